"""Files and pasted text into Documents, one by one: what fails is named, the rest goes in, and all can be undone.

An import that was cut off resumes: its batch is known again by what it was to bring (`source_key`), its
finished items are left alone. Texts that are there already are named and bring nothing new.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Document, Import, ImportItem, record_history
from initiatives.sources.judging import Judgement, judge
from initiatives.sources.normalising import fingerprint
from initiatives.sources.opening import Part, parts_of
from initiatives.sources.originals import keep
from initiatives.sources.readers import Refused
from initiatives.sources.readers.forms import marked
from initiatives.sources.storing import Afterwards, store

Outcome = ImportItem.Outcome
#: Places kept for the documents of one file: the position of an item is file × this + its place.
PARTS_A_FILE = 10_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to import: its name and how to get at its bytes."""

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document; `piece` is the number of the file it came in, from 1."""

    name: str
    outcome: str
    reason: str = ""
    document: Document | None = None
    piece: int = 0


def pieces_in(paths: list[Path], recursive: bool) -> list[Piece]:
    """The files named by `paths`, those of folders included, in the order of their names; hidden files left out."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = path.rglob("*") if recursive else path.iterdir()
            files += [file for file in inside if file.is_file() and not file.name.startswith(".")]
        else:
            files.append(path)
    unique = sorted(dict.fromkeys(file.resolve() for file in files))
    return [Piece(file.name, file.read_bytes) for file in unique]


def source_key(names: list[str], label: str) -> str:
    """What an import is to bring, in one line of fixed length."""
    return hashlib.sha256("\0".join([label, *names]).encode()).hexdigest()


class Importer:
    """Takes pieces in, one transaction a document. `after` is called inside it with each new document (to find its claims);
    `record` with a document and the curated record that came with it."""

    def __init__(self, *, by=None, label: str = "", after: Callable[[Document], object] | None = None, record=None):
        self.by, self.label = by, label
        self.afterwards = Afterwards(after, record)
        self.batch: Import | None = None
        self._refused: list[ImportItem] = []

    def run(self, pieces: list[Piece]) -> Iterator[Result]:
        """A result a document, in order. The batch is stored only when something new comes in; what was refused goes with it."""
        key = source_key([piece.name for piece in pieces], self.label)
        self.batch = Import.objects.filter(source_key=key, state=Import.State.RUNNING, started_by=self.by).first()
        done = self.batch.items.in_bulk(field_name="position") if self.batch else {}
        for number, piece in enumerate(pieces):
            for place, part in enumerate(_parts(piece)):
                position = number * PARTS_A_FILE + place
                if position in done:
                    item = done[position]
                    yield Result(item.name, item.outcome, item.reason, item.document, number + 1)
                else:
                    yield self._take(part, position, key)
        if self.batch and self.batch.state == Import.State.RUNNING:
            finish(self.batch, by=self.by)

    def _take(self, part: Part, position: int, key: str) -> Result:
        number = position // PARTS_A_FILE + 1
        if part.refusal:
            return self._refuse(part, position, str(part.refusal))
        judgement = judge(part.name, part.reading)
        if judgement.outcome == Outcome.IDENTICAL:
            return Result(part.name, Outcome.IDENTICAL, judgement.reason, judgement.other, number)
        try:
            with transaction.atomic():
                document = self._store(part, judgement, position, key)
        except ValidationError as error:
            return self._refuse(part, position, " ".join(error.messages))
        return Result(part.name, judgement.outcome, judgement.reason, document, number)

    def _store(self, part: Part, judgement: Judgement, position: int, key: str) -> Document:
        if self.batch is None:
            self.batch = Import.objects.create(label=self.label, started_by=self.by, source_key=key)
        original = keep(part.file, part.data)
        document = store(part.name, part.reading, judgement, batch=self.batch, original=original, afterwards=self.afterwards)
        item = _item(part, position, judgement.outcome, judgement.reason)
        item.document, item.sha256, item.similarity = document, judgement.sha256, judgement.similarity
        self._write([*self._refused, item])
        return document

    def _refuse(self, part: Part, position: int, reason: str) -> Result:
        self._refused.append(_item(part, position, Outcome.REFUSED, reason))
        if self.batch is not None:
            self._write(self._refused)
        return Result(part.name, Outcome.REFUSED, reason, piece=position // PARTS_A_FILE + 1)

    def _write(self, items: list[ImportItem]) -> None:
        for item in items:
            item.batch = self.batch
        ImportItem.objects.bulk_create(items)
        transaction.on_commit(self._refused.clear)


def _parts(piece: Piece) -> Iterator[Part]:
    try:
        data = piece.load()
    except OSError as error:
        why = error.strerror or str(error)
        yield Part(piece.name, piece.name, b"", 0, refusal=Refused(marked("Il file non si apre: %(why)s."), why=why))
        return
    yield from parts_of(piece.name, data)


def _item(part: Part, position: int, outcome: str, reason: str) -> ImportItem:
    return ImportItem(position=position, name=part.name[:500], part=part.number, outcome=outcome, reason=reason[:500])


@transaction.atomic
def finish(batch: Import, *, by=None) -> None:
    """Close a batch and write it into the ledger."""
    batch.state = Import.State.DONE
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    record_history("import.finished", batch, by=by)


def try_out(pieces: list[Piece]) -> Iterator[Result]:
    """The dry run: what would become of each document, with nothing written."""
    seen: dict[str, str] = {}
    for number, piece in enumerate(pieces, start=1):
        for part in _parts(piece):
            if part.refusal:
                yield Result(part.name, Outcome.REFUSED, str(part.refusal), piece=number)
                continue
            twin = seen.setdefault(fingerprint(part.reading.text), part.name)
            if twin != part.name:
                yield Result(part.name, Outcome.IDENTICAL, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin}, piece=number)
                continue
            judgement = judge(part.name, part.reading)
            yield Result(part.name, judgement.outcome, judgement.reason, judgement.other, number)
