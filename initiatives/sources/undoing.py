"""An import taken back: its documents go, unless somebody's work rests on them; those stay and are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Claim, Decision, Document, Import, ImportItem, Passage, record_history
from initiatives.sources.originals import forget_unused

State = Import.State


@dataclass(frozen=True, slots=True)
class Undone:
    """How many documents went, and those that stayed with the reason."""

    deleted: int
    kept: list[tuple[Document, str]]


def may_undo(batch: Import, by) -> bool:
    """Whoever brought an import in may take it back, and so may those who may delete imports."""
    own = batch.started_by_id == by.pk and by.has_perm("initiatives.add_import")
    return batch.state in (State.QUEUED, State.RUNNING, State.DONE) and (own or by.has_perm("initiatives.delete_import"))


@transaction.atomic
def undo_import(batch: Import, *, by) -> Undone:
    """Stop a batch if it runs and delete what it brought. PermissionDenied, or ValidationError where it is undone already."""
    batch = Import.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in (State.QUEUED, State.RUNNING, State.DONE):
        raise ValidationError(_("Questa importazione non si può annullare: lo è già, o non è mai partita."))
    if not may_undo(batch, by):
        raise PermissionDenied(_("Annulla un’importazione chi l’ha fatta, o chi ha il permesso di cancellarle."))
    documents = list(batch.documents.all())
    reasons = _what_rests_on(documents)
    kept = [(document, reasons[document.pk]) for document in documents if document.pk in reasons]
    gone = [document for document in documents if document.pk not in reasons]
    before, batch.state = batch.state, State.UNDONE
    batch.undone_at = timezone.now()
    batch.save(update_fields=["state", "undone_at"])
    batch.items.filter(outcome=ImportItem.Outcome.PENDING).update(outcome=ImportItem.Outcome.SKIPPED)
    paths = _delete(gone, batch)
    changes = {"deleted": len(gone), "kept": [document.pk for document, _reason in kept]}
    record_history("import.undone", batch, by=by, before=before, after=State.UNDONE, changes=changes)
    transaction.on_commit(lambda: forget_unused(paths))
    return Undone(len(gone), kept)


def _what_rests_on(documents: Sequence[Document]) -> dict[int, str]:
    """Why each of these documents must stay, by key; those that may go are left out. Three queries."""
    pks = [document.pk for document in documents]
    reasons: dict[int, str] = {}
    decided = Decision.objects.filter(claim__document__in=pks).values_list("claim__document_id", flat=True)
    for pk in decided:
        reasons[pk] = _("qualcuno ha già deciso sui suoi fatti")
    reported = Claim.objects.filter(document__in=pks, contributions__isnull=False).values_list("document_id", flat=True)
    for pk in reported:
        reasons[pk] = _("una segnalazione si appoggia a un suo fatto")
    records: dict[int, int] = {}
    for pk in Document.initiatives.through.objects.filter(document__in=pks).values_list("document_id", flat=True):
        records[pk] = records.get(pk, 0) + 1
    for pk, count in records.items():
        reasons[pk] = ngettext("è la fonte di %(count)d scheda", "è la fonte di %(count)d schede", count) % {"count": count}
    return reasons


def _delete(documents: Sequence[Document], batch: Import) -> list[str]:
    """Delete documents with their claims and passages; the paths of their originals."""
    pks = [document.pk for document in documents]
    paths = [document.original.name for document in documents]
    paths += list(batch.items.filter(document__in=pks).values_list("content", flat=True))
    Claim.objects.filter(document__in=pks).delete()
    Passage.objects.filter(document__in=pks).delete()
    batch.items.filter(document__in=pks).update(content="", outcome=ImportItem.Outcome.SKIPPED, reason=_("Annullato."))
    Document.objects.filter(pk__in=pks).delete()
    return paths
