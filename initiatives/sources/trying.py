"""The dry run of the desk: files put down and kept, opened and judged step by step, nothing made a document.

Whoever has time carries a trial on, some items a step; two at once do no item twice.
"""

import base64
import time
from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Import, ImportItem
from initiatives.sources.duplicates import NEAR
from initiatives.sources.importing import PARTS_A_FILE
from initiatives.sources.judging import Candidate, Judgement, judge
from initiatives.sources.opening import Part, documents_in, parts_of
from initiatives.sources.originals import forget_unused, keep, load
from initiatives.sources.readers import Reading, Refused, Rejected
from initiatives.sources.readers.forms import marked
from initiatives.sources.shingles import likeness

Outcome, State = ImportItem.Outcome, Import.State
#: Those taken in unless the editor says otherwise.
CHOSEN = (Outcome.NEW, Outcome.CHANGED)
MOST_FILES = 500

Preview = Callable[[Reading], dict]


def check_right(by) -> None:
    if not by.has_perm("initiatives.add_import"):
        raise PermissionDenied(_("Per importare serve il permesso di importazione."))


@transaction.atomic
def put_down(files: Iterable[tuple[str, bytes | Refused]], *, by, label: str = "") -> Import:
    """A batch to try: the bytes kept, nothing read yet. `files` are names and bytes, or why the bytes were not even taken;
    ValidationError for none or too many."""
    check_right(by)
    files = list(files)
    if not files:
        raise ValidationError(_("Scegli almeno un file, o incolla un testo."))
    if len(files) > MOST_FILES:
        raise ValidationError(_("Sono %(count)d file: il limite è %(most)d alla volta.") % {"count": len(files), "most": MOST_FILES})
    batch = Import.objects.create(label=label[:200], state=State.TRIED, started_by=by)
    ImportItem.objects.bulk_create(_put(batch, number * PARTS_A_FILE, name, data) for number, (name, data) in enumerate(files))
    return batch


def _put(batch: Import, position: int, name: str, data: bytes | Refused) -> ImportItem:
    item = ImportItem(batch=batch, position=position, name=name[-500:])
    if isinstance(data, Refused):
        item.outcome, item.reason, item.chosen = Outcome.REFUSED, str(data)[:500], False
    else:
        item.content = keep(name, data)
    return item


def try_step(batch: Import, preview: Preview, seconds: float) -> bool:
    """Open and judge items for about so many seconds; True when none is left. `preview` says what would be found in a text."""
    deadline = time.monotonic() + seconds
    opened = Opened()
    while (item := batch.items.filter(outcome=Outcome.PENDING).first()) is not None:
        Import.objects.filter(pk=batch.pk).update(worked_at=timezone.now())
        if item.sha256:
            _try(item, opened.reading(item), preview)
        else:
            _open(item)
        if time.monotonic() > deadline:
            return not batch.items.filter(outcome=Outcome.PENDING).exists()
    return True


def forget_trials(before) -> int:
    """Delete the batches tried before that moment and never confirmed, with the files nobody else names; how many."""
    stale = Import.objects.filter(state=State.TRIED, started_at__lt=before)
    paths = list(ImportItem.objects.filter(batch__in=stale).values_list("content", flat=True))
    count = stale.count()
    stale.delete()
    forget_unused(paths)
    return count


class Opened:
    """Reads items; the last file stays open while its parts are asked for one after the other."""

    def __init__(self):
        self._path, self._documents = "", []

    def reading(self, item: ImportItem) -> Reading | Refused:
        """What the item stands for, or why it does not read any more."""
        path = item.content.name
        try:
            if path != self._path:
                self._path, self._documents = path, documents_in(path, load(path))
            found = self._documents[item.part]
        except Refused as refusal:
            return refusal
        except (OSError, IndexError):
            return Refused(marked("Il file caricato non c’è più: caricalo di nuovo."))
        return found.refusal if isinstance(found, Rejected) else found


def _open(item: ImportItem) -> None:
    """Put an item for each document of a file in the place of the file."""
    path = item.content.name
    try:
        parts = list(parts_of(item.name, load(path)))
    except OSError:
        parts = [Part(item.name, item.name, b"", 0, refusal=Refused(marked("Il file caricato non c’è più: caricalo di nuovo.")))]
    rows = [_item_of(item, place, part, path) for place, part in enumerate(parts[:PARTS_A_FILE])]
    with transaction.atomic():
        if not ImportItem.objects.select_for_update().filter(pk=item.pk, outcome=Outcome.PENDING, sha256="").exists():
            return
        item.delete()
        ImportItem.objects.bulk_create(rows)


def _item_of(item: ImportItem, place: int, part: Part, path: str) -> ImportItem:
    row = ImportItem(batch_id=item.batch_id, position=item.position + place, name=part.name[-500:], part=part.number)
    whole = part.name == item.name or not part.data
    row.content = path if whole or part.file == item.name else keep(part.file, part.data)
    if part.refusal:
        row.outcome, row.reason, row.chosen = Outcome.REFUSED, str(part.refusal)[:500], False
        return row
    candidate = Candidate(part.name, part.reading)
    row.media_type, row.sha256 = part.reading.media_type, candidate.sha256
    row.found = {"signature": base64.b64encode(candidate.print.signature).decode()}
    return row


def _try(item: ImportItem, reading: Reading | Refused, preview: Preview) -> None:
    if isinstance(reading, Refused):
        changes = {"outcome": Outcome.REFUSED, "reason": str(reading)[:500], "chosen": False}
    else:
        told = _judge_in_batch(item) or judge([Candidate(item.name, reading)])[0]
        changes = {
            "outcome": told.outcome,
            "reason": told.reason[:500],
            "similarity": told.similarity,
            "document": told.other,
            "chosen": told.outcome in CHOSEN,
            "found": item.found | preview(reading),
        }
    ImportItem.objects.filter(pk=item.pk, outcome=Outcome.PENDING).update(**changes)


def _judge_in_batch(item: ImportItem) -> Judgement | None:
    """What the item is to those before it in the same batch, where it repeats one of them."""
    before = ImportItem.objects.filter(batch_id=item.batch_id, position__lt=item.position).exclude(outcome=Outcome.REFUSED)
    twin = before.filter(sha256=item.sha256).exclude(outcome=Outcome.IDENTICAL).first()
    if twin:
        return Judgement(Outcome.IDENTICAL, _("Lo stesso testo è già fra questi file: %(name)s.") % {"name": twin.name}, twin.document)
    own = base64.b64decode(item.found.get("signature", ""))
    best, name = 0.0, ""
    for other, found in before.filter(outcome__in=CHOSEN).values_list("name", "found"):
        share = likeness(own, base64.b64decode(found.get("signature", "")))
        if share > best:
            best, name = share, other
    if best >= NEAR:
        reason = _("Uguale al %(share)d %% a %(name)s, fra questi file.") % {"share": round(best * 100), "name": name}
        return Judgement(Outcome.NEAR_DUPLICATE, reason, similarity=best)
    return None
