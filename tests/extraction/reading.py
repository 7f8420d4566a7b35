"""What the tests of the rules ask: which values of a kind a text gives."""

from __future__ import annotations

from initiatives.extraction.facts import Fact
from initiatives.extraction.pipeline import extract


def facts(kind: str, text: str) -> list[Fact]:
    """All facts of one kind, their passages checked against the text."""
    found = [fact for fact in extract(text).facts if fact.kind == kind]
    for fact in found:
        assert 0 <= fact.start < fact.end <= len(text)
        assert 0 < fact.score <= 1
        assert fact.reason.it and fact.reason.en
        assert fact.rule.startswith(kind[:2])
    return found


def names(kind: str, text: str) -> set[str]:
    """The names of one kind, typographic apostrophes made plain."""
    return {fact.value.name.replace("’", "'") for fact in facts(kind, text)}
