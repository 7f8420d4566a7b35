"""The description of the API: OpenAPI as JSON, a reference page and a guide, all from here, without inline script or style."""

from functools import cache
from pathlib import Path

import markdown
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.api.description import description
from initiatives.api.renderers import to_json

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide.md"


def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, the same tables that the parser reads, as a document."""
    return HttpResponse(
        to_json(description(request.build_absolute_uri("/").rstrip("/"))), content_type="application/vnd.oai.openapi+json;version=3.1"
    )


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and answers, to try out."""
    return render(request, "initiatives/api/reference.html")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The short guide, with examples that the tests run."""
    return render(request, "initiatives/api/guide.html", {"guide": guide_html(), "title": _("Guida all’API")})


@cache
def guide_html() -> str:
    """The guide as HTML: our own file, so nothing in it needs cleaning."""
    return markdown.markdown(GUIDE.read_text(encoding="utf-8"), extensions=["fenced_code", "tables", "attr_list"])
