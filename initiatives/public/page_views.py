"""Pages that stay as they are: how we work, privacy, accessibility; and the open data page with today's coverage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.filters import Query
from initiatives.open_data.dumps import latest
from initiatives.public.conditional import conditional, conditional_on
from initiatives.search import select

TITLES = {
    "about": lambda: _("Come scegliamo e verifichiamo"),
    "privacy": lambda: _("Privacy e rimozioni"),
    "accessibility": lambda: _("Dichiarazione di accessibilità"),
}
DESCRIPTIONS = {
    "about": lambda: _("Che cosa entra nel registro, chi lo decide, come ogni dato si prova, e che cosa Atlante non fa."),
    "privacy": lambda: _("Quali dati di persone stanno nel registro, quali mai, e come chiedere che un nome sia tolto."),
    "accessibility": lambda: _("Come sono provate le pagine, che cosa ancora manca, e a chi scrivere se qualcosa non si può usare."),
}
#: What the coverage table counts, in the order of the page.
COVERAGE = ("place", "organisation", "programme", "milestone", "period", "amount")


@require_safe
@conditional
def written_page(request: HttpRequest, name: str) -> HttpResponse:
    """One of the written pages, each language a text of its own."""
    title = TITLES[name]()
    language = "en" if get_language() == "en" else "it"
    context = {
        "title": title,
        "description": DESCRIPTIONS[name](),
        "crumbs": [{"name": title}],
        "text": f"public/pages/{name}.{language}.html",
        "dataset": request.dataset,
    }
    return render(request, "public/written_page.html", context)


def dump_stamp() -> str:
    dump = latest()
    return dump.sha256 if dump else ""


@require_safe
@conditional_on("dump", dump_stamp)
def data(request: HttpRequest) -> HttpResponse:
    """Downloads, API, columns, licence; and how many records state each thing."""
    selection = select(Query(), request.dataset)
    known = {row["value"]: row["count"] for row in selection.facets(["has"])["has"]}
    coverage = [{"label": selection.label("has", name), "known": known.get(name, 0), "name": name} for name in COVERAGE]
    context = {
        "section": "data",
        "crumbs": [{"name": _("Dati aperti")}],
        "dataset": request.dataset,
        "total": selection.count,
        "dump": latest(),
        "coverage": coverage,
    }
    return render(request, "public/data.html", context)
