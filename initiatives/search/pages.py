"""Pages over a selection in a total order, by cursors that hold while records come and go.

A cursor says after (or before) which value and record the page begins, so nothing that stays is skipped or repeated.
What has no value in the order's column comes last, both ways.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from pyroaring import BitMap

from initiatives.models import PublishedInitiative
from initiatives.models.search_index import fold
from initiatives.search.index import NOT_STATED, Index

#: Which column each order of the parameter `ordering` goes by; `published` goes by the sequence itself.
COLUMN = {"published": "", "changed": "changed", "date": "latest", "amount": "amount", "title": "title", "relevance": "relevance"}
ORDER_OF = {name[0]: name for name in COLUMN}
#: `Pn120`, `An12.5000000`, `tn7.7061646f7661`: every text of this form is a position, whether or not a record is there.
CURSOR = r"(?:[Pp][np][0-9]{1,10}|R[np][0-9]{1,10}\.[0-9]{1,2}|[AaCcDd][np][0-9]{1,10}(?:\.[0-9]{1,17})?|[Tt][np][0-9]{1,10}\.(?:[0-9a-f]{2}){0,800})"
_CURSOR = re.compile(CURSOR)
LAST = 2**32 - 2  # the greatest sequence a bitmap holds, less one
#: How well each record fits the text: (score, records), best first, made only where that order is asked for.
Tiers = Callable[[], list[tuple[int, BitMap]]]
#: A selection under this share of all is sorted by itself; a larger one is met by walking the whole order.
SPARSE = 50


class InvalidCursor(ValueError):
    """What was sent is no cursor."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an order: before or after the record of that value and sequence."""

    value: int | str | None
    sequence: int
    backwards: bool = False


@dataclass
class Page:
    """Some records of a selection: `sequences` in order; the rows are read when asked for, in one query."""

    sequences: list[int]
    next_cursor: str = ""
    previous_cursor: str = ""
    start: int = 0  # how many records of the selection come before

    @cached_property
    def rows(self) -> list[PublishedInitiative]:
        found = PublishedInitiative.objects.public().defer("search_text", "detail_json").in_bulk(self.sequences)
        return [found[sequence] for sequence in self.sequences if sequence in found]


def page(index: Index, chosen: BitMap, ordering: str, limit: int, cursor: str = "", tiers: Tiers | None = None) -> Page:
    """The page of `chosen` that `cursor` asks for, in the cursor's own order; the first in `ordering` without one."""
    ordering, position = read_cursor(cursor) if cursor else (ordering, None)
    if ordering == "relevance":
        return _page_by_fit(tiers() if tiers else [(0, chosen)], limit, position)
    name, descending = COLUMN[ordering.removeprefix("-")], ordering.startswith("-")
    if not name:
        return _page_by_sequence(chosen, ordering, descending, limit, position)
    if position and position.backwards:
        found = list(islice(_walk(index, chosen, name, not descending, position, nulls_first=True), limit + 1))
        more_before, sequences = len(found) > limit, found[:limit][::-1]
        more_after = True
    else:
        found = list(islice(_walk(index, chosen, name, descending, position), limit + 1))
        more_after, sequences = len(found) > limit, found[:limit]
        more_before = position is not None
    if not sequences:
        return Page([])
    first, last = (_position(index, name, sequence) for sequence in (sequences[0], sequences[-1]))
    if position and position.backwards:
        more_after = any(True for _ in _walk(index, chosen, name, descending, last))
    elif position:
        more_before = any(True for _ in _walk(index, chosen, name, not descending, first, nulls_first=True))
    return Page(
        sequences,
        write_cursor(ordering, last, backwards=False) if more_after else "",
        write_cursor(ordering, first, backwards=True) if more_before else "",
        _before(index, chosen, name, descending, first) if position else 0,
    )


def everything_in_order(index: Index, chosen: BitMap, ordering: str, tiers: Tiers | None = None) -> Iterator[int]:
    """All sequences of a selection, in order: for exports."""
    if ordering == "relevance":
        return _by_fit(tiers() if tiers else [(0, chosen)], None)
    return _walk(index, chosen, COLUMN[ordering.removeprefix("-")], ordering.startswith("-"), None)


def _page_by_sequence(chosen: BitMap, ordering: str, descending: bool, limit: int, position: Position | None) -> Page:
    """The page in the order of the sequences themselves, cut out of the bitmap: by arithmetic, without a walk."""
    before = 0
    if position:
        upto = chosen.rank(position.sequence)
        if descending:
            upto = len(chosen) - upto
        on_it = position.sequence in chosen
        ahead = upto if descending else upto - on_it  # records on the near side of the position
        before = max(0, ahead - limit) if position.backwards else ahead + on_it
        limit = min(limit, ahead) if position.backwards else limit
    after = min(before + limit, len(chosen))
    sequences = list(chosen[len(chosen) - after : len(chosen) - before])[::-1] if descending else list(chosen[before:after])
    if not sequences:
        return Page([])
    first, last = Position(None, sequences[0]), Position(None, sequences[-1])
    return Page(
        sequences,
        write_cursor(ordering, last, backwards=False) if after < len(chosen) else "",
        write_cursor(ordering, first, backwards=True) if before else "",
        before,
    )


