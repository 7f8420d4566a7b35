"""The end of reading a document: its claims go into a record, what was read of the document itself into the document."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import (
    STATEMENT_BY_KIND,
    Claim,
    ClaimKind,
    Decision,
    Document,
    Initiative,
    Rights,
    SecondReview,
    Status,
    Verdict,
    record_history,
)
from initiatives.review.decisions import last_batch, undo
from initiatives.review.drafting import draft_from_document, statement_fields, sync_statements
from initiatives.review.entities import entities_for
from initiatives.review.workflow import reopen

#: One document in twenty is read a second time by somebody who does not see the first reading.
SECOND_READING_EVERY = 20


@transaction.atomic
def finish(document: Document, by, initiative: Initiative | None = None, not_stated: tuple[str, ...] = ()) -> Initiative | None:
    """Put what was upheld in `document` into `initiative`, or into the record it feeds already, or into a new one.

    Gives the record, None where nothing was upheld. The document counts as read once no claim waits. A record that was
    approved or public is taken up again as a draft if anything changes; the public version stays.
    """
    if not by.has_perm("initiatives.change_document"):
        raise PermissionDenied(_("Per chiudere la lettura serve il permesso di redazione."))
    claims = list(document.claims.live().exclude(verdict=Verdict.REJECTED).select_related("passage"))
    _apply_readings(document, claims)
    facts = [claim for claim in claims if claim.kind in STATEMENT_BY_KIND and claim.verdict != Verdict.WAITING]
    initiative = initiative or document.initiatives.order_by("pk").first()
    if initiative is None and facts:
        initiative = draft_from_document(document, by)
    elif initiative is not None:
        extend(initiative, document, by, claims)
    if initiative is not None and set(not_stated) - set(initiative.not_stated):
        initiative.not_stated = sorted(set(initiative.not_stated) | set(not_stated))
        initiative.save(update_fields=["not_stated", "updated_at"])
    _close(document, by, waiting=any(claim.verdict == Verdict.WAITING for claim in claims))
    return initiative


@transaction.atomic
def extend(initiative: Initiative, document: Document, by, claims: list[Claim]) -> bool:
    """Make a known record agree with what was upheld in `document`; whether anything changed."""
    new_source = not initiative.documents.filter(pk=document.pk).exists()
    initiative.documents.add(document)
    since = initiative.updated_at
    added, removed = sync_statements(initiative, document, claims)
    changed = _renew_roles(initiative, [claim for claim in claims if claim.decided_at and (new_source or claim.decided_at > since)])
    if not (added or removed or changed or new_source):
        return False
    if initiative.status not in (Status.DRAFT, Status.CHANGES_REQUESTED):
        reopen(initiative, by, reason=_("fonte riletta: %(document)s") % {"document": document})
    else:
        Initiative.objects.filter(pk=initiative.pk).update(stamp=initiative.stamp + 1, updated_at=timezone.now())
    record_history(
        "initiative.extended", initiative, by=by,
        changes={"document": document.pk, "added": added, "removed": removed, "changed": changed},
    )  # fmt: skip
    initiative.refresh_from_db()
    return True


def _renew_roles(initiative: Initiative, claims: list[Claim]) -> list[str]:
    """The newest decision has the last word on role, office and the like of a statement that was there already."""
    entities, renewed = entities_for(claims), []
    for claim in claims:
        if claim.kind not in STATEMENT_BY_KIND or claim.verdict == Verdict.WAITING:
            continue
        fields = statement_fields(claim.kind, claim.upheld_value, entities.get(claim.pk))
        if fields is None:
            continue
        for statement in STATEMENT_BY_KIND[claim.kind].objects.filter(initiative=initiative, claims=claim, **fields["same"]):
            different = {name: value for name, value in fields["rest"].items() if getattr(statement, name) != value}
            for name, value in different.items():
                setattr(statement, name, value)
            if different:
                statement.save(update_fields=list(different))
                renewed.append(statement.key)
    return renewed


def _apply_readings(document: Document, claims: list[Claim]) -> None:
    """Date, rights and title of the document as the editors upheld them."""
    upheld = {claim.kind: claim.upheld_value.get("code", "") for claim in claims if claim.verdict != Verdict.WAITING}
    document.published = upheld.get(ClaimKind.PUBLISHED) or document.published
    document.title = (upheld.get(ClaimKind.TITLE) or document.title)[:300]
    rights = upheld.get(ClaimKind.RIGHTS)
    document.rights = rights if rights in Rights.values else document.rights
    document.save(update_fields=["published", "earliest", "latest", "title", "rights"])


def _close(document: Document, by, *, waiting: bool) -> None:
    if waiting or document.state == Document.State.REVIEWED:
        return
    before = document.state
    document.state, document.reviewed_at = Document.State.REVIEWED, timezone.now()
    document.save(update_fields=["state", "reviewed_at"])
    record_history("document.reviewed", document, by=by, before=before, after=document.state)
    if document.identifier.int % SECOND_READING_EVERY == 0:
        SecondReview.objects.get_or_create(document=document)


@transaction.atomic
def set_aside(document: Document, by, *, reason: str) -> None:
    """Take a document out of the queue without a record: it is not about an initiative."""
    if not by.has_perm("initiatives.change_document"):
        raise PermissionDenied(_("Per mettere da parte un documento serve il permesso di redazione."))
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi perché il documento non serve.")})
    before = document.state
    document.state = Document.State.SET_ASIDE
    document.save(update_fields=["state"])
    record_history("document.set_aside", document, by=by, before=before, after=document.state, reason=reason)


@transaction.atomic
def take_back(document: Document, by) -> None:
    """Put a document that was set aside or read back into the queue."""
    if not by.has_perm("initiatives.change_document"):
        raise PermissionDenied(_("Per riaprire un documento serve il permesso di redazione."))
    before = document.state
    document.state, document.reviewed_at = Document.State.IN_REVIEW, None
    document.save(update_fields=["state", "reviewed_at"])
    record_history("document.taken_back", document, by=by, before=before, after=document.state)


@transaction.atomic
def undo_last(document: Document, by) -> list[int]:
    """Take back the newest batch of decisions of `by` on `document`; the claims it was about, none where there was none.

    A fact that the batch added by hand leaves the list again.
    """
    batch = last_batch(document, by)
    if batch is None:
        return []
    touched = list(Decision.objects.filter(batch=batch).values_list("claim_id", flat=True))
    undo(batch, by)
    added = Claim.objects.filter(pk__in=touched, origin=Claim.Origin.EDITOR, verdict=Verdict.WAITING)
    added.update(retired_at=timezone.now())
    return touched
