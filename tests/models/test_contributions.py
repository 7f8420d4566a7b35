import pytest
from django.core.exceptions import ValidationError

from initiatives.models import RECEIPT_ALPHABET, Contribution, HistoryEntry

pytestmark = pytest.mark.django_db


def test_receiving_keeps_it_and_leaves_a_line_of_history():
    contribution = Contribution.objects.receive(kind="question", text="Quando?")
    assert contribution.status == "received" and contribution.number is None
    entry = HistoryEntry.objects.get(verb="contribution.receive")
    assert entry.subject_id == contribution.pk and entry.by is None


def test_each_receipt_is_another_and_easy_to_read():
    receipts = {Contribution.objects.receive(kind="question", text=str(i)).receipt for i in range(20)}
    assert len(receipts) == 20
    assert all(len(receipt) == 11 and set(receipt) <= set(RECEIPT_ALPHABET) | {"-"} for receipt in receipts)


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "insulto"), ("matter", "altro"), ("source_address", "non un indirizzo"), ("email", "nessuna")]
)
def test_what_does_not_fit_is_refused_by_field_and_not_kept(field, value):
    with pytest.raises(ValidationError) as refusal:
        Contribution.objects.receive(**{"kind": "question", "text": "a", field: value})
    assert set(refusal.value.message_dict) == {field}
    assert Contribution.objects.count() == 0 and not HistoryEntry.objects.exists()


def test_what_is_set_aside_forgets_the_address_and_is_in_no_list():
    contribution = Contribution.objects.set_aside(kind="question", text="a", email="a@example.org")
    assert contribution.email == "" and contribution.closed_at
    assert not Contribution.objects.waiting() and not Contribution.objects.logged() and not Contribution.objects.told()


def test_told_is_what_is_shown_or_decided():
    shown = Contribution.objects.create(text="a", shown=True)
    decided = Contribution.objects.create(text="b", status="declined")
    Contribution.objects.create(text="c")
    assert set(Contribution.objects.told()) == {shown, decided}
