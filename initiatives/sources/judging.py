"""What texts are to the documents already here: new, a newer version, identical, nearly so. Asks only, writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
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


@dataclass(eq=False)
class Candidate:
    """A text that asks to come in: its name, what was read, and (before it is stored) the path of its original."""

    name: str
    reading: Reading
    original: str = ""

    @cached_property
    def sha256(self) -> str:
        return fingerprint(self.reading.text)

    @cached_property
    def print(self) -> Print:
        return Print.of(self.reading.text)

    @property
    def page(self) -> str:
        """The address where it names one page rather than a whole site."""
        parts = urlsplit(self.reading.address)
        return self.reading.address if parts.path.strip("/") or parts.query else ""

    @cached_property
    def marks(self) -> set:
        """Whatever of it could make it a version or a duplicate of another: those that share none may be judged together."""
        marks = {("sha256", self.sha256), ("name", self.name), *enumerate(self.print.bands)}
        return marks | {("page", self.page)} if self.page else marks


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome, why, the document it was judged against, and all it resembles."""

    outcome: str
    reason: str = ""
    other: Document | None = None
    similarity: float | None = None
    similar: list[Similar] = field(default_factory=list)


def judge(candidates: Sequence[Candidate]) -> list[Judgement]:
    """A judgement a candidate, each for itself. Four queries for all."""
    twins = {twin.sha256: twin for twin in Document.objects.filter(sha256__in=[one.sha256 for one in candidates]).defer("text")}
    others = [one for one in candidates if one.sha256 not in twins]
    older = _older_versions(others)
    similar = dict(zip((id(one) for one in others), similar_to([one.print for one in others]), strict=True))
    judgements = []
    for one in candidates:
        if one.sha256 in twins:
            twin = twins[one.sha256]
            judgements.append(Judgement(Outcome.IDENTICAL, _("Lo stesso testo è già qui: %(name)s.") % {"name": twin.name}, twin))
        else:
            judgements.append(_judge_unknown(one, older, similar[id(one)]))
    return judgements


def _judge_unknown(one: Candidate, older: dict[tuple[str, str], list[Document]], similar: list[Similar]) -> Judgement:
    version = _version(one, older)
    if version:
        share = overlap(one.print.shingles, shingles(version.text))
        reason = _("Versione nuova di %(name)s (uguale al %(share)d %%).") % {"name": version.name, "share": round(share * 100)}
        return Judgement(Outcome.CHANGED, reason, version, share, similar)
    if similar and similar[0].similarity >= NEAR:
        nearest = similar[0]
        values = {"share": round(nearest.similarity * 100), "name": nearest.document.name}
        reason = _("Uguale al %(share)d %% a %(name)s: forse la stessa iniziativa.") % values
        return Judgement(Outcome.NEAR_DUPLICATE, reason, nearest.document, nearest.similarity, similar)
    return Judgement(Outcome.NEW, similar=similar)


def _older_versions(candidates: Sequence[Candidate]) -> dict[tuple[str, str], list[Document]]:
    """Documents of the same names and pages, the newest first."""
    if not candidates:
        return {}
    same = Q(name__in=[one.name for one in candidates])
    pages = [one.page for one in candidates if one.page]
    if pages:
        same |= Q(address__in=pages)
    found: dict[tuple[str, str], list[Document]] = {}
    for document in Document.objects.filter(same).order_by("-pk")[:500]:
        found.setdefault(("name", document.name), []).append(document)
        if document.address:
            found.setdefault(("page", document.address), []).append(document)
    return found


def _version(one: Candidate, older: dict[tuple[str, str], list[Document]]) -> Document | None:
    """The newest document of the same page, else of the same name and much the same wording."""
    pages = older.get(("page", one.page), []) if one.page else []
    if pages:
        return pages[0]
    for document in older.get(("name", one.name), [])[:3]:
        if overlap(one.print.shingles, shingles(document.text)) >= VERSION:
            return document
    return None
