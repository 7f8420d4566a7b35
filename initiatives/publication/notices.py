"""Notices to editors: a row in their inbox, and an e-mail where the site sends any."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative, Notification

DUMMY = "django.core.mail.backends.dummy.EmailBackend"


def notify(to, verb: str, subject: models.Model, *, by=None, reason: str = "") -> Notification | None:
    """Tell `to` that `verb` (as in the ledger) happened to `subject`; nobody is told of what they did themselves."""
    if to is None or to == by or not to.is_active:
        return None
    address = reverse(f"admin:initiatives_{subject._meta.model_name}_change", args=[subject.pk])
    notice = Notification.objects.create(to=to, verb=verb, label=str(subject)[:200], address=address, by=by, reason=reason[:500])
    if to.email and settings.EMAIL_BACKEND != DUMMY:
        transaction.on_commit(lambda: _send(notice), robust=True)
    return notice


def people_of(initiative: Initiative) -> set:
    """Those whose record it is: who sent it, who began it, who has it on the desk."""
    return {initiative.submitted_by, initiative.created_by, initiative.assignee} - {None}


def _send(notice: Notification) -> None:
    lines = [notice.label, notice.reason, f"{settings.SITE_ADDRESS or ''}{notice.address}"]
    send_mail(
        _("Atlante: %(label)s") % {"label": notice.label},
        "\n\n".join(line for line in lines if line),
        settings.DEFAULT_FROM_EMAIL,
        [notice.to.email],
        fail_silently=True,
    )
