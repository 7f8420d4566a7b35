"""The description of the API: OpenAPI as JSON, a reference page and a guide, all from here, without inline script or style."""

from functools import cache
from pathlib import Path

import markdown
import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from initiatives.api.description import description
from initiatives.api.languages import language_of
from initiatives.api.renderers import to_json
from initiatives.models import PublishedInitiative

FOLDER = Path(__file__).resolve().parent.parent / "docs"
#: What each list is tried with: an answer that fits on a screen and shows what the list is for.
TRIED = {
    "/api/v1/initiatives/": "?place=veneto&facets=theme&fields=title,stage,amount&limit=3",
    "/api/v1/places/": "?level=region",
    "/api/v1/programmes/": "?limit=3",
    "/api/v1/organisations/": "?q=comune&limit=3",
    "/api/v1/themes/": "?fields=code,names,initiatives",
    "/api/v1/documents/": "?limit=2",
    "/api/v1/statements/": "?fact=amount&limit=2",
    "/api/v1/changes/": "?since=v0&limit=5",
    "/api/v1/stats/": "?facets=kind,theme",
}
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"


def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, from the same tables that the parser reads."""
    return HttpResponse(to_json(description(request.build_absolute_uri("/").rstrip("/"))), content_type=OPENAPI)


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and answers, to try out; readable, and tried by following links, without a script."""
    paths = description(request.build_absolute_uri("/").rstrip("/"))["paths"]
    last_parts = _last_parts()
    operations = [_operation(address, found, last_parts) for address, found in paths.items()]
    with translation.override(_language(request)):
        context = {"operations": operations, "schema_address": reverse("api:schema"), "guide_address": reverse("api:guide")}
        return render(request, "api/reference.html", context)


def _language(request: HttpRequest) -> str:
    """The one that the reader names by a link of the page, else the one that their browser asks for."""
    named = request.GET.get("language", "")
    return named if named in dict(settings.LANGUAGES) else language_of(request)


def _last_parts() -> dict[str, str]:
    """By resource, the end of an address that answers on this register: what the newest record speaks of."""
    newest = PublishedInitiative.objects.public().newest().values_list("detail_json", flat=True).first()
    if newest is None:
        return {}
    record = orjson.loads(newest)
    found = {"initiatives": record["slug"], "themes": next(iter(record["themes"]), "")}
    found["documents"] = next((document["id"] for document in record["documents"]), "")
    for statement in record["statements"]:
        found.setdefault("statements", f"{record['slug']}/{statement['key']}")
        for name, kind, key in (
            ("places", "place", "istat"),
            ("organisations", "organisation", "slug"),
            ("programmes", "programme", "slug"),
        ):
            if statement["kind"] == kind:
                found.setdefault(name, statement[kind][key])
    return found


def _operation(address: str, found: dict, last_parts: dict[str, str]) -> dict:
    own, asked = found.get("parameters", ()), found["get"]
    example = address + TRIED.get(address, "")
    if own:
        start, resource = address.partition("{")[0], asked["tags"][0]
        example = f"{start}{last_parts[resource]}/" if last_parts.get(resource) else start
    return {
        "name": asked["operationId"],
        "address": address,
        "told": asked["summary"],
        "statuses": list(asked["responses"]),
        "example": example,
        "parameters": [_parameter(parameter) for parameter in (*own, *asked["parameters"])],
    }


def _parameter(parameter: dict) -> dict:
    schema = parameter["schema"]
    words = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return {"name": parameter["name"], "told": parameter["description"], "choices": ", ".join(map(str, words))}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The short guide, in Italian or English; its examples are run by the tests."""
    language = _language(request)
    with translation.override(language):
        return render(request, "api/guide.html", {"guide": guide_html(language)})


@cache
def guide_html(language: str) -> SafeString:
    """The guide as HTML; our own file, so it is safe as it is."""
    text = (FOLDER / ("guide.en.md" if language == "en" else "guide.md")).read_text(encoding="utf-8")
    html = markdown.markdown(text, extensions=["fenced_code", "tables", "attr_list"])
    return mark_safe(html.replace("<pre>", '<pre tabindex="0">'))  # wide examples scroll: by keyboard too
