"""The description of the API: OpenAPI as JSON, a reference page and a guide, all from here, without inline script or style."""

from functools import cache
from pathlib import Path

import markdown
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from initiatives.api.description import description
from initiatives.api.languages import language_of
from initiatives.api.renderers import to_json

FOLDER = Path(__file__).resolve().parent.parent / "docs"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"


def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, from the same tables that the parser reads."""
    return HttpResponse(to_json(description(request.build_absolute_uri("/").rstrip("/"))), content_type=OPENAPI)


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and answers, to try out; readable without a script."""
    paths = description(request.build_absolute_uri("/").rstrip("/"))["paths"]
    operations = [
        {
            "name": found["get"]["operationId"],
            "address": address,
            "told": found["get"]["summary"],
            "parameters": [*found.get("parameters", ()), *found["get"]["parameters"]],
        }
        for address, found in paths.items()
    ]
    with translation.override(language_of(request)):
        context = {"operations": operations, "schema_address": reverse("api:schema"), "guide_address": reverse("api:guide")}
        return render(request, "api/reference.html", context)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The short guide, in Italian or English; its examples are run by the tests."""
    language = language_of(request)
    with translation.override(language):
        return render(request, "api/guide.html", {"guide": guide_html(language)})


@cache
def guide_html(language: str) -> SafeString:
    """The guide as HTML; our own file, so it is safe as it is."""
    text = (FOLDER / ("guide.en.md" if language == "en" else "guide.md")).read_text(encoding="utf-8")
    html = markdown.markdown(text, extensions=["fenced_code", "tables", "attr_list"])
    return mark_safe(html.replace("<pre>", '<pre tabindex="0">'))  # wide examples scroll: by keyboard too
