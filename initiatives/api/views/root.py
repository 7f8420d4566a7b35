"""Where the API begins, and what it says where there is nothing."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from initiatives.api.lists import JSON
from initiatives.api.problems import invalid, problem
from initiatives.api.reading import LICENCE
from initiatives.api.renderers import to_json
from initiatives.filters import Problem
from initiatives.search import dataset

RESOURCES = ("initiatives", "places", "programmes", "organisations", "themes", "documents", "statements", "changes", "stats")


def root(request) -> HttpResponse:
    """The resources, the version of the data, the licence."""
    if request.GET:
        return invalid(Problem(name, _("parametro sconosciuto")) for name in request.GET)
    at = getattr(request, "dataset", None) or dataset()
    resources = {name: request.build_absolute_uri(reverse(f"api:{name}")) for name in RESOURCES}
    return HttpResponse(
        to_json({
            **resources,
            "schema": request.build_absolute_uri(reverse("api:schema")),
            "docs": request.build_absolute_uri(reverse("api:docs")),
            "licence": LICENCE,
            "dataset_version": at.version,
            "changed_at": at.changed_at,
        }),
        content_type=JSON,
    )  # fmt: skip


def nothing_here(request, rest: str = "") -> HttpResponse:
    """404; an address that lacks only its last slash leads to the one that has it."""
    if not request.path.endswith("/"):
        try:
            match = resolve(f"{request.path}/")
        except Resolver404:
            match = None
        if match and match.url_name != "nothing":
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/" + (f"?{query}" if query else ""))
    return problem(404, detail=_("Controlla l’indirizzo."))
