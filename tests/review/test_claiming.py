import pytest

from initiatives.extraction.knowledge import load_knowledge
from initiatives.models import Claim, Rights, Verdict
from initiatives.review import decisions
from initiatives.review.claiming import extract_claims, fingerprint
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db

TEXT = (
    " date 2021-03 Il Comune di Padova, il 9 marzo, ha approvato l'adesione al programma WiFi4EU. "
    "Il contributo è di 15.000 euro e i lavori durano 12 mesi.\n\n© RIPRODUZIONE RISERVATA"
)


@pytest.fixture
def document(db):
    document = make_document(TEXT)
    extract_claims(document, load_knowledge())
    return document


def test_every_kind_stated_becomes_a_claim_with_its_passage(document):
    kinds = set(document.claims.values_list("kind", flat=True))
    assert {"place", "organisation", "programme", "amount", "date", "duration"} <= kinds
    for claim in document.claims.facts().select_related("passage"):
        passage = claim.passage
        assert document.text[passage.start : passage.end] == passage.quote


def test_the_document_takes_what_the_text_says_of_itself(document):
    document.refresh_from_db()
    assert document.published.startswith("2021-03")
    assert document.rights == Rights.RESERVED


def test_running_again_changes_nothing(document):
    before = list(document.claims.order_by("pk").values())
    extract_claims(document, load_knowledge())
    assert list(document.claims.order_by("pk").values()) == before


def test_a_rejected_claim_does_not_come_back(document, editor):
    claim = document.claims.facts().first()
    decisions.reject(claim, editor)
    extract_claims(document, load_knowledge())
    assert Claim.objects.get(pk=claim.pk).verdict == Verdict.REJECTED
    assert document.claims.filter(fingerprint=claim.fingerprint).count() == 1


def test_a_corrected_claim_keeps_the_correction(document, editor):
    claim = document.claims.get(kind="amount")
    decisions.correct(claim, editor, {"value": 16_000})
    extract_claims(document, load_knowledge())
    assert Claim.objects.get(pk=claim.pk).upheld_value["value"] == 16_000


def test_what_is_no_longer_found_is_retired_unless_decided(document, editor):
    gone = make_claim(document, quote="Padova")
    kept = make_claim(document, "quantity", {"value": 7, "unit": "cose"}, quote="marzo")
    decisions.accept(kept, editor)
    extract_claims(document, load_knowledge())
    assert Claim.objects.get(pk=gone.pk).retired_at is not None
    assert Claim.objects.get(pk=kept.pk).retired_at is None


def test_what_an_editor_added_is_never_retired(document, editor):
    claim = decisions.add_claim(document, editor, "quantity", {"value": 3, "unit": "sale"}, 5, 9)
    extract_claims(document, load_knowledge())
    assert Claim.objects.get(pk=claim.pk).retired_at is None


def test_what_somebody_filled_in_is_not_overwritten():
    document = make_document(TEXT, published="2021-03-10", title="Titolo dato")
    extract_claims(document, load_knowledge())
    document.refresh_from_db()
    assert (document.published, document.title) == ("2021-03-10", "Titolo dato")


def test_a_role_is_not_part_of_what_a_claim_is():
    lead, partner = {"name": "Anci", "role": "lead"}, {"name": "ANCI", "role": "partner"}
    assert fingerprint("organisation", lead) == fingerprint("organisation", partner)
    assert fingerprint("organisation", lead) != fingerprint("organisation", {"name": "Upi", "role": "lead"})
    assert fingerprint("place", {"name": "Treviso", "level": "province"}) != fingerprint(
        "place", {"name": "Treviso", "level": "municipality"}
    )
