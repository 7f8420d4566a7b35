"""A draft as the public would see it: the public page, drawn from a snapshot that is not stored. Here, because only the
site knows both the desk and the public pages."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.models import Dataset, Initiative, Publication
from initiatives.public.prose import prose
from initiatives.public.record_views import record_response
from initiatives.publication.read_model import build_row
from initiatives.publication.snapshots import build_snapshot

LONGEST = 100_000  # characters of Markdown that are shown


@admin.site.page("initiatives/initiative/<int:initiative>/preview/", "initiatives_initiative_preview")
def preview(request: HttpRequest, initiative: int) -> HttpResponse:
    """The public page of the draft, with a banner that says what it is; nothing is written."""
    if not request.user.has_perm("initiatives.view_initiative"):
        raise PermissionDenied
    found = get_object_or_404(Initiative, pk=initiative)
    now = timezone.now()
    instant = timezone.localtime(now).isoformat(timespec="seconds")
    last = found.publications.order_by("-number").first()
    number = last.number + 1 if last else 1
    snapshot = build_snapshot(found) | {"version": number, "first_published": instant, "published": instant}
    request.dataset = Dataset.objects.get_or_create(pk=1)[0]
    publication = Publication(initiative=found, number=number, snapshot=snapshot, published_at=now, dataset_version=request.dataset.version)
    record = build_row(found, publication, 0, now)
    request.preview_notice = render_to_string("preview/notice.html", {"draft": found, "number": number})
    response = record_response(request, record, snapshot, {"fixed": True})
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@admin.site.page("markdown/", "markdown_preview")
@require_POST
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """Markdown as the public page will show it."""
    if not request.user.has_perm("initiatives.view_initiative"):
        raise PermissionDenied
    context = admin.site.each_context(request) | {"title": _("Anteprima del testo"), "html": prose(request.POST.get("body", "")[:LONGEST])}
    return render(request, "preview/markdown.html", context)
