"""The clock jumps: what is published stays published, tags still change with the data, nothing goes out twice."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import parse_http_date

from initiatives.models import Change, Initiative, Publication, Status
from initiatives.publication.publishing import publish, publish_due, schedule
from initiatives.publication.verifying import verify
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db
LIST = "/api/v1/initiatives/"


@pytest.fixture
def clock(monkeypatch):
    """Move the clock by so much, back or forth."""
    true_now = timezone.now

    def move(by: timedelta):
        monkeypatch.setattr(timezone, "now", lambda: true_now() + by)

    return move


def test_a_step_back_between_two_publications(client, clock, editor, publisher):
    initiative_in(Status.PUBLISHED, editor, publisher)
    before = client.get(LIST)
    clock(timedelta(days=-3))
    initiative_in(Status.PUBLISHED, editor, publisher)
    after = client.get(LIST, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200 and after.json()["count"] == 2
    assert after["ETag"] != before["ETag"]
    assert list(verify()) == []


def test_a_reader_with_only_a_date_sees_what_is_new(client, clock, editor, publisher):
    initiative_in(Status.PUBLISHED, editor, publisher)
    before = client.get(LIST)
    clock(timedelta(hours=-5))
    initiative_in(Status.PUBLISHED, editor, publisher)
    assert client.get(LIST).json()["count"] == 2
    assert parse_http_date(client.get(LIST)["Last-Modified"]) > parse_http_date(before["Last-Modified"])
    assert client.get(LIST, headers={"If-Modified-Since": before["Last-Modified"]}).status_code == 200


def test_what_is_due_goes_out_once_whatever_the_clock_does(clock, editor, publisher):
    waiting = initiative_in(Status.READY, editor, publisher)
    schedule(waiting, publisher, publish_at=timezone.now() + timedelta(hours=1))
    assert publish_due() == ([], [])
    clock(timedelta(hours=2))
    assert publish_due()[0] == [waiting]
    clock(timedelta(hours=-2))
    assert publish_due() == ([], [])
    clock(timedelta(hours=3))
    assert publish_due() == ([], [])
    assert Publication.objects.filter(initiative=waiting).count() == 1
    assert list(verify()) == []


def test_a_year_ahead_and_back(client, clock, editor, publisher):
    record = initiative_in(Status.READY, editor, publisher)
    clock(timedelta(days=365))
    publish(Initiative.objects.get(pk=record.pk), publisher)
    clock(timedelta(0))
    initiative_in(Status.PUBLISHED, editor, publisher)
    versions = list(Change.objects.order_by("version").values_list("version", flat=True))
    assert versions == sorted(set(versions)) and len(versions) == 2
    assert client.get(LIST).json()["count"] == 2
    assert client.get("/initiatives/").status_code == client.get("/feed.atom").status_code == 200
    assert list(verify()) == []
