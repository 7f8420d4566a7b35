import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives.models import Claim, Decision, Document, RejectedName, Verdict
from initiatives.review import decisions
from tests.factories import make_claim, make_document, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(db):
    return make_claim(make_document())


def fresh(claim):
    return Claim.objects.get(pk=claim.pk)


def test_accepting_keeps_the_value_and_says_who(claim, editor):
    decisions.accept(claim, editor)
    claim = fresh(claim)
    assert (claim.verdict, claim.decided_by, claim.upheld_value) == (Verdict.ACCEPTED, editor, {"value": 15, "unit": "città"})


def test_correcting_keeps_the_suggestion_beside_the_correction(claim, editor):
    decisions.correct(claim, editor, {"value": "16"})
    claim = fresh(claim)
    assert claim.value["value"] == 15
    assert claim.upheld_value == {"value": 16, "unit": "città"}


def test_correcting_to_the_same_value_is_accepting(claim, editor):
    decisions.correct(claim, editor, {"value": 15})
    assert fresh(claim).verdict == Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        ("amount", {"value": "molti"}, "value"),
        ("amount", {"value": "-5"}, "value"),
        ("date", {"edtf": "ieri"}, "edtf"),
        ("place", {"name": ""}, "name"),
        ("organisation", {"name": "Anci", "role": "capo"}, "role"),
        ("quantity", {"value": 3}, "unit"),
    ],
)
def test_what_is_no_value_is_refused_by_field(kind, value, field, editor):
    document = make_document()
    with pytest.raises(ValidationError) as refusal:
        decisions.add_claim(document, editor, kind, value, 0, 5)
    assert field in refusal.value.message_dict


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1.856.000", 1_856_000), ("12,5", 12.5), ("1.234,56", 1234.56), ("50000", 50_000), ("1.5", 1.5), (" 3 000 ", 3000)],
)
def test_numbers_are_read_as_italians_write_them(written, meant, editor):
    claim = decisions.add_claim(make_document(), editor, "amount", {"value": written}, 0, 5)
    assert claim.value["value"] == meant


def test_rejecting_counts_the_name(editor):
    claim = make_claim(make_document(), "organisation", {"name": "Agenda Digitale", "role": "other"}, quote="Digital Cities")
    decisions.reject(claim, editor)
    assert RejectedName.objects.get().documents == 1
    decisions.undo(Decision.objects.get().batch, editor)
    assert not RejectedName.objects.exists()


def test_accepting_the_certain_leaves_the_rest_and_is_undone_at_once(editor):
    document = make_document()
    sure = make_claim(document, score=0.97)
    doubtful = make_claim(document, "duration", {"min_months": 24, "max_months": 24}, quote="24 mesi", score=0.7)
    batch, count = decisions.accept_certain(document, editor)
    assert (count, fresh(sure).verdict, fresh(doubtful).verdict) == (1, Verdict.ACCEPTED, Verdict.WAITING)
    assert decisions.undo(batch, editor) == 1
    assert fresh(sure).verdict == Verdict.WAITING


def test_undo_restores_what_was_there_before(claim, editor):
    decisions.correct(claim, editor, {"value": 16})
    last = decisions.reject(claim, editor)
    decisions.undo(last.batch, editor)
    assert fresh(claim).upheld_value["value"] == 16


def test_undo_leaves_what_somebody_decided_since(claim, editor, other_editor):
    first = decisions.accept(claim, editor)
    decisions.reject(claim, other_editor)
    assert decisions.undo(first.batch, editor) == 0
    assert fresh(claim).verdict == Verdict.REJECTED


def test_the_last_batch_walks_back(claim, editor):
    first = decisions.accept(claim, editor)
    second = decisions.reject(claim, editor)
    assert decisions.last_batch(claim.document, editor) == second.batch
    decisions.undo(second.batch, editor)
    assert decisions.last_batch(claim.document, editor) == first.batch
    decisions.undo(first.batch, editor)
    assert decisions.last_batch(claim.document, editor) is None


def test_an_added_claim_is_accepted_and_its_passage_exact(editor):
    document = make_document()
    start = document.text.index("24 mesi")
    claim = decisions.add_claim(document, editor, "duration", {"min_months": "24"}, start, start + 7)
    assert fresh(claim).verdict == Verdict.ACCEPTED
    assert claim.passage.quote == "24 mesi"
    assert claim.value == {"min_months": 24, "max_months": 24}


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10**6), (9, 2)])
def test_a_passage_outside_the_text_is_refused(start, end, editor):
    with pytest.raises(ValidationError):
        decisions.add_claim(make_document(), editor, "duration", {"min_months": 1}, start, end)


def test_deciding_takes_the_document_in_hand(claim, editor):
    decisions.accept(claim, editor)
    assert Document.objects.get(pk=claim.document_id).state == Document.State.IN_REVIEW


def test_without_the_permission_nothing_is_decided(claim):
    visitor = make_user()
    for verb in (decisions.accept, decisions.reject):
        with pytest.raises(PermissionDenied):
            verb(claim, visitor)
    assert fresh(claim).verdict == Verdict.WAITING
