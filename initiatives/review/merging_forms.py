"""What merging needs to know of each kind of the vocabulary, and what may be chosen of the entry that goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models

from initiatives.models import (
    Framework,
    Funding,
    Involvement,
    Level,
    Organisation,
    OrganisationAlias,
    Participation,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Programme,
    ProgrammeAlias,
    Territory,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind: its model, its aliases, its statements, what else points to it, what may be chosen; `groups` are choices that
    take several fields at once."""

    model: type[models.Model]
    aliases: type[models.Model]
    statements: type[models.Model]
    pointers: tuple[tuple[type[models.Model], str], ...]
    fields: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


#: What contains a place is no pointer: a place that contains others in use is not merged.
FORMS = {
    "place": Form(
        Place,
        PlaceAlias,
        Territory,
        ((Organisation, "place"), (Place, "merged_into")),
        ("name", "other_name", "coordinates", "population", "nuts", "valid_from", "valid_to"),
        {"coordinates": ("latitude", "longitude")},
    ),
    "organisation": Form(
        Organisation,
        OrganisationAlias,
        Participation,
        ((Funding, "funder"), (Programme, "promoter"), (Organisation, "parent"), (Organisation, "merged_into")),
        ("name", "kind", "acronym", "place", "parent", "ipa_code", "wikidata"),
    ),
    "programme": Form(
        Programme,
        ProgrammeAlias,
        Framework,
        ((Programme, "parent"), (Programme, "previous_edition"), (Programme, "merged_into")),
        ("name", "kind", "acronym", "promoter", "parent", "edition", "period", "call_address", "places_available", "services_offered"),
    ),
    "person": Form(Person, PersonAlias, Involvement, ((Person, "merged_into"),), ("name",)),
}


def choices_for(kind: str, kept: models.Model) -> tuple[str, ...]:
    """What an editor may take from the entry that goes. A province or region keeps its name and its NUTS code: the records of
    every municipality in it have them."""
    fields = FORMS[kind].fields
    if kind == "place" and kept.level != Level.MUNICIPALITY:
        return tuple(name for name in fields if name not in ("name", "nuts"))
    return fields


def columns_of(kind: str, take: Iterable[str]) -> list[str]:
    """The fields of the model behind the choices made, in a fixed order."""
    groups = FORMS[kind].groups
    return [column for name in sorted(take) for column in groups.get(name, (name,))]
