"""Names and the entities they stand for: looked up by code, name or alias; made and taught only on somebody's word."""

from collections.abc import Iterable

from django.db import models
from django.utils.text import slugify

from initiatives.extraction.words import fold
from initiatives.models import (
    AliasKind,
    Claim,
    Organisation,
    OrganisationAlias,
    OrganisationKind,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Programme,
    ProgrammeAlias,
)

ENTITY_MODELS = {"place": Place, "organisation": Organisation, "programme": Programme, "person": Person}
ALIAS_MODELS = {"place": PlaceAlias, "organisation": OrganisationAlias, "programme": ProgrammeAlias, "person": PersonAlias}
#: First words that tell what an organisation is.
ORGANISATION_KINDS = (
    ("comune", OrganisationKind.MUNICIPALITY),
    ("unione", OrganisationKind.UNION),
    ("provincia", OrganisationKind.PROVINCE),
    ("citta metropolitana", OrganisationKind.PROVINCE),
    ("regione", OrganisationKind.REGION),
    ("ministero", OrganisationKind.STATE),
    ("dipartimento", OrganisationKind.STATE),
    ("agenzia", OrganisationKind.STATE),
    ("commissione europea", OrganisationKind.EUROPEAN),
    ("universita", OrganisationKind.UNIVERSITY),
    ("politecnico", OrganisationKind.UNIVERSITY),
    ("asl", OrganisationKind.HEALTH),
    ("azienda sanitaria", OrganisationKind.HEALTH),
    ("istituto comprensivo", OrganisationKind.SCHOOL),
    ("liceo", OrganisationKind.SCHOOL),
    ("consorzio", OrganisationKind.CONSORTIUM),
    ("fondazione", OrganisationKind.FOUNDATION),
    ("associazione", OrganisationKind.ASSOCIATION),
)


def entities_for(claims: Iterable[Claim]) -> dict[int, models.Model]:
    """The entity each claim's name stands for, by the claim's key; claims of unknown names are left out. One query a kind."""
    by_kind: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind in ENTITY_MODELS:
            by_kind.setdefault(claim.kind, []).append(claim)
    found: dict[int, models.Model] = {}
    for kind, members in by_kind.items():
        lookup = _places(members) if kind == "place" else _named(kind, members)
        found.update({claim.pk: lookup[_key(claim)] for claim in members if _key(claim) in lookup})
    return found


def learn_alias(kind: str, entity: models.Model, name: str) -> None:
    """`name` means `entity` from now on, in other documents too."""
    if fold(name) != fold(entity.name):
        ALIAS_MODELS[kind].objects.get_or_create(name=name, **{kind: entity}, defaults={"kind": AliasKind.LEARNED})


def make_entity(kind: str, name: str, acronym: str = "") -> models.Model:
    """Store a new entity under an address of its own."""
    model = ENTITY_MODELS[kind]
    fields = {"name": name, "slug": free_slug(model, name)}
    if kind == "organisation":
        fields |= {"acronym": acronym, "kind": organisation_kind(name)}
    return model.objects.create(**fields)


def organisation_kind(name: str) -> str:
    folded = fold(name)
    return next((kind for start, kind in ORGANISATION_KINDS if folded.startswith(start)), OrganisationKind.OTHER)


def address_from(name: str) -> str:
    """The address that `name` would have if nothing else had it."""
    return slugify(name)[:100].rstrip("-") or "voce"


def free_slug(model: type[models.Model], name: str) -> str:
    """An address made from `name` that no row of `model` has yet."""
    base = address_from(name)
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _key(claim: Claim):
    value = claim.upheld_value
    return (value["name"], value.get("level")) if claim.kind == "place" else fold(value["name"])


def _places(claims: list[Claim]) -> dict:
    """Places by ISTAT code where the claim has one, else by name where only one place of that level has it; one that was
    joined to another counts as that one, by its code and by its name."""
    codes = {claim.upheld_value["istat"] for claim in claims if claim.upheld_value.get("istat")}
    names = {claim.upheld_value["name"] for claim in claims}
    rows = Place.objects.filter(models.Q(istat__in=codes) | models.Q(name__in=names))
    places = list(rows.select_related("parent__parent", "merged_into__parent__parent"))
    by_code = {place.istat: place.merged_into or place for place in places}
    by_name: dict[tuple, list[Place]] = {}
    for place in places:
        same, today = by_name.setdefault((place.name, place.level), []), place.merged_into or place
        if today not in same:
            same.append(today)
    found = {}
    for claim in claims:
        code = claim.upheld_value.get("istat")
        same_name = by_name.get(_key(claim), [])
        place = by_code.get(code) or (same_name[0] if len(same_name) == 1 else None)
        if place:
            found[_key(claim)] = place
    return found


def _named(kind: str, claims: list[Claim]) -> dict:
    """Entities by folded name or alias, merged ones replaced by what they were merged into."""
    wanted = {_key(claim) for claim in claims}
    model, alias_model = ENTITY_MODELS[kind], ALIAS_MODELS[kind]
    found = {}
    for alias in alias_model.objects.select_related(f"{kind}__merged_into"):
        if fold(alias.name) in wanted:
            entity = getattr(alias, kind)
            found[fold(alias.name)] = entity.merged_into or entity
    for entity in model.objects.select_related("merged_into"):
        if fold(entity.name) in wanted:
            found[fold(entity.name)] = entity.merged_into or entity
    return found
