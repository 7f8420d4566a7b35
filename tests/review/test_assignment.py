"""Who works on what: take, release, hand over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives.models import HistoryEntry
from initiatives.review.assignment import assign, release, take
from tests.factories import make_document, make_initiative, make_user


@pytest.fixture(params=["document", "initiative"])
def subject(request, editor):
    return make_document() if request.param == "document" else make_initiative(by=editor)


def fresh(subject):
    return type(subject).objects.get(pk=subject.pk)


def test_taking_and_releasing(subject, editor):
    take(subject, editor)
    assert fresh(subject).assignee == editor
    release(subject, editor)
    assert fresh(subject).assignee is None
    rows = HistoryEntry.objects.filter(subject=subject._meta.model_name, verb__endswith=".assign").order_by("pk")
    assert [(row.before, row.after) for row in rows] == [("", editor.username), (editor.username, "")]


def test_taking_what_another_has_is_refused(subject, editor, other_editor):
    take(subject, editor)
    with pytest.raises(ValidationError, match="È già di"):
        take(subject, other_editor)
    assert fresh(subject).assignee == editor


def test_releasing_what_another_has_is_for_approvers(subject, editor, other_editor, publisher):
    take(subject, editor)
    with pytest.raises(PermissionDenied):
        release(subject, other_editor)
    release(subject, publisher)
    assert fresh(subject).assignee is None


def test_handing_over_tells_the_person_and_until_when(subject, editor, other_editor):
    day = timezone.localdate() + timedelta(days=3)
    assign(subject, other_editor, editor, day)
    assert (fresh(subject).assignee, fresh(subject).due_on) == (other_editor, day)
    assert other_editor.notifications.get().by == editor


def test_a_day_that_has_passed_is_refused(subject, editor, other_editor):
    with pytest.raises(ValidationError):
        assign(subject, other_editor, editor, timezone.localdate() - timedelta(days=1))


def test_only_people_of_the_desk_are_given_work(subject, editor):
    with pytest.raises(ValidationError):
        assign(subject, make_user(), editor)


def test_outsiders_take_nothing(subject):
    with pytest.raises(PermissionDenied):
        take(subject, make_user())
