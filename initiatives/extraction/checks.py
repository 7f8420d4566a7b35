"""Where the facts of one document confirm or contradict one another, as data for the editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from initiatives.extraction.facts import Check, Fact
from initiatives.extraction.text import Text

Checker = Callable[[Text, tuple[Fact, ...]], Iterable[Check]]

CHECKERS: tuple[Checker, ...] = ()


def run_checks(text: Text, facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """All checks of `facts`, whose indexes the results refer to."""
    return tuple(check for checker in CHECKERS for check in checker(text, facts))
