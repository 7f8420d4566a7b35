"""Bodies by the noun that opens their name, whatever kind of body it is.

Each reading gives the words of the name; who acts and in which role is settled elsewhere.
"""

from __future__ import annotations

from initiatives.extraction.lexicon.organisation_heads import HEADS, INSTITUTIONS, LABELS, STATE
from initiatives.extraction.rules.acronyms import up_to_acronym
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.rules.institutions import NEEDS_ADJECTIVE, institution
from initiatives.extraction.rules.labelled_bodies import labelled_body
from initiatives.extraction.rules.state_bodies import state_body
from initiatives.extraction.words import Page


def named_body(page: Page, at: int) -> BodyName | None:
    """`Fondazione Piemonte Innova`, `Dipartimento per la trasformazione digitale`, `la società in house Lepida`."""
    key, capital = page.keys[at], page.is_capital(at)
    if key not in HEADS:
        return None
    if capital and (key in STATE or key in INSTITUTIONS) and key not in NEEDS_ADJECTIVE:
        spelt = up_to_acronym(page, at)
        if spelt:
            return BodyName(at, spelt, "state" if key in STATE else "institution")
    if key in STATE:
        return state_body(page, at)
    if key in LABELS and not capital:
        return labelled_body(page, at)
    return institution(page, at) if key in INSTITUTIONS else None
