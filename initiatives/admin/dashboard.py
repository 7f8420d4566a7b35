"""The dashboard: what waits for the person signed in, what was promised, what came in, how well it goes."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.admin.review_page import SECONDS_CERTAIN, SECONDS_UNCERTAIN
from initiatives.models import (
    Claim,
    ClaimKind,
    Contribution,
    Document,
    HistoryEntry,
    Import,
    ImportItem,
    Initiative,
    InitiativeKind,
    PublishedMilestone,
    SecondReview,
    Status,
    record_history,
)
from initiatives.review.decisions import CERTAIN
from initiatives.review.quality import quality

SHOWN = 8
#: Of the queue so many oldest documents are weighed against one another.
WEIGHED = 40


def context(request: HttpRequest) -> dict:
    user, now = request.user, timezone.now()
    found: dict = {"now": now}
    if user.has_perm("initiatives.view_document"):
        found |= queue(user)
    if user.has_perm("initiatives.view_initiative"):
        found |= approvals(user) | returned(user) | promises(timezone.localdate()) | programme()
    if user.has_perm("initiatives.view_import"):
        found["imports"] = imports()
    if user.has_perm("initiatives.view_contribution"):
        waiting = Contribution.objects.waiting()
        found |= {
            "contributions": list(waiting.select_related("initiative").order_by("-received_at")[:4]),
            "contribution_count": waiting.count(),
        }
    if user.has_perm("initiatives.view_decision"):
        found["quality"] = quality(now)
    if user.has_perm("initiatives.view_secondreview"):
        found["second_count"] = SecondReview.objects.filter(done_at__isnull=True).count()
    return found


admin.site.index_context = context


def queue(user) -> dict:
    """Documents to read, mine first, then by what is at stake: money, many facts, doubts."""
    mine = Document.objects.waiting().filter(Q(assignee=user) | Q(assignee__isnull=True))
    rows = list(mine.only("pk", "name", "title", "created_at", "due_on", "assignee", "published").order_by("created_at")[:WEIGHED])
    live = Q(retired_at__isnull=True)
    counts = {
        row["document"]: row
        for row in Claim.objects.filter(live, document__in=[document.pk for document in rows])
        .values("document")
        .annotate(
            total=Count("pk"),
            uncertain=Count("pk", filter=Q(verdict="waiting", score__lt=CERTAIN)),
            waiting=Count("pk", filter=Q(verdict="waiting")),
            amounts=Count("pk", filter=Q(kind="amount")),
            places=Count("pk", filter=Q(kind="place")),
        )
    }
    kinds = dict(
        Claim.objects.filter(live, document__in=[document.pk for document in rows], kind=ClaimKind.DOCUMENT_KIND).values_list(
            "document", "value__code"
        )
    )
    empty = {"total": 0, "uncertain": 0, "waiting": 0, "amounts": 0, "places": 0}
    lines = [_queue_line(document, counts.get(document.pk, empty), kinds.get(document.pk, ""), user) for document in rows]
    lines.sort(key=lambda line: (not line["mine"], line["due"] is None, -line["weight"]))
    seconds = sum(line["seconds"] for line in lines[:SHOWN])
    return {"queue": lines[:SHOWN], "queue_count": mine.count(), "queue_minutes": round(seconds / 60)}


def _queue_line(document: Document, counts: dict, kind: str, user) -> dict:
    why = []
    if counts["amounts"]:
        why.append(_("importi: %(count)d") % {"count": counts["amounts"]})
    if counts["places"] > 5:
        why.append(_("luoghi: %(count)d") % {"count": counts["places"]})
    if not document.published:
        why.append(_("nessuna data di pubblicazione"))
    if document.due_on:
        why.insert(0, _("entro il %(day)s") % {"day": document.due_on.strftime("%d/%m")})
    return {
        "document": document,
        "kind": InitiativeKind(kind).label if kind in InitiativeKind.values else "",
        "total": counts["total"],
        "uncertain": counts["uncertain"],
        "why": ", ".join(why),
        "mine": document.assignee_id == user.pk,
        "due": document.due_on,
        "weight": 3 * counts["amounts"] + counts["uncertain"] + counts["total"] / 10,
        "seconds": counts["uncertain"] * SECONDS_UNCERTAIN + (counts["waiting"] - counts["uncertain"]) * SECONDS_CERTAIN,
    }


def approvals(user) -> dict:
    """What waits for this person's approval; their own are counted, not listed."""
    if not user.has_perm("initiatives.approve_initiative"):
        return {"may_approve": False}
    waiting = Initiative.objects.awaiting_approval()
    rows = list(waiting.exclude(submitted_by=user).select_related("submitted_by", "current").order_by("submitted_at")[:SHOWN])
    return {
        "may_approve": True,
        "approvals": rows,
        "approval_count": waiting.exclude(submitted_by=user).count(),
        "own_count": waiting.filter(submitted_by=user).count(),
    }


