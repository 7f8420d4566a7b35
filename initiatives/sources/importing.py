"""Files and pasted text into Documents: what fails is named, the rest goes in, and all can be undone.

An import that was cut off resumes: its batch is known again by what it was to bring (`source_key`), its
finished items are left alone. Texts that are there already are named and bring nothing new.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Document, Import, ImportItem, record_history
from initiatives.sources.judging import Candidate, judge
from initiatives.sources.opening import Part, current_limits, parts_of
from initiatives.sources.originals import keep
from initiatives.sources.readers import Refused
from initiatives.sources.readers.forms import marked, one_line
from initiatives.sources.storing import Claiming, Taken, take

Outcome = ImportItem.Outcome
#: Places kept for the documents of one file: the position of an item is file × this + its place.
PARTS_A_FILE = 10_000
#: Documents written together; one that fails is tried again alone.
TOGETHER = 25


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
    return [Piece(one_line(file.name), partial(_bytes_of, file)) for file in unique]


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, no more than are needed to see that it is too large."""
    with path.open("rb") as file:
        return file.read(current_limits().archive_bytes + 1)


def left_out(paths: list[Path], recursive: bool) -> Iterator[tuple[str, str]]:
    """(name, reason) of what lies in the folders and is not read: folders within them unless asked for, hidden and special files."""
    for folder in (path for path in paths if path.is_dir()):
        for entry in sorted(folder.rglob("*") if recursive else folder.iterdir()):
            name = one_line(str(entry.relative_to(folder)))
            if entry.is_dir():
                if not recursive:
                    yield name, _("cartella dentro la cartella: per leggerla aggiungi --recursive")
            elif not entry.is_file():
                yield name, _("non è un file da leggere")
            elif entry.name.startswith("."):
                yield name, _("file nascosto")


def source_key(names: list[str], label: str) -> str:
    """What an import is to bring, in one line of fixed length."""
    return hashlib.sha256("\0".join([label, *names]).encode()).hexdigest()


