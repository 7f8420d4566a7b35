"""The read model of dates: what was promised, and when first."""

import pytest

from initiatives.models import PublishedMilestone
from initiatives.publication.publishing import publish, withdraw
from initiatives.publication.read_model import first_promises
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import add_statement, make_document, make_initiative


def dated(key: str, edtf: str, happening: str | None) -> dict:
    return {"statements": [{"key": key, "kind": "date", "edtf": edtf, "happening": happening}]}


@pytest.mark.parametrize(
    ("versions", "promised"),
    [
        ([("2030", "expected")], "2030"),
        ([("2030", "expected"), ("2031", "expected")], "2030"),
        ([("2030", "expected"), ("2030-05", "happened")], "2030"),
        ([("2018", "happened")], None),
        ([("2018", None), ("2018", "happened")], None),
        ([("2019", "not-kept")], "2019"),
        ([("2018", None), ("2019", "expected")], "2019"),
    ],
)
def test_the_first_announcement_counts(versions, promised):
    snapshots = [dated("date-1", edtf, happening) for edtf, happening in versions]
    assert first_promises(snapshots).get("date-1") == promised


@pytest.mark.django_db
def test_publishing_writes_them_and_withdrawing_takes_them_off(editor, publisher):
    def go_public(record):
        record.refresh_from_db()
        submit(record, editor)
        record.refresh_from_db()
        approve(record, publisher)
        record.refresh_from_db()
        publish(record, publisher)

    document = make_document()
    record = make_initiative(by=editor, document=document)
    milestone = add_statement(record, document, "milestone", "entro il 2030", edtf="../2030", label="signature", happening="expected")
    go_public(record)
    stored = PublishedMilestone.objects.public().get()
    assert (stored.key, stored.edtf, stored.promised, str(stored.latest)) == (milestone.key, "../2030", "../2030", "2030-12-31")
    assert stored.data["evidence"][0]["quote"] == "entro il 2030"

    record.refresh_from_db()
    reopen(record, editor, reason="è avvenuta")
    milestone.edtf, milestone.happening = "2029-03", "happened"
    milestone.save()
    go_public(record)
    stored = PublishedMilestone.objects.public().get()
    assert (stored.edtf, stored.happening, stored.promised) == ("2029-03", "happened", "../2030")
    assert list(PublishedMilestone.objects.kept()) == [stored]

    record.refresh_from_db()
    withdraw(record, publisher, reason="doppione")
    assert not PublishedMilestone.objects.exists()
