"""Addresses, their parameters and answers, put together into one OpenAPI document."""

from functools import lru_cache

from initiatives.api import keyset
from initiatives.api.deprecations import LEAST_NOTICE
from initiatives.api.description import parameters as given
from initiatives.api.description.examples import ADDRESSES, EXAMPLES
from initiatives.api.description.schemas import SCHEMAS, ref
from initiatives.api.filtersets import OrganisationFilterSet, PlaceFilterSet, ProgrammeFilterSet
from initiatives.api.members import DETAILED, MEMBERS
from initiatives.api.reading import LICENCE
from initiatives.api.serializers import OrganisationSerializer, PlaceSerializer, ProgrammeSerializer, ThemeSerializer
from initiatives.api.views import changes, documents, statements, stats
from initiatives.api.wishes import FORMATS
from initiatives.filters.parameters import LONGEST_QUESTION
from initiatives.models import FACT_KINDS, Change
from initiatives.search import CURSOR as INITIATIVES_CURSOR

TABLE_FORMS = ("json", "csv", "jsonl")
HEADERS = {
    "ETag": "Of the dataset version: send it back in If-None-Match.",
    "Last-Modified": "When the data last changed.",
    "Link": "Next and previous page, licence, deprecation.",
    "RateLimit-Policy": "The limit: `q` requests in `w` seconds.",
    "RateLimit": "What is left: `r` requests, `t` seconds until the count begins again.",
}


