"""A document's text into Claims; run again it changes only what no person decided.

A claim is known again by its fingerprint: same kind, same value. A rejected one therefore stays rejected,
a decided one keeps its verdict, a waiting one that is no longer found is retired.
"""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from initiatives.extraction import Extraction, Fact, extract
from initiatives.extraction.knowledge import Knowledge
from initiatives.models import Claim, ClaimKind, Document, Passage, Rights, Verdict
from initiatives.publication.rows import insert, insert_keyed, reserve

#: What makes a claim the same claim when rules change: these fields of its value, by kind.
IDENTITY = {
    "place": ("name", "level"),
    "organisation": ("name",),
    "programme": ("name",),
    "person": ("name",),
    "amount": ("value", "currency"),
    "date": ("edtf",),
    "duration": ("min_months", "max_months"),
    "quantity": ("value", "unit"),
}
PASSAGE_COLUMNS = ("id", "document_id", "start", "end", "quote", "prefix", "suffix")
CLAIM_COLUMNS = (
    "document_id", "kind", "value", "passage_id", "origin", "rule", "score", "reason_it", "reason_en", "fingerprint", "verdict", "created_at",
)  # fmt: skip


def fingerprint(kind: str, value: dict) -> str:
    """Hexadecimal digest of what a claim states, its role and label left out."""
    identity = [kind, *(value.get(field) for field in IDENTITY.get(kind, ("code",)))]
    return hashlib.sha256(json.dumps(identity, ensure_ascii=False).casefold().encode()).hexdigest()


@transaction.atomic
def extract_claims(document: Document, knowledge: Knowledge, *, at=None) -> Extraction:
    """Find what `document` states and store it as claims; gives the extraction, checks included.

    `knowledge` is the vocabulary to read with (`review.learning.current_knowledge()`).
    """
    extraction = extract(document.text, knowledge, document.published or None)
    known = {claim.fingerprint: claim for claim in document.claims.all()}
    passages = _passages(document, extraction)
    found: dict[str, Claim] = {}
    for claim in _claims(document, extraction, passages):
        found.setdefault(claim.fingerprint, claim)
    _renew(known, found)
    Claim.objects.bulk_create([claim for key, claim in found.items() if key not in known])
    retired = [claim.pk for key, claim in known.items() if key not in found and claim.origin == Claim.Origin.RULE]
    Claim.objects.filter(pk__in=retired, verdict=Verdict.WAITING).update(retired_at=at or timezone.now())
    _read_document(document, extraction)
    return extraction


def read_new(document: Document, knowledge: Knowledge) -> Extraction:
    """Find what a document that is not stored yet states, and fill in what its text says of itself. Writes nothing."""
    extraction = extract(document.text, knowledge, document.published or None)
    _fill(document, extraction)
    return extraction


def store_claims(read: list[tuple[Document, Extraction]]) -> None:
    """The claims of documents just stored, as `read_new` found them: two writes for all, past the models since the spans are
    the rules' own. Call it in the transaction of the documents."""
    spans = [(document, start, end) for document, extraction in read for start, end in sorted(_spans(extraction))]
    keys = reserve(Passage, len(spans))
    places = {(document.pk, start, end): next(keys) for document, start, end in spans}
    insert(
        Passage, PASSAGE_COLUMNS, (_passage_row(places[document.pk, start, end], document, start, end) for document, start, end in spans)
    )
    now, rows = timezone.now(), {}
    for document, extraction in read:
        for found in (*extraction.facts, *extraction.readings):
            kind, value = found.kind, found.value.as_json() if isinstance(found, Fact) else {"code": found.value}
            key, passage = fingerprint(kind, value), places.get((document.pk, found.start, found.end))
            reasons = found.reason.it[:300], found.reason.en[:300]
            row = (
                document.pk,
                kind,
                value,
                passage,
                Claim.Origin.RULE.value,
                found.rule,
                found.score,
                *reasons,
                key,
                Verdict.WAITING.value,
                now,
            )
            rows.setdefault((document.pk, key), row)
    insert_keyed(Claim, CLAIM_COLUMNS, list(rows.values()))


def _passage_row(key: int, document: Document, start: int, end: int) -> tuple:
    passage = Passage.at(document, start, end)
    return key, document.pk, start, end, passage.quote, passage.prefix, passage.suffix


def _claims(document: Document, extraction: Extraction, passages: dict):
    for found in (*extraction.facts, *extraction.readings):
        value = found.value.as_json() if isinstance(found, Fact) else {"code": found.value}
        yield Claim(
            document=document,
            kind=found.kind,
            value=value,
            passage=passages.get((found.start, found.end)),
            rule=found.rule,
            score=found.score,
            reason_it=found.reason.it[:300],
            reason_en=found.reason.en[:300],
            fingerprint=fingerprint(found.kind, value),
        )


def _passages(document: Document, extraction: Extraction) -> dict[tuple[int, int], Passage]:
    """A stored passage for each span of the extraction."""
    known = {(passage.start, passage.end): passage for passage in document.passages.all()}
    missing = sorted(_spans(extraction) - known.keys())
    Passage.objects.bulk_create([Passage.at(document, start, end) for start, end in missing])
    if missing:
        known = {(passage.start, passage.end): passage for passage in document.passages.all()}
    return known


def _spans(extraction: Extraction) -> set[tuple[int, int]]:
    items = (*extraction.facts, *extraction.readings)
    return {(item.start, item.end) for item in items if item.start is not None and item.end > item.start}


def _renew(known: dict[str, Claim], found: dict[str, Claim]) -> None:
    """Waiting claims take the newer rule, score and value; decided ones stay as the person left them."""
    renewed = []
    for key in known.keys() & found.keys():
        old, new = known[key], found[key]
        if old.verdict != Verdict.WAITING or old.origin != Claim.Origin.RULE:
            continue
        for field in ("value", "passage", "rule", "score", "reason_it", "reason_en"):
            setattr(old, field, getattr(new, field))
        old.retired_at = None
        renewed.append(old)
    Claim.objects.bulk_update(renewed, ["value", "passage", "rule", "score", "reason_it", "reason_en", "retired_at"])


def _read_document(document: Document, extraction: Extraction) -> None:
    _fill(document, extraction)
    document.save(update_fields=["published", "earliest", "latest", "title", "rights", "checks"])


def _fill(document: Document, extraction: Extraction) -> None:
    """What the text says of itself fills what nobody filled yet."""
    document.published = document.published or extraction.reading(ClaimKind.PUBLISHED) or ""
    document.title = document.title or (extraction.reading(ClaimKind.TITLE) or "")[:300]
    if document.rights == Rights.UNKNOWN and extraction.reading(ClaimKind.RIGHTS) == Rights.RESERVED:
        document.rights = Rights.RESERVED
    document.checks = [
        {"name": check.name, "verdict": check.verdict, "it": check.message.it, "en": check.message.en, "facts": list(check.facts)}
        for check in extraction.checks
    ]