def _page_by_fit(tiers: list[tuple[int, BitMap]], limit: int, position: Position | None) -> Page:
    """The page in the order of fit: the best first, among equals the newest."""
    backwards = bool(position and position.backwards)
    found = list(islice(_by_fit(tiers, position, backwards=backwards), limit + 1))
    sequences = found[:limit][::-1] if backwards else found[:limit]
    if not sequences:
        return Page([])
    first, last = (_fit_of(tiers, sequence) for sequence in (sequences[0], sequences[-1]))
    more_after = len(found) > limit if not backwards else any(True for _ in _by_fit(tiers, last))
    more_before = any(True for _ in _by_fit(tiers, first, backwards=True)) if position else False
    ahead = sum(len(records) for score, records in tiers if score > first.value)
    ahead += next(len(records) - records.rank(first.sequence) for score, records in tiers if score == first.value)
    return Page(
        sequences,
        write_cursor("relevance", last, backwards=False) if more_after else "",
        write_cursor("relevance", first, backwards=True) if more_before else "",
        ahead,
    )


def _by_fit(tiers: list[tuple[int, BitMap]], after: Position | None, *, backwards: bool = False) -> Iterator[int]:
    for score, records in reversed(tiers) if backwards else tiers:
        passed = after is not None and (score < after.value if backwards else score > after.value)
        if not passed:
            yield from _by_sequence(records, not backwards, after.sequence if after is not None and score == after.value else None)


def _fit_of(tiers: list[tuple[int, BitMap]], sequence: int) -> Position:
    return Position(next(score for score, records in tiers if sequence in records), sequence)


def write_cursor(ordering: str, position: Position, *, backwards: bool) -> str:
    """Order (a letter, a capital for descending), way, sequence, and the value where the order has one: `An12.5000000`."""
    letter = "R" if ordering == "relevance" else ordering.removeprefix("-")[0]
    value = position.value.encode().hex() if isinstance(position.value, str) else position.value
    head = f"{letter.upper() if ordering.startswith('-') else letter}{'p' if backwards else 'n'}{position.sequence}"
    return head if value is None else f"{head}.{value}"


def read_cursor(text: str) -> tuple[str, Position]:
    """The order and the position that `text` stands for; InvalidCursor for what is no cursor."""
    if not _CURSOR.fullmatch(text):
        raise InvalidCursor(text)
    letter, way = text[0], text[1]
    sequence, _, written = text[2:].partition(".")
    ordering = ORDER_OF[letter.lower()]
    value: int | str | None = int(written) if written and ordering != "title" else None
    if ordering == "title":
        value = bytes.fromhex(written).decode(errors="replace")
    falling = letter.isupper() and ordering != "relevance"
    return f"-{ordering}" if falling else ordering, Position(value, min(int(sequence), LAST), way == "p")


def _position(index: Index, name: str, sequence: int) -> Position:
    if not name:
        return Position(None, sequence)
    if name == "title":
        return Position(fold(index.titles[sequence]), sequence)
    value = index.columns[name][sequence]
    return Position(None if value == NOT_STATED else value, sequence)


def _walk(index: Index, chosen: BitMap, name: str, descending: bool, after: Position | None, nulls_first: bool = False) -> Iterator[int]:
    """The records beyond `after`, one way or the other; `nulls_first` when an order is walked backwards."""
    if not name:
        return _by_sequence(chosen, descending, after.sequence if after else None)
    order = _order(index, chosen, name)
    missing = BitMap() if name == "title" else chosen - index.stated(name)
    parts = []
    in_missing = after is not None and after.value is None and name != "title"
    if in_missing:
        parts.append(_by_sequence(missing, descending, after.sequence))
        if nulls_first:
            parts.append(_by_value(index, chosen, order, name, descending, None))
    else:
        parts.append(_by_value(index, chosen, order, name, descending, after))
        if not nulls_first:
            parts.append(_by_sequence(missing, descending, None))
    return chain(*parts)


def _order(index: Index, chosen: BitMap, name: str):
    """Sequences with a value, ascending: those of a sparse selection, or of all."""
    whole = index.orders[name]
    if len(chosen) * SPARSE > len(whole):
        return whole
    return sorted(chosen & index.stated(name), key=index.key(name))


def _by_value(index: Index, chosen: BitMap, order, name: str, descending: bool, after: Position | None) -> Iterator[int]:
    key = index.key(name)
    if descending:
        stop = len(order) if after is None else bisect_left(order, (after.value, after.sequence), key=key)
        return (order[place] for place in range(stop - 1, -1, -1) if order[place] in chosen)
    start = 0 if after is None else bisect_right(order, (after.value, after.sequence), key=key)
    return (order[place] for place in range(start, len(order)) if order[place] in chosen)


def _by_sequence(chosen: BitMap, descending: bool, after: int | None) -> Iterator[int]:
    """Slices of the bitmap, so that a page costs the same wherever it lies."""
    step = 128
    if descending:
        stop = len(chosen) if after is None else chosen.rank(after) - (after in chosen)
        while stop > 0:
            start = max(0, stop - step)
            yield from reversed(list(chosen[start:stop]))
            stop = start
    else:
        start = 0 if after is None else chosen.rank(after)
        while start < len(chosen):
            yield from chosen[start : start + step]
            start += step


def _before(index: Index, chosen: BitMap, name: str, descending: bool, first: Position) -> int:
    """How many of `chosen` come before the record at `first`."""
    if not name:
        return len(chosen) - chosen.rank(first.sequence) if descending else chosen.rank(first.sequence) - 1
    order, key = _order(index, chosen, name), index.key(name)
    if first.value is None:
        missing = chosen - index.stated(name)
        return len(chosen) - len(missing) + _before(index, missing, "", descending, first)
    place = bisect_left(order, (first.value, first.sequence), key=key)
    ahead = order[place + 1 :] if descending else order[:place]
    return BitMap(ahead).intersection_cardinality(chosen)
