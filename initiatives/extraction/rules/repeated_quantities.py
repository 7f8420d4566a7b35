"""One count under two names (`cento domande` in the title, `cento richieste` below) is one quantity."""

from __future__ import annotations

from collections.abc import Iterator

from initiatives.extraction.facts import Fact
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.text import Text

#: Words for the same things, the more telling first.
_SAME = (
    ("comuni", "municipi", "città", "paesi", "regioni", "province", "amministrazioni comunali", "enti locali", "amministrazioni", "enti", "centri", "realtà", "località", "territori"),
    ("richieste", "domande", "candidature", "istanze", "adesioni"),
    ("iniziative", "progetti", "proposte", "interventi", "azioni"),
    ("cittadini", "persone", "utenti", "abitanti", "residenti"),
    ("imprese", "aziende", "ditte", "società"),
    ("studenti", "alunni", "ragazzi", "allievi", "giovani"),
    ("telecamere", "videocamere", "occhi elettronici", "apparecchi"),
)  # fmt: skip
_GROUP = {word: (group, rank) for group, words in enumerate(_SAME) for rank, word in enumerate(words)}


@refinement("quantity", Stage.NAMES, order=1)
def without_synonyms(text: Text, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    for fact in facts:
        if not any(_says_it_better(text, other, fact) for other in facts):
            yield fact


def _says_it_better(text: Text, other: Fact, fact: Fact) -> bool:
    """Whether `other` counts the same things: same number, a word of the same group, and the better mention."""
    if other.value.value != fact.value.value or other.value.unit == fact.value.unit:
        return False
    mine, theirs = _GROUP.get(fact.value.unit), _GROUP.get(other.value.unit)
    if not mine or not theirs or mine[0] != theirs[0]:
        return False
    return _rank(text, other, theirs[1]) < _rank(text, fact, mine[1])


def _rank(text: Text, fact: Fact, word: int) -> tuple[int, bool, int]:
    return word, text.in_heading(fact.start), fact.start
