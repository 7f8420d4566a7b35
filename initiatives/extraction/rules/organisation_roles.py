"""The role of each body: lead, partner, participant, promoter, funder, supplier, other.

Everything that speaks for a role is weighed (`role_fitting`); the role with the greatest weight is the body's.
"""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Organisation
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.role_fitting import heaviest_role
from initiatives.extraction.rules.role_signs import signs_of_bodies
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text


@refinement("organisation", Stage.RELATIONS)
def assign_roles(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention with the role of its body."""
    roles = {name: heaviest_role(signs) for name, signs in signs_of_bodies(text, facts).items()}
    for fact in facts:
        value = fact.value
        yield fact.stating(Organisation(value.name, roles[fold(value.name)], value.acronym))
