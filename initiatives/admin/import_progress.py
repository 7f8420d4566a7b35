"""How far a confirmed import is, for its page and for the script that asks again."""

from django.db.models import Q
from django.urls import reverse

from initiatives.admin.import_rows import MOST_SHOWN, counts_of, facts_words, taken_rows
from initiatives.models import Claim, Document, Import, ImportItem
from initiatives.sources.batches import CHOOSABLE

Outcome, State = ImportItem.Outcome, Import.State
#: Rows a finished import shows; the list of documents holds the others.
MOST_TOLD = 500


def progress_of(batch: Import) -> dict:
    """Counts, bar, rows: those just done, the current one, those that follow; all of them once it is finished."""
    taken = batch.items.exclude(outcome=Outcome.SKIPPED)
    total, left = taken.count(), taken.filter(outcome=Outcome.PENDING).count()
    finished = batch.state in (State.DONE, State.UNDONE)
    items = taken.select_related("document").defer("document__text", "document__signature")
    if finished:
        shown = list(items.order_by("position")[:MOST_TOLD])
    else:
        done = list(items.exclude(outcome=Outcome.PENDING).order_by("-position")[:MOST_SHOWN])[::-1]
        shown = done + list(items.filter(outcome=Outcome.PENDING)[:3])
    rows = taken_rows(shown)
    brought = items.filter(outcome__in=CHOOSABLE, document__isnull=False)
    first = Document.objects.waiting().filter(imported_by=batch).order_by("pk").values_list("pk", flat=True).first()
    facts = Claim.objects.live().facts().filter(document__imported_by=batch).count()
    return {
        "finished": finished,
        "undone": batch.state == State.UNDONE,
        "total": total,
        "done": total - left,
        "current": next((row.item for row in rows if row.item.outcome == Outcome.PENDING), None),
        "rows": rows,
        "not_shown": total - len(rows) if finished else 0,
        "counts": counts_of(batch),
        "facts": facts_words(facts, 0),
        "brought": brought.count(),
        "refused": batch.items.filter(Q(outcome=Outcome.REFUSED) & ~Q(content="")).count(),
        "review_address": reverse("admin:initiatives_document_review", args=[first]) if first else "",
    }
