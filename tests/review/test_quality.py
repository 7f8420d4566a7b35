"""Figures of quality, each with its denominator."""

from datetime import timedelta

from django.utils import timezone

from initiatives.models import Decision
from initiatives.review.decisions import accept, correct, reject
from initiatives.review.quality import LONGEST_PAUSE, quality, rules_record, seconds_a_document
from tests.factories import make_claim, make_document


def decided(editor, *verbs) -> None:
    document = make_document()
    for number, verb in enumerate(verbs):
        claim = make_claim(document, "quantity", {"value": number, "unit": "cose"}, score=0.97 if number % 2 else 0.5)
        verb(claim, editor)


def test_nothing_decided_is_no_figure(db):
    found = quality(timezone.now())
    assert (found.accepted.percent, found.certain.percent, found.agreement.percent, found.seconds) == (None, None, None, None)


def test_shares_have_their_denominators(editor):
    decided(editor, accept, accept, reject, lambda claim, by: correct(claim, by, {"unit": "città"}))
    found = quality(timezone.now())
    assert (found.accepted.part, found.accepted.whole, found.accepted.percent) == (2, 4, 50)
    assert (found.certain.part, found.certain.whole) == (1, 2)


def test_older_decisions_are_left_out(editor):
    decided(editor, accept)
    assert quality(timezone.now() + timedelta(days=31)).accepted.whole == 0


def test_rules_least_right_first(editor):
    document = make_document()
    for number, (rule, verb) in enumerate([("places/good", accept), ("places/bad", reject), ("places/bad", accept)]):
        verb(make_claim(document, "quantity", {"value": number, "unit": "cose"}, rule=rule), editor)
    assert [(row["rule"], row["percent"], row["decided"]) for row in rules_record()] == [("places/bad", 50, 2), ("places/good", 100, 1)]
    assert [row["rule"] for row in rules_record("places/good")] == ["places/good"]


def test_pauses_are_not_reading(editor):
    decided(editor, accept, accept, accept)
    start = timezone.now() - timedelta(hours=5)
    moments = [start, start + timedelta(seconds=20), start + timedelta(seconds=20 + LONGEST_PAUSE + 1)]
    for decision, at in zip(Decision.objects.order_by("pk"), moments, strict=True):
        Decision.objects.filter(pk=decision.pk).update(at=at)
    assert seconds_a_document(start - timedelta(days=1)) == [20]
