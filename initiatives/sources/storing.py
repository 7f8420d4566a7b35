"""Judged texts into the database, many at once: documents, what finds them again, their claims."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from initiatives.models import Document, Import, ImportItem, Rights
from initiatives.sources.duplicates import index
from initiatives.sources.judging import Candidate, Judgement, judge
from initiatives.sources.language import language_of

Outcome = ImportItem.Outcome


@dataclass(frozen=True, slots=True)
class Claiming:
    """How claims are found and stored, given by the caller because `sources` does not know the extraction: `read` looks at a
    document before it is stored and may fill it in, `write` gets all documents stored with what `read` gave. `record` carries
    out a curated record that came with a document."""

    read: Callable[[Document], Any]
    write: Callable[[list[tuple[Document, Any]]], None]
    record: Callable[[Document, dict], object] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one candidate: `document` is the stored one, or its twin."""

    candidate: Candidate
    judgement: Judgement
    document: Document | None


def take(candidates: Sequence[Candidate], claiming: Claiming | None, open_batch: Callable[[], Import]) -> list[Taken]:
    """Judge and store candidates that share no `marks`, in one transaction; `open_batch` is asked when the first is new.

    The texts are read before the transaction, so that other writers wait for the writing only.
    """
    known = set(Document.objects.filter(sha256__in=[one.sha256 for one in candidates]).values_list("sha256", flat=True))
    ready = {id(one): _read(one, claiming) for one in candidates if one.sha256 not in known}
    with transaction.atomic():
        judgements = judge(candidates)
        new = [(one, told) for one, told in zip(candidates, judgements, strict=True) if told.outcome != Outcome.IDENTICAL]
        for one, _told in new:
            if id(one) not in ready:  # its twin went away between the question and the transaction
                ready[id(one)] = _read(one, claiming)
        if new:
            _store([(ready[id(one)], one, told) for one, told in new], claiming, open_batch())
    stored = {id(one): ready[id(one)][0] for one, _told in new}
    return [Taken(one, told, stored.get(id(one), told.other)) for one, told in zip(candidates, judgements, strict=True)]


def _read(one: Candidate, claiming: Claiming | None) -> tuple[Document, Any]:
    document = _document(one)
    return document, claiming.read(document) if claiming else None


def _store(new: list[tuple[tuple[Document, Any], Candidate, Judgement]], claiming: Claiming | None, batch: Import) -> None:
    for (document, _found), _one, told in new:
        document.imported_by = batch
        document.replaces = told.other if told.outcome == Outcome.CHANGED else None
    Document.objects.bulk_create([document for (document, _found), _one, _told in new])
    index([(document, one.print, told.similar) for (document, _found), one, told in new])
    if claiming is None:
        return
    claiming.write([pair for pair, _one, _told in new])
    for (document, _found), one, _told in new:
        if claiming.record and one.reading.curated:
            claiming.record(document, one.reading.curated)


def _document(one: Candidate) -> Document:
    """The unsaved Document: what the format told of it is kept, the rest is for the extraction to find."""
    reading = one.reading
    return Document(
        name=(reading.curated.get("document") or one.name)[-500:],
        title=reading.title[:300],
        text=reading.text,
        sha256=one.sha256,
        media_type=reading.media_type,
        original=one.original,
        publisher=reading.publisher[:300],
        address=reading.address[:1000],
        published=reading.published,
        rights=reading.rights or Rights.UNKNOWN,
        licence=reading.licence,
        language=language_of(reading.text),
        signature=one.print.signature,
    )
