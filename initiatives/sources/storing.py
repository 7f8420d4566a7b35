"""One judged reading into the database, with what finds it again. Call it inside the transaction of its outcome."""

from collections.abc import Callable
from dataclasses import dataclass

from initiatives.models import Document, Import, ImportItem, Rights
from initiatives.sources.duplicates import index
from initiatives.sources.judging import Judgement
from initiatives.sources.language import language_of
from initiatives.sources.readers import Reading


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What happens to a stored document in the same transaction: its claims are found (`claims`), and a curated record that
    came with it is carried out (`record`, called with document and record)."""

    claims: Callable[[Document], object] | None = None
    record: Callable[[Document, dict], object] | None = None

    def __call__(self, document: Document, reading: Reading) -> None:
        if self.claims:
            self.claims(document)
        if self.record and reading.curated:
            self.record(document, reading.curated)


def store(name: str, reading: Reading, judgement: Judgement, *, batch: Import | None, original: str, afterwards: Afterwards) -> Document:
    """A new Document of `reading`; what the format told of it is kept, the rest is for the extraction to find."""
    document = Document(
        name=(reading.curated.get("document") or name)[-500:],
        title=reading.title[:300],
        text=reading.text,
        sha256=judgement.sha256,
        media_type=reading.media_type,
        original=original,
        publisher=reading.publisher[:300],
        address=reading.address[:1000],
        published=reading.published,
        rights=reading.rights or Rights.UNKNOWN,
        licence=reading.licence,
        language=language_of(reading.text),
        signature=judgement.print.signature,
        replaces=judgement.other if judgement.outcome == ImportItem.Outcome.CHANGED else None,
        imported_by=batch,
    )
    document.save(force_insert=True)
    index(document, judgement.print, judgement.similar)
    afterwards(document, reading)
    return document
