"""The front page: figures with what each is a part of, a map of dots, the newest records, promises, how a proof reads."""

from datetime import date

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from initiatives.models import PublishedInitiative, PublishedMilestone
from initiatives.public.addresses import address_of
from initiatives.public.cards import cards
from initiatives.public.charts import holders_of
from initiatives.public.conditional import conditional
from initiatives.public.gazetteer import inside, spots
from initiatives.public.initiative_list import exports
from initiatives.public.parameters import only, strict
from initiatives.public.proofs import ProofRegister
from initiatives.public.queries import filtered, list_address
from initiatives.public.remembering import remembered
from initiatives.public.selection_map import dot_map
from initiatives.public.timeline import milestone_line
from initiatives.public.wording import label_of, value_of
from initiatives.search import Index, Selection, select

NEWEST = 3
PROMISES = 5
DOTS = 8000
LISTED = 8
#: Facts are counted one by one while the records are this few; beyond, the figure is left to the open data.
COUNTED = 3000


@require_safe
@conditional
@strict
def home(request: HttpRequest) -> HttpResponse:
    """`/`: made once for each dataset version and day, then kept."""
    only(request.GET, ())
    today = timezone.localdate()
    selection = select(filtered(), request.dataset)
    made = remembered(("home", today), selection.index, lambda: _front(selection, today))
    return render(request, "public/home.html", {"dataset": request.dataset, "section": "home", **made})


def _front(selection: Selection, today: date) -> dict:
    page = selection.page(NEWEST)
    register = ProofRegister()
    return {
        "figures": _figures(selection, today),
        "example": _example(selection, register),
        "regions": _regions(selection.index),
        "map": _map(selection.index),
        "listed": _listed(selection.index),
        "cards": cards(page.sequences, selection.index),
        **_promises(register, today),
        "proofs": register,
        "exports": exports(selection.query),
        "searches": _searches(selection),
    }


def _figures(selection: Selection, today: date) -> dict:
    index = selection.index
    held = index.facets.get("place", {})
    promises = PublishedMilestone.objects.public()
    return {
        "count": selection.count,
        "towns": sum(1 for code in held if len(code) == 6),
        "regions": sum(1 for code in held if len(code) == 2),
        "amounts": selection.amounts(),
        "kept": promises.kept().count(),
        "promised": promises.promises().count(),
        "overdue": promises.overdue(today).count(),
        **(_proved() if selection.count <= COUNTED else {}),
    }


def _proved() -> dict:
    """How many published facts there are, and how many of them carry a passage."""
    facts = proved = 0
    for text in PublishedInitiative.objects.public().values_list("list_json", flat=True).iterator(chunk_size=1000):
        entry = orjson.loads(text)
        facts += entry["statement_count"]
        proved += entry["proved_count"]
    return {"facts": facts, "proved": proved, "noted": facts - proved}


def _example(selection: Selection, register: ProofRegister) -> dict | None:
    """A real value with its passage, to show how one reads: an amount of the newest record that has one, else its first date."""
    for want in ("amount", "date", "quantity", ""):
        held = selection.index.holding("has", want) if want in ("amount",) else selection.sequences
        for sequence in list(held)[-3:][::-1]:
            found = _first_proved(sequence, want)
            if found:
                entry, statement = found
                return {
                    "title": entry["title"],
                    "language": entry["language"],
                    "address": address_of("initiative", entry["slug"]),
                    "label": label_of(statement),
                    "value": value_of(statement),
                    "markers": register.mark(statement),
                    "evidence": statement["evidence"][0],
                }
    return None


def _first_proved(sequence: int, kind: str) -> tuple[dict, dict] | None:
    text = PublishedInitiative.objects.public().filter(sequence=sequence).values_list("detail_json", flat=True).first()
    if text is None:
        return None
    entry = orjson.loads(text)
    for statement in entry["statements"]:
        if statement["evidence"] and (not kind or statement["kind"] == kind) and statement.get("scope", "initiative") == "initiative":
            return entry, statement
    return None


def _regions(index: Index) -> list[dict]:
    """Regions with at least one initiative: towns and known amounts among theirs."""
    held = index.facets.get("place", {})
    rows = []
    for code, holders in holders_of(index, "region"):
        known = index.labels.places.get(code)
        if known:
            rows.append(
                {
                    "name": known.name,
                    "address": address_of("place", known.slug),
                    "count": len(holders),
                    "towns": sum(1 for town in inside(code) if town in held),
                    "stated": holders.intersection_cardinality(index.holding("has", "amount")),
                }
            )
    return sorted(rows, key=lambda row: (-row["count"], row["name"]))


def _most_named(index: Index, most: int) -> list[tuple]:
    """(place, count): municipalities and provinces named most often; those of the newest records first among equals."""
    found = []
    for code, holders in index.facets.get("place", {}).items():
        if len(code) == 6 and code in spots() and spots()[code].latitude is not None:
            found.append((spots()[code], len(holders), holders.max()))
    found.sort(key=lambda row: (-row[1], -(row[0].population or 0), -row[2]))
    return [(spot, count) for spot, count, _newest in found[:most]]


def _map(index: Index):
    addresses = {code: address_of("place", label.slug) for code, label in index.labels.places.items()}
    covered = {code for code, _holders in holders_of(index, "region")}
    return dot_map(_most_named(index, DOTS), covered, addresses)


def _listed(index: Index) -> list[dict]:
    rows = []
    for spot, count in _most_named(index, LISTED):
        label = index.labels.places.get(spot.istat)
        if label:
            region = spots()[spot.region].name if spot.region in spots() else ""
            rows.append({"name": spot.label, "address": address_of("place", label.slug), "region": region, "count": count})
    return rows


def _promises(register: ProofRegister, today: date) -> dict:
    """Promises that fall due next, and those gone by without news, the latest first."""
    public = (
        PublishedMilestone.objects.public()
        .select_related("record")
        .only("key", "edtf", "earliest", "latest", "label", "happening", "data", "record__slug", "record__title", "record__language")
    )
    due = public.due(today).filter(latest__isnull=False).order_by("latest", "pk")[:PROMISES]
    overdue = public.overdue(today).order_by("-latest", "pk")[:PROMISES]
    return {
        "due": [milestone_line(item, register, today) for item in due],
        "overdue": [milestone_line(item, register, today) for item in overdue],
    }


def _searches(selection: Selection) -> list[dict]:
    """Two or three searches that find something, to begin with."""
    found = []
    for name in ("theme", "kind", "region"):
        row = next(iter(selection.facets((name,))[name]), None)
        if row:
            query = filtered(**{"place" if name == "region" else name: row["value"]})
            found.append({"label": row["label"], "address": list_address(query)})
    return found
