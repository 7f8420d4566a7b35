"""The list of initiatives: one search, three views, its facets, charts and exports, all from one query string."""

from dataclasses import dataclass

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.filters import InvalidParameters, Problem, Query, parse_query
from initiatives.filters.parameters import NEWEST_FIRST, closest
from initiatives.models import PublishedInitiative
from initiatives.public.cards import card, cards, passage_found
from initiatives.public.charts import charts
from initiatives.public.chips import chips, nearest_sets, ways_out
from initiatives.public.conditional import conditional
from initiatives.public.facets import amounts, facets, known, years
from initiatives.public.parameters import strict
from initiatives.public.queries import data_address, feed_address, list_address
from initiatives.public.remembering import remembered
from initiatives.public.selection_map import selection_map
from initiatives.public.timeline import timeline
from initiatives.search import Page, Selection, select

PER_PAGE = 20
EXTRA = ("view", "level", "per", "cursor")
VIEWS = ("list", "map", "timeline")
LEVELS = ("region", "province", "municipality")


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str
    icon: str
    address: str
    current: bool


@require_safe
@conditional
@strict
def initiative_list(request: HttpRequest) -> HttpResponse:
    """`/initiatives/`: the dataset row, the text search and the rows of the page are all it asks the database."""
    query = parse_query(request.GET, allowed_extra=EXTRA)
    view = _choice(query, "view", VIEWS)
    selection = select(query, request.dataset)
    context = {"section": "initiatives", "selection": selection, "query": query, "view": view, "dataset": request.dataset}
    context |= _frame(selection, view)
    if not selection.count:
        context |= {
            "ways_out": ways_out(selection),
            "nearest": nearest_sets(selection),
            "suggestion": _suggestion(selection),
        }
    elif view == "map":
        level = _choice(query, "level", LEVELS)
        per = _choice(query, "per", ("count", "inhabitants"))
        drawn = remembered(("map", level, per, query.canonical()), selection.index, lambda: selection_map(selection, level, per))
        context |= {"map": drawn, "level": level, "map_levels": _levels(query, level, per), "map_measures": _measures(query, level, per)}
    else:
        page = selection.page(PER_PAGE, query.one("cursor"))
        context |= _page(selection, page, view)
    return render(request, "public/initiatives.html", context)


def _choice(query: Query, name: str, words: tuple[str, ...]) -> str:
    """The value of a parameter of the page; the first of `words` where it was left out."""
    text = query.one(name) or words[0]
    if text not in words:
        reason = _("valori ammessi: %(choices)s") % {"choices": ", ".join(words)}
        raise InvalidParameters([Problem(name, reason, closest(text, words))])
    return text


def _frame(selection: Selection, view: str) -> dict:
    """What stands round the results; kept for as long as the data stay, for it costs the most."""
    query = selection.query
    kept = "" if view == "list" else view
    beside = remembered(("facets", query.canonical()), selection.index, lambda: _beside(selection))
    return beside | {
        "chips": chips(selection, view=kept),
        "tabs": _tabs(query, view),
        "orderings": _orderings(query),
        "chosen_ordering": query.one("ordering"),
        "hidden": _hidden(query, view),
        "exports": exports(query),
        "api_address": data_address(query, ""),
        "amounts": selection.amounts(),
        "active": sum(1 for name, _value in query.items() if name not in ("ordering", "q")),
    }


def _beside(selection: Selection) -> dict:
    return {
        "facets": facets(selection),
        "known": known(selection),
        "years": years(selection),
        "amount_range": amounts(selection),
        "charts": charts(selection),
    }


def _page(selection: Selection, page: Page, view: str) -> dict:
    query = selection.query
    kept = "" if view == "list" else view
    context = {
        "page": page,
        "last": page.start + len(page.sequences),
        "next_address": list_address(query, view=kept, cursor=page.next_cursor) if page.next_cursor else "",
        "previous_address": list_address(query, view=kept, cursor=page.previous_cursor) if page.previous_cursor else "",
        "cards": _cards(selection, page),
    }
    if view == "timeline":
        context["timeline"] = timeline(page.sequences)
    return context


