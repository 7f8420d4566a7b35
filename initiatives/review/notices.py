"""Whom a step of the workflow concerns, and what they have read."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from initiatives.models import Initiative
from initiatives.publication.notices import notify, people_of


def tell_of_step(verb: str, initiative: Initiative, by, reason: str = "") -> None:
    """Tell those whom a step of the workflow concerns: approvers of what waits for them, authors of what became of theirs."""
    people = approvers() if verb == "submit" else people_of(initiative)
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
