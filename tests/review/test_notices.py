"""Notices: who is told of what, in the inbox and by e-mail where the site sends any."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from initiatives.models import Initiative
from initiatives.publication.notices import notify
from initiatives.publication.publishing import publish_due, schedule
from initiatives.review.notices import mark_read
from initiatives.review.workflow import approve, request_changes, submit
from tests.factories import make_initiative, make_user

NOW = timezone.now()


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


@pytest.fixture
def scheduled(initiative, editor, publisher):
    submit(initiative, editor)
    approve(initiative, publisher)
    schedule(initiative, publisher, publish_at=NOW + timedelta(hours=1), expire_at=NOW + timedelta(hours=9))
    for person in (editor, publisher):
        person.notifications.all().delete()
    return Initiative.objects.get(pk=initiative.pk)


def test_those_whose_record_it_is_are_told_that_it_could_not_go_out(scheduled, editor, other_editor, publisher):
    Initiative.objects.filter(pk=scheduled.pk).update(summary="", assignee=other_editor)
    assert publish_due(NOW + timedelta(hours=2)) == ([], [])
    for person in (editor, other_editor, publisher):
        notice = person.notifications.get()
        assert notice.verb == "initiative.publish_failed"
        assert "Sommario" in notice.reason
        assert notice.by is None and notice.address.endswith(f"/{scheduled.pk}/change/")
    assert publish_due(NOW + timedelta(hours=3)) == ([], [])
    assert editor.notifications.count() == 1


def test_and_that_it_went_out_and_was_taken_back_in_its_time(scheduled, editor, other_editor, publisher):
    publish_due(NOW + timedelta(hours=2))
    assert verbs(editor) == verbs(publisher) == ["initiative.publish"]
    publish_due(NOW + timedelta(hours=10))
    assert verbs(editor) == ["initiative.publish", "initiative.withdraw"]
    assert verbs(other_editor) == []


def test_what_could_not_go_out_is_on_the_dashboard_and_in_the_record_with_the_reason(client, scheduled, editor):
    Initiative.objects.filter(pk=scheduled.pk).update(summary="")
    publish_due(NOW + timedelta(hours=2))
    client.force_login(editor)
    (line,) = client.get("/admin/").context["returned"]
    assert "Sommario" in line["asked"].reason
    html = client.get(f"/admin/initiatives/initiative/{scheduled.pk}/change/").content.decode()
    assert "Non è potuta uscire come programmato" in html
    assert line["asked"].reason in html.replace("&#x27;", "'")
