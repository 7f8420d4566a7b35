"""The blind second reading: drawn by chance, judged by others, compared."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives.models import Document, SecondReview
from initiatives.review.decisions import accept, reject
from initiatives.review.finishing import SECOND_READING_EVERY, finish
from initiatives.review.quality import quality
from initiatives.review.second_reading import claims_to_judge, judge, may_judge
from tests.factories import make_claim, make_document


@pytest.fixture
def review(editor):
    document = make_document()
    accept(make_claim(document), editor)
    reject(make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi"), editor)
    return SecondReview.objects.create(document=document)


def test_agreement_is_the_share_of_equal_verdicts(review, other_editor):
    claims = claims_to_judge(review)
    done = judge(review, other_editor, {claim.pk: "accepted" for claim in claims})
    assert done.agreement == 0.5
    assert (done.reviewer, len(done.verdicts)) == (other_editor, 2)
    assert quality(timezone.now()).agreement.percent == 50


def test_the_first_verdicts_stay(review, other_editor):
    claims = claims_to_judge(review)
    judge(review, other_editor, {claim.pk: "rejected" for claim in claims})
    assert sorted(claim.verdict for claim in claims_to_judge(review)) == ["accepted", "rejected"]


def test_who_decided_cannot_judge(review, editor, other_editor, contributor):
    assert may_judge(review, other_editor)
    assert not may_judge(review, editor)
    assert not may_judge(review, contributor)
    with pytest.raises(PermissionDenied):
        judge(review, editor, {})


@pytest.mark.parametrize("verdict", ["", "waiting", "forse"])
def test_every_claim_needs_a_verdict(review, other_editor, verdict):
    with pytest.raises(ValidationError, match="Mancano 2"):
        judge(review, other_editor, {claim.pk: verdict for claim in claims_to_judge(review)})


def test_it_is_done_once(review, other_editor, publisher):
    verdicts = {claim.pk: "accepted" for claim in claims_to_judge(review)}
    judge(review, other_editor, verdicts)
    with pytest.raises(ValidationError, match="già fatta"):
        judge(review, publisher, verdicts)


@pytest.mark.parametrize(("number", "drawn"), [(0, True), (1, False), (19, False), (20, True)])
def test_one_document_in_twenty_is_drawn(editor, number, drawn):
    document = make_document()
    Document.objects.filter(pk=document.pk).update(identifier=uuid.UUID(int=number + SECOND_READING_EVERY * 10**30))
    document.refresh_from_db()
    accept(make_claim(document), editor)
    finish(document, editor)
    assert SecondReview.objects.filter(document=document).exists() == drawn
