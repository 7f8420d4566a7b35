"""Names of bodies that run on into a person's: `il rettore dell'Università della Tuscia Carla Neri`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from initiatives.extraction.facts import Fact
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text


@refinement("organisation", Stage.NAMES, order=2)
def without_people(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The bodies, cut where a person with an office begins inside; a bare noun is none, another lone word stays as it is."""
    people = sorted(_names(text))
    for fact in facts:
        index = bisect_right(people, (fact.end,)) - 1
        start, end = people[index] if index >= 0 else (0, 0)
        kept = text.string[fact.start : start].rstrip(" ,") if fact.start < start < fact.end == end else ""
        if kept and " " not in kept and fold(kept) in HEADS:
            continue  # dell'Ausl: nothing but the noun is left
        yield replace(fact, value=replace(fact.value, name=kept), end=fact.start + len(kept)) if " " in kept else fact


def _names(text: Text) -> Iterable[tuple[int, int]]:
    """Where people with an office are named, the office left out."""
    for fact in text.facts("person"):
        start = text.string.find(fact.value.name, fact.start, fact.end)
        if start >= 0 and fact.value.office:
            yield start, start + len(fact.value.name)
