"""Places: the page of every municipality, province and region, and the index by name."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Level, Place
from initiatives.public.addresses import address_of
from initiatives.public.cards import cards
from initiatives.public.charts import holders_of
from initiatives.public.conditional import conditional
from initiatives.public.entities import Moved, find
from initiatives.public.gazetteer import Spot, inside, named, neighbours, of_similar_size, spots
from initiatives.public.initiative_list import exports
from initiatives.public.parameters import only, strict
from initiatives.public.place_map import place_map
from initiatives.public.queries import filtered, list_address
from initiatives.public.timeline import timeline
from initiatives.search import Index, Selection, label_of, select
from initiatives.templatetags.numbers import number

CARDS = 6
NEIGHBOURS = 8
SIMILAR = 6
THEMES = 8


@dataclass(frozen=True, slots=True)
class Other:
    """Another place beside this one: `note` is its distance or its size."""

    name: str
    address: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A theme on which others nearby have something and this place has not."""

    name: str
    count: int
    address: str


@require_safe
@conditional
@strict
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """`/places/<slug>/`: at most six queries, whatever the place holds."""
    only(request.GET, ())
    try:
        found = find(Place.objects.select_related("parent__parent"), "place", slug)
    except Moved as moved:
        return moved.response
    selection = select(filtered(place=found.istat), request.dataset)
    page = selection.page(CARDS)
    context = {
        "section": "places",
        "dataset": request.dataset,
        "place": found,
        "selection": selection,
        "query": selection.query,
        "crumbs": _crumbs(found),
        "title": _title(found),
        "cards": cards(page.sequences, selection.index),
        "more": selection.count - len(page.sequences),
        "list_address": list_address(selection.query),
        "exports": exports(selection.query),
        "timeline": timeline(page.sequences) if page.sequences else None,
        **_sums(selection, found),
        **_around(selection, found),
        "map": place_map(found.istat, selection.index),
    }
    return render(request, "public/place.html", context)


def _title(found: Place) -> str:
    return _("Provincia di %(name)s") % {"name": found.name} if found.level == Level.PROVINCE else found.name


def _crumbs(found: Place) -> list[dict]:
    outer, crumbs = found.parent, []
    while outer is not None:
        crumbs.insert(0, {"name": _title(outer), "address": address_of("place", outer.slug)})
        outer = outer.parent
    return [{"name": _("Luoghi"), "address": reverse("public:places")}, *crumbs, {"name": _title(found), "address": ""}]


def _sums(selection: Selection, found: Place) -> dict:
    """Figures, each with what it is a part of."""
    index, chosen = selection.index, selection.sequences
    going_on = [index.holding("stage", stage) for stage in ("signed", "funded", "under-way", "concluded")]
    children = _towns(found.istat, index) if found.level != Level.MUNICIPALITY else []
    return {
        "amounts": selection.amounts(),
        "leading": chosen.intersection_cardinality(index.holding("role", "lead")),
        "programmes": [
            {"name": label_of(index, "programme", slug), "address": address_of("programme", slug)}
            for slug, holders in holders_of(index, "programme")
            if holders.intersect(chosen)
        ][:40],
        "followed": sum(holders.intersection_cardinality(chosen) for holders in going_on),
        "themes": [
            {"name": row["label"], "count": row["count"], "address": list_address(selection.query.with_("theme", row["value"]))}
            for row in selection.facets(("theme",))["theme"]
        ],
        "children": len(children),
        "children_with": sum(1 for code in children if index.holding("place", code)),
    }


def _around(selection: Selection, found: Place) -> dict:
    """Neighbours, places of similar size, and the themes on which they have something and this place has not."""
    index, spot = selection.index, spots().get(found.istat)
    if spot is None:
        return {"neighbours": [], "similar": [], "missing": []}
    joined = index.labels.joined
    nearest = neighbours(spot, NEIGHBOURS + min(len(joined), NEIGHBOURS))
    near = [(other, far) for other, far in nearest if other.istat not in joined][:NEIGHBOURS]
    with_some = {code for code in index.facets.get("place", {}) if len(code) == len(found.istat)}
    alike = of_similar_size(spot, SIMILAR, with_some)
    slugs = dict(Place.objects.filter(istat__in=[s.istat for s in [*(pair[0] for pair in near), *alike]]).values_list("istat", "slug"))
    return {
        "neighbours": [_other(other, index, slugs, _("%(distance)s km") % {"distance": round(far)}) for other, far in near],
        "similar": [_other(other, index, slugs, _("%(count)s abitanti") % {"count": number(other.population)}) for other in alike],
        "missing": _missing(selection, [*(pair[0] for pair in near), *alike]),
    }