class Importer:
    """Takes pieces in, some documents a transaction; `claiming` finds and stores their claims in the same one."""

    def __init__(self, *, by=None, label: str = "", claiming: Claiming | None = None):
        self.by, self.label, self.claiming = by, label, claiming
        self.batch: Import | None = None
        self._key = ""
        self._waiting: list[tuple[int, Part, Candidate]] = []
        self._marks: set = set()
        self._refused: list[ImportItem] = []

    def run(self, pieces: list[Piece]) -> Iterator[Result]:
        """A result a document, in order. The batch is stored only when something new comes in; what was refused goes with it."""
        self._key = source_key([piece.name for piece in pieces], self.label)
        self.batch = Import.objects.filter(source_key=self._key, state=Import.State.RUNNING, started_by=self.by).first()
        done = {item.position: item for item in self.batch.items.select_related("document")} if self.batch else {}
        for position, part in positioned(pieces):
            item = done.get(position)
            if item or part.refusal:
                yield from self._flush()
                yield Result(*_told(item), position // PARTS_A_FILE + 1) if item else self._refuse(position, part, str(part.refusal))
                continue
            candidate = Candidate(part.name, part.reading)
            if not self._fits(candidate):
                yield from self._flush()
            self._waiting.append((position, part, candidate))
            self._marks |= candidate.marks
        yield from self._flush()
        if self.batch and self.batch.state == Import.State.RUNNING:
            finish(self.batch, by=self.by)

    def _fits(self, candidate: Candidate) -> bool:
        """Whether a text may be judged with those that wait: few enough, none that resembles it, no curated record."""
        alone = candidate.reading.curated or (self._waiting and self._waiting[-1][2].reading.curated)
        return len(self._waiting) < TOGETHER and not alone and not self._marks & candidate.marks

    def _flush(self) -> Iterator[Result]:
        """Take in what waits: together, and where that fails one by one."""
        waiting, self._waiting, self._marks = self._waiting, [], set()
        if not waiting:
            return
        try:
            yield from self._store(waiting)
        except (ValidationError, IntegrityError):
            for position, part, candidate in waiting:
                try:
                    yield from self._store([(position, part, candidate)])
                except ValidationError as error:
                    yield self._refuse(position, part, " ".join(error.messages))

    def _store(self, waiting: list[tuple[int, Part, Candidate]]) -> list[Result]:
        for _position, part, candidate in waiting:
            candidate.original = keep(part.file, part.data)
        before = self.batch
        try:
            with transaction.atomic():
                taken = take([candidate for _position, _part, candidate in waiting], self.claiming, self._open_batch)
                if self.batch:
                    self._write([*self._refused, *_new_items(waiting, taken)])
        except BaseException:
            self.batch = before
            raise
        if self.batch:
            self._refused = []
        return [
            Result(part.name, one.judgement.outcome, one.judgement.reason, one.document, position // PARTS_A_FILE + 1)
            for (position, part, _candidate), one in zip(waiting, taken, strict=True)
        ]

    def _open_batch(self) -> Import:
        if self.batch is None:
            self.batch = Import.objects.create(label=self.label, started_by=self.by, source_key=self._key)
        return self.batch

    def _refuse(self, position: int, part: Part, reason: str) -> Result:
        self._refused.append(_item(position, part, Outcome.REFUSED, reason))
        if self.batch is not None:
            self._write(self._refused)
            self._refused = []
        return Result(part.name, Outcome.REFUSED, reason, piece=position // PARTS_A_FILE + 1)

    def _write(self, items: list[ImportItem]) -> None:
        for item in items:
            item.batch = self.batch
        ImportItem.objects.bulk_create(items)


def positioned(pieces: list[Piece]) -> Iterator[tuple[int, Part]]:
    """Every part of every piece with its position in the batch; what cannot be opened is a refused part."""
    for number, piece in enumerate(pieces):
        try:
            data = piece.load()
        except OSError as error:
            refusal = Refused(marked("Il file non si apre: %(why)s."), why=error.strerror or str(error))
            yield number * PARTS_A_FILE, Part(piece.name, piece.name, b"", 0, refusal=refusal)
            continue
        for place, part in enumerate(parts_of(piece.name, data)):
            yield number * PARTS_A_FILE + place, part


def try_out(pieces: list[Piece]) -> Iterator[Result]:
    """The dry run: what would become of each document, with nothing written."""
    seen: dict[str, str] = {}
    for position, part in positioned(pieces):
        number = position // PARTS_A_FILE + 1
        if part.refusal:
            yield Result(part.name, Outcome.REFUSED, str(part.refusal), piece=number)
            continue
        candidate = Candidate(part.name, part.reading)
        twin = seen.get(candidate.sha256)
        seen.setdefault(candidate.sha256, part.name)
        if twin:
            yield Result(part.name, Outcome.IDENTICAL, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin}, piece=number)
            continue
        told = judge([candidate])[0]
        yield Result(part.name, told.outcome, told.reason, told.other, number)


@transaction.atomic
def finish(batch: Import, *, by=None) -> None:
    """Close a batch and write it into the ledger."""
    batch.state = Import.State.DONE
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    record_history("import.finished", batch, by=by)


def _told(item: ImportItem) -> tuple:
    return item.name, item.outcome, item.reason, item.document


def _new_items(waiting: list[tuple[int, Part, Candidate]], taken: list[Taken]) -> Iterator[ImportItem]:
    """An item for each part that brought a document."""
    for (position, part, _candidate), one in zip(waiting, taken, strict=True):
        if one.judgement.outcome != Outcome.IDENTICAL:
            item = _item(position, part, one.judgement.outcome, one.judgement.reason)
            item.document, item.sha256, item.similarity = one.document, one.candidate.sha256, one.judgement.similarity
            yield item


def _item(position: int, part: Part, outcome: str, reason: str) -> ImportItem:
    return ImportItem(position=position, name=part.name[:500], part=part.number, outcome=outcome, reason=reason[:500])
