"""The forms of answers as JSON Schema (2020-12), by name."""

from initiatives.api.members import LISTED
from initiatives.models import (
    FACT_KINDS,
    AmountScope,
    AmountType,
    Change,
    DateLabel,
    Happening,
    InitiativeKind,
    Level,
    OrganisationKind,
    OrganisationRole,
    PlaceRole,
    ProgrammeKind,
    ProgrammeRelation,
    RelationKind,
    Rights,
    Stage,
)

TEXT, NUMBER, WHOLE, YES_OR_NO = {"type": "string"}, {"type": "number"}, {"type": "integer"}, {"type": "boolean"}
MOMENT = {"type": "string", "format": "date-time"}
UUID = {"type": "string", "format": "uuid"}


def ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def maybe(schema: dict) -> dict:
    """The value, or null where it is not stated."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return schema | {"type": [schema["type"], "null"]}


def one_of(choices) -> dict:
    return {"type": "string", "enum": list(choices)}


def many(items: dict) -> dict:
    return {"type": "array", "items": items}


def thing(properties: dict, required=None, **more) -> dict:
    """An object whose members are all there, unless `required` says which."""
    return {"type": "object", "properties": properties, "required": list(properties if required is None else required), **more}


NAMED = thing({"name": TEXT, "slug": TEXT})
DOCUMENT = {
    "id": UUID,
    "title": TEXT,
    "publisher": TEXT,
    "published": maybe(TEXT),
    "rights": one_of(Rights.values),
    "address": maybe(TEXT),
    "sha256": TEXT,
    "read_on": TEXT,
}
VALUES = {
    "role": one_of(dict.fromkeys([*PlaceRole.values, *OrganisationRole.values])),
    "relation": one_of(ProgrammeRelation.values),
    "place": thing({"name": TEXT, "slug": TEXT, "istat": TEXT, "level": one_of(Level.values)}),
    "organisation": NAMED,
    "programme": NAMED,
    "person": NAMED,
    "office": maybe(TEXT),
    "value": NUMBER,
    "currency": TEXT,
    "type": one_of(AmountType.values),
    "scope": one_of(AmountScope.values),
    "approximate": YES_OR_NO,
    "funder": {"anyOf": [NAMED, {"type": "null"}]},
    "edtf": TEXT,
    "earliest": maybe(TEXT),
    "latest": maybe(TEXT),
    "label": one_of(DateLabel.values),
    "happening": {"anyOf": [one_of(Happening.values), {"type": "null"}]},
    "min_months": NUMBER,
    "max_months": NUMBER,
    "of": TEXT,
    "unit": TEXT,
}
STATEMENT = {
    "key": TEXT,
    "kind": one_of(FACT_KINDS),
    **VALUES,
    "evidence": many(ref("Evidence")),
    "editor_reason": TEXT,
    "decided": maybe(TEXT),
}
HEAD = {
    "id": UUID,
    "slug": TEXT,
    "title": TEXT,
    "summary": TEXT,
    "kind": one_of(InitiativeKind.values),
    "stage": one_of(Stage.values),
    "themes": many(TEXT),
    "language": TEXT,
    "version": WHOLE,
    "first_published": MOMENT,
    "published": MOMENT,
    "not_stated": many(TEXT),
}
LIST_ITEM = HEAD | {
    "places": many(thing({"name": TEXT, "slug": TEXT, "istat": TEXT, "level": one_of(Level.values), "role": one_of(PlaceRole.values)})),
    "organisations": many(thing({"name": TEXT, "slug": TEXT, "role": one_of(OrganisationRole.values)})),
    "programmes": many(thing({"name": TEXT, "slug": TEXT, "relation": one_of(ProgrammeRelation.values)})),
    "people": many(thing({"name": TEXT, "office": maybe(TEXT)})),
    "amount": {"anyOf": [thing({"value": NUMBER, "currency": TEXT}), {"type": "null"}]},
    "amounts": many(thing({name: VALUES[name] for name in ("value", "currency", "type", "scope", "approximate")})),
    "dates": many(thing({name: VALUES[name] for name in ("edtf", "label", "happening")})),
    "durations": many(thing({name: VALUES[name] for name in ("min_months", "max_months", "of")})),
    "quantities": many(thing({name: VALUES[name] for name in ("value", "unit", "of", "approximate")})),
    "statement_count": WHOLE,
    "proved_count": WHOLE,
}
assert set(LIST_ITEM) == set(LISTED)  # noqa: S101 (the description and the answers are written in two places)
RECORD = HEAD | {
    "form": WHOLE,
    "body": TEXT,
    "statements": many(ref("Statement")),
    "relations": many(thing({"kind": one_of(RelationKind.values), "id": UUID, "reason": TEXT})),
    "documents": many(ref("Document")),
}
ENTITY_NAME = {"anyOf": [NAMED, {"type": "null"}]}
PLACE = {
    "slug": TEXT, "istat": TEXT, "name": TEXT, "other_name": TEXT, "other_names": many({"type": "object"}), "level": one_of(Level.values),
    "abbreviation": TEXT, "nuts": TEXT, "latitude": maybe(NUMBER), "longitude": maybe(NUMBER), "population": maybe(WHOLE),
    "valid_from": maybe(TEXT), "valid_to": maybe(TEXT), "within": many({"type": "object"}), "initiatives": WHOLE,
}  # fmt: skip
ORGANISATION = {
    "slug": TEXT, "name": TEXT, "acronym": TEXT, "other_names": many(TEXT), "kind": one_of(OrganisationKind.values), "place": ENTITY_NAME,
    "parent": ENTITY_NAME, "members": many(NAMED), "ipa_code": TEXT, "wikidata": TEXT, "initiatives": WHOLE,
}  # fmt: skip
PROGRAMME = {
    "slug": TEXT, "name": TEXT, "acronym": TEXT, "other_names": many(TEXT), "kind": one_of(ProgrammeKind.values), "promoter": ENTITY_NAME,
    "parent": ENTITY_NAME, "edition": maybe(WHOLE), "previous_edition": ENTITY_NAME, "call_address": TEXT, "period": TEXT,
    "earliest": maybe(TEXT), "latest": maybe(TEXT), "places_available": maybe(WHOLE), "services_offered": TEXT, "initiatives": WHOLE,
}  # fmt: skip
THEME = {"code": TEXT, "names": thing({"it": TEXT, "en": TEXT}), "eu_theme": TEXT, "position": WHOLE, "initiatives": WHOLE}
CHANGE = {
    "version": WHOLE, "kind": one_of(Change.Kind.values), "id": UUID, "slug": TEXT, "title": TEXT, "number": WHOLE,
    "statements": many(TEXT), "reason": TEXT, "at": MOMENT,
}  # fmt: skip
AMOUNTS = thing({"value": NUMBER, "stated": WHOLE, "count": WHOLE})
STATS = {
    "count": WHOLE,
    "amount": AMOUNTS,
    "known": {"type": "object", "additionalProperties": WHOLE},
    "by": {"type": "object", "additionalProperties": many(thing({"value": TEXT, "label": TEXT, "amounts": AMOUNTS}))},
    "as_of": maybe(TEXT),
    "dataset_version": WHOLE,
    "changed_at": MOMENT,
}
FACET = many(thing({"value": TEXT, "label": TEXT, "count": WHOLE}))
PROBLEM = thing(
    {
        "type": TEXT,
        "title": TEXT,
        "status": WHOLE,
        "detail": TEXT,
        "withdrawn_at": MOMENT,
        "parameters": many(thing({"name": TEXT, "reason": TEXT, "nearest": maybe(TEXT)})),
    },
    ("type", "title", "status"),
)


def listing(item: str) -> dict:
    """The answer of a list of `item`s."""
    properties = {
        "results": many(ref(item)),
        "next": maybe(TEXT),
        "previous": maybe(TEXT),
        "count": maybe(WHOLE),
        "dataset_version": WHOLE,
        "facets": {"type": "object", "additionalProperties": FACET},
    }
    return thing(properties, [name for name in properties if name != "facets"])


POINTS = thing({"type": one_of(["MultiPoint"]), "coordinates": many(many(NUMBER))})
FEATURE = thing(
    {"type": one_of(["Feature"]), "id": UUID, "geometry": {"anyOf": [POINTS, {"type": "null"}]}, "properties": ref("InitiativeItem")}
)
SCHEMAS = {
    "Problem": PROBLEM,
    "FeatureCollection": thing({"type": one_of(["FeatureCollection"]), "features": many(FEATURE)}),
    "Evidence": thing({"quote": TEXT, "prefix": TEXT, "suffix": TEXT, "start": WHOLE, "end": WHOLE, "document": ref("Document")}),
    "Document": thing(DOCUMENT | {"licence": TEXT, "language": TEXT, "initiatives": many(TEXT), "text": maybe(TEXT)}, ()),
    "Statement": thing(STATEMENT | {"id": TEXT, "initiative": {"type": "object"}, "annotations": many({"type": "object"})}, ()),
    "InitiativeItem": thing(LIST_ITEM | RECORD, ()),
    "Initiative": thing(RECORD, ()),
    "Place": thing(PLACE, ()),
    "Organisation": thing(ORGANISATION, ()),
    "Programme": thing(PROGRAMME, ()),
    "Theme": thing(THEME, ()),
    "Change": thing(CHANGE, ()),
    "Stats": thing(STATS, ()),
}
LISTS = ("InitiativeItem", "Place", "Organisation", "Programme", "Theme", "Document", "Statement", "Change")
SCHEMAS |= {f"{name}List": listing(name) for name in LISTS}
