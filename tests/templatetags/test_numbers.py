from decimal import Decimal

import pytest
from django.utils.translation import override

from initiatives.templatetags.numbers import euro, months, number, share, short_euro


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [
        (1_856_000, "1.856.000\u00a0€", "€1,856,000"),
        (Decimal("50000.50"), "50.000,50\u00a0€", "€50,000.50"),
        ("250000", "250.000\u00a0€", "€250,000"),
        (0, "0\u00a0€", "€0"),
    ],
)
def test_sums_as_each_language_writes_them(value, italian, english):
    assert euro(value) == italian
    with override("en"):
        assert euro(value) == english


@pytest.mark.parametrize("value", [None, "", "molto"])
def test_what_is_not_known_is_never_zero(value):
    assert euro(value) == number(value) == short_euro(value) == ""


@pytest.mark.parametrize(("value", "words"), [(7, "7"), (12_345, "12.345"), (0.3, "0,3"), (12.25, "12,25"), (3.0, "3")])
def test_numbers_are_grouped(value, words):
    assert number(value) == words


@pytest.mark.parametrize(("value", "words"), [(0, "0\u00a0€"), (10_000, "10 mila €"), (1_500_000, "1,5 mln €"), (2_000_000_000, "2 mld €")])
def test_short_sums(value, words):
    assert short_euro(value) == words


def test_counts_have_their_denominator():
    assert share(1, 1_234) == "1 di 1.234"


def test_months_in_words():
    assert (months(1), months(24)) == ("1 mese", "24 mesi")
