"""A list, a map, a record or one fact inside other people's pages: small views without frame, and oEmbed to find them.

Only these views may be framed by others (CSP frame-ancestors, X-Frame-Options); they hold no form and set no cookie.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import orjson
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from initiatives.filters import InvalidParameters, Problem, Query, parse_query
from initiatives.filters.parameters import closest
from initiatives.models import PublishedInitiative
from initiatives.public.cards import cards
from initiatives.public.conditional import conditional
from initiatives.public.parameters import strict
from initiatives.public.queries import list_address, with_query
from initiatives.public.record_page import build_page
from initiatives.public.record_views import elsewhere
from initiatives.public.selecting import read_selection
from initiatives.public.selection_map import selection_map
from initiatives.public.wording import label_of, value_of

CARDS = 10
CHOICES = {"view": ("list", "map"), "level": ("region", "province", "municipality"), "per": ("count", "inhabitants")}
WIDTH, HEIGHT, FACT_HEIGHT = 600, 420, 260
framed = csp_replace({"frame-ancestors": ["*"]})


@require_safe
@xframe_options_exempt
@framed
@conditional
@strict
def embedded_list(request: HttpRequest) -> HttpResponse:
    """The first records of a list, with any of its parameters; `view=map` shows where they are, by `level` and `per` as there."""
    selection = read_selection(request, allowed_extra=tuple(CHOICES))
    chosen = _chosen(selection.query)
    sent = {name: selection.query.one(name) for name in CHOICES}
    context = {"title": _titled(selection), "count": selection.count, "full_address": list_address(selection.query, **sent)}
    if chosen["view"] == "map":
        context["map"] = selection_map(selection, chosen["level"], chosen["per"])
    else:
        context["cards"] = cards(selection.page(limit=CARDS).sequences, selection.index)
    return render(request, "public/embed_list.html", context)


def _chosen(query: Query) -> dict[str, str]:
    """The view, level and measure asked for, the first of each where it is left out."""
    chosen = {name: query.one(name) or words[0] for name, words in CHOICES.items()}
    wrong = [
        Problem(name, _("uno fra: %(choices)s") % {"choices": ", ".join(CHOICES[name])}, closest(word, CHOICES[name]))
        for name, word in chosen.items()
        if word not in CHOICES[name]
    ]
    if wrong:
        raise InvalidParameters(wrong)
    return chosen


@require_safe
@xframe_options_exempt
@framed
@conditional
def embedded_record(request: HttpRequest, slug: str) -> HttpResponse:
    """A record in brief, each value with its passage."""
    record = PublishedInitiative.objects.public().filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:embed-initiative")
    snapshot = orjson.loads(record.detail_json)
    page = build_page(snapshot, timezone.localdate())
    return render(request, "public/embed_record.html", {"record": record, "snapshot": snapshot, "page": page})


@require_safe
@xframe_options_exempt
@framed
@conditional
def embedded_fact(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One fact with the passage that proves it."""
    record = PublishedInitiative.objects.public().filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:embed-fact", key)
    snapshot = orjson.loads(record.detail_json)
    fact = next((statement for statement in snapshot["statements"] if statement["key"] == key), None)
    if fact is None:
        raise Http404
    context = {"record": record, "snapshot": snapshot, "fact": fact, "label": label_of(fact), "value": value_of(fact)}
    return render(request, "public/embed_fact.html", context)


@require_safe
@conditional
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 (oembed.com): what to put in place of an address of ours. 501 for forms other than JSON, 404 for other addresses."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": "json"}, status=501)
    embed = _embed_address(request, request.GET.get("url", ""))
    if embed is None:
        raise Http404
    address, title, height = embed
    width = min(WIDTH, _limit(request, "maxwidth", WIDTH))
    height = min(height, _limit(request, "maxheight", height))
    frame = {"address": request.build_absolute_uri(address), "title": title, "width": width, "height": height}
    response = JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": "Atlante",
            "provider_url": request.build_absolute_uri(reverse("public:home")),
            "cache_age": 86_400,
            "width": width,
            "height": height,
            "html": render_to_string("public/_iframe.html", frame).strip(),
        }
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _embed_address(request: HttpRequest, url: str) -> tuple[str, str, int] | None:
    """(address of the small view, title, height) for an address of ours; None for any other."""
    parts = urlsplit(url)
    if parts.netloc != request.get_host():
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.view_name == "public:initiatives":
        return _embed_of_list(parts.query)
    if match.view_name != "public:initiative":
        return None
    record = PublishedInitiative.objects.public().filter(slug=match.kwargs["slug"]).only("slug", "title").first()
    if record is None:
        return None
    if parts.fragment.partition("-")[2].isdigit():
        return reverse("public:embed-fact", args=[record.slug, parts.fragment]), record.title, FACT_HEIGHT
    return reverse("public:embed-initiative", args=[record.slug]), record.title, HEIGHT


def _embed_of_list(text: str) -> tuple[str, str, int] | None:
    """A list with its filters, or its map as it is shown there; the place in the list (cursor) stays behind."""
    kept = [(name, value) for name, value in parse_qsl(text) if name != "cursor"]
    try:
        query = parse_query(QueryDict(urlencode(kept)), allowed_extra=tuple(CHOICES))
        if query.one("view") != "timeline":
            _chosen(query)
    except InvalidParameters:
        return None
    shown = {name: query.one(name) for name in CHOICES} if query.one("view") == "map" else {}
    return with_query(reverse("public:embed-list"), query, **shown), _("Iniziative digitali pubbliche"), HEIGHT


def _titled(selection) -> str:
    choices = [selection.label(name, value) for name, value in selection.query.items() if name != "ordering"]
    return ", ".join(choices) or _("Iniziative digitali pubbliche")


def _limit(request: HttpRequest, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return max(200, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
