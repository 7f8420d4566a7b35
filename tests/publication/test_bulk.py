"""Many at once end where one by one ends."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from initiatives.models import (
    Change,
    Dataset,
    HistoryEntry,
    Initiative,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Redirect,
    Status,
    Tombstone,
)
from initiatives.models.search_index import matching, stem
from initiatives.publication.bulk import publish_many, withdraw_many
from initiatives.publication.publishing import publish, withdraw
from initiatives.publication.snapshots import to_publish
from initiatives.publication.verifying import verify
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import add_statement, initiative_in, make_document

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
OWN = {"id", "batch", "digest_previous", "previous", "updated_at"}


def rows(queryset) -> list[dict]:
    """Every column but keys and what two runs cannot share."""
    return [{name: value for name, value in row.items() if name not in OWN} for row in queryset.values()]


def state() -> dict:
    """All that publishing and withdrawing write."""
    entries = [{name: value for name, value in row.items() if name != "digest"} for row in rows(HistoryEntry.objects.order_by("pk"))]
    return {
        "publications": [
            {name: value for name, value in row.items() if name != "id"} for row in rows(Publication.objects.order_by("dataset_version"))
        ],
        "records": [
            {name: value for name, value in row.items() if name != "publication_id"}
            for row in rows(PublishedInitiative.objects.order_by("sequence"))
        ],
        "facets": sorted(PublishedFacet.objects.values_list("record", "dimension", "value")),
        "dates": rows(PublishedMilestone.objects.order_by("record", "key")),
        "changes": rows(Change.objects.order_by("version")),
        "tombstones": rows(Tombstone.objects.order_by("sequence")),
        "redirects": [(row.old_slug, row.new_slug) for row in Redirect.objects.order_by("old_slug")],
        "drafts": rows(Initiative.objects.order_by("pk")),
        "dataset": list(Dataset.objects.values("version", "next_sequence", "next_due")),
        "ledger": entries,
        "found": matching([[stem("padova")]]),
    }


def end_of(act) -> dict:
    """The state after `act`, which is then taken back."""
    with transaction.atomic():
        act()
        assert list(verify()) == []
        found = state()
        transaction.set_rollback(True)
    return found


def fresh(*initiatives) -> list[Initiative]:
    found = {item.pk: item for item in to_publish(Initiative.objects.filter(pk__in=[item.pk for item in initiatives]))}
    return [found[item.pk] for item in initiatives]


def second_version(initiative, editor, publisher, **fields) -> Initiative:
    reopen(initiative, editor)
    Initiative.objects.filter(pk=initiative.pk).update(**fields)
    submit(Initiative.objects.get(pk=initiative.pk), editor)
    approve(Initiative.objects.get(pk=initiative.pk), publisher)
    return Initiative.objects.get(pk=initiative.pk)


def test_first_publications_are_the_same(editor, publisher):
    ready = [initiative_in(Status.READY, editor, publisher) for _ in range(3)]
    one_by_one = end_of(lambda: [publish(item, publisher, at=NOW, reason="prova") for item in ready])
    assert end_of(lambda: publish_many(fresh(*ready), publisher, [NOW] * 3, reason="prova")) == one_by_one
    assert len(one_by_one["records"]) == 3


def test_second_versions_are_the_same(editor, publisher):
    old = [initiative_in(Status.PUBLISHED, editor, publisher) for _ in range(2)]
    ready = [second_version(item, editor, publisher, slug=f"nuovo-{item.pk}", stage="approved") for item in old]
    one_by_one = end_of(lambda: [publish(item, publisher, at=NOW) for item in ready])
    assert end_of(lambda: publish_many(fresh(*ready), publisher, [NOW, NOW])) == one_by_one
    assert len(one_by_one["redirects"]) == 2


def test_records_of_one_document_share_its_quotations(editor, publisher):
    document = make_document(rights="all-rights-reserved")
    ready = [initiative_in(Status.READY, editor, publisher, document=document) for _ in range(2)]
    one_by_one = end_of(lambda: [publish(item, publisher, at=NOW) for item in ready])
    assert end_of(lambda: publish_many(fresh(*ready), publisher, [NOW, NOW])) == one_by_one


def test_a_withdrawn_record_comes_back_the_same_way(editor, publisher):
    gone = initiative_in(Status.WITHDRAWN, editor, publisher)
    ready = second_version(gone, editor, publisher)
    one_by_one = end_of(lambda: publish(ready, publisher, at=NOW))
    assert end_of(lambda: publish_many(fresh(ready), publisher, [NOW])) == one_by_one
    assert one_by_one["tombstones"] == []


def test_withdrawals_are_the_same(editor, publisher):
    public = [initiative_in(Status.PUBLISHED, editor, publisher) for _ in range(2)]
    one_by_one = end_of(lambda: [withdraw(item, publisher, at=NOW, reason="doppione") for item in public])
    again = [Initiative.objects.get(pk=item.pk) for item in public]
    assert end_of(lambda: withdraw_many(again, publisher, [NOW, NOW], reason="doppione")) == one_by_one


def test_all_or_none(editor, publisher):
    ready, draft = initiative_in(Status.READY, editor, publisher), initiative_in(Status.DRAFT, editor, publisher)
    with pytest.raises(ValidationError):
        publish_many(fresh(ready, draft), publisher, [NOW, NOW])
    assert not PublishedInitiative.objects.exists()


def test_what_blocks_one_blocks_many(editor, publisher):
    ready = initiative_in(Status.READY, editor, publisher)
    statement = add_statement(ready, ready.documents.get(), "quantity", "15 città", value=15, unit="città")
    statement.evidence.clear()
    with pytest.raises(ValidationError, match="manca la prova"):
        publish_many(fresh(ready), publisher, [NOW])


def test_the_right_is_asked_for(editor, publisher):
    ready = initiative_in(Status.READY, editor, publisher)
    with pytest.raises(PermissionDenied):
        publish_many(fresh(ready), editor, [NOW])
    published = initiative_in(Status.PUBLISHED, editor, publisher)
    with pytest.raises(PermissionDenied):
        withdraw_many([published], editor, [NOW], reason="doppione")


def test_a_withdrawal_says_why_and_needs_a_public_record(editor, publisher):
    published, draft = initiative_in(Status.PUBLISHED, editor, publisher), initiative_in(Status.DRAFT, editor, publisher)
    with pytest.raises(ValidationError):
        withdraw_many([published], publisher, [NOW], reason=" ")
    with pytest.raises(ValidationError):
        withdraw_many([draft], publisher, [NOW], reason="doppione")
