"""Figures over the initiatives that the filters select, each with its coverage."""

from django.http import HttpResponse

from initiatives.api.lists import JSON
from initiatives.api.renderers import to_json
from initiatives.api.views.asking import ask, selected
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.search import FACETS

MEMBERS = ("count", "amount", "known", "by", "as_of", "dataset_version", "changed_at")
USUAL = ("kind", "stage", "theme", "region", "year", "programme")


class StatsViewSet(ReadOnlyViewSet):
    def list(self, request) -> HttpResponse:
        query, wishes = ask(
            request, members=MEMBERS, formats=("json",), facets=FACETS, extras=("fields", "omit", "facets", "format", "as_of")
        )
        selection = selected(request, query, wishes)
        known = {
            value: holders.intersection_cardinality(selection.sequences) for value, holders in selection.index.facets.get("has", {}).items()
        }
        answer = {
            "count": selection.count,
            "amount": selection.amounts() | {"currency": "EUR"},
            "known": dict(sorted(known.items())),
            "by": {name: selection.amounts_by(name) for name in wishes.facets or USUAL},
            "as_of": wishes.as_of.isoformat() if wishes.as_of else None,
            "dataset_version": selection.dataset.version,
            "changed_at": selection.dataset.changed_at,
        }
        return HttpResponse(to_json(wishes.trim(answer)), content_type=JSON)
