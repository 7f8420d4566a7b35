"""A rounded repeat of an exact sum (`circa 3 milioni` beside `2.967.000 euro`) is no second amount."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.facts import Amount, Fact
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.text import Text

_SLACK = Decimal("0.02")
_SLACK_STATED = Decimal("0.06")  # where the text itself says circa, oltre, quasi
_ROUND_FORM = re.compile(r"mila|milion|mln|miliard|mld|mezz|cento|(?<!\w)M(?!\w)", re.IGNORECASE)


@refinement("amount", Stage.FIGURES)
def without_rounded_repeats(text: Text, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    exact = sorted({(fact.value.currency, fact.value.value) for fact in facts if not fact.value.approximate})
    repeated: dict[Amount, bool] = {}
    for fact in facts:
        if not fact.value.approximate and not _ROUND_FORM.search(fact.evidence(text.string)):
            yield fact
            continue
        if fact.value not in repeated:
            repeated[fact.value] = _repeats(fact.value, exact)
        if not repeated[fact.value]:
            yield fact


def _repeats(rounded: Amount, exact: list[tuple[str, Decimal]]) -> bool:
    """Whether `rounded` has at most three digits that count, one of `exact` more, and they differ by a rounding.

    One digit more may be another sum (12mila, 12.500 euro); three digits that are rounded leave no doubt (178mila, 178.400 euro).
    """
    digits = _digits(rounded.value)
    if digits > 3:
        return False
    slack = _SLACK_STATED if rounded.approximate else _SLACK
    first = bisect_left(exact, (rounded.currency, rounded.value / (1 + slack)))
    last = bisect_right(exact, (rounded.currency, rounded.value / (1 - slack)))
    unit = Decimal(1).scaleb(rounded.value.normalize().as_tuple().exponent)
    return any(
        _digits(value) > digits + 1 or digits == 3 and _digits(value) > 3 and abs(value - rounded.value) < unit
        for _, value in exact[first:last]
    )


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
