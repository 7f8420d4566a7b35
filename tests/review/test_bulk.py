"""One verb over many records: foreseen, reported, undone."""

import pytest
from django.core.exceptions import PermissionDenied

from initiatives.models import Initiative
from initiatives.review.bulk import carry_out, preview, undo
from initiatives.review.workflow import approve
from tests.factories import initiative_in, make_initiative

ALL = Initiative.objects


def test_the_preview_says_what_would_happen_and_writes_nothing(editor, publisher):
    good, incomplete = make_initiative(by=editor), make_initiative(by=editor, summary="")
    sent = initiative_in("in-review", editor, publisher)
    lines = {line.initiative.pk: line for line in preview("submit", ALL.all(), editor)}
    assert lines[good.pk].done
    assert "Sommario: manca" in lines[incomplete.pk].why
    assert "In revisione" in lines[sent.pk].why
    assert set(ALL.values_list("status", flat=True)) == {"draft", "in-review"}


def test_one_that_refuses_does_not_stop_the_others(editor):
    incomplete, good = make_initiative(by=editor, summary=""), make_initiative(by=editor)
    _batch, report = carry_out("submit", ALL.order_by("pk"), editor)
    assert [(line.initiative.pk, line.done) for line in report] == [(incomplete.pk, False), (good.pk, True)]
    assert "manca" in report[0].why
    assert ALL.get(pk=good.pk).status == "in-review"


def test_four_eyes_hold_for_many_as_for_one(editor, publisher, other_editor):
    own, others = initiative_in("in-review", publisher, publisher), initiative_in("in-review", editor, publisher)
    _batch, report = carry_out("approve", ALL.all(), publisher)
    assert {line.initiative.pk: line.done for line in report} == {own.pk: False, others.pk: True}
    assert [line.done for line in carry_out("approve", ALL.all(), other_editor)[1]] == [False, False]


def test_one_undo_takes_the_whole_batch_back(editor):
    records = [make_initiative(by=editor) for _number in range(3)]
    batch, _report = carry_out("submit", ALL.all(), editor)
    assert [line.done for line in undo(batch, editor)] == [True] * 3
    for record in records:
        record.refresh_from_db()
        assert (record.status, record.submitted_by) == ("draft", None)


def test_what_changed_since_stays_as_it_is(editor, publisher):
    records = [make_initiative(by=editor) for _number in range(2)]
    batch, _report = carry_out("submit", ALL.all(), editor)
    approve(records[0], publisher)
    report = {line.initiative.pk: line for line in undo(batch, editor)}
    assert not report[records[0].pk].done
    assert report[records[1].pk].done
    assert ALL.get(pk=records[0].pk).status == "ready"


def test_undoing_twice_does_nothing_more(editor):
    make_initiative(by=editor)
    batch, _report = carry_out("submit", ALL.all(), editor)
    undo(batch, editor)
    assert not any(line.done for line in undo(batch, editor))


def test_another_editor_cannot_undo_it_and_an_approver_can(editor, other_editor, publisher):
    make_initiative(by=editor)
    batch, _report = carry_out("submit", ALL.all(), editor)
    with pytest.raises(PermissionDenied):
        undo(batch, other_editor)
    assert [line.done for line in undo(batch, publisher)] == [True]