def _cards(selection: Selection, page: Page) -> list:
    """The cards of a page; where there is text to look for, each with the passage in which it stands."""
    if not selection.question:
        return cards(page.sequences, selection.index)
    rows = PublishedInitiative.objects.public().only("sequence", "list_json", "detail_json").in_bulk(page.sequences)
    found = [rows[sequence] for sequence in page.sequences if sequence in rows]
    return [
        card(orjson.loads(row.list_json), selection.index, passage_found(orjson.loads(row.detail_json), selection.question))
        for row in found
    ]


def _suggestion(selection: Selection) -> dict | None:
    """Another spelling of the words that find nothing, with its address."""
    text = selection.suggestion()
    return {"text": text, "address": list_address(selection.query.without("q").with_("q", text))} if text else None


def _tabs(query: Query, view: str) -> list[Tab]:
    words = {"list": (_("Elenco"), "it-list"), "map": (_("Mappa"), "it-map-marker"), "timeline": (_("Cronologia"), "it-calendar")}
    return [
        Tab(name, label, icon, list_address(query, view="" if name == "list" else name), name == view)
        for name, (label, icon) in words.items()
    ]


def _levels(query: Query, level: str, per: str) -> list[dict]:
    words = {"region": _("regioni"), "province": _("province"), "municipality": _("Comuni")}
    kept = "" if per == "count" else per
    return [
        {"label": label, "address": list_address(query, view="map", level=name, per=kept), "current": name == level}
        for name, label in words.items()
    ]


def _measures(query: Query, level: str, per: str) -> list[dict]:
    words = {"": _("numero di iniziative"), "inhabitants": _("per abitante")}
    return [
        {"label": label, "address": list_address(query, view="map", level=level, per=name), "current": (name or "count") == per}
        for name, label in words.items()
    ]


def _orderings(query: Query) -> list[tuple[str, str]]:
    """The usual one sends nothing, so that words typed into a list are answered by what fits them best."""
    usual = [("", _("le più pertinenti")), (NEWEST_FIRST, _("pubblicate di recente"))] if query.text else [("", _("pubblicate di recente"))]
    return [
        *usual,
        ("-changed", _("aggiornate di recente")),
        ("-date", _("data, dalla più recente")),
        ("date", _("data, dalla più lontana")),
        ("-amount", _("importo, dal più alto")),
        ("amount", _("importo, dal più basso")),
        ("title", _("titolo, A–Z")),
    ]


def _hidden(query: Query, view: str) -> list[tuple[str, str]]:
    """What the form cannot show but must not lose."""
    shown = (
        "q",
        "kind",
        "stage",
        "theme",
        "place",
        "programme",
        "organisation",
        "role",
        "has",
        "lacks",
        "from",
        "to",
        "amount_min",
        "amount_max",
    )
    kept = [(name, ",".join(values)) for name, values in query.filters if name not in shown]
    return kept + [(name, query.one(name)) for name in ("level", "per") if query.one(name)] + ([("view", view)] if view != "list" else [])


def exports(query: Query) -> list[dict]:
    """The same query in other forms, and ways to follow it."""
    forms = [
        ("CSV", data_address(query, "csv"), _("una riga per iniziativa, per fogli di calcolo")),
        ("XLSX", data_address(query, "xlsx"), _("le stesse righe in un foglio pronto")),
        ("JSON", data_address(query, "json"), _("schede con luoghi, enti e importi")),
        ("JSON Lines", data_address(query, "jsonl"), _("una scheda per riga, per programmi")),
        ("GeoJSON", data_address(query, "geojson"), _("luoghi e ruoli, per le mappe")),
        ("iCal", feed_address(query, "calendar"), _("eventi e date promesse")),
        ("Atom", feed_address(query, "feed-atom"), _("avvisi quando la ricerca cambia")),
        ("JSON Feed", feed_address(query, "feed-json"), _("gli stessi avvisi, in JSON")),
        ("iframe", feed_address(query, "embed-list"), _("la stessa ricerca dentro un’altra pagina")),
    ]
    return [{"name": name, "address": address, "note": note} for name, address, note in forms]
