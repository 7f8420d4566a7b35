"""Near-duplicates among the documents: what new texts resemble, found through the bands of their signatures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from initiatives.models import Document, DocumentSimilarity, ShingleBand
from initiatives.sources.shingles import BANDS, bands, likeness, overlap, shingles, signature

#: Shared triples from which a text counts as the same one reworded, and from which the likeness is worth noting.
NEAR, ALIKE = 0.7, 0.3
#: Candidates of one text compared exactly; those that share most bands come first. Rows looked at for a batch of texts.
MOST_COMPARED, MOST_ROWS = 4, 20_000


@dataclass(frozen=True, slots=True)
class Print:
    """What is needed of a text to compare it: its shingles, their signature, the bands of that."""

    shingles: frozenset[int]
    signature: bytes
    bands: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Print":
        found = shingles(text)
        sign = signature(found)
        return cls(found, sign, tuple(bands(sign)))


@dataclass(frozen=True, slots=True)
class Similar:
    document: Document
    similarity: float


def similar_to(prints: Sequence[Print], *, least: float = ALIKE) -> list[list[Similar]]:
    """For each print the documents whose wording it shares by `least` or more, the most alike first. Two queries for all."""
    shared = _shared_bands(prints)
    nearest = [[pk for pk, _count in counts.most_common(MOST_COMPARED)] for counts in shared]
    documents = Document.objects.in_bulk({pk for pks in nearest for pk in pks})
    return [_compared(print_, [documents[pk] for pk in pks if pk in documents], least) for print_, pks in zip(prints, nearest, strict=True)]


def index(pairs: Sequence[tuple[Document, Print, list[Similar]]]) -> None:
    """Make documents findable by later ones and note whom they resemble. Two writes for all."""
    rows = [(document.pk, band, digest) for document, print_, _similar in pairs for band, digest in enumerate(print_.bands)]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {ShingleBand._meta.db_table} (document_id, band, digest) VALUES (%s, %s, %s)", rows)  # noqa: S608 (name is the model's)
    DocumentSimilarity.objects.bulk_create(
        [
            DocumentSimilarity(document=document, other=item.document, similarity=item.similarity)
            for document, _print, similar in pairs
            for item in similar
        ]
    )


def _shared_bands(prints: Sequence[Print]) -> list[Counter]:
    """For each print, how many bands each document shares with it."""
    askers: dict[tuple[int, int], list[int]] = {}
    for place, print_ in enumerate(prints):
        for band, digest in enumerate(print_.bands):
            askers.setdefault((band, digest), []).append(place)
    counts = [Counter() for _print in prints]
    if askers:
        wanted = reduce(or_, (Q(band=band, digest__in=[digest for own, digest in askers if own == band]) for band in range(BANDS)))
        rows = ShingleBand.objects.filter(wanted).values_list("document_id", "band", "digest")
        for document_id, band, digest in rows[:MOST_ROWS]:
            for place in askers[band, digest]:
                counts[place][document_id] += 1
    return counts


def _compared(print_: Print, documents: list[Document], least: float) -> list[Similar]:
    likely = [document for document in documents if likeness(print_.signature, bytes(document.signature)) >= least * 0.6]
    found = [Similar(document, overlap(print_.shingles, shingles(document.text))) for document in likely]
    return sorted((item for item in found if item.similarity >= least), key=lambda item: (-item.similarity, item.document.pk))
