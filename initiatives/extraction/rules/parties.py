"""Parties that act: `si era mossa Forza Italia`, `il Partito Democratico chiede`; beside a person a party is none."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.gazetteer import Gazetteer
from initiatives.extraction.lexicon.offices import OFFICES, PARTIES
from initiatives.extraction.lexicon.party_names import PARTY_NAMES
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

PARTY = Reason("partito che agisce", "a party that acts")
KNOWN: Gazetteer[str] = Gazetteer((name, name) for name in PARTY_NAMES)
#: A party in a person's office, in brackets or as the group somebody belongs to does not act.
BESIDE = OFFICES | PARTIES | frozenset("di del della dei gruppo lista eletto eletta esponente consiglieri".split())


@rule("organisation", Stage.NAMES)
def find_parties(text: Text) -> Iterable[Fact]:
    page = read_page(text.string)
    for hit in KNOWN.hits(page):
        if not all(page.is_capital(at) or len(page.keys[at]) < 3 for at in range(hit.first, hit.last)):
            continue
        before = page.key(hit.first - 1)
        bracket = page.text[max(0, page.starts[hit.first] - 1) : page.starts[hit.first]] == "("
        if before in BESIDE or bracket:
            continue
        start, end = page.starts[hit.first], page.ends[hit.last - 1]
        yield Fact(Organisation(text.string[start:end], "other"), start, end, "organisations/party", 0.85, PARTY)
