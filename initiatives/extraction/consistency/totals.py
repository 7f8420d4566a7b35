"""Sums in a row against a total stated before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.consistency.wording import number_en, number_it
from initiatives.extraction.facts import Check, Fact, Reason
from initiatives.extraction.text import Text

_TOTAL = re.compile(
    r"(?<!\w)(?:total[ei]|in[ ]tutto|complessiv\w+|somma[ ]complessiva)(?:[ ]\w+){0,4}[ .:|–-]*(?:€[ ]?|di[ ]|oltre[ ]|circa[ ])*$",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_PARTS = 40
_ROUNDED = Decimal("0.03")


def totals(text: Text, facts: tuple[Fact, ...]) -> Iterator[Check]:
    sums = [(index, fact) for index, fact in enumerate(facts) if fact.kind == "amount"]
    for position, (index, total) in enumerate(sums):
        after = sums[position + 1 : position + 1 + _MOST_PARTS]
        before = sums[max(0, position - _MOST_PARTS) : position][::-1]
        parts = _adding_up(total, after) or _adding_up(total, before)
        if parts:
            yield _agrees(total, index, parts)
        elif before and _closes_a_column(text, total, before):
            yield from _differs(text, total, index, before)


def _adding_up(total: Fact, candidates: list[tuple[int, Fact]]) -> tuple[int, ...]:
    """The fewest of the next sums that make the total; the first ones in a row, so that chance is kept small."""
    running = Decimal(0)
    slack = total.value.value * _ROUNDED if total.value.approximate else Decimal("0.02")
    for count, (_, fact) in enumerate(candidates, 1):
        if fact.value.currency != total.value.currency:
            return ()
        running += fact.value.value
        if running > total.value.value + slack:
            return ()
        if count > 1 and abs(running - total.value.value) <= slack:
            return tuple(index for index, _ in candidates[:count])
    return ()


def _agrees(total: Fact, index: int, parts: tuple[int, ...]) -> Check:
    message = Reason(
        f"{len(parts)} parti danno il totale di {number_it(total.value.value)}",
        f"{len(parts)} parts add up to the total of {number_en(total.value.value)}",
    )
    return Check("total", "agrees", message, (index, *parts))


def _closes_a_column(text: Text, total: Fact, before: list[tuple[int, Fact]]) -> bool:
    """Whether `Totale` stands before the sum on a line of its own, under lines with one sum each."""
    line = text.line_at(total.start)
    lead = text.string[max(line.start, total.start - 60) : total.start]
    above = text.line_at(before[0][1].start)
    return len(lead) < 60 and bool(_TOTAL.search(lead)) and above != line and line.start - above.end < 3


def _differs(text: Text, total: Fact, index: int, before: list[tuple[int, Fact]]) -> Iterator[Check]:
    column = []
    below = text.line_at(total.start)
    for number, fact in before:
        line = text.line_at(fact.start)
        if below.start - line.end > 2:
            break
        column.append((number, fact))
        below = line
    if len(column) < 2:
        return
    found = sum(fact.value.value for _, fact in column)
    message = Reason(
        f"le {len(column)} voci danno {number_it(found)}, il totale dichiarato è {number_it(total.value.value)}",
        f"the {len(column)} items add up to {number_en(found)}, the stated total is {number_en(total.value.value)}",
    )
    yield Check("total", "look", message, (index, *(number for number, _ in column)))
