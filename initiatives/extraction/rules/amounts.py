"""Sums of money: every numeral with a currency, every bare `100 milioni`, and the elliptic rest of a list of sums.

Found: `€ 15.000,00`, `120 mln di euro`, `1 milione e 856mila euro`, `455 mln/€`, `tra 5 e 10 milioni`, `66 dal Fesr`
after `82 mln di euro`, `13mila dal Pnrr`, and columns under `(in euro)`. Not found: `3 milioni di utenti`,
votes, inhabitants, years, protocol numbers, thresholds of income.
"""

from __future__ import annotations

from collections.abc import Iterator

from initiatives.extraction.facts import Fact
from initiatives.extraction.money.explicit import (
    bare_millions,
    one_euro_and_cents,
    sharing_currency,
    with_cents,
    with_currency,
)
from initiatives.extraction.money.lists import columns, continuing, in_brackets, in_column, portions
from initiatives.extraction.money.sums import speaks_of_money
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text


@rule("amount", Stage.FIGURES)
def amounts(text: Text) -> Iterator[Fact]:
    if not speaks_of_money(text, 0, len(text.string)):
        return
    yield from _numerals(text)
    yield from portions(text)
    yield from one_euro_and_cents(text)


def _numerals(text: Text) -> Iterator[Fact]:
    """Sums in the order of the text, each able to explain the next."""
    blocks = columns(text)
    previous: Fact | None = None
    scale = 1
    for index, numeral in enumerate(text.numerals):
        found = (
            with_currency(text, numeral)
            or bare_millions(text, numeral)
            or in_column(text, numeral, blocks)
            or with_cents(text, numeral)
            or in_brackets(text, numeral)
            or (previous and continuing(text, numeral, previous, scale))
        )
        if not found:
            continue
        yield from sharing_currency(text, index, found)
        previous = found
        scale = scale if found.rule == "amount.inherited" else numeral.scale
