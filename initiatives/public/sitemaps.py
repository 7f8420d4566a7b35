"""Sitemaps (sitemaps.org, with Google's hreflang links) and robots.txt: an index, the fixed pages, entities, records by tens of thousands."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from initiatives.models import Place, PublishedInitiative
from initiatives.public.addresses import address_of
from initiatives.public.conditional import conditional
from initiatives.search import current_index

#: The standard allows 50,000 addresses a file; each record has two, and a file is made while its reader waits.
RECORDS_A_FILE = 5_000
LANGUAGES = ("it", "en")
FIXED = (
    "home",
    "initiatives",
    "places",
    "programmes",
    "organisations",
    "themes",
    "promises",
    "data",
    "contributions",
    "about",
    "privacy",
    "accessibility",
)
ENTITIES = {"places": "place", "programmes": "programme", "organisations": "organisation", "themes": "theme"}


@require_safe
@conditional
def sitemap_index(request: HttpRequest) -> HttpResponse:
    last = PublishedInitiative.objects.public().newest().values_list("sequence", flat=True).first() or 0
    names = ["pages", *ENTITIES, *(f"initiatives-{number}" for number in range(last // RECORDS_A_FILE + 1))]
    addresses = [request.build_absolute_uri(reverse("public:sitemap-part", args=[name])) for name in names]
    return render(request, "public/sitemap_index.xml", {"addresses": addresses}, content_type="application/xml")


@require_safe
@conditional
def sitemap_part(request: HttpRequest, name: str) -> HttpResponse:
    """One file of the sitemap: pages, places, programmes, organisations, themes, initiatives-<n>."""
    base = request.build_absolute_uri("/").rstrip("/")
    if name == "pages":
        entries = [_entry(base, {code: _in(code, f"public:{page}") for code in LANGUAGES}) for page in FIXED]
    elif name in ENTITIES:
        stems = _stems(ENTITIES[name])
        entries = [_entry(base, _both(stems, slug)) for slug in _published_slugs(request, ENTITIES[name])]
    else:
        stems = _stems("initiative")
        entries = [_entry(base, _both(stems, slug), changed) for slug, changed in _records(name)]
    return render(request, "public/sitemap.xml", {"entries": entries}, content_type="application/xml")


def _records(name: str) -> Iterator[tuple[str, datetime]]:
    prefix, _dash, number = name.partition("-")
    if prefix != "initiatives" or not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404
    first = int(number) * RECORDS_A_FILE
    rows = PublishedInitiative.objects.public().filter(sequence__gte=first, sequence__lt=first + RECORDS_A_FILE)
    return rows.order_by("sequence").values_list("slug", "published_at").iterator(chunk_size=5000)


def _published_slugs(request: HttpRequest, dimension: str) -> Iterable[str]:
    """Addresses of entities that some public record names."""
    values = sorted(value for value, holders in current_index(request.dataset).facets.get(dimension, {}).items() if holders)
    if dimension == "place":
        return Place.objects.filter(istat__in=values).order_by("istat").values_list("slug", flat=True)
    return values


def _entry(base: str, addresses: dict[str, str], changed: datetime | None = None) -> dict:
    absolute = {code: f"{base}{address}" for code, address in addresses.items()}
    return {"addresses": absolute, "changed": changed and changed.isoformat(timespec="seconds")}


def _stems(route: str) -> dict[str, str]:
    """What stands before a slug in each language."""
    found = {}
    for code in LANGUAGES:
        with override(code):
            found[code] = address_of(route, "")[:-1]
    return found


def _both(stems: dict[str, str], slug: str) -> dict[str, str]:
    return {code: f"{stem}{slug}/" for code, stem in stems.items()}


def _in(code: str, route: str) -> str:
    with override(code):
        return reverse(route)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"sitemap": request.build_absolute_uri(reverse("public:sitemap"))}
    return render(request, "public/robots.txt", context, content_type="text/plain; charset=utf-8")
