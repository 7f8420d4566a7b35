"""Verdicts on claims: accept, correct, reject, add, undo. Each leaves a Decision; nothing is decided by opening or by time."""

import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import FACT_KINDS, Claim, Decision, Document, Passage, RejectedName, Verdict
from initiatives.review.claiming import fingerprint
from initiatives.review.entities import ENTITY_MODELS, entities_for, learn_alias
from initiatives.review.values import cleaned_value

#: From this score on a claim counts as certain: it is folded, and accepted with the others in one go.
CERTAIN = 0.95


def accept(claim: Claim, by, *, reason: str = "", batch: uuid.UUID | None = None) -> Decision:
    """The passage states this value."""
    return _decide(claim, by, Verdict.ACCEPTED, None, reason, batch)


def correct(claim: Claim, by, value: dict, *, reason: str = "", batch: uuid.UUID | None = None) -> Decision:
    """The passage states something, but it is `value`: fields as in the guidelines. ValidationError, keyed by field, where it is none."""
    changed = cleaned_value(claim.kind, claim.upheld_value | value)
    if changed == claim.value:
        return accept(claim, by, reason=reason, batch=batch)
    decision = _decide(claim, by, Verdict.CORRECTED, changed, reason, batch)
    _learn_from(claim, changed)
    return decision


def reject(claim: Claim, by, *, reason: str = "", batch: uuid.UUID | None = None) -> Decision:
    """The passage does not state this; it is not proposed again for this document."""
    decision = _decide(claim, by, Verdict.REJECTED, None, reason, batch)
    _count_rejection(claim)
    return decision


@transaction.atomic
def reopen(claim: Claim, by, *, reason: str = "") -> Decision:
    """Nothing is decided on this claim any more, whoever decided; the other claims of its batch stay as they are."""
    turned_down = claim.verdict == Verdict.REJECTED
    decision = _decide(claim, by, Verdict.WAITING, None, reason, None)
    if turned_down:
        _uncount_rejection(claim)
    return decision


@transaction.atomic
def accept_certain(document: Document, by, threshold: float = CERTAIN) -> tuple[uuid.UUID, int]:
    """Accept all undecided claims scored `threshold` or more; the batch (for undo) and how many."""
    batch = uuid.uuid4()
    claims = list(document.claims.waiting().certain(threshold))
    for claim in claims:
        accept(claim, by, batch=batch)
    return batch, len(claims)


@transaction.atomic
def add_claim(document: Document, by, kind: str, value: dict, start: int, end: int, *, origin: str = Claim.Origin.EDITOR) -> Claim:
    """What an editor found and no rule did: a claim, accepted by them, with the passage `start` to `end` (code points)."""
    _check_right(by)
    if kind not in FACT_KINDS:
        raise ValidationError({"kind": _("Scegli un genere di fatto.")})
    if not 0 <= start < end <= len(document.text):
        raise ValidationError({"passage": _("Il passo non è nel testo: selezionalo o incolla le parole esatte.")})
    value = cleaned_value(kind, value)
    key = fingerprint(kind, value)
    passage = passage_at(document, start, end)
    claim = document.claims.filter(fingerprint=key).first()
    if claim is None:
        claim = Claim.objects.create(document=document, kind=kind, value=value, passage=passage, origin=origin, fingerprint=key)
    elif claim.retired_at:
        claim.retired_at = None
        claim.save(update_fields=["retired_at"])
    accept(claim, by)
    return claim


@transaction.atomic
def undo(batch: uuid.UUID, by) -> int:
    """Take back all decisions of a batch that are still the last word on their claim; how many."""
    undone = 0
    decisions = Decision.objects.filter(batch=batch, undone_by__isnull=True, undoes__isnull=True).select_related("claim")
    for decision in decisions.order_by("-pk"):
        claim = Claim.objects.select_for_update().get(pk=decision.claim_id)
        last = claim.decisions.filter(undoes__isnull=True, undone_by__isnull=True).order_by("-pk").first()
        if last != decision:
            continue
        if decision.verdict == Verdict.REJECTED:
            _uncount_rejection(claim)
        elif decision.previous_verdict == Verdict.REJECTED:
            _count_rejection(claim)
        _write(claim, by, decision.previous_verdict, decision.previous_corrected, "", uuid.uuid4(), undoes=decision)
        undone += 1
    return undone


def last_batch(document: Document, by) -> uuid.UUID | None:
    """The newest batch of `by` on this document that can still be undone."""
    decision = Decision.objects.filter(claim__document=document, by=by, undoes__isnull=True, undone_by__isnull=True).order_by("-pk").first()
    return decision and decision.batch


@transaction.atomic
def _decide(claim: Claim, by, verdict: str, corrected: dict | None, reason: str, batch: uuid.UUID | None) -> Decision:
    _check_right(by)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    document = claim.document
    if document.state == Document.State.WAITING:
        Document.objects.filter(pk=document.pk).update(state=Document.State.IN_REVIEW)
    return _write(claim, by, verdict, corrected, reason, batch or uuid.uuid4())


def _write(claim: Claim, by, verdict, corrected, reason, batch, undoes=None) -> Decision:
    now = timezone.now()
    decision = Decision.objects.create(
        claim=claim,
        verdict=verdict,
        corrected=corrected,
        previous_verdict=claim.verdict,
        previous_corrected=claim.corrected,
        reason=reason,
        batch=batch,
        undoes=undoes,
        by=by,
        at=now,
    )
    waiting = verdict == Verdict.WAITING
    claim.verdict, claim.corrected = verdict, corrected
    claim.decided_by, claim.decided_at = (None, None) if waiting else (by, now)
    claim.save(update_fields=["verdict", "corrected", "decided_by", "decided_at"])
    return decision


def _check_right(by) -> None:
    if not by.has_perm("initiatives.change_claim"):
        raise PermissionDenied(_("Per decidere sui fatti serve il permesso di redazione."))


def passage_at(document: Document, start: int, end: int) -> Passage:
    """The stored passage of `document` between two code points; made where there is none yet."""
    fresh = Passage.at(document, start, end)
    fields = {"quote": fresh.quote, "prefix": fresh.prefix, "suffix": fresh.suffix}
    return Passage.objects.get_or_create(document=document, start=start, end=end, defaults=fields)[0]


def _learn_from(claim: Claim, changed: dict) -> None:
    """A name corrected to a known entity's becomes an alias of it: the next document that writes it so is read right."""
    written = claim.value.get("name")
    if claim.kind not in ENTITY_MODELS or not written or written == changed["name"]:
        return
    corrected = Claim(pk=claim.pk, kind=claim.kind, value=changed)
    entity = entities_for([corrected]).get(claim.pk)
    if entity:
        learn_alias(claim.kind, entity, written)


def _count_rejection(claim: Claim) -> None:
    name = claim.value.get("name")
    if name:
        row, made = RejectedName.objects.get_or_create(kind=claim.kind, name=name)
        if not made:
            row.documents += 1
            row.save(update_fields=["documents"])


def _uncount_rejection(claim: Claim) -> None:
    row = RejectedName.objects.filter(kind=claim.kind, name=claim.value.get("name", "")).first()
    if row and row.documents > 1:
        row.documents -= 1
        row.save(update_fields=["documents"])
    elif row:
        row.delete()
