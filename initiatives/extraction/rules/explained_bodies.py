"""Bodies explained behind a comma: `la Wiseair, start-up milanese`, `Onda Viva, associazione di volontari`."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.phrases import OF, is_namelike, opens_sentence
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

EXPLAINED = Reason("nome seguito da «società», «associazione» e simili", "a name followed by a word such as company")
NOUNS = frozenset(
    "societa azienda startup start impresa cooperativa associazione fondazione ditta agenzia consorzio multiutility partecipata municipalizzata onlus ente gestore concessionaria spin spinoff colosso multinazionale".split()
)
_LONGEST = 6


@rule("organisation", Stage.NAMES)
def find_explained_bodies(text: Text) -> Iterable[Fact]:
    """The capitalised name before the comma; towns, people and programmes are told apart later by their own rules."""
    page = read_page(text.string)
    for at in page.where(NOUNS):
        if not page.words[at].islower():
            continue
        noun = at
        while page.key(at - 1) in ("la", "una", "un", "il", "l", "nota", "giovane", "piccola") and page.gap(at - 1) in (" ", ""):
            at -= 1
        if at < 1 or page.gap(at - 1) not in (", ", " – ") or page.key(noun + 1) in ("che",) and page.words[at - 1].islower():
            continue
        first = at
        while (
            first > at - _LONGEST and first and is_namelike(page, first - 1) and (first == at or page.gap(first - 1) in (" ", "-", " & "))
        ):
            first -= 1
        first += first < at and opens_sentence(page, first)
        if (
            first == at
            or page.keys[first] in FIRST_NAMES
            or page.keys[first] in HEADS
            and at - first == 1
            or page.words[first][0].isdigit()
            or page.key(first - 1) in OF
            and page.key(first - 2) in ("sindaco", "comune", "citta")
        ):
            continue
        if text.knowledge and text.knowledge.place_gazetteer.exact(page, first):
            continue
        start, end = page.starts[first], page.ends[at - 1]
        yield Fact(Organisation(" ".join(text.string[start:end].split()), "other"), start, end, "organisations/explained", 0.8, EXPLAINED)
