"""Bodies that act: public bodies, companies, foundations, universities, ministries, European institutions.

Found: known bodies, names opened by their noun (`Fondazione …`), companies by their legal form, the body in an
office (`presidente di Tper`), the name in brackets behind a person, and the neighbours of bodies in a list.
Not found: `il Comune`, the Giunta, internal offices, venues, towns inside a body's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.knowledge import Knowledge
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.acronyms import Acronym, acronym_beside, split_acronym
from initiatives.extraction.rules.body_names import named_body
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.rules.companies import FORM_WORDS, WITHIN_FORM, company_at
from initiatives.extraction.rules.known_bodies import known_body
from initiatives.extraction.rules.place_traps import is_letterhead
from initiatives.extraction.rules.quotations import quoted_spans
from initiatives.extraction.rules.territorial_bodies import territorial_body
from initiatives.extraction.text import Text
from initiatives.extraction.words import LETTERS_A_NAME, Page, read_page

#: How each reading is explained and how often it is right.
READINGS = {
    "known": ("organisations/known", 0.96, Reason("ente in elenco", "a body on the list")),
    "learned": ("organisations/learned", 0.96, Reason("nome imparato dai redattori", "a name learned from editors")),
    "territory": ("organisations/territorial", 0.97, Reason("ente di un territorio in elenco", "the body of a listed territory")),
    "territory-unknown": (
        "organisations/territorial-unlisted",
        0.8,
        Reason("ente di un territorio non in elenco", "the body of an unlisted territory"),
    ),
    "state": ("organisations/state", 0.95, Reason("ministero, dipartimento o agenzia", "a ministry, department or agency")),
    "institution": ("organisations/noun", 0.94, Reason("nome aperto dal tipo di ente", "a name opened by the kind of body")),
    "labelled": (
        "organisations/labelled",
        0.87,
        Reason("nome dopo «società», «associazione» e simili", "a name after a word such as company"),
    ),
    "legal-form": ("organisations/legal-form", 0.95, Reason("nome con forma giuridica", "a name with its legal form")),
}
#: Of two readings of the same words: what editors taught, then a territory, then the list.
PREFERENCE = {"learned": 4, "territory": 3, "known": 2}
REJECTED = Reason("nome già respinto in altri documenti", "a name that editors rejected in other documents")


@rule("organisation", Stage.NAMES)
def find_organisations(text: Text) -> Iterable[Fact]:
    """Each mention of a body, with its acronym where it stands beside the name."""
    page = read_page(text.string)
    if text.knowledge is None:
        return
    quoted = quoted_spans(text.string)
    for body in body_mentions(page, text.knowledge):
        if body.how == "territory" and is_letterhead(text, page.starts[body.first], page.ends[body.last - 1]):
            continue
        if not quoted.covers(page.starts[body.first]):
            yield fact_of(text, page, body)


def body_mentions(page: Page, knowledge: Knowledge) -> Iterator[BodyName]:
    """Names of bodies from left to right; of several readings of one place the longest."""
    known = page.where(knowledge.body_gazetteer.beginnings)
    past = 0
    likely = sorted({*known, *page.where(HEADS), *page.capitals_before(FORM_WORDS, WITHIN_FORM)})
    for at in page.in_measure(likely, LETTERS_A_NAME):
        if at < past:
            continue
        readings = [
            reading
            for reading in (
                territorial_body(page, at, knowledge.place_gazetteer),
                named_body(page, at),
                company_at(page, at),
                known_body(page, at, knowledge),
            )
            if reading
        ]
        if readings:
            best = max(readings, key=lambda reading: (reading.last, PREFERENCE.get(reading.how, 1)))
            yield best
            past = best.last


def fact_of(text: Text, page: Page, body: BodyName) -> Fact:
    """The fact that a name of a body states, acronym and evidence included."""
    rule_id, score, reason = READINGS[body.how]
    start, end = page.starts[body.first], body.end or page.ends[body.last - 1]
    name = body.meant or " ".join(text.string[start:end].split())
    plain = Acronym(name, "", start, end)
    pair = plain if body.meant else split_acronym(name, start, end) or acronym_beside(page, body.first, body.last) or plain
    if text.knowledge.rejections("organisation", pair.name or name) > 1:
        score, reason = min(score, 0.4), REJECTED
    return Fact(Organisation(pair.name or name, "other", pair.acronym), pair.start, pair.end, rule_id, score, reason)
