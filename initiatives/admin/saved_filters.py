"""Lists of the desk with their filters, kept by a person and shared if they wish, each with how many it finds now."""

from copy import copy

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.admin.counting import counted
from initiatives.models import SavedFilter

#: Filters that are shown with their counts, on a list and on the dashboard.
MOST = 12
#: What of an address is no filter: the page, messages of the admin itself.
PASSING = ("p", "all", "e", "_changelist_filters")


def registered(name: str) -> admin.ModelAdmin | None:
    """The desk's list of the model of this name."""
    return next((found for model, found in admin.site._registry.items() if model._meta.label_lower == f"initiatives.{name}"), None)


def usable_filters(request: HttpRequest, name: str = "") -> list[SavedFilter]:
    """The filters this person may use, own ones first: those of one list, or of all."""
    rows = SavedFilter.objects.filter(Q(owner=request.user) | Q(shared=True)).select_related("owner")
    if name:
        rows = rows.filter(model_name=name)
    mine_first = sorted(rows, key=lambda row: (row.owner_id != request.user.pk, row.name.casefold()))
    return [row for row in mine_first if (found := registered(row.model_name)) and found.has_view_permission(request)][:MOST]


def found_by(request: HttpRequest, filters: list[SavedFilter]) -> dict[str, QuerySet]:
    """What each filter finds now, by its `count_name`; those that no longer fit their list are left out. No query."""
    found = {count_name(row): _rows(request, row) for row in filters}
    return {name: rows for name, rows in found.items() if rows is not None}


def count_name(row: SavedFilter) -> str:
    return f"filter {row.pk}"


def shown_filters(request: HttpRequest, filters: list[SavedFilter], counts: dict[str, int]) -> list[dict]:
    """The filters as pages list them; `count` is None where a filter no longer fits its list."""
    return [
        {
            "row": row,
            "own": row.owner_id == request.user.pk,
            "count": counts.get(count_name(row)),
            "address": _address(row.model_name, row.query),
            "list": registered(row.model_name).model._meta.verbose_name_plural,
        }
        for row in filters
    ]


def saved_filters(request: HttpRequest, name: str = "") -> list[dict]:
    """The filters this person may use with their counts, in two queries."""
    filters = usable_filters(request, name)
    return shown_filters(request, filters, counted(found_by(request, filters)))


def on_lists(request: HttpRequest) -> dict:
    """For the page of a list: its saved filters, and whether there is something to save."""
    match = request.resolver_match
    if match is None or not (match.url_name or "").endswith("_changelist"):
        return {}
    name = match.url_name.removeprefix("initiatives_").removesuffix("_changelist")
    if registered(name) is None:
        return {}
    query = _filters_only(request.GET.urlencode())
    return {"saved_filters": saved_filters(request, name), "filter_list": name, "filter_query": query}


admin.site.contexts.append(on_lists)


@admin.site.page("filters/save/", "filter_save")
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list as it is filtered now; the same name again takes the new filters."""
    name = request.POST.get("list", "")
    found = registered(name)
    if found is None or not found.has_view_permission(request) or not request.user.has_perm("initiatives.add_savedfilter"):
        raise PermissionDenied
    query = _filters_only(request.POST.get("query", ""))
    row = SavedFilter(name=request.POST.get("name", "").strip(), model_name=name, query=query, shared="shared" in request.POST)
    row.owner = request.user
    try:
        row.clean_fields()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        keep = {"query": row.query, "shared": row.shared}
        SavedFilter.objects.update_or_create(owner=request.user, model_name=name, name=row.name, defaults=keep)
        messages.success(request, _("Filtro «%(name)s» salvato.") % {"name": row.name})
    return redirect(_address(name, query))


@admin.site.page("filters/<int:pk>/delete/", "filter_delete")
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a filter of one's own."""
    row = get_object_or_404(SavedFilter, pk=pk, owner=request.user)
    row.delete()
    messages.success(request, _("Filtro «%(name)s» tolto.") % {"name": row.name})
    return redirect(_address(row.model_name, ""))


def _rows(request: HttpRequest, row: SavedFilter) -> QuerySet | None:
    """The rows the list shows with these filters; None where they no longer fit the list."""
    desk_list = copy(registered(row.model_name))
    own_class = desk_list.get_changelist(request)
    unfetched = type("Unfetched", (own_class,), {"get_results": lambda self, request: None})
    desk_list.get_changelist = lambda request, **options: unfetched
    try:
        return desk_list.get_changelist_instance(_as_if_asked(request, row.query)).queryset
    except (IncorrectLookupParameters, ValidationError, ValueError):
        return None


def _as_if_asked(request: HttpRequest, query: str) -> HttpRequest:
    """A request by the same person for the same list with other filters."""
    asked = HttpRequest()
    asked.method, asked.user, asked.session, asked.META = "GET", request.user, getattr(request, "session", {}), request.META
    asked.GET = QueryDict(query)
    asked.resolver_match = request.resolver_match
    return asked


def _filters_only(query: str) -> str:
    kept = QueryDict(query, mutable=True)
    for name in PASSING:
        kept.pop(name, None)
    return kept.urlencode()[:1000]


def _address(name: str, query: str) -> str:
    address = reverse(f"admin:initiatives_{name}_changelist")
    return f"{address}?{query}" if query else address
