"""Numbers as Italian and English write them."""

from __future__ import annotations

from decimal import Decimal


def number_en(value: Decimal | int) -> str:
    """82,000,000 and 154,465.57."""
    whole = value == int(value)
    return f"{value:,.0f}" if whole else f"{value:,.2f}"


def number_it(value: Decimal | int) -> str:
    """82.000.000 and 154.465,57."""
    return number_en(value).translate(str.maketrans(",.", ".,"))
