"""A rounded repeat of an exact sum (`circa 3 milioni` beside `2.967.000 euro`) is no second amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.facts import Fact
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.text import Text

_SLACK = Decimal("0.02")
_SLACK_STATED = Decimal("0.06")


@refinement("amount", Stage.FIGURES)
def without_rounded_repeats(text: Text, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    for fact in facts:
        if not any(_repeats(text, fact, other) for other in facts):
            yield fact


_ROUND_FORM = re.compile(r"mila|milion|mln|miliard|mld|mezz|cento|(?<!\w)M(?!\w)", re.IGNORECASE)


def _repeats(text: Text, rounded: Fact, exact: Fact) -> bool:
    """Whether `rounded` has at most two digits that count, `exact` more, and they differ by a rounding."""
    short, long = rounded.value, exact.value
    if not short.approximate and not _ROUND_FORM.search(rounded.evidence(text.string)):
        return False
    if short.currency != long.currency or short.value == long.value or long.approximate:
        return False
    if _figures(short.value) > 3 or _figures(long.value) <= _figures(short.value) + 1:
        return False
    slack = _SLACK_STATED if short.approximate else _SLACK
    return abs(short.value - long.value) <= slack * long.value


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
