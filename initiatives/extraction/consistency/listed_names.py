"""`28 Comuni` against the names that the text lists beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from initiatives.extraction.facts import Check, Fact, Reason
from initiatives.extraction.text import Text

_UNITS = {"comuni": "municipality", "municipi": "municipality", "città": "municipality", "paesi": "municipality",
          "province": "province", "regioni": "region"}  # fmt: skip
_FEWEST = 3
_REACH = 300
_LONGEST_GAP = 30


def listed_names(text: Text, facts: tuple[Fact, ...]) -> Iterator[Check]:
    places = {(fact.value.name, fact.value.level): index for index, fact in enumerate(facts) if fact.kind == "place"}
    quantities = [(index, fact) for index, fact in enumerate(facts) if fact.kind == "quantity"]
    for level in sorted(set(_UNITS.values())):
        counts = [(index, fact) for index, fact in quantities if _UNITS.get(fact.value.unit) == level]
        rows = _rows(text, [fact for fact in text.facts("place") if fact.value.level == level]) if counts else []
        for row in rows:
            count = _announced(counts, row)
            if count:
                listed = tuple(sorted({places[fact.value.name, level] for fact in row if (fact.value.name, level) in places}))
                yield from _compare(*count, listed, len({fact.value.name for fact in row}))


def _rows(text: Text, places: list[Fact]) -> list[list[Fact]]:
    """Places of one level in a row, with nothing but a few signs or words and no full stop between."""
    rows: list[list[Fact]] = []
    for place in places:
        last = rows[-1][-1] if rows else None
        if last and place.start - last.end <= _LONGEST_GAP and not _breaks(text.string[last.end : place.start]):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [row for row in rows if len({fact.value.name for fact in row}) >= _FEWEST]


def _breaks(gap: str) -> bool:
    return ". " in gap or any(len(word) > 10 for word in gap.split())


def _announced(counts: list[tuple[int, Fact]], row: list[Fact]) -> tuple[int, Fact] | None:
    """The count nearest to the row, before it or right behind it."""
    behind = bisect_left(counts, row[0].start, key=lambda count: count[1].start)
    near = [
        (min(abs(row[0].start - count.end), abs(count.start - row[-1].end)), index, count)
        for index, count in counts[max(0, behind - 1) : behind + 1]
    ]
    distance, index, count = min(near, default=(_REACH + 1, 0, None), key=lambda candidate: candidate[0])
    return (index, count) if distance <= _REACH else None


def _compare(index: int, count: Fact, listed: tuple[int, ...], found: int) -> Iterator[Check]:
    stated, unit = int(count.value.value), count.value.unit
    if stated == found:
        message = Reason(f"{stated} {unit} dichiarati e {found} nomi elencati", f"{stated} {unit} stated and {found} names listed")
        yield Check("listed-names", "agrees", message, (index, *listed))
    elif abs(stated - found) <= max(2, stated // 4) and stated > 2:  # fewer by far are examples, no list
        message = Reason(f"{stated} {unit} dichiarati, ma {found} nomi elencati", f"{stated} {unit} stated, but {found} names listed")
        yield Check("listed-names", "look", message, (index, *listed))
