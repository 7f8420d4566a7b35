"""Where a programme's name is rather a body's, a person's, an office's or a place's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from initiatives.extraction.facts import Fact
from initiatives.extraction.gazetteer import keys_of
from initiatives.extraction.phrases import OF_OR_FOR
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, read_page

#: The title of an axis (`Asse 2 “Agenda Digitale”`) is no programme of its own.
_AXIS_BEFORE = re.compile(r"(?:Asse|Priorit[àa])[ ][\dIVX.]{1,5}[ ][“\"«(–-]?[ ]?$")
#: These readings of a programme are sure enough to stand against a body's or an office's words.
FIRM = frozenset({"programmes/known", "programmes/learned", "programmes/quoted"})
#: These readings of a body are no match for a firm programme.
WEAK_BODIES = frozenset(
    {
        "organisations/noun",
        "organisations/labelled",
        "organisations/office",
        "organisations/agent",
        "organisations/bracket",
        "organisations/list",
    }
)


@refinement("programme", Stage.NAMES, order=4)
def drop_other_names(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Keep what is no body, no person, no part of an office, no place; cut what runs on into a body's name."""
    page = read_page(text.string)
    bodies, people = text.facts("organisation"), text.facts("person")
    acronyms = {fold(fact.value.acronym) for fact in bodies if fact.value.acronym} | {fold(fact.value.name) for fact in bodies}
    for fact in facts:
        if fold(fact.value.name) in acronyms or _overlaps(people, fact) and fact.rule not in FIRM:
            continue
        if _is_place(page, text, fact) or _AXIS_BEFORE.search(text.string, max(0, fact.start - 16), fact.start):
            continue
        cut = _cut(page, fact, bodies)
        if cut is not None:
            yield cut


def _overlaps(others: tuple[Fact, ...], fact: Fact) -> bool:
    return any(True for _ in _touching(others, fact))


def _touching(others: tuple[Fact, ...], fact: Fact) -> Iterable[Fact]:
    """Facts of `others` (in order, hardly ever nested) that share a character with `fact`."""
    first = max(0, bisect_left(others, fact.start, key=lambda other: other.start) - 2)
    last = bisect_right(others, fact.end, key=lambda other: other.start)
    return (other for other in others[first:last] if other.start < fact.end and fact.start < other.end)


def _cut(page: Page, fact: Fact, bodies: tuple[Fact, ...]) -> Fact | None:
    for body in _touching(bodies, fact):
        if body.rule in WEAK_BODIES and fact.rule in FIRM and not (body.start <= fact.start and fact.end < body.end):
            continue
        if body.start <= fact.start:
            return None
        if body.rule == "organisations/territorial" and fact.end >= body.end:
            continue
        before = page.before(body.start)
        if page.keys[before] not in OF_OR_FOR:
            if fact.rule in FIRM:
                continue
            return None
        end = page.ends[before - 1]
        if end <= fact.start:
            return None
        name = " ".join(page.text[fact.start : end].split())
        if len(keys_of(name)) < 2:
            return None
        fact = replace(fact, value=replace(fact.value, name=name), end=end)
    return fact


def _is_place(page: Page, text: Text, fact: Fact) -> bool:
    """`Borgo Velino`, `Mercato S. Severino`: all the words are the name of a place."""
    if text.knowledge is None or fact.rule in FIRM:
        return False
    at = page.at(fact.start)
    if at >= len(page):
        return False
    places = text.knowledge.place_gazetteer
    hit = places.exact(page, at)
    return hit is not None and hit.end >= fact.end
