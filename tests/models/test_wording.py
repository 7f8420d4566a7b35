"""Figures and sums in words, in both languages; statements say theirs so wherever the desk names them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from initiatives.models import Duration, Funding, Milestone, Quantity, figure_in_words, sum_in_words


@pytest.mark.parametrize(
    "value, italian, english",
    [(264_100, "264.100", "264,100"), (Decimal("264100.00"), "264.100", "264,100"), (0.5, "0,5", "0.5"), (Decimal("12.3400"), "12,34", "12.34"), (0, "0", "0")],
)  # fmt: skip
def test_figures(value, italian, english):
    with override("it"):
        assert figure_in_words(value) == italian
    with override("en"):
        assert figure_in_words(value) == english


@pytest.mark.parametrize(
    "amount, currency, italian, english",
    [
        (Decimal("264100.00"), "EUR", "264.100\u00a0€", "€264,100"),
        (Decimal("264100.50"), "EUR", "264.100,50\u00a0€", "€264,100.50"),
        (Decimal("1000000"), "USD", "1.000.000\u00a0USD", "1,000,000\u00a0USD"),
        (10**12, "EUR", "1.000.000.000.000\u00a0€", "€1,000,000,000,000"),
    ],
)
def test_sums(amount, currency, italian, english):
    with override("it"):
        assert sum_in_words(amount, currency) == italian
    with override("en"):
        assert sum_in_words(amount, currency) == english


@pytest.mark.parametrize(
    "statement, words",
    [
        (Funding(amount=Decimal("264100.00")), "264.100\u00a0€"),
        (Funding(amount=Decimal("264100.00"), approximate=True), "circa 264.100\u00a0€"),
        (Milestone(edtf="../2018-10", label="end"), "fine: entro ottobre 2018"),
        (Duration(min_months=Decimal("12.00"), max_months=Decimal("12.00")), "12 mesi"),
        (Duration(min_months=Decimal("1.00"), max_months=Decimal("1.00")), "1 mese"),
        (Duration(min_months=Decimal("12.00"), max_months=Decimal("18.50")), "12–18,5 mesi"),
        (Quantity(value=Decimal("340000.0000"), unit="abitanti", approximate=True), "circa 340.000 abitanti"),
        (Quantity(value=Decimal("3.5000"), unit="%"), "3,5%"),
    ],
)
def test_statements_say_what_people_read(statement, words):
    with override("it"):
        assert str(statement) == words
