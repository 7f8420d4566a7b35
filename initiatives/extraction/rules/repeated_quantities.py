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
    best: dict[tuple, tuple[int, bool, int]] = {}
    for fact in facts:
        if fact.value.unit in _GROUP:
            same = _same(fact)
            best[same] = min(best.get(same, _rank(text, fact)), _rank(text, fact))
    kept = {same: rank[0] for same, rank in best.items()}
    for fact in facts:
        if fact.value.unit not in _GROUP or _GROUP[fact.value.unit][1] == kept[_same(fact)]:
            yield fact


def _same(fact: Fact) -> tuple:
    """Number and group of words: what makes two counts one."""
    return fact.value.value, _GROUP[fact.value.unit][0]


def _rank(text: Text, fact: Fact) -> tuple[int, bool, int]:
    """The more telling word first, then the mention outside headings."""
    return _GROUP[fact.value.unit][1], text.in_heading(fact.start), fact.start
