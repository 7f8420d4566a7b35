"""Bodies that stand beside a person: `presidente di Tper`, `Giuseppe Arrigo (Startup Messina)`, `affidati a Elettra Tlc`."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICE_ADJECTIVES, OFFICES, PARTIES
from initiatives.extraction.lexicon.organisation_heads import HEADS, LABELS
from initiatives.extraction.lexicon.things import BUILDINGS, STREETS
from initiatives.extraction.phrases import OF, is_namelike, name_end
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.person_names import person_names
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, read_page

OFFICE = Reason("ente nominato in un incarico", "a body named in an office")
BRACKET = Reason("ente tra parentesi dopo una persona", "a body in brackets behind a person")
AGENT = Reason("chi ha fornito o realizzato", "who supplied or built it")

#: Offices held in bodies rather than in municipal departments.
OF_BODIES = frozenset(
    "presidente vicepresidente direttore direttrice amministratore amministratrice fondatore fondatrice cofondatore cofondatrice ceo ad segretario segretaria portavoce "
    "rappresentante rappresentanti titolare socio manager founder responsabile coordinatore coordinatrice ricercatore ricercatrice consulente delegato delegata".split()
)
#: Inside these a name is an office or a committee, no body of its own.
INTERNAL = frozenset(
    "settore servizio ufficio area commissione giunta consiglio assemblea regione provincia comune unione citta camera senato assessorato direzione sezione divisione "
    "municipio quartiere circoscrizione progetto programma piano tavolo stato repubblica politiche sistemi sviluppo affari innovazione digital smart".split()
)
#: A single word that ends so is a department or a discipline, no body.
DISCIPLINES = (
    "logia",
    "zione",
    "zioni",
    "istica",
    "atica",
    "etica",
    "onica",
    "omica",
    "ura",
    "ita",
    "iatria",
    "esi",
    "genza",
    "nza",
    "mento",
)
AGENTS = frozenset(
    """affidato affidata affidati affidate realizzato realizzata realizzati realizzate sviluppato sviluppata sviluppati sviluppate fornito fornita forniti fornite
    gestito gestita gestiti gestite progettato progettata curato curata curati curate aggiudicato aggiudicata prodotto prodotta""".split()
)


@rule("organisation", Stage.NAMES)
def find_bodies_of_offices(text: Text) -> Iterable[Fact]:
    """`amministratore di Ancitel`, `direttore dell'Apt`: what follows the office and is neither place nor department."""
    page = read_page(text.string)
    for at in page.where(OF_BODIES):
        first = at + 1
        while page.key(first) in OFFICE_ADJECTIVES:
            first += 1
        if page.key(first) in OF and page.gap(first - 1) == " " and _may_be_body(page, text, first + 1):
            yield _fact(page, first + 1, "organisations/office", 0.8, OFFICE)


@rule("organisation", Stage.NAMES)
def find_bodies_in_brackets(text: Text) -> Iterable[Fact]:
    """The bracket behind a name without office: neither a party, nor a town, nor a department."""
    page = read_page(text.string)
    for name in person_names(page, text):
        at = name.last
        if at >= len(page) or page.text[name.end : page.starts[at]] != " (":
            continue
        previous = page.key(name.first - 1)
        if previous in OFFICES or page.keys[at] in PARTIES or not _may_be_body(page, text, at):
            continue
        last = name_end(page, at)
        if page.text[page.ends[last - 1] : page.ends[last - 1] + 1] in (")", ","):
            yield _fact(page, at, "organisations/bracket", 0.85, BRACKET)


@rule("organisation", Stage.NAMES)
def find_agents(text: Text) -> Iterable[Fact]:
    """`affidati a Elettra Tlc`, `realizzata da Municipia`: the name behind a verb of making."""
    page = read_page(text.string)
    for at in page.where(AGENTS):
        if page.key(at + 1) in ("a", "ad", "da", "dalla", "dal", "alla", "all", "dall", "al") and page.gap(at) == " ":
            if _may_be_body(page, text, at + 2) and page.keys[at + 2] not in FIRST_NAMES:
                yield _fact(page, at + 2, "organisations/agent", 0.75, AGENT)


#: Behind these a name that ends its clause did the work: `il cantiere lo gestisce Intred, che …`.
ACTING = frozenset(
    "gestisce gestira gestiscono realizza realizzera fornisce fornira cura curera costruira sviluppa sviluppera posera".split()
)
PRONOUNS = frozenset("lo la li le".split())


@rule("organisation", Stage.NAMES)
def find_acting_agents(text: Text) -> Iterable[Fact]:
    """`lo gestisce Intred`, `la realizzerà Sirti`: what is done stands before the verb as a pronoun, who does it behind."""
    page = read_page(text.string)
    for at in page.where(ACTING):
        if page.key(at - 1) in PRONOUNS and page.gap(at) == " " and _may_be_body(page, text, at + 1):
            behind = page.text[page.ends[name_end(page, at + 1) - 1] :][:1]
            if page.keys[at + 1] not in FIRST_NAMES and behind in (",", ".", ";", ":"):
                yield _fact(page, at + 1, "organisations/agent", 0.75, AGENT)


def _may_be_body(page: Page, text: Text, at: int) -> bool:
    if not is_namelike(page, at) or page.words[at][0].isdigit() or page.gap(at - 1) not in ("", " ", "(", " ("):
        return False
    key = page.keys[at]
    if (
        (key in HEADS or key in INTERNAL)
        and (name_end(page, at) == at + 1 or key not in LABELS)
        or key in STREETS
        or key in BUILDINGS
        or key in OFFICES
    ):
        return False
    if page.words[at].isupper() and len(page.words[at]) <= 2 and not (page.is_capital(at + 1) and page.gap(at) == " "):
        return False
    place = text.knowledge.place_gazetteer.exact(page, at) if text.knowledge else None
    last = name_end(page, at)
    if place is not None and place.last >= last:
        return False
    if last - at == 1 and key.endswith(DISCIPLINES) and not page.words[at].isupper():
        return False
    return not (key in FIRST_NAMES and last - at == 2)


def _fact(page: Page, first: int, rule_id: str, score: float, reason: Reason) -> Fact:
    last = name_end(page, first)
    start, end = page.starts[first], page.ends[last - 1]
    return Fact(Organisation(" ".join(page.text[start:end].split()), "participant"), start, end, rule_id, score, reason)
