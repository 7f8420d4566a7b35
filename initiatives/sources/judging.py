"""What a text is to the documents already here: new, a newer version, identical, nearly so. Asks only, writes nothing."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _

from initiatives.models import Document, ImportItem
from initiatives.sources.duplicates import NEAR, Print, Similar, similar_to
from initiatives.sources.normalising import fingerprint
from initiatives.sources.readers import Reading
from initiatives.sources.shingles import overlap, shingles

Outcome = ImportItem.Outcome
#: Shared triples from which two texts of the same name are versions of one source, not strangers with a common name.
VERSION = 0.3


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome, why, and the document it was judged against; what storing the text needs besides."""

    outcome: str
    sha256: str
    reason: str = ""
    other: Document | None = None
    similarity: float | None = None
    print: Print | None = None
    similar: list[Similar] = field(default_factory=list)


def judge(name: str, reading: Reading) -> Judgement:
    """Judge one reading. At most four queries."""
    sha256 = fingerprint(reading.text)
    twin = Document.objects.filter(sha256=sha256).defer("text").first()
    if twin:
        return Judgement(Outcome.IDENTICAL, sha256, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin.name}, twin)
    print_ = Print.of(reading.text)
    similar = similar_to(print_)
    older = _older_version(name, reading, print_)
    if older:
        share = overlap(print_.shingles, shingles(older.text))
        reason = _("Versione nuova di %(name)s (uguale al %(share)d %%).") % {"name": older.name, "share": round(share * 100)}
        return Judgement(Outcome.CHANGED, sha256, reason, older, share, print_, similar)
    if similar and similar[0].similarity >= NEAR:
        nearest = similar[0]
        reason = _("Uguale al %(share)d %% a %(name)s: forse la stessa iniziativa.") % {
            "share": round(nearest.similarity * 100),
            "name": nearest.document.name,
        }
        return Judgement(Outcome.NEAR_DUPLICATE, sha256, reason, nearest.document, nearest.similarity, print_, similar)
    return Judgement(Outcome.NEW, sha256, print=print_, similar=similar)


def _older_version(name: str, reading: Reading, print_: Print) -> Document | None:
    """The newest document of the same address, or of the same name and much the same wording."""
    same = Q(name=name)
    if _points_to_a_page(reading.address):
        same |= Q(address=reading.address)
    for document in Document.objects.filter(same).order_by("-pk")[:3]:
        if reading.address and document.address == reading.address:
            return document
        if overlap(print_.shingles, shingles(document.text)) >= VERSION:
            return document
    return None


def _points_to_a_page(address: str) -> bool:
    """Whether an address names one page rather than a whole site."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)
