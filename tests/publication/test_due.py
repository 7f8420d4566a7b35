"""A scheduled moment holds though no timer runs: the first reader after it carries it out."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from initiatives.models import Dataset, Initiative, Status
from initiatives.publication import due
from initiatives.publication.publishing import schedule
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(due, "_tried_at", float("-inf"))


@pytest.fixture
def scheduled(editor, publisher) -> Initiative:
    """An approved record whose moment has just passed."""
    initiative = initiative_in(Status.READY, editor, publisher)
    schedule(initiative, publisher, publish_at=timezone.now() + timedelta(hours=1))
    past = timezone.now() - timedelta(minutes=1)
    Initiative.objects.filter(pk=initiative.pk).update(publish_at=past)
    Dataset.objects.update(next_due=past)
    return initiative


def test_a_reader_of_the_list_finds_it(scheduled):
    assert Client().get("/api/v1/initiatives/").json()["count"] == 1
    assert Dataset.objects.get().next_due is None


def test_a_reader_of_its_address_finds_it(scheduled):
    assert Client().get(f"/api/v1/initiatives/{scheduled.slug}/").status_code == 200


def test_an_expiry_holds_too(scheduled, publisher):
    Client().get("/api/v1/initiatives/")
    past = timezone.now() - timedelta(seconds=1)
    Initiative.objects.filter(pk=scheduled.pk).update(expire_at=past)
    Dataset.objects.update(next_due=past)
    assert Client().get(f"/api/v1/initiatives/{scheduled.slug}/").status_code == 410


def test_nothing_happens_before_its_time(editor, publisher):
    initiative = initiative_in(Status.READY, editor, publisher)
    schedule(initiative, publisher, publish_at=timezone.now() + timedelta(hours=1))
    assert Client().get("/api/v1/initiatives/").json()["count"] == 0


def test_a_reader_is_answered_even_if_it_cannot_be_done(scheduled, monkeypatch):
    calls = []

    def fail():
        calls.append(1)
        raise OperationalError("read-only")

    monkeypatch.setattr(due, "publish_due", fail)
    assert Client().get("/api/v1/initiatives/").status_code == 200
    assert Client().get("/api/v1/initiatives/?limit=3").status_code == 200
    assert len(calls) == 1  # the next try waits
