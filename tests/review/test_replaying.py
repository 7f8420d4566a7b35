import pytest
from django.core.management import CommandError, call_command

from initiatives.extraction.knowledge import load_knowledge
from initiatives.models import Claim, Document
from initiatives.review import decisions
from initiatives.review.claiming import extract_claims
from initiatives.review.replaying import replay
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db

TEXT = "Il Comune di Padova riceve 15.000 euro per 12 mesi di lavori."


@pytest.fixture
def document(db):
    document = make_document(TEXT, state=Document.State.REVIEWED)
    extract_claims(document, load_knowledge())
    return document


def differences(document):
    return {(difference.what, difference.kind) for difference in replay([document], load_knowledge())}


def test_the_same_rules_make_no_difference(document, editor):
    for claim in document.claims.facts():
        decisions.accept(claim, editor)
    assert differences(document) == set()


def test_what_was_upheld_and_is_no_longer_found_is_lost(document, editor):
    decisions.accept(make_claim(document, "quantity", {"value": 9, "unit": "sale"}, "lavori"), editor)
    assert ("lost", "quantity") in differences(document)


def test_what_a_person_had_to_add_and_is_found_now_is_gained(document):
    Claim.objects.filter(document=document, kind="amount").update(
        origin=Claim.Origin.EDITOR, verdict="accepted", decided_at="2026-01-01T00:00Z"
    )
    assert ("gained", "amount") in differences(document)


def test_what_was_turned_down_and_comes_back_contradicts(document, editor):
    claim = document.claims.get(kind="amount")
    decisions.reject(claim, editor)
    Claim.objects.filter(pk=claim.pk).update(retired_at="2026-01-01T00:00Z")
    assert ("contradicts", "amount") in differences(document)


def test_what_nobody_judged_is_new(document):
    document.claims.filter(kind="duration").delete()
    assert ("new", "duration") in differences(document)


def test_strict_fails_on_losses(document, editor):
    call_command("replay", "--strict")
    decisions.accept(make_claim(document, "quantity", {"value": 9, "unit": "sale"}, "lavori"), editor)
    with pytest.raises(CommandError):
        call_command("replay", "--strict")