def _other(spot: Spot, index: Index, slugs: dict[str, str], note: str) -> Other:
    slug = slugs.get(spot.istat)
    return Other(spot.label, address_of("place", slug) if slug else "", len(index.holding("place", spot.istat)), note)


def _missing(selection: Selection, others: list[Spot]) -> list[Missing]:
    index = selection.index
    theirs = index.holding("place", "")
    for other in others:
        theirs = theirs | index.holding("place", other.istat)
    codes = ",".join(sorted({other.istat for other in others if index.holding("place", other.istat)}))
    found = []
    for theme, holders in holders_of(index, "theme"):
        count = holders.intersection_cardinality(theirs)
        if count and not holders.intersect(selection.sequences):
            address = f"{list_address(filtered(theme=theme))}&place={codes}"
            found.append(Missing(str(label_of(index, "theme", theme)), count, address))
    return sorted(found, key=lambda row: (-row.count, row.name))[:THEMES]


@require_safe
@conditional
@strict
def places(request: HttpRequest) -> HttpResponse:
    """`/places/`: regions with their figures, and any place by its name."""
    asked = only(request.GET, ("q",)).get("q", "")
    index = select(filtered(), request.dataset).index
    found = _today(named(asked), index) if asked else []
    regions = [spot for spot in spots().values() if spot.level == Level.REGION and spot.istat not in index.labels.joined]
    slugs = dict(Place.objects.filter(istat__in=[spot.istat for spot in found or regions]).values_list("istat", "slug"))
    context = {
        "section": "places",
        "dataset": request.dataset,
        "asked": asked,
        "found": [_found(spot, index, slugs) for spot in found if spot.istat in slugs],
        **_regions([] if asked else [spot for spot in regions if spot.istat in slugs], index, slugs),
        "crumbs": [{"name": _("Luoghi"), "address": ""}],
    }
    return render(request, "public/places.html", context)


def _today(found: list[Spot], index: Index) -> list[Spot]:
    """Each place once; for one that was joined to another, that other."""
    codes = (index.labels.joined.get(spot.istat, spot.istat) for spot in found)
    return [spots()[code] for code in dict.fromkeys(codes) if code in spots()]


def _towns(istat: str, index: Index) -> list[str]:
    """The codes of the municipalities of a province or region as it is today."""
    return [code for code in inside(istat) if code not in index.labels.joined]


def _found(spot: Spot, index: Index, slugs: dict[str, str]) -> dict:
    words = {Level.REGION: _("regione"), Level.PROVINCE: _("provincia"), Level.MUNICIPALITY: _("Comune")}
    outer = spots()[spot.region].name if spot.level != Level.REGION else ""
    note = ", ".join(part for part in (str(words[spot.level]), outer) if part)
    return {
        "name": spot.label,
        "note": note,
        "address": address_of("place", slugs[spot.istat]),
        "count": len(index.holding("place", spot.istat)),
    }


def _regions(regions: list[Spot], index: Index, slugs: dict[str, str]) -> dict:
    """Those with initiatives, fullest first, and those of which no document has been read."""
    rows = sorted((_region(spot, index, slugs) for spot in regions), key=lambda row: (-row["count"], row["name"]))
    return {"regions": [row for row in rows if row["count"]], "unread": [row for row in rows if not row["count"]]}


def _region(spot: Spot, index: Index, slugs: dict[str, str]) -> dict:
    towns = _towns(spot.istat, index)
    held = index.facets.get("place", {})
    holders = index.holding("place", spot.istat)
    return {
        "name": spot.name,
        "address": address_of("place", slugs[spot.istat]),
        "count": len(holders),
        "towns": len(towns),
        "towns_with": sum(1 for code in towns if code in held),
        "stated": holders.intersection_cardinality(index.holding("has", "amount")),
    }
