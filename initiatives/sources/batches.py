"""A tried batch confirmed and taken in, step by step, by whoever has time: a worker, or the page that shows it.

An item is taken in one transaction with its outcome, under a lock on it, so that two who work on one batch do none twice.
"""

import logging
import time
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Import, ImportItem, record_history
from initiatives.sources.importing import finish
from initiatives.sources.judging import Candidate
from initiatives.sources.readers import Reading, Refused
from initiatives.sources.storing import Claiming, take
from initiatives.sources.trying import Opened, check_right

Outcome, State = ImportItem.Outcome, Import.State
#: Those a person may choose to take in.
CHOOSABLE = (Outcome.NEW, Outcome.CHANGED, Outcome.NEAR_DUPLICATE)
#: Seconds after which a batch nobody works on may be taken up by somebody else.
IDLE = 5
log = logging.getLogger(__name__)


@transaction.atomic
def confirm(batch: Import, chosen: Iterable[int], *, by) -> Import:
    """Queue the items with these keys, among those that can be taken in; the rest is left out. ValidationError where none is."""
    check_right(by)
    batch = Import.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.TRIED:
        raise ValidationError(_("Questa importazione è già stata confermata."))
    if batch.items.filter(outcome=Outcome.PENDING).exists():
        raise ValidationError(_("La prova a vuoto non è finita: aspetta che tutti i file siano letti."))
    chosen = list(chosen)
    choosable = batch.items.filter(outcome__in=CHOOSABLE)
    if not choosable.filter(pk__in=chosen).exists():
        raise ValidationError(_("Spunta almeno un documento da importare."))
    choosable.exclude(pk__in=chosen).update(outcome=Outcome.SKIPPED, chosen=False)
    batch.items.filter(outcome__in=CHOOSABLE, pk__in=chosen).update(outcome=Outcome.PENDING, chosen=True, document=None)
    batch.state, batch.started_at, batch.worked_at = State.QUEUED, timezone.now(), None
    batch.save(update_fields=["state", "started_at", "worked_at"])
    record_history("import.confirmed", batch, by=by, before=State.TRIED, after=State.QUEUED)
    return batch


def import_step(batch: Import, claiming: Claiming, seconds: float) -> bool:
    """Take queued items in for about so many seconds, one at least; True when the batch is done or stopped."""
    Import.objects.filter(pk=batch.pk, state=State.QUEUED).update(state=State.RUNNING)
    deadline = time.monotonic() + seconds
    opened = Opened()
    while Import.objects.filter(pk=batch.pk, state=State.RUNNING).exists():
        item = batch.items.filter(outcome=Outcome.PENDING).first()
        if item is None:
            _finish_once(batch)
            return True
        _take_in(item, opened.reading(item), claiming)
        if time.monotonic() > deadline:
            return False
    return True


def is_idle(batch: Import, now) -> bool:
    """Whether nobody has worked on a batch for a while: then whoever looks at it may. A moment still to come was written
    before a clock was set back; to wait for it could take for ever."""
    return batch.worked_at is None or abs((now - batch.worked_at).total_seconds()) >= IDLE


@transaction.atomic
def retry(batch: Import, *, by) -> int:
    """Queue again what was refused and is still kept; how many."""
    check_right(by)
    batch = Import.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.DONE:
        raise ValidationError(_("Si riprova solo un’importazione finita."))
    count = batch.items.filter(outcome=Outcome.REFUSED).exclude(content="").update(outcome=Outcome.PENDING, reason="", chosen=True)
    if count:
        batch.state, batch.finished_at, batch.worked_at = State.QUEUED, None, None
        batch.save(update_fields=["state", "finished_at", "worked_at"])
        record_history("import.retried", batch, by=by, changes={"items": count})
    return count


def _take_in(item: ImportItem, reading: Reading | Refused, claiming: Claiming) -> None:
    """One item, with its outcome, in one transaction. Whatever goes wrong with it is its outcome, and the next one is taken."""
    try:
        with transaction.atomic():
            Import.objects.filter(pk=item.batch_id).update(worked_at=timezone.now())
            item = ImportItem.objects.select_for_update().get(pk=item.pk)
            if item.outcome == Outcome.PENDING:
                _store(item, reading, claiming)
    except ImportItem.DoesNotExist:
        return
    except ValidationError as error:
        _refuse(item, " ".join(error.messages))
    except Exception:
        log.exception("item %s of import %s", item.pk, item.batch_id)
        _refuse(item, _("Errore imprevisto durante l’importazione: riprova, e se si ripete avvisa chi amministra."))


def _store(item: ImportItem, reading: Reading | Refused, claiming: Claiming) -> None:
    if isinstance(reading, Refused):
        item.outcome, item.reason = Outcome.REFUSED, str(reading)[:500]
    else:
        candidate = Candidate(item.name, reading, item.content.name)
        taken = take([candidate], claiming, lambda: item.batch)[0]
        item.outcome, item.reason = taken.judgement.outcome, taken.judgement.reason[:500]
        item.similarity, item.document, item.sha256 = taken.judgement.similarity, taken.document, candidate.sha256
        item.found = {name: value for name, value in item.found.items() if name != "signature"}
    item.save()


def _refuse(item: ImportItem, reason: str) -> None:
    ImportItem.objects.filter(pk=item.pk, outcome=Outcome.PENDING).update(outcome=Outcome.REFUSED, reason=reason[:500])


def _finish_once(batch: Import) -> None:
    with transaction.atomic():
        locked = Import.objects.select_for_update().get(pk=batch.pk)
        if locked.state == State.RUNNING and not locked.items.filter(outcome=Outcome.PENDING).exists():
            finish(locked, by=locked.started_by)
