"""Notices to editors: a row in their inbox, and an e-mail where the site sends any."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
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


def tell_of_step(verb: str, initiative: Initiative, by, reason: str = "") -> None:
    """Tell those whom a step of the workflow concerns: approvers of what waits for them, authors of what became of theirs."""
    people = approvers() if verb == "submit" else {initiative.submitted_by, initiative.created_by, initiative.assignee}
    for person in people:
        notify(person, f"initiative.{verb}", initiative, by=by, reason=reason)


def approvers() -> Iterable:
    """The active people who may approve."""
    permission = Q(content_type__app_label="initiatives", codename="approve_initiative")
    model = get_user_model()
    granted = model._meta.get_field("user_permissions").related_model.objects.filter(permission)
    return (
        model.objects.filter(is_active=True, is_staff=True)
        .filter(Q(groups__permissions__in=granted) | Q(user_permissions__in=granted))
        .distinct()
    )


def mark_read(user, now=None) -> int:
    """All notices of `user` are read; how many were new."""
    return user.notifications.filter(read_at__isnull=True).update(read_at=now or timezone.now())


def _send(notice: Notification) -> None:
    lines = [notice.label, notice.reason, f"{settings.SITE_ADDRESS or ''}{notice.address}"]
    send_mail(
        _("Atlante: %(label)s") % {"label": notice.label},
        "\n\n".join(line for line in lines if line),
        settings.DEFAULT_FROM_EMAIL,
        [notice.to.email],
        fail_silently=True,
    )
