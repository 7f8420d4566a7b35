"""People: a first and last name, with the office beside it or without.

Found: `sindaco Gianluca Galimberti`, `Enzo Lattuca, presidente dell'Unione`, `gli ingegneri Luca Amadei e
Francesco Giannini`, `Chiara Putaturo (Transparency International Italia)`.
Not found: surnames alone, bylines, and names given to streets, buildings, schools, awards and foundations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Person, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.offices import Office, office_after, office_before
from initiatives.extraction.rules.person_names import Name, person_names
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, read_page

_DIVIDES = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*(?:,\s*(?:ed?\s)?|ed?\s)\s*")
BEFORE = Reason("l'incarico sta davanti al nome", "the office stands before the name")
AFTER = Reason("l'incarico segue il nome", "the office follows the name")
SHARED = Reason("l'incarico al plurale vale per più nomi", "a plural office holds for several names")
NAMED = Reason("nome e cognome, senza incarico", "first and last name, without an office")
UNUSUAL = Reason("nome non in elenco, accanto a un incarico", "a first name not on the list, beside an office")
REJECTED = Reason("nome già respinto in altri documenti", "a name that editors rejected in other documents")


@rule("person", Stage.NAMES)
def find_people(text: Text) -> Iterable[Fact]:
    """Each mention of a person, with the office that stands beside it."""
    page = read_page(text.string)
    previous: tuple[Name, Office | None] | None = None
    for name in person_names(page, text):
        before = office_before(page, name)
        after = None if before else office_after(page, name)
        shared = None if before or after else _shared_office(page, previous, name)
        office = before or after or shared
        previous = (name, office)
        if office is None and not _stands_alone(page, name, text):
            continue
        yield _fact(text, name, office, _how(before, after, shared, name))


def _shared_office(page: Page, previous: tuple[Name, Office | None] | None, name: Name) -> Office | None:
    """The plural office of the person just before: `i sindaci A B (X) e C D (Y)`."""
    if previous is None or previous[1] is None or not previous[1].plural:
        return None
    between = page.text[page.ends[previous[0].last - 1] : page.starts[name.first]]
    if len(between) > 80 or "." in between or ";" in between or "\n" in between:
        return None
    return previous[1] if _DIVIDES.fullmatch(between) else None


def _stands_alone(page: Page, name: Name, text: Text) -> bool:
    """Without an office only a listed given name counts, in mixed case, and no place of the same words."""
    if not name.listed or page.words[name.first].isupper():
        return False
    place = text.knowledge.place_gazetteer.exact(page, name.first) if text.knowledge else None
    return place is None or place.last == name.first + 1


def _how(before, after, shared, name: Name) -> tuple[str, float, Reason]:
    if before:
        return ("people/office-before", 0.97, BEFORE) if name.listed else ("people/office-unlisted", 0.87, UNUSUAL)
    if after:
        return ("people/office-after", 0.97, AFTER) if name.listed else ("people/office-unlisted", 0.87, UNUSUAL)
    if shared:
        return "people/office-shared", 0.95, SHARED
    return "people/name-only", 0.82, NAMED


def _fact(text: Text, name: Name, office: Office | None, how: tuple[str, float, Reason]) -> Fact:
    rule_id, score, reason = how
    beside = office and rule_id != "people/office-shared"
    start = min(name.start, office.start) if beside else name.start
    end = max(name.end, office.end) if beside else name.end
    if text.knowledge and text.knowledge.rejections("person", name.value) > 1:
        score, reason = min(score, 0.4), REJECTED
    return Fact(Person(name.value, office.phrase if office else None), start, end, rule_id, score, reason)
