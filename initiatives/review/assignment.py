"""Who works on a document or a record, and until when: take it, leave it, hand it to somebody."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Document, Initiative, in_words, record_history
from initiatives.review.notices import notify

Subject = Document | Initiative


@transaction.atomic
def take(subject: Subject, by) -> None:
    """Put `subject` on one's own desk; refused while somebody else has it."""
    subject = _locked(subject, by)
    if subject.assignee_id not in (None, by.pk):
        raise ValidationError(_("È già di %(who)s: chiedi che lo lasci, o fattelo assegnare.") % {"who": subject.assignee})
    _write(subject, by, by, subject.due_on)


@transaction.atomic
def release(subject: Subject, by) -> None:
    """Give `subject` back to the common queue. Only who has it, or who approves, may."""
    subject = _locked(subject, by)
    if subject.assignee_id != by.pk and not by.has_perm("initiatives.approve_initiative"):
        raise PermissionDenied(_("Può lasciarlo solo chi lo ha preso, o chi approva."))
    _write(subject, by, None, None)


@transaction.atomic
def assign(subject: Subject, to, by, due_on: date | None = None) -> None:
    """Hand `subject` to `to`, who is told, with the day it is due."""
    subject = _locked(subject, by)
    if not to.is_active or not to.is_staff:
        raise ValidationError({"assignee": _("Questa persona non lavora alla redazione.")})
    if due_on and due_on < timezone.localdate():
        raise ValidationError({"due_on": _("Scegli un giorno che deve ancora venire.")})
    _write(subject, by, to, due_on)
    if to != by:
        notify(to, f"{subject._meta.model_name}.assign", subject, by=by, reason=in_words(f"../{due_on.isoformat()}") if due_on else "")


def _locked(subject: Subject, by) -> Subject:
    model = type(subject)
    if not by.has_perm(f"initiatives.change_{model._meta.model_name}"):
        raise PermissionDenied(_("Per assegnare serve il permesso di redazione."))
    return model.objects.select_for_update(of=("self",)).select_related("assignee").get(pk=subject.pk)


def _write(subject: Subject, by, to, due_on: date | None) -> None:
    before = subject.assignee.get_username() if subject.assignee else ""
    subject.assignee, subject.assigned_at, subject.due_on = to, timezone.now() if to else None, due_on
    subject.save(update_fields=["assignee", "assigned_at", "due_on"])
    after = to.get_username() if to else ""
    due = due_on.isoformat() if due_on else None
    record_history(f"{subject._meta.model_name}.assign", subject, by=by, before=before[:30], after=after[:30], changes={"due_on": due})
