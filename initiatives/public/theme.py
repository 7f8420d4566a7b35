"""Themes: the seventeen, and a page for each with its places, programmes and years."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Theme
from initiatives.public.addresses import address_of
from initiatives.public.cards import cards
from initiatives.public.charts import IN_TABLE, chart
from initiatives.public.conditional import conditional
from initiatives.public.initiative_list import exports
from initiatives.public.parameters import only, strict
from initiatives.public.queries import filtered, list_address
from initiatives.public.timeline import timeline
from initiatives.search import select

CARDS = 6


@require_safe
@conditional
@strict
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """`/themes/<code>/`."""
    only(request.GET, ())
    found = get_object_or_404(Theme, code=slug)
    selection = select(filtered(theme=found.code), request.dataset)
    page = selection.page(CARDS)
    context = {
        "dataset": request.dataset,
        "title": name_of(found),
        "selection": selection,
        "query": selection.query,
        "amounts": selection.amounts(),
        "cards": cards(page.sequences, selection.index),
        "more": selection.count - len(page.sequences),
        "list_address": list_address(selection.query),
        "exports": exports(selection.query),
        "charts": [made for made in (chart(selection, name, IN_TABLE) for name in ("year", "region", "programme")) if made.rows],
        "timeline": timeline(page.sequences) if page.sequences else None,
        "crumbs": [{"name": _("Temi"), "address": reverse("public:themes")}, {"name": name_of(found), "address": ""}],
    }
    return render(request, "public/theme.html", context)


@require_safe
@conditional
@strict
def themes(request: HttpRequest) -> HttpResponse:
    """`/themes/`: all of them, those without initiatives too."""
    only(request.GET, ())
    selection = select(filtered(), request.dataset)
    counts = {code: len(holders) for code, holders in selection.index.facets.get("theme", {}).items()}
    most = max(counts.values(), default=0) or 1
    rows = [
        {
            "name": name_of(item),
            "address": address_of("theme", item.code),
            "count": counts.get(item.code, 0),
            "share": round(100 * counts.get(item.code, 0) / most, 1),
        }
        for item in Theme.objects.all()
    ]
    context = {
        "dataset": request.dataset,
        "rows": rows,
        "total": selection.count,
        "crumbs": [{"name": _("Temi"), "address": ""}],
    }
    return render(request, "public/themes.html", context)


def name_of(item: Theme) -> str:
    """The name in the language in use."""
    return item.name_en if (get_language() or "it").startswith("en") else item.name_it
