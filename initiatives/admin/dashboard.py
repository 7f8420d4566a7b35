"""The dashboard: what waits for the person signed in, what was promised, what came in, how well it goes."""

from functools import reduce
from operator import or_

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.admin.counting import counted
from initiatives.admin.review_page import SECONDS_CERTAIN, SECONDS_UNCERTAIN
from initiatives.admin.saved_filters import found_by, shown_filters, usable_filters
from initiatives.models import (
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
#: What a published record holds for the public pages alone.
HEAVY = ("current__detail_json", "current__list_json", "current__search_text")

#: Verbs of the ledger: how a record comes back to its editors, how it goes out.
BACK = ("initiative.request_changes", "initiative.publish_failed")
OUT = ("initiative.publish", "initiative.publish_failed")


def context(request: HttpRequest) -> dict:
    """Everything on the dashboard that this person may see; all counts come from one query."""
    user, now = request.user, timezone.now()
    seen, counts = {"now": now}, {}
    filters = usable_filters(request)
    if user.has_perm("initiatives.view_document"):
        seen |= queue(user)
        counts["queue_count"] = of_queue(user)
    if user.has_perm("initiatives.view_initiative"):
        overdue = PublishedMilestone.objects.public().overdue(timezone.localdate())
        seen |= records(user) | promises(overdue)
        seen |= noted([item["initiative"] for item in seen["returned"]], [item["milestone"] for item in seen["promises"]])
        counts |= {"promise_count": overdue, "kept_count": PublishedMilestone.objects.public().kept(), "returned_count": returned(user)}
    if seen.get("may_approve"):
        waiting = Initiative.objects.awaiting_approval()
        counts |= {"approval_count": waiting.exclude(submitted_by=user), "own_count": waiting.filter(submitted_by=user)}
    if user.has_perm("initiatives.view_import"):
        seen["imports"] = imports()
    if user.has_perm("initiatives.view_contribution"):
        waiting = Contribution.objects.waiting()
        seen["contributions"] = list(waiting.select_related("initiative").order_by("-received_at")[:4])
        counts["contribution_count"] = waiting
    if user.has_perm("initiatives.view_decision"):
        seen["quality"] = quality(now)
    if user.has_perm("initiatives.view_secondreview"):
        counts["second_count"] = SecondReview.objects.filter(done_at__isnull=True)
    numbers = counted(counts | found_by(request, filters))
    return seen | {name: numbers[name] for name in counts} | {"saved_filters": shown_filters(request, filters, numbers)}


admin.site.index_context = context


def of_queue(user) -> QuerySet:
    """Documents still to be read that are this person's or nobody's."""
    return Document.objects.waiting().filter(Q(assignee=user) | Q(assignee__isnull=True))


def queue(user) -> dict:
    """Documents to read, mine first, then by what is at stake: money, many facts, doubts."""
    oldest = of_queue(user).order_by("created_at", "pk").values("pk")[:WEIGHED]
    live = Q(claims__retired_at__isnull=True)
    rows = Document.objects.filter(pk__in=oldest).only("pk", "name", "title", "created_at", "due_on", "assignee", "published")
    rows = rows.order_by("created_at", "pk").annotate(
        total=Count("claims", filter=live),
        uncertain=Count("claims", filter=live & Q(claims__verdict="waiting", claims__score__lt=CERTAIN)),
        waiting=Count("claims", filter=live & Q(claims__verdict="waiting")),
        amounts=Count("claims", filter=live & Q(claims__kind="amount")),
        places=Count("claims", filter=live & Q(claims__kind="place")),
        read_as=Max(KeyTextTransform("code", "claims__value"), filter=live & Q(claims__kind=ClaimKind.DOCUMENT_KIND)),
    )
    lines = sorted(
        (_queue_line(document, user) for document in rows), key=lambda line: (not line["mine"], line["due"] is None, -line["weight"])
    )
    seconds = sum(line["seconds"] for line in lines[:SHOWN])
    return {"queue": lines[:SHOWN], "queue_minutes": round(seconds / 60)}


def _queue_line(document: Document, user) -> dict:
    why = []
    if document.amounts:
        why.append(_("importi: %(count)d") % {"count": document.amounts})
    if document.places > 5:
        why.append(_("luoghi: %(count)d") % {"count": document.places})
    if not document.published:
        why.append(_("nessuna data di pubblicazione"))
    if document.due_on:
        why.insert(0, _("entro il %(day)s") % {"day": document.due_on.strftime("%d/%m")})
    return {
        "document": document,
        "kind": InitiativeKind(document.read_as).label if document.read_as in InitiativeKind.values else "",
        "total": document.total,
        "uncertain": document.uncertain,
        "why": ", ".join(why),
        "mine": document.assignee_id == user.pk,
        "due": document.due_on,
        "weight": 3 * document.amounts + document.uncertain + document.total / 10,
        "seconds": document.uncertain * SECONDS_UNCERTAIN + (document.waiting - document.uncertain) * SECONDS_CERTAIN,
    }


def returned(user) -> QuerySet:
    """Changes asked of this person."""
    return Initiative.objects.returned().filter(Q(submitted_by=user) | Q(assignee=user) | Q(created_by=user))


def records(user) -> dict:
    """Records in one query: what waits for this person's approval (their own left out), what came back to them, what is scheduled."""
    may_approve = user.has_perm("initiatives.approve_initiative")
    wanted = {
        "returned": returned(user).order_by("-updated_at"),
        "scheduled": Initiative.objects.scheduled().order_by("publish_at"),
    }
    if may_approve:
        wanted["approvals"] = Initiative.objects.awaiting_approval().exclude(submitted_by=user).order_by("submitted_at")
    keys = [Q(pk__in=rows.values("pk")[:SHOWN]) for rows in wanted.values()]
    found = Initiative.objects.filter(reduce(or_, keys)).select_related("submitted_by", "current").defer(*HEAVY)
    rows = list(found)
    waiting = [row for row in rows if row.status == Status.IN_REVIEW]
    back = [row for row in rows if row.status == Status.CHANGES_REQUESTED]
    return {
        "may_approve": may_approve,
        "approvals": sorted(waiting, key=lambda row: row.submitted_at or row.updated_at),
        "returned": [{"initiative": row} for row in sorted(back, key=lambda row: row.updated_at, reverse=True)],
        "scheduled": sorted((row for row in rows if row.status == Status.READY), key=lambda row: row.publish_at),
    }


def promises(overdue: QuerySet) -> dict:
    """Dates that were announced, have passed, and of which nobody found what became."""
    rows = overdue.select_related("record").defer(*(f"record__{name}" for name in ("detail_json", "list_json", "search_text")))
    return {"promises": [{"milestone": row} for row in rows.order_by("-latest")[:SHOWN]]}


def noted(back: list[Initiative], milestones: list[PublishedMilestone]) -> dict:
    """What the ledger says of them, in one query: who asked what, when somebody last searched; and how the last publication went."""
    keys = {row.pk for row in back}
    out = HistoryEntry.objects.filter(verb__in=OUT).order_by("-pk")
    entries = HistoryEntry.objects.select_related("by").filter(
        Q(subject="initiative", verb__in=BACK, subject_id__in=keys)
        | Q(subject="initiative", verb="initiative.searched", subject_id__in=[row.record.initiative_id for row in milestones])
        | Q(pk__in=out.values("pk")[:1])
    )
    asked, searched, last = {}, {}, None
    for entry in entries.order_by("pk"):
        if entry.verb in BACK and entry.subject_id in keys:
            asked[entry.subject_id] = entry
        if entry.verb == "initiative.searched":
            searched[entry.subject_id, entry.changes.get("statement")] = entry.at
        elif entry.verb in OUT:
            last = entry
    return {
        "returned": [{"initiative": row, "asked": asked.get(row.pk)} for row in back],
        "promises": [{"milestone": row, "searched": searched.get((row.record.initiative_id, row.key))} for row in milestones],
        "last_published": last,
    }


def imports() -> list[dict]:
    """The newest batches with what became of their items."""
    outcome = ImportItem.Outcome
    newest = Import.objects.order_by("-started_at", "-pk").values("pk")[:3]
    rows = (
        Import.objects.filter(pk__in=newest)
        .select_related("started_by")
        .annotate(
            brought=Count("items", filter=Q(items__outcome__in=[outcome.NEW, outcome.CHANGED])),
            near=Count("items", filter=Q(items__outcome=outcome.NEAR_DUPLICATE)),
            refused=Count("items", filter=Q(items__outcome=outcome.REFUSED)),
        )
    )
    return list(rows.order_by("-started_at", "-pk"))  # grouped rows forget the order of their model


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
