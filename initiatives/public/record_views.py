"""A record: its page, its past versions, what changed between them, its data."""

from urllib.parse import urlencode

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.models import Change, Contribution, Person, Publication, PublishedInitiative, Redirect, Tombstone
from initiatives.public.addresses import address_of
from initiatives.public.conditional import conditional, conditional_with_discussion
from initiatives.public.record_html import ChangeLine, body_html, discussion_html
from initiatives.public.record_page import build_page
from initiatives.public.record_related import named_relations, related_records
from initiatives.public.record_versions import differences
from initiatives.search import current_index, label_of

READ = ("sequence", "initiative_id", "identifier", "slug", "title", "language", "version", "published_at", "first_published_at")


@require_safe
@conditional_with_discussion
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a record as it is public now."""
    record = PublishedInitiative.objects.public().only(*READ, "detail_json").filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:initiative")
    snapshot = orjson.loads(record.detail_json)
    told = Contribution.objects.filter(initiative_id=record.initiative_id).told().order_by("received_at")
    more = {
        "related": named_relations(snapshot) + related_records(snapshot, record.sequence),
        "discussion": discussion_html(told),
        "changes": [
            ChangeLine(change, record.slug) for change in Change.objects.filter(initiative_id=record.initiative_id).order_by("-version")
        ],
    }
    return record_response(request, record, snapshot, more)


@require_safe
@conditional
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A numbered version of a public record, at an address that stays."""
    record = PublishedInitiative.objects.public().only(*READ).filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:initiative-version", number)
    publication = Publication.objects.filter(initiative_id=record.initiative_id, number=number).first()
    if publication is None:
        raise Http404
    more = {"past": number != record.version, "fixed": True}
    return record_response(request, record, without_suppressed(publication.snapshot), more)


@require_safe
@conditional_with_discussion
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions, newest first, each with what it changed."""
    record = PublishedInitiative.objects.public().only(*READ).filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:initiative-history")
    publications = list(Publication.objects.filter(initiative_id=record.initiative_id).order_by("number"))
    snapshots = [without_suppressed(publication.snapshot) for publication in publications]
    steps = [
        {"publication": publication, "differences": differences(before, after) if before else None}
        for publication, before, after in zip(publications, [None, *snapshots], snapshots, strict=False)
    ]
    told = Contribution.objects.filter(initiative_id=record.initiative_id).told().order_by("-received_at")
    crumbs = [
        {"name": _("Iniziative"), "address": reverse("public:initiatives")},
        {"name": shortened(record.title), "address": address_of("initiative", record.slug)},
        {"name": _("Versioni")},
    ]
    context = {
        "record": record,
        "steps": steps[::-1],
        "discussion": told,
        "crumbs": crumbs,
        "section": "initiatives",
        "dataset": request.dataset,
    }
    return render(request, "public/history.html", context)


@require_safe
@conditional
def initiative_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The record with its proofs as JSON, as it was stored at publication."""
    record = PublishedInitiative.objects.public().only("sequence", "slug", "detail_json").filter(slug=slug).first()
    if record is None:
        return elsewhere(request, slug, "public:initiative-json")
    response = HttpResponse(record.detail_json, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def record_response(request: HttpRequest, record: PublishedInitiative, snapshot: dict, more: dict) -> HttpResponse:
    """The page of one snapshot: its body by record_html, the frame by the templates of all pages."""
    index = current_index(request.dataset)
    links = links_of(request, record, snapshot)
    themes = [{"name": label_of(index, "theme", code), "address": address_of("theme", code)} for code in snapshot["themes"]]
    page = build_page(snapshot, timezone.localdate())
    context = {
        "section": "initiatives",
        "dataset": request.dataset,
        "crumbs": [{"name": _("Iniziative"), "address": reverse("public:initiatives")}, {"name": shortened(snapshot["title"])}],
        "record": record,
        "snapshot": snapshot,
        "links": links,
        "past": more.get("past"),
        "fixed": more.get("fixed"),
        "body": body_html(record=record, snapshot=snapshot, page=page, themes=themes, links=links, **more),
    }
    return render(request, "public/initiative.html", context)


def links_of(request: HttpRequest, record: PublishedInitiative, snapshot: dict) -> dict[str, str]:
    """The addresses that a record's page leads to; those that leave the site are absolute."""
    slug, here = record.slug, {"initiative": record.slug}
    return {
        "record": address_of("initiative", slug),
        "json": reverse("public:initiative-json", args=[slug]),
        "jsonld": f"/initiatives/{slug}.jsonld",
        "calendar": reverse("public:initiative-calendar", args=[slug]),
        "history": reverse("public:initiative-history", args=[slug]),
        "write": f"{reverse('public:contribute-index')}?{urlencode(here)}",
        "information": f"{reverse('public:contribute', args=['information'])}?{urlencode(here)}",
        "correction": f"{reverse('public:contribute', args=['correction'])}?{urlencode(here)}",
        "version": request.build_absolute_uri(reverse("public:initiative-version", args=[slug, snapshot["version"]])),
        "embed": request.build_absolute_uri(reverse("public:embed-initiative", args=[slug])),
    }


def shortened(title: str) -> str:
    """A title for the path above the page."""
    return Truncator(title).chars(60)


def elsewhere(request: HttpRequest, slug: str, route: str, *arguments) -> HttpResponse:
    """Where no public record has `slug`: 410 with the reason for one that was withdrawn, 301 for one that moved, else 404."""
    tombstone = Tombstone.objects.filter(slug=slug).first()
    if tombstone:
        return render(request, "public/withdrawn.html", {"tombstone": tombstone, "crumbs": [{"name": _("Scheda ritirata")}]}, status=410)
    moved = Redirect.objects.filter(kind="initiative", old_slug=slug).first()
    if moved:
        return HttpResponsePermanentRedirect(reverse(route, args=[moved.new_slug, *arguments]))
    raise Http404


def without_suppressed(snapshot: dict) -> dict:
    """A past snapshot less the people who were taken out since."""
    people = [statement["person"]["slug"] for statement in snapshot["statements"] if statement["kind"] == "person"]
    if not people:
        return snapshot
    showable = set(Person.objects.filter(slug__in=people, suppressed_at__isnull=True).values_list("slug", flat=True))
    kept = [statement for statement in snapshot["statements"] if statement["kind"] != "person" or statement["person"]["slug"] in showable]
    return snapshot | {"statements": kept}
