"""Programmes, calls, plans, funds, projects, networks and the named services that a text is about.

Found: what is on the list, titles in quotation marks, names behind their noun (`progetto Invest in Bari`), names
that open with one (`Agenda digitale Alta Irpinia`), coined words (`DigiVillae`).
Not found: SPID, CIE, pagoPA and the like in passing, ships and schools in quotation marks, what somebody said, bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from initiatives.extraction.facts import Fact, Programme, Reason
from initiatives.extraction.lexicon.triggers import CALLED, HEADS_OF_NAMES, TRIGGERS, UTILITIES
from initiatives.extraction.phrases import OF
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.document_kind import kind_weights
from initiatives.extraction.rules.known_programmes import known_names, operational_programmes
from initiatives.extraction.rules.programme_names import (
    EXPLAINING,
    WITHIN_EXPLANATION,
    SchemeName,
    announced_name,
    coinable,
    coined_name,
    explained_name,
    headed_name,
    marked_names,
    quoted_titles,
    spelt_out,
)
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, fold, read_page

READINGS = {
    "known": ("programmes/known", 0.95, Reason("programma in elenco", "a programme on the list")),
    "learned": ("programmes/learned", 0.96, Reason("nome imparato dai redattori", "a name learned from editors")),
    "announced": (
        "programmes/quoted",
        0.95,
        Reason("titolo tra virgolette dopo «progetto», «bando» e simili", "a quoted title behind a word such as project"),
    ),
    "title": ("programmes/title", 0.92, Reason("titolo tra virgolette", "a title in quotation marks")),
    "announced-capitals": (
        "programmes/announced",
        0.88,
        Reason("nome dopo «progetto», «bando» e simili", "a name behind a word such as project"),
    ),
    "headed": ("programmes/noun", 0.7, Reason("nome aperto da «Piano», «Agenda» e simili", "a name that opens with a word such as plan")),
    "coined": ("programmes/coined", 0.84, Reason("parola coniata", "a coined word")),
    "spelt-out": ("programmes/spelt-out", 0.9, Reason("sigla sciolta tra parentesi", "an acronym spelt out in brackets")),
    "explained": (
        "programmes/explained",
        0.8,
        Reason("nome seguito da «progetto», «piattaforma» e simili", "a name followed by a word such as project"),
    ),
}
REJECTED = Reason("nome già respinto in altri documenti", "a name that editors rejected in other documents")
ANNOUNCING = TRIGGERS | CALLED
#: Each way to name a programme with the capitalised words at which it may.
FINDERS = (
    (headed_name, lambda page: page.capitals_among(HEADS_OF_NAMES)),
    (coined_name, coinable),
    (spelt_out, lambda page: [at for at in page.capitals if page.gaps[at][:2] == " ("] if " (" in page.text else []),
    (explained_name, lambda page: page.capitals_before(EXPLAINING, WITHIN_EXPLANATION)),
)


@rule("programme", Stage.NAMES)
def find_programmes(text: Text) -> Iterable[Fact]:
    """Each mention of a programme; what belongs to it is settled with the bodies and people of the text."""
    page = read_page(text.string)
    for found in _names(page, text):
        if fold(found.name) in UTILITIES and not _is_subject(text, found):
            continue
        rule_id, score, reason = READINGS[found.how]
        if text.knowledge and text.knowledge.rejections("programme", found.name) > 1:
            score, reason = min(score, 0.4), REJECTED
        yield Fact(Programme(found.name), found.start, found.end, rule_id, score, reason)


def _names(page: Page, text: Text) -> Iterator[SchemeName]:
    known = list(known_names(page, text.knowledge)) if text.knowledge else []
    yield from known
    yield from operational_programmes(page)
    starts = {name.start for name in known}
    yield from quoted_titles(page)
    yield from marked_names(page)
    nouns = ((at, announced_name) for at in page.where(ANNOUNCING))
    capitals = ((at, find) for find, places in FINDERS for at in places(page))
    for at, find in (*nouns, *capitals):
        found = find(page, at)
        if found and not any(found.start < start < found.end for start in _starts_within(starts, page, at)):
            yield found


def _starts_within(starts: set[int], page: Page, at: int) -> Iterator[int]:
    """Where known names begin behind `di` in the words after `at`: `bando Smart City di Horizon 2020` is Horizon's."""
    return (
        page.starts[index]
        for index in range(at + 1, min(at + 15, len(page)))
        if page.starts[index] in starts and page.keys[index - 1] in OF
    )


def _is_subject(text: Text, found: SchemeName) -> bool:
    """A utility is the subject of a service's launch whose title names it."""
    if kind_weights(text.string)[0][0] != "service":
        return False
    first = next((line for line in text.lines if not text.in_furniture(line.start)), None)
    if first is None or not text.in_heading(first.start):
        return False
    title = fold(text.string[first.start : first.end])
    return fold(found.name) in title
