"""Organisations that published records mention: a page each with members, roles and initiatives; and the index by name."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Organisation, OrganisationRole
from initiatives.models.search_index import fold
from initiatives.public.addresses import address_of
from initiatives.public.cards import cards
from initiatives.public.charts import IN_TABLE, chart, holders_of
from initiatives.public.conditional import conditional
from initiatives.public.entities import Moved, find, is_public
from initiatives.public.initiative_list import exports
from initiatives.public.parameters import only, page_number, strict
from initiatives.public.queries import filtered, list_address
from initiatives.public.timeline import timeline
from initiatives.search import Index, Selection, label_of, select

CARDS = 6
PER_PAGE = 60


@require_safe
@conditional
@strict
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """`/organisations/<slug>/`; 404 for one that no published record mentions."""
    only(request.GET, ())
    try:
        found = find(Organisation.objects.select_related("place__parent", "parent"), "organisation", slug)
    except Moved as moved:
        return moved.response
    selection = select(filtered(organisation=found.slug), request.dataset)
    index = selection.index
    if not is_public(index, "organisation", found.slug):
        raise Http404(slug)
    page = selection.page(CARDS)
    context = {
        "dataset": request.dataset,
        "organisation": found,
        "outer": found.parent if found.parent and is_public(index, "organisation", found.parent.slug) else None,
        "selection": selection,
        "query": selection.query,
        "amounts": selection.amounts(),
        "members": _members(found, index),
        "roles": _roles(selection),
        "partners": partners(selection, found.slug),
        "cards": cards(page.sequences, index),
        "more": selection.count - len(page.sequences),
        "list_address": list_address(selection.query),
        "exports": exports(selection.query),
        "charts": [made for made in (chart(selection, name, IN_TABLE) for name in ("theme", "programme")) if made.rows],
        "timeline": timeline(page.sequences) if page.sequences else None,
        "crumbs": [{"name": _("Organizzazioni"), "address": reverse("public:organisations")}, {"name": found.name, "address": ""}],
    }
    return render(request, "public/organisation.html", context)


def _members(found: Organisation, index: Index) -> list[dict]:
    """Those of its members that are public; one query."""
    rows = found.members.current().values_list("slug", "name")
    return [
        {"name": name, "address": address_of("organisation", slug), "count": len(index.holding("organisation", slug))}
        for slug, name in rows
        if is_public(index, "organisation", slug)
    ]


def _roles(selection: Selection) -> list[dict]:
    """The roles that bodies have in its initiatives, its own among them: the record says whose each is."""
    labels = dict(OrganisationRole.choices)
    found = [
        (role, holders.intersection_cardinality(selection.sequences))
        for role, holders in holders_of(selection.index, "role")
        if role in labels
    ]
    return [
        {"label": labels[role], "count": count, "address": list_address(selection.query.with_("role", role))}
        for role, count in sorted(found, key=lambda pair: -pair[1])
        if count
    ]


def partners(selection: Selection, own: str, most: int = 10) -> list[dict]:
    """The organisations met most often in the same initiatives."""
    index = selection.index
    met = [
        (slug, holders.intersection_cardinality(selection.sequences)) for slug, holders in holders_of(index, "organisation") if slug != own
    ]
    met = sorted((pair for pair in met if pair[1]), key=lambda pair: (-pair[1], pair[0]))[:most]
    return [
        {"name": label_of(index, "organisation", slug), "address": address_of("organisation", slug), "count": count} for slug, count in met
    ]


@require_safe
@conditional
@strict
def organisations(request: HttpRequest) -> HttpResponse:
    """`/organisations/`."""
    return entity_index(request, "organisation", _("Organizzazioni"), "public/organisations.html")


def entity_index(request: HttpRequest, dimension: str, title: str, template: str) -> HttpResponse:
    """All public values of a dimension: searched by name (`q`), in pages (`page`), those with most initiatives first."""
    asked = only(request.GET, ("q", "page"))
    words = fold(asked.get("q", "")).split()
    index = select(filtered(), request.dataset).index
    rows = [
        {"name": label_of(index, dimension, slug), "address": address_of(dimension, slug), "count": len(holders)}
        for slug, holders in holders_of(index, dimension)
    ]
    if words:
        rows = [row for row in rows if all(word in fold(row["name"]) for word in words)]
    rows.sort(key=lambda row: (-row["count"], fold(row["name"])))
    context = {
        "section": f"{dimension}s",
        "dataset": request.dataset,
        "asked": asked.get("q", ""),
        "rows": Paginator(rows, PER_PAGE).get_page(page_number(asked)),
        "total": len(rows),
        "title": title,
        "crumbs": [{"name": title, "address": ""}],
    }
    return render(request, template, context)
