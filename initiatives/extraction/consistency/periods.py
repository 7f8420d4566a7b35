"""A stated length against a dated period beside it: `24 mesi dal giugno del 2023 a maggio del 2025`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.edtf import Edtf, parse
from initiatives.extraction.facts import Check, Fact, Reason
from initiatives.extraction.text import Text

_REACH = 80
_SIDE_BY_SIDE = 25  # farther off, the length may be that of something else


def periods(text: Text, facts: tuple[Fact, ...]) -> Iterator[Check]:
    lengths = [(index, fact) for index, fact in enumerate(facts) if fact.kind == "duration"]
    for index, fact in enumerate(facts):
        if fact.kind != "date" or "/" not in fact.value.edtf:
            continue
        period = parse(fact.value.edtf)
        if period.earliest is None or period.latest is None:
            continue
        nearest = bisect_left(lengths, fact.start, key=lambda length: length[1].start)
        for number, length in lengths[max(0, nearest - 1) : nearest + 1]:
            gap = _gap(text, fact, length)
            if gap is not None:
                yield from _compare((number, index), length, fact, _months(period), gap)


def _gap(text: Text, period: Fact, length: Fact) -> int | None:
    """Characters between the two within one sentence, None where they hardly belong together."""
    if text.sentence_at(period.start) != text.sentence_at(length.start):
        return None
    gap = max(period.start - length.end, length.start - period.end)
    return gap if gap <= _REACH else None


def _months(period: Edtf) -> Decimal:
    """Length in months, the last one counted whole: June 2023 to May 2025 is 24."""
    first, last = period.earliest, period.latest
    days = (last - first).days + 1
    if first.day == 1 and (last.day >= 28 or days > 27):
        return Decimal((last.year - first.year) * 12 + last.month - first.month + 1)
    return Decimal(round(days / 30.44, 1))


def _compare(indexes: tuple[int, int], length: Fact, period: Fact, months: Decimal, gap: int) -> Iterator[Check]:
    least, most = length.value.min_months, length.value.max_months
    slack = max(Decimal(1), most / 12)
    stated = f"{least:g}" if least == most else f"{least:g}-{most:g}"
    if least - slack <= months <= most + slack:
        message = Reason(
            f"{stated} mesi e il periodo {period.value.edtf} concordano",
            f"{stated} months and the period {period.value.edtf} agree",
        )
        yield Check("period", "agrees", message, indexes)
    elif gap <= _SIDE_BY_SIDE:
        message = Reason(
            f"{stated} mesi dichiarati, ma il periodo {period.value.edtf} ne dura {months:g}",
            f"{stated} months stated, but the period {period.value.edtf} has {months:g}",
        )
        yield Check("period", "look", message, indexes)
