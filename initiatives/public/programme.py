"""Programmes that published records mention: editions and parts, who takes part, initiatives; and the index by name."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Programme
from initiatives.public.addresses import address_of
from initiatives.public.cards import cards
from initiatives.public.charts import IN_TABLE, chart, holders_of
from initiatives.public.conditional import conditional
from initiatives.public.entities import Moved, find, is_public
from initiatives.public.gazetteer import spots
from initiatives.public.initiative_list import exports
from initiatives.public.organisation import entity_index, partners
from initiatives.public.parameters import only, strict
from initiatives.public.queries import filtered, list_address
from initiatives.public.timeline import timeline
from initiatives.search import Index, Selection, label_of, select

CARDS = 6
PLACES = 30
WIDTH, LEFT, LINE = 860.0, 190.0, 40.0


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the chain: `start` and `width` are its bar on the drawing, where its period is known."""

    name: str
    address: str
    period: str
    current: bool
    count: int
    over: bool
    y: float
    start: float = 0.0
    width: float = 0.0


@require_safe
@conditional
@strict
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """`/programmes/<slug>/`; 404 for one that no published record mentions."""
    only(request.GET, ())
    try:
        found = find(Programme.objects.select_related("promoter", "parent"), "programme", slug)
    except Moved as moved:
        return moved.response
    selection = select(filtered(programme=found.slug), request.dataset)
    index = selection.index
    if not is_public(index, "programme", found.slug):
        raise Http404(slug)
    page = selection.page(CARDS)
    chain = _editions(found, index)
    context = {
        "section": "programmes",
        "dataset": request.dataset,
        "programme": found,
        "promoter": found.promoter if found.promoter and is_public(index, "organisation", found.promoter.slug) else None,
        "outer": found.parent if found.parent and is_public(index, "programme", found.parent.slug) else None,
        "parts": _parts(found, index),
        "editions": chain,
        "drawing": drawing(chain, timezone.localdate()),
        "selection": selection,
        "query": selection.query,
        "amounts": selection.amounts(),
        "places": _places(selection),
        "partners": partners(selection, ""),
        "cards": cards(page.sequences, index),
        "more": selection.count - len(page.sequences),
        "list_address": list_address(selection.query),
        "exports": exports(selection.query),
        "charts": [made for made in (chart(selection, name, IN_TABLE) for name in ("year", "region", "theme")) if made.rows],
        "timeline": timeline(page.sequences) if page.sequences else None,
        "crumbs": [{"name": _("Programmi"), "address": reverse("public:programmes")}, {"name": found.name, "address": ""}],
    }
    return render(request, "public/programme.html", context)


def _editions(found: Programme, index: Index) -> list[Programme]:
    """The public editions of the whole chain this one belongs to, oldest first; itself alone where there are no others."""
    keys = edition_chain(found.pk, dict(Programme.objects.filter(previous_edition__isnull=False).values_list("pk", "previous_edition")))
    rows = Programme.objects.in_bulk(keys) if len(keys) > 1 else {found.pk: found}
    chain = [rows[key] for key in keys if key == found.pk or is_public(index, "programme", rows[key].slug)]
    for item in chain:
        item.count = len(index.holding("programme", item.slug))
        item.current = item.pk == found.pk
    return chain


def edition_chain(key: int, before: dict[int, int]) -> list[int]:
    """The keys of all editions before and after `key`, oldest first; `before` gives the edition that came before each."""
    after = {earlier: later for later, earlier in before.items()}
    chain = [key]
    while (earlier := before.get(chain[0])) is not None and earlier not in chain:
        chain.insert(0, earlier)
    while (later := after.get(chain[-1])) is not None and later not in chain:
        chain.append(later)
    return chain


def _parts(found: Programme, index: Index) -> list[dict]:
    rows = found.parts.current().values_list("slug", "name")
    return [
        {"name": name, "address": address_of("programme", slug), "count": len(index.holding("programme", slug))}
        for slug, name in rows
        if is_public(index, "programme", slug)
    ]


def _places(selection: Selection) -> list[dict]:
    """The municipalities of its initiatives, most often met first."""
    index = selection.index
    met = [(code, holders.intersection_cardinality(selection.sequences)) for code, holders in holders_of(index, "municipality")]
    met = sorted((pair for pair in met if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    rows = []
    for code, count in met[:PLACES]:
        known = index.labels.places.get(code)
        if known:
            region = spots()[spots()[code].region].name if code in spots() else ""
            rows.append(
                {"name": str(label_of(index, "place", code)), "address": address_of("place", known.slug), "region": region, "count": count}
            )
    return rows


def drawing(chain: list[Programme], today: date) -> dict | None:
    """The editions in time as bars; None where no period is known."""
    days = [day for item in chain for day in (item.earliest, item.latest) if day]
    if not days or len(chain) < 2:
        return None
    first, last = min(days).year, max(days).year + 1
    scale = (WIDTH - LEFT - 20) / ((last - first) * 365.25)

    def x_of(day: date) -> float:
        return round(LEFT + (day - date(first, 1, 1)).days * scale, 1)

    rows = []
    for place, item in enumerate(chain):
        start = x_of(item.earliest or item.latest) if item.earliest or item.latest else 0.0
        width = round(x_of(item.latest or today) - start, 1) if start else 0.0
        rows.append(
            Edition(
                name=item.name,
                address=address_of("programme", item.slug),
                period=item.period,
                current=item.current,
                count=item.count,
                over=bool(item.latest and item.latest < today),
                y=24 + place * LINE,
                start=start,
                width=max(width, 4.0) if start else 0.0,
            )
        )
    step = max(1, round((last - first) / 9))
    years = [(x_of(date(year, 1, 1)), str(year)) for year in range(first, last, step)]
    return {"width": int(WIDTH), "height": int(24 + len(chain) * LINE), "rows": rows, "years": years, "first": first, "last": last - 1}


@require_safe
@conditional
@strict
def programmes(request: HttpRequest) -> HttpResponse:
    """`/programmes/`."""
    return entity_index(request, "programme", _("Programmi"), "public/programmes.html")
