"""The states of a record, one verb each: check, write, history in one transaction.

draft → in review → ready → published → withdrawn, with changes requested on the way back. Four eyes: whoever
submitted the current draft cannot approve it; a superuser may, with a reason, and the ledger says so.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Initiative, Status, record_history
from initiatives.publication.checks import blocking, with_everything
from initiatives.review.entities import address_from, free_slug
from initiatives.review.notices import tell_of_step


@dataclass(frozen=True, slots=True)
class Transition:
    """From which states a verb leads to which, and the permission it asks for."""

    verb: str
    sources: tuple[str, ...]
    target: str
    permission: str


SUBMIT = Transition("submit", (Status.DRAFT, Status.CHANGES_REQUESTED), Status.IN_REVIEW, "initiatives.submit_initiative")
REQUEST_CHANGES = Transition(
    "request_changes", (Status.IN_REVIEW, Status.READY), Status.CHANGES_REQUESTED, "initiatives.approve_initiative"
)
APPROVE = Transition("approve", (Status.IN_REVIEW,), Status.READY, "initiatives.approve_initiative")
REOPEN = Transition(
    "reopen", (Status.PUBLISHED, Status.READY, Status.WITHDRAWN, Status.IN_REVIEW), Status.DRAFT, "initiatives.change_initiative"
)
TRANSITIONS = {transition.verb: transition for transition in (SUBMIT, REQUEST_CHANGES, APPROVE, REOPEN)}


@transaction.atomic
def submit(initiative: Initiative, by, *, reason: str = "", batch=None) -> Initiative:
    """Ask for approval; refused, with the list, while something blocks."""
    initiative = _locked(initiative)
    _check(initiative, by, SUBMIT)
    _check_complete(initiative)
    initiative.slug = _address_of_its_own(initiative)
    initiative.submitted_by, initiative.submitted_at = by, timezone.now()
    initiative.approved_by = initiative.approved_at = None
    return _move(initiative, by, SUBMIT, reason, ["slug", "submitted_by", "submitted_at", "approved_by", "approved_at"], batch)


@transaction.atomic
def request_changes(initiative: Initiative, by, *, reason: str, batch=None) -> Initiative:
    """Send the draft back, saying what should change."""
    initiative = _locked(initiative)
    _check(initiative, by, REQUEST_CHANGES)
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi che cosa va cambiato: chi ha scritto la scheda lo legge.")})
    initiative.approved_by = initiative.approved_at = None
    return _move(initiative, by, REQUEST_CHANGES, reason, ["approved_by", "approved_at"], batch)


@transaction.atomic
def approve(initiative: Initiative, by, *, reason: str = "", batch=None) -> Initiative:
    """Say that the draft may go out. PermissionDenied for the one who submitted it, unless a superuser who says why."""
    initiative = _locked(initiative)
    _check(initiative, by, APPROVE)
    if initiative.submitted_by_id == by.pk and not (by.is_superuser and reason.strip()):
        raise PermissionDenied(_("Hai inviato tu questa scheda: la approva un’altra persona."))
    _check_complete(initiative)
    initiative.approved_by, initiative.approved_at = by, timezone.now()
    return _move(initiative, by, APPROVE, reason, ["approved_by", "approved_at"], batch)


@transaction.atomic
def reopen(initiative: Initiative, by, *, reason: str = "", batch=None) -> Initiative:
    """Take the record up again as a draft; the public version stays as it is until the next publication."""
    initiative = _locked(initiative)
    _check(initiative, by, REOPEN)
    initiative.approved_by = initiative.approved_at = None
    return _move(initiative, by, REOPEN, reason, ["approved_by", "approved_at"], batch)


def may(initiative: Initiative, by, transition: Transition) -> bool:
    """Whether `by` could carry out `transition` now, as far as state and permission go."""
    return initiative.status in transition.sources and by.has_perm(transition.permission)


def _locked(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)


def _check(initiative: Initiative, by, transition: Transition) -> None:
    if not by.has_perm(transition.permission):
        raise PermissionDenied(_("Non hai il permesso per questo passaggio."))
    if initiative.status not in transition.sources:
        raise ValidationError(
            _("La scheda è nello stato «%(status)s»: questo passaggio non è possibile.") % {"status": initiative.get_status_display()}
        )


def _address_of_its_own(initiative: Initiative) -> str:
    """The record's address; a new one, after its own title, where it was never public and still has the words of a source."""
    drafted = {address_from(document.title or document.short_name) for document in initiative.documents.all()}
    from_source = initiative.slug in drafted or re.sub(r"-\d+$", "", initiative.slug) in drafted
    if not from_source or initiative.publications.exists():
        return initiative.slug
    return free_slug(Initiative, initiative.title)


def _check_complete(initiative: Initiative) -> None:
    problems = blocking(with_everything(Initiative.objects.filter(pk=initiative.pk)).get())
    if problems:
        raise ValidationError([problem.message for problem in problems])


def _move(initiative: Initiative, by, transition: Transition, reason: str, fields: list[str], batch) -> Initiative:
    before, initiative.status = initiative.status, transition.target
    initiative.stamp += 1
    initiative.save(update_fields=["status", "stamp", "updated_at", *fields])
    record_history(f"initiative.{transition.verb}", initiative, by=by, before=before, after=transition.target, reason=reason, batch=batch)
    tell_of_step(transition.verb, initiative, by, reason)
    return initiative
