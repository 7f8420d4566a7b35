"""Near-duplicates among the documents: what a new text resembles, found through the bands of its signature."""

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from initiatives.models import Document, DocumentSimilarity, ShingleBand
from initiatives.sources.shingles import bands, likeness, overlap, shingles, signature

#: Shared triples from which a text counts as the same one reworded, and from which the likeness is worth noting.
NEAR, ALIKE = 0.7, 0.3
#: Candidates compared exactly; those that share most bands come first.
MOST_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Print:
    """What is needed of a text to compare it: its shingles and their signature."""

    shingles: frozenset[int]
    signature: bytes

    @classmethod
    def of(cls, text: str) -> "Print":
        found = shingles(text)
        return cls(found, signature(found))


@dataclass(frozen=True, slots=True)
class Similar:
    document: Document
    similarity: float


def similar_to(print_: Print, *, least: float = ALIKE) -> list[Similar]:
    """Documents whose wording is shared by `least` or more, the most alike first. Two queries."""
    digests = bands(print_.signature)
    if not digests:
        return []
    wanted = reduce(or_, (Q(band=band, digest=digest) for band, digest in enumerate(digests)))
    shared = Counter(ShingleBand.objects.filter(wanted).values_list("document_id", flat=True)[:2_000])
    if not shared:
        return []
    nearest = [pk for pk, _count in shared.most_common(MOST_COMPARED)]
    found = []
    for document in Document.objects.filter(pk__in=nearest):
        if likeness(print_.signature, bytes(document.signature)) >= least / 2:
            found.append(Similar(document, overlap(print_.shingles, shingles(document.text))))
    return sorted((item for item in found if item.similarity >= least), key=lambda item: (-item.similarity, item.document.pk))


def index(document: Document, print_: Print, similar: list[Similar]) -> None:
    """Make `document` findable by later ones and note whom it resembles."""
    ShingleBand.objects.bulk_create(
        [ShingleBand(document=document, band=band, digest=digest) for band, digest in enumerate(bands(print_.signature))]
    )
    if similar:
        DocumentSimilarity.objects.bulk_create(
            [DocumentSimilarity(document=document, other=item.document, similarity=item.similarity) for item in similar]
        )