@lru_cache(maxsize=8)
def description(server: str) -> dict:
    """The OpenAPI 3.1 document of the API at `server` (scheme and host)."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Atlante",
            "version": "1",
            "summary": "Read API of the register of public digital initiatives, each value with its proof.",
            "description": "Everything is read only and public. Errors are problem+json (RFC 9457) in the language of Accept-Language. "
            f"Within v1 nothing is removed; what goes is announced {LEAST_NOTICE} days before, by Deprecation and Sunset headers.",
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": server}],
        "tags": [{"name": name} for name in TAGS],
        "paths": paths(),
        "components": {"schemas": SCHEMAS, "headers": {name: _header(told) for name, told in HEADERS.items()}},
    }


TAGS = ("initiatives", "places", "programmes", "organisations", "themes", "documents", "statements", "changes", "stats")


def paths() -> dict:
    whole = [*given.filters(), given.limit(), given.cursor(INITIATIVES_CURSOR), given.members("fields", MEMBERS)]
    whole += [given.members("omit", MEMBERS), given.expand(), given.facets(), given.form(FORMATS), given.as_of()]
    found = {
        "/api/v1/initiatives/": _list("initiatives", "InitiativeItem", whole, FORMATS, "The published initiatives."),
        "/api/v1/initiatives/{slug}/": _one(
            "initiatives", "Initiative", "slug", DETAILED, "One initiative with all its proofs.", [given.as_of()]
        ),
    }
    found |= _vocabulary("places", "Place", PlaceSerializer, PlaceFilterSet)
    found |= _vocabulary("programmes", "Programme", ProgrammeSerializer, ProgrammeFilterSet)
    found |= _vocabulary("organisations", "Organisation", OrganisationSerializer, OrganisationFilterSet)
    found |= _vocabulary("themes", "Theme", ThemeSerializer, None)
    pages = [given.limit(), given.cursor(keyset.CURSOR[str])]
    found["/api/v1/documents/"] = _list(
        "documents",
        "Document",
        [*pages, *_members(documents.MEMBERS), given.form(("json",))],
        ("json",),
        "The sources of published records.",
    )
    found["/api/v1/documents/{id}/"] = _one(
        "documents", "Document", "id", documents.MEMBERS, "One source; its text where the licence is open."
    )
    facts = given.parameter("fact", given.several(given.words(FACT_KINDS)), "Only statements of these kinds.")
    own = [*given.filters(("ordering",)), facts, given.limit(), given.cursor(statements.CURSOR), *_members(statements.MEMBERS)]
    own += [given.form(statements.FORMS), given.as_of()]
    found["/api/v1/statements/"] = _list(
        "statements", "Statement", own, statements.FORMS, "The statements of the initiatives that are selected."
    )
    one = _one("statements", "Statement", "slug", statements.MEMBERS, "One statement, its evidence also as W3C Web Annotations.")
    one["parameters"].append(given.parameter("key", given.text(r"^[a-z]+-[0-9]+$", 40), "Key of the statement.", "path"))
    found["/api/v1/statements/{slug}/{key}/"] = one
    found["/api/v1/changes/"] = _list(
        "changes", "Change", _changes(), ("json", "jsonl"), "What was published, corrected, withdrawn; oldest first."
    )
    figures = [*given.filters(("ordering",)), *_members(stats.MEMBERS), given.facets(), given.form(("json",)), given.as_of()]
    found["/api/v1/stats/"] = {
        "get": _operation("stats", "stats", figures, _answers("Stats", ("json",), "stats"), "Figures with their coverage.")
    }
    return found


def _changes() -> list[dict]:
    since = given.text(rf"^v[0-9]{{1,15}}$|{given.MOMENT}", 32)
    return [
        given.parameter("since", since, "After a dataset version (`v120`), or from a day or instant on."),
        given.parameter("kind", given.words(Change.Kind.values), "What happened."),
        given.limit(),
        given.cursor(keyset.CURSOR[int]),
        *_members(changes.MEMBERS),
        given.form(("json", "jsonl")),
    ]


def _vocabulary(name: str, schema: str, serializer, filterset) -> dict:
    members = serializer.Meta.fields
    own = [_vocabulary_filter(key, field) for key, field in filterset.base_filters.items()] if filterset else []
    listed = [*own, given.limit(), given.cursor(keyset.CURSOR[str]), *_members(members), given.form(TABLE_FORMS)]
    return {
        f"/api/v1/{name}/": _list(name, schema, listed, TABLE_FORMS, f"The {name} that published initiatives mention."),
        f"/api/v1/{name}/{{slug}}/": _one(name, schema, "slug", members, "One of them; those that were merged redirect."),
    }


def _vocabulary_filter(name: str, field) -> dict:
    if name == "q":
        return given.parameter(name, {"type": "string", "minLength": 1, "maxLength": LONGEST_QUESTION}, "Part of the name.")
    if name == "within":
        return given.parameter(name, given.text(given.SLUG), "In this place: ISTAT code or address.")
    return given.parameter(name, given.words(value for value, _ in field.extra["choices"]), "Only these.")


def _members(known) -> list[dict]:
    return [given.members("fields", known), given.members("omit", known)]


def _list(tag: str, schema: str, own: list[dict], forms, told: str) -> dict:
    return {"get": _operation(tag, f"list_{tag}", own, _answers(f"{schema}List", forms, tag), told)}


def _one(tag: str, schema: str, key: str, members, told: str, more: list[dict] | None = None) -> dict:
    own = [*_members(members), given.form(("json",)), *(more or [])]
    answers = _answers(schema, ("json",), schema) | {
        "301": {"description": "It has another address now: see Location."},
        "404": _problem("Nothing public has this address."),
    }
    if tag in ("initiatives", "statements"):
        answers["410"] = _problem("Withdrawn; `detail` says why.")
    where = given.parameter(
        key, {"type": "string", "minLength": 1}, "Address; a place also by ISTAT code, an initiative also by identifier.", "path"
    )
    if tag in ADDRESSES:
        where["example"] = ADDRESSES[tag]
    return {"parameters": [where], "get": _operation(tag, f"read_{schema.lower()}", own, answers, told)}


def _operation(tag: str, name: str, own: list[dict], answers: dict, told: str) -> dict:
    return {"operationId": name, "tags": [tag], "summary": told, "parameters": own, "responses": answers}


def _answers(schema: str, forms, example: str) -> dict:
    own = {"json": ref(schema), "geojson": ref("FeatureCollection")}
    content = {FORMATS[form]: {"schema": own.get(form, {"type": "string"})} for form in forms}
    if example in EXAMPLES:
        content[FORMATS["json"]]["example"] = EXAMPLES[example]
    shared = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    return {
        "200": {"description": "The answer.", "content": content, "headers": shared},
        "304": {"description": "Nothing changed since the ETag or the date that was sent."},
        "400": _problem("Parameters unknown or malformed, each with the reason and the nearest valid one."),
        "414": {"description": "The address is longer than the server takes.", "content": {"text/html": {"schema": {"type": "string"}}}},
        "429": _problem("Too many requests: Retry-After says how many seconds to wait."),
    }


def _problem(told: str) -> dict:
    return {"description": told, "content": {"application/problem+json": {"schema": ref("Problem")}}}


def _header(told: str) -> dict:
    return {"description": told, "schema": {"type": "string"}}
