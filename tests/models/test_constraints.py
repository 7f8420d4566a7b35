"""The truths that the database itself holds, each tried with what must not get in."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives.models import Claim, Contribution, Dataset, Passage, Place, Relation, Verdict
from tests.factories import make_claim, make_document, make_initiative, make_place

pytestmark = pytest.mark.django_db


def refused(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        action()


def test_a_region_has_no_parent_and_others_have_one():
    region = make_place().parent.parent
    refused(lambda: Place.objects.create(istat="99", name="X", slug="x", level="region", parent=region))
    refused(lambda: Place.objects.create(istat="999", name="Y", slug="y", level="province"))


def test_a_passage_is_not_empty():
    document = make_document()
    refused(lambda: Passage.objects.create(document=document, start=5, end=5, quote=""))


def test_a_claim_stands_once_in_a_document():
    claim = make_claim(make_document())
    refused(lambda: Claim.objects.create(document=claim.document, kind=claim.kind, value=claim.value, fingerprint=claim.fingerprint))


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_is_a_share(score):
    refused(lambda: make_claim(make_document(), score=score))


def test_a_verdict_has_a_date_and_a_correction_a_value():
    claim = make_claim(make_document())
    refused(lambda: Claim.objects.filter(pk=claim.pk).update(verdict=Verdict.ACCEPTED))
    refused(lambda: Claim.objects.filter(pk=claim.pk).update(verdict=Verdict.CORRECTED, decided_at=timezone.now()))


def test_a_record_is_not_related_to_itself():
    initiative = make_initiative()
    refused(lambda: Relation.objects.create(initiative=initiative, other=initiative))


def test_expiry_comes_after_publication():
    initiative, now = make_initiative(), timezone.now()
    initiative.publish_at, initiative.expire_at = now + timedelta(days=2), now + timedelta(days=1)
    refused(initiative.save)


def test_money_is_not_negative():
    initiative = make_initiative()
    refused(lambda: initiative.funding_set.create(amount=-1))


def test_months_are_in_order():
    initiative = make_initiative()
    refused(lambda: initiative.duration_set.create(min_months=5, max_months=3))


def test_there_is_one_dataset():
    refused(lambda: Dataset.objects.create(pk=2))


def test_a_closed_contribution_keeps_no_address():
    refused(lambda: Contribution.objects.create(text="x", email="a@example.org", closed_at=timezone.now()))
