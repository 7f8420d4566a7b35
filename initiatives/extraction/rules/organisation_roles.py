"""The role of each body: lead, partner, participant, promoter, funder, supplier, other.

Everything that speaks for a role is weighed (`lexicon.role_weights`); the role with the greatest weight is the body's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from initiatives.extraction.facts import Fact
from initiatives.extraction.lexicon.role_weights import ROLES, WEIGHTS
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.role_signs import signs_of_bodies
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text


@refinement("organisation", Stage.RELATIONS)
def assign_roles(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention with the role of its body."""
    roles = {name: heaviest_role(signs) for name, signs in signs_of_bodies(text, facts).items()}
    for fact in facts:
        yield replace(fact, value=replace(fact.value, role=roles[fold(fact.value.name)]))


def heaviest_role(signs: Iterable[str]) -> str:
    """The role for which `signs` weigh most; unknown signs weigh nothing."""
    weights = [WEIGHTS[sign] for sign in ("always", *signs) if sign in WEIGHTS]
    totals = [sum(column) for column in zip(*weights, strict=True)]
    return ROLES[max(range(len(ROLES)), key=totals.__getitem__)]
