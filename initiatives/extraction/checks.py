"""Where the facts of one document confirm or contradict one another, as data for the editor.

Each check is a function from the text and its facts to results that name the facts by index. `agrees` confirms, `look` asks the
editor to compare, `blocks` cannot be true. Nothing is said where there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from initiatives.extraction.consistency.listed_names import listed_names
from initiatives.extraction.consistency.periods import periods
from initiatives.extraction.consistency.populations import populations
from initiatives.extraction.consistency.totals import totals
from initiatives.extraction.consistency.weekdays import weekdays
from initiatives.extraction.facts import Check, Fact
from initiatives.extraction.text import Text

Checker = Callable[[Text, tuple[Fact, ...]], Iterable[Check]]

CHECKERS: tuple[Checker, ...] = (listed_names, weekdays, totals, periods, populations)


def run_checks(text: Text, facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """All checks of `facts`, whose indexes the results refer to."""
    return tuple(check for checker in CHECKERS for check in checker(text, facts))
