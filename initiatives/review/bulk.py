"""One verb over many records: what would happen, what happened to each, and one undo for all of it."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from initiatives.models import HistoryEntry, Initiative, Status, record_history
from initiatives.publication.checks import blocking, with_everything
from initiatives.review import workflow

#: A verb that can be done to many, the permission it asks, and from which states it leads where.
TRANSITIONS = {
    "submit": workflow.SUBMIT,
    "approve": workflow.APPROVE,
    "reopen": workflow.REOPEN,
    "request_changes": workflow.REQUEST_CHANGES,
}
VERBS: dict[str, Callable] = {
    "submit": workflow.submit,
    "approve": workflow.approve,
    "reopen": workflow.reopen,
    "request_changes": workflow.request_changes,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the report: done, or why not."""

    initiative: Initiative
    done: bool
    why: str = ""


def preview(verb: str, initiatives: Iterable[Initiative], by) -> list[Line]:
    """What `carry_out` would do to each, nothing written."""
    return [_foresee(verb, initiative, by) for initiative in with_everything(initiatives)]


def _foresee(verb: str, initiative: Initiative, by) -> Line:
    transition = TRANSITIONS[verb]
    if not by.has_perm(transition.permission):
        return Line(initiative, False, _("Non hai il permesso per questo passaggio."))
    if initiative.status not in transition.sources:
        return Line(initiative, False, _("è nello stato «%(status)s»") % {"status": initiative.get_status_display()})
    if verb == "approve" and initiative.submitted_by_id == by.pk:
        return Line(initiative, False, _("Hai inviato tu questa scheda: la approva un’altra persona."))
    problems = blocking(initiative) if verb in ("submit", "approve") else []
    return Line(initiative, not problems, " ".join(problem.message for problem in problems))


def carry_out(verb: str, initiatives: Iterable[Initiative], by, *, reason: str = "") -> tuple[uuid.UUID, list[Line]]:
    """Do `verb` to each; one that refuses does not stop the others. The batch is what `undo` takes back."""
    batch, report = uuid.uuid4(), []
    for initiative in initiatives:
        try:
            VERBS[verb](initiative, by, reason=reason, batch=batch)
        except (ValidationError, PermissionDenied) as refusal:
            report.append(Line(initiative, False, " ".join(getattr(refusal, "messages", [str(refusal)]))))
        else:
            report.append(Line(initiative, True))
    return batch, report


@transaction.atomic
def undo(batch: uuid.UUID, by) -> list[Line]:
    """Put back the state each record had before the batch, where nothing happened to it since. Only who did it may, or who approves."""
    entries = list(HistoryEntry.objects.filter(batch=batch, subject="initiative", verb__startswith="initiative.").order_by("pk"))
    entries = [entry for entry in entries if entry.verb.removeprefix("initiative.") in VERBS]
    if any(entry.by_id != by.pk for entry in entries) and not by.has_perm("initiatives.approve_initiative"):
        raise PermissionDenied(_("Può annullare solo chi ha fatto l’azione, o chi approva."))
    return [line for entry in entries if (line := _undo_one(entry, by)) is not None]


def _undo_one(entry: HistoryEntry, by) -> Line | None:
    initiative = Initiative.objects.select_for_update(of=("self",)).filter(pk=entry.subject_id).first()
    if initiative is None:
        return None
    since = HistoryEntry.objects.of_initiative(initiative).filter(pk__gt=entry.pk).exclude(verb__startswith="initiative.comment")
    if initiative.status != entry.after or since.exists():
        return Line(initiative, False, _("è cambiata nel frattempo"))
    initiative.status = entry.before
    fields = ["status", "stamp", "updated_at"]
    if entry.before in (Status.DRAFT, Status.CHANGES_REQUESTED):
        initiative.submitted_by = initiative.submitted_at = None
        fields += ["submitted_by", "submitted_at"]
    if entry.after == Status.READY:
        initiative.approved_by = initiative.approved_at = None
        fields += ["approved_by", "approved_at"]
    initiative.stamp += 1
    initiative.save(update_fields=fields)
    record_history("initiative.bulk_undone", initiative, by=by, before=entry.after, after=entry.before)
    return Line(initiative, True)
