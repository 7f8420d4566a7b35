"""Overlaps and repeats: which of several facts stands."""

from decimal import Decimal

import pytest

from initiatives.extraction.facts import Amount, Date, Duration, Fact, Organisation, Place, Quantity, Reason
from initiatives.extraction.settling import distinct, fold, identity, settle

WHY = Reason("prova", "trial")


def fact(value, start, end, score=0.9, rule="trial"):
    return Fact(value, start, end, rule, score, WHY)


def test_the_longest_of_one_kind_stands():
    short = fact(Organisation("Comune", "lead"), 0, 6, score=0.99)
    long = fact(Organisation("Comune di Padova", "lead"), 0, 16, score=0.5)
    assert settle([short, long]) == (long,)


def test_of_equal_spans_the_strongest_stands():
    weak, strong = fact(Amount(Decimal(1)), 0, 6, 0.5, "a"), fact(Amount(Decimal(2)), 0, 6, 0.8, "b")
    assert settle([weak, strong]) == (strong,)


def test_kinds_do_not_compete():
    place = fact(Place("Treviso", "province", "lead"), 0, 20)
    body = fact(Organisation("Provincia di Treviso", "lead"), 0, 20)
    assert set(settle([place, body])) == {place, body}


def test_one_rule_may_read_two_values_from_one_passage():
    low, high = fact(Amount(Decimal(5)), 0, 9), fact(Amount(Decimal(10)), 0, 9)
    assert set(settle([low, high])) == {low, high}


def test_partial_overlap_is_a_conflict():
    first, second = fact(Date("2021"), 0, 10), fact(Date("2022"), 8, 14)
    assert settle([first, second]) == (first,)


def test_distinct_keeps_the_best_mention_in_text_order():
    early = fact(Place("Padova", "municipality", "mentioned"), 0, 6, 0.7)
    late = fact(Place("Padova", "municipality", "lead"), 50, 66, 0.95)
    other = fact(Place("Treviso", "municipality", "lead"), 20, 27)
    assert distinct([early, late, other]) == (other, late)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Organisation("Fondazione Cariplo", "funder"), Organisation("fondazione cariplo", "lead")),
        (Organisation("Polo per l'Innovazione", "lead"), Organisation("Polo per l’Innovazione", "lead")),
        (Date("2021-05", "event"), Date("2021-05", "start")),
        (Amount(Decimal("5.00")), Amount(Decimal(5), scope="share")),
        (Quantity(Decimal(5), "città"), Quantity(Decimal("5.0"), "citta")),
        (Duration(Decimal(12), Decimal(12), "progetto"), Duration(Decimal(12), Decimal(12))),
    ],
)
def test_the_same_value(one, other):
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Place("Treviso", "province", "lead"), Place("Treviso", "municipality", "lead")),
        (Amount(Decimal(5)), Amount(Decimal(5), "USD")),
        (Quantity(Decimal(5), "comuni"), Quantity(Decimal(5), "scuole")),
        (Date("2021"), Date("2021-01")),
        (Duration(Decimal(12), Decimal(12)), Duration(Decimal(12), Decimal(18))),
    ],
)
def test_not_the_same_value(one, other):
    assert identity(one) != identity(other)


def test_fold():
    assert fold("  Città   d’Arte ") == "citta d'arte"
