from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives.models import (
    Change,
    Dataset,
    HistoryEntry,
    Initiative,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    Redirect,
    Status,
    Tombstone,
)
from initiatives.models.search_index import matching, stems
from initiatives.publication.publishing import changed_statements, publish, publish_due, schedule, withdraw
from initiatives.publication.snapshots import digest
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(editor, publisher):
    return initiative_in(Status.READY, editor, publisher)


@pytest.fixture
def published(editor, publisher):
    return initiative_in(Status.PUBLISHED, editor, publisher)


def republish(initiative, editor, publisher, **fields):
    initiative = reopen(initiative, editor)
    for name, value in fields.items():
        setattr(initiative, name, value)
    initiative.save()
    return publish(approve(submit(initiative, editor), publisher), publisher, reason="corretto")


def test_publishing_writes_snapshot_row_facets_search_change_and_version(ready, publisher):
    publication = publish(ready, publisher)
    row = PublishedInitiative.objects.public().get()
    assert (publication.number, row.version, row.publication) == (1, 1, publication)
    assert publication.digest == digest(publication.snapshot)
    assert PublishedFacet.objects.filter(record=row, dimension="place").count() == 3
    assert matching([stems("digitali")]) == [row.sequence]
    assert Change.objects.get().kind == Change.Kind.CREATED
    assert Dataset.objects.get().version == 1 == Change.objects.get().version


def test_a_draft_is_not_published_whoever_asks(editor, publisher):
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.PUBLISHED, Status.WITHDRAWN):
        with pytest.raises(ValidationError):
            publish(initiative_in(status, editor, publisher), publisher)


def test_an_editor_does_not_publish(ready, editor):
    with pytest.raises(PermissionDenied):
        publish(ready, editor)
    assert not Publication.objects.exists()


def test_editing_a_published_record_leaves_the_public_version(published, editor):
    before = PublishedInitiative.objects.get().detail_json
    draft = reopen(published, editor)
    draft.title, draft.summary = "Tutt’altro titolo", "Segreto."
    draft.save()
    draft.territory_set.all().delete()
    row = PublishedInitiative.objects.public().get()
    assert row.detail_json == before
    assert matching([stems("segreto")]) == []


def test_the_next_publication_keeps_the_sequence_and_ends_the_one_before(published, editor, publisher):
    first = PublishedInitiative.objects.get()
    republish(published, editor, publisher, summary="Una frase nuova, arcobaleno. E un’altra.")
    row = PublishedInitiative.objects.get()
    assert (row.sequence, row.version, row.first_published_at) == (first.sequence, 2, first.first_published_at)
    assert Publication.objects.get(number=1).ended_at == Publication.objects.get(number=2).published_at
    assert matching([stems("arcobaleno")]) == [row.sequence]
    assert Change.objects.order_by("version").last().kind == Change.Kind.CORRECTED


def test_old_words_are_forgotten_by_the_search(published, editor, publisher):
    republish(published, editor, publisher, summary="Arcobaleno e basta. Due frasi.")
    republish(Initiative.objects.get(), editor, publisher, summary="Altre parole, queste. Due frasi.")
    assert matching([stems("arcobaleno")]) == []


def test_a_renamed_record_leaves_a_redirect(published, editor, publisher):
    old = published.slug
    republish(published, editor, publisher, slug="nome-nuovo")
    assert Redirect.objects.get(kind="initiative", old_slug=old).new_slug == "nome-nuovo"
    republish(Initiative.objects.get(), editor, publisher, slug="nome-terzo")
    assert Redirect.objects.get(old_slug=old).new_slug == "nome-terzo"
    assert Redirect.objects.get(old_slug="nome-nuovo").new_slug == "nome-terzo"


def test_a_publication_is_never_changed(published):
    publication = Publication.objects.get()
    publication.reason = "altro"
    with pytest.raises(ValidationError):
        publication.save()


def test_withdrawing_leaves_a_tombstone_and_nothing_else(published, publisher):
    withdraw(published, publisher, reason="doppione di un’altra scheda")
    assert not PublishedInitiative.objects.exists()
    assert not PublishedFacet.objects.exists()
    assert matching([stems("digitali")]) == []
    assert Tombstone.objects.get().reason == "doppione di un’altra scheda"
    assert Change.objects.last().kind == Change.Kind.WITHDRAWN
    assert Publication.objects.get().ended_at is not None


def test_withdrawing_asks_for_a_reason_and_the_permission(published, editor, publisher):
    with pytest.raises(ValidationError):
        withdraw(published, publisher, reason=" ")
    with pytest.raises(PermissionDenied):
        withdraw(published, editor, reason="no")


def test_a_withdrawn_record_comes_back_under_its_own_sequence(published, editor, publisher):
    sequence = PublishedInitiative.objects.get().sequence
    withdraw(published, publisher, reason="errore")
    republish(Initiative.objects.get(), editor, publisher)
    assert PublishedInitiative.objects.get().sequence == sequence
    assert not Tombstone.objects.exists()


def test_a_failed_publication_leaves_nothing(ready, publisher, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("initiatives.publication.publishing.write", fail)
    with pytest.raises(RuntimeError):
        publish(ready, publisher)
    assert not Publication.objects.exists()
    assert Dataset.objects.get().version == 0
    assert Initiative.objects.get(pk=ready.pk).status == Status.READY


def test_scheduled_publication_and_expiry_fall_due(ready, publisher):
    now = timezone.now()
    schedule(ready, publisher, publish_at=now + timedelta(hours=1), expire_at=now + timedelta(hours=3))
    assert Dataset.objects.get().next_due == ready.__class__.objects.get(pk=ready.pk).publish_at
    assert publish_due(now) == ([], [])
    published, _withdrawn = publish_due(now + timedelta(hours=2))
    assert published == [ready]
    _published, withdrawn = publish_due(now + timedelta(hours=4))
    assert withdrawn == [ready]
    assert Tombstone.objects.exists()
    assert Dataset.objects.get().next_due is None


def test_a_scheduled_record_that_is_blocked_goes_back_with_the_reason(ready, publisher):
    now = timezone.now()
    schedule(ready, publisher, publish_at=now + timedelta(hours=1))
    Initiative.objects.filter(pk=ready.pk).update(summary="")
    assert publish_due(now + timedelta(hours=2)) == ([], [])
    assert Initiative.objects.get(pk=ready.pk).status == Status.CHANGES_REQUESTED
    assert "Sommario" in HistoryEntry.objects.of_initiative(ready).first().reason


def test_the_past_is_not_scheduled(ready, publisher):
    with pytest.raises(ValidationError):
        schedule(ready, publisher, publish_at=timezone.now() - timedelta(minutes=1))


def test_changed_statements_are_named():
    before = {"statements": [{"key": "place-1", "role": "lead"}, {"key": "amount-2", "value": 5}]}
    after = {"statements": [{"key": "place-1", "role": "participant"}, {"key": "date-3", "edtf": "2020"}]}
    assert changed_statements(before, after) == ["amount-2", "date-3", "place-1"]
    assert changed_statements(None, after) == []
