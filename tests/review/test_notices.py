"""Notices: who is told of what, in the inbox and by e-mail where the site sends any."""

import pytest
from django.core import mail

from initiatives.review.notices import mark_read, notify
from initiatives.review.workflow import approve, request_changes, submit
from tests.factories import make_initiative, make_user


@pytest.fixture
def initiative(editor):
    return make_initiative(by=editor)


def verbs(user) -> list[str]:
    return list(user.notifications.order_by("pk").values_list("verb", flat=True))


def test_approvers_are_told_of_what_waits_for_them(initiative, editor, other_editor, publisher):
    submit(initiative, editor)
    assert verbs(publisher) == ["initiative.submit"]
    assert verbs(editor) == verbs(other_editor) == []


def test_the_author_is_told_what_became_of_it(initiative, editor, publisher):
    submit(initiative, editor)
    request_changes(initiative, publisher, reason="manca una fonte")
    submit(initiative, editor)
    approve(initiative, publisher)
    assert verbs(editor) == ["initiative.request_changes", "initiative.approve"]
    assert editor.notifications.get(verb="initiative.request_changes").reason == "manca una fonte"


def test_nobody_is_told_twice_of_one_step(initiative, editor, publisher):
    publisher.user_permissions.set(publisher.groups.get().permissions.all())  # by group and by name
    submit(initiative, editor)
    assert len(verbs(publisher)) == 1


def test_people_who_left_are_not_told(initiative, editor, publisher):
    publisher.is_active = False
    publisher.save()
    submit(initiative, editor)
    assert verbs(publisher) == []
    assert notify(publisher, "initiative.submit", initiative, by=editor) is None


def test_reading_is_ones_own(initiative, editor, publisher):
    other = make_user("publisher")
    submit(initiative, editor)
    assert mark_read(publisher) == 1
    assert mark_read(publisher) == 0
    assert other.notifications.get().read_at is None


def test_an_e_mail_goes_out_where_the_site_sends_any(initiative, editor, publisher, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://atlante.example.it"
    publisher.email = "marta@example.it"
    publisher.save()
    with django_capture_on_commit_callbacks(execute=True):
        submit(initiative, editor)
    (message,) = mail.outbox
    assert message.to == ["marta@example.it"]
    assert f"https://atlante.example.it/admin/initiatives/initiative/{initiative.pk}/change/" in message.body


def test_none_goes_out_where_it_does_not(initiative, editor, publisher, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    publisher.email = "marta@example.it"
    publisher.save()
    with django_capture_on_commit_callbacks() as waiting:
        submit(initiative, editor)
    assert waiting == []
