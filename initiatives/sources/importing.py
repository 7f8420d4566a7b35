"""Files and pasted text into Documents, one by one: what fails is named, the rest goes in, and all can be undone.

An import that was cut off resumes: its batch is known again by what it was to bring (`source_key`), its
finished items are left alone. Texts that are there already are named and bring nothing new.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Document, Import, ImportItem, Rights, record_history
from initiatives.sources import readers
from initiatives.sources.language import language_of
from initiatives.sources.normalising import fingerprint

Outcome = ImportItem.Outcome


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to import: its name and how to get at its bytes."""

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one piece."""

    name: str
    outcome: str
    reason: str = ""
    document: Document | None = None


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
    """Takes pieces in, one transaction each. `after` is called inside it with each new document (to find its claims)."""

    def __init__(self, *, by=None, label: str = "", after: Callable[[Document], object] | None = None):
        self.by, self.label, self.after = by, label, after
        self.batch: Import | None = None

    def run(self, pieces: list[Piece]) -> Iterator[Result]:
        """A result a piece, in order. The batch is stored only when a piece brings something or is refused."""
        key = source_key([piece.name for piece in pieces], self.label)
        self.batch = Import.objects.filter(source_key=key, state=Import.State.RUNNING, started_by=self.by).first()
        done = self.batch.items.in_bulk(field_name="position") if self.batch else {}
        for position, piece in enumerate(pieces):
            if position in done:
                item = done[position]
                yield Result(item.name, item.outcome, item.reason, item.document)
            else:
                yield self._take(piece, position, key)
        if self.batch and self.batch.state == Import.State.RUNNING:
            finish(self.batch, by=self.by)

    def _take(self, piece: Piece, position: int, key: str) -> Result:
        try:
            found = readers.read(piece.name, piece.load(), settings.MAX_DOCUMENT_BYTES)
        except readers.Refused as refusal:
            return self._note(piece, position, key, Outcome.REFUSED, str(refusal))
        except OSError as error:
            return self._note(piece, position, key, Outcome.REFUSED, _("Il file non si apre: %(why)s.") % {"why": error.strerror or error})
        reading = found[0]
        twin = Document.objects.filter(sha256=fingerprint(reading.text)).first()
        if twin:
            return Result(piece.name, Outcome.IDENTICAL, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin.name}, twin)
        with transaction.atomic():
            self._open_batch(key)
            document = make_document(piece.name, reading, batch=self.batch)
            if self.after:
                self.after(document)
            self._store_item(piece, position, Outcome.NEW, "", document)
        return Result(piece.name, Outcome.NEW, "", document)

    def _note(self, piece, position, key, outcome, reason) -> Result:
        with transaction.atomic():
            self._open_batch(key)
            self._store_item(piece, position, outcome, reason, None)
        return Result(piece.name, outcome, reason)

    def _open_batch(self, key: str) -> None:
        if self.batch is None:
            self.batch = Import.objects.create(label=self.label, started_by=self.by, source_key=key)

    def _store_item(self, piece, position, outcome, reason, document) -> None:
        ImportItem.objects.create(
            batch=self.batch, position=position, name=piece.name, outcome=outcome, reason=reason[:500], document=document
        )


def make_document(name: str, reading: readers.Reading, *, batch: Import | None, original: bytes = b"") -> Document:
    """Store one reading as a Document; what the format told of it is kept, the rest is for the extraction to find."""
    document = Document(
        name=reading.name or name,
        title=reading.title[:300],
        text=reading.text,
        sha256=fingerprint(reading.text),
        media_type=reading.media_type,
        publisher=reading.publisher[:300],
        address=reading.address[:1000],
        published=reading.published,
        rights=reading.rights or Rights.UNKNOWN,
        language=language_of(reading.text),
        imported_by=batch,
    )
    if original:
        document.original.save(name, ContentFile(original), save=False)
    document.save(force_insert=True)
    return document


@transaction.atomic
def finish(batch: Import, *, by=None) -> None:
    """Close a batch and write it into the ledger."""
    batch.state = Import.State.DONE
    batch.finished_at = timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    record_history("import.finished", batch, by=by)


def try_out(pieces: list[Piece]) -> Iterator[Result]:
    """The dry run: what would become of each piece, with nothing written."""
    seen: dict[str, str] = {}
    for piece in pieces:
        try:
            reading = readers.read(piece.name, piece.load(), settings.MAX_DOCUMENT_BYTES)[0]
        except readers.Refused as refusal:
            yield Result(piece.name, Outcome.REFUSED, str(refusal))
            continue
        except OSError as error:
            yield Result(piece.name, Outcome.REFUSED, _("Il file non si apre: %(why)s.") % {"why": error.strerror or error})
            continue
        digest = fingerprint(reading.text)
        twin = Document.objects.filter(sha256=digest).values_list("name", flat=True).first() or seen.get(digest)
        seen[digest] = piece.name
        if twin:
            yield Result(piece.name, Outcome.IDENTICAL, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin})
        else:
            yield Result(piece.name, Outcome.NEW)