def returned(user) -> dict:
    """Changes asked of this person, with what was asked."""
    mine = Q(submitted_by=user) | Q(assignee=user) | Q(created_by=user)
    rows = list(Initiative.objects.returned().filter(mine).distinct().order_by("-updated_at")[:SHOWN])
    asked = HistoryEntry.objects.filter(
        subject="initiative", verb="initiative.request_changes", subject_id__in=[row.pk for row in rows]
    ).select_related("by")
    newest: dict[int, HistoryEntry] = {}
    for entry in asked.order_by("-pk"):
        newest.setdefault(entry.subject_id, entry)
    return {"returned": [{"initiative": row, "asked": newest.get(row.pk)} for row in rows]}


def promises(today) -> dict:
    """Dates that were announced, have passed, and of which nobody found what became."""
    overdue = PublishedMilestone.objects.public().overdue(today)
    rows = list(
        overdue.select_related("record")
        .defer("record__detail_json", "record__list_json", "record__search_text")
        .order_by("-latest")[:SHOWN]
    )
    searched = HistoryEntry.objects.filter(
        subject="initiative", verb="initiative.searched", subject_id__in=[row.record.initiative_id for row in rows]
    )
    last = {(entry.subject_id, entry.changes.get("statement")): entry.at for entry in searched.order_by("pk")}
    return {
        "promises": [{"milestone": row, "searched": last.get((row.record.initiative_id, row.key))} for row in rows],
        "promise_count": overdue.count(),
        "kept_count": PublishedMilestone.objects.public().kept().count(),
    }


def programme() -> dict:
    """What is scheduled, and how the last scheduled one went."""
    rows = list(Initiative.objects.scheduled().order_by("publish_at")[:SHOWN])
    last = HistoryEntry.objects.filter(verb__in=["initiative.publish", "initiative.publish_failed"]).first()
    return {"scheduled": rows, "last_published": last}


def imports() -> list[dict]:
    """The newest batches with what became of their items."""
    outcome = ImportItem.Outcome
    rows = Import.objects.select_related("started_by").annotate(
        brought=Count("items", filter=Q(items__outcome__in=[outcome.NEW, outcome.CHANGED])),
        near=Count("items", filter=Q(items__outcome=outcome.NEAR_DUPLICATE)),
        refused=Count("items", filter=Q(items__outcome=outcome.REFUSED)),
    )
    return list(rows[:3])


@admin.site.page("promises/<int:initiative>/searched/", "promise_searched")
@require_POST
def searched(request: HttpRequest, initiative: int) -> HttpResponse:
    """«I looked, nothing found»: a line in the ledger, so that the next one knows when."""
    if not request.user.has_perm("initiatives.change_initiative"):
        raise PermissionDenied
    found = get_object_or_404(Initiative.objects.exclude(status=Status.WITHDRAWN), pk=initiative)
    record_history("initiative.searched", found, by=request.user, changes={"statement": request.POST.get("statement", "")[:40]})
    messages.success(request, _("Segnato: cercato oggi, senza riscontro."))
    return redirect("admin:index")
