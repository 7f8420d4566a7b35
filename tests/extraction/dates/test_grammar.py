"""Expressions of time: where they start and end, their form and manner."""

import pytest

from initiatives.extraction.dates.grammar import expressions

FORMS = [
    ("apre martedì 16 gennaio, in centro", "martedì 16 gennaio", "point", ""),
    ("apre il 16/01/2018 in centro", "16/01/2018", "point", ""),
    ("apre entro giugno 2015 in centro", "entro giugno 2015", "point", "by"),
    ("apre entro e non oltre il 15 maggio 2024", "entro e non oltre il 15 maggio 2024", "point", "by"),
    ("aperto fino a metà settembre a tutti", "fino a metà settembre", "point", "until"),
    ("aperto da qui al 2020 a tutti", "da qui al 2020", "point", "here"),
    ("aperto a partire dal 2026 a tutti", "a partire dal 2026", "point", "since"),
    ("aperto dal 3 al 5 marzo a tutti", "dal 3 al 5 marzo", "range", ""),
    ("aperto il 3-5 marzo 2021 a tutti", "3-5 marzo 2021", "range", ""),
    ("aperto da domenica 13 (ore 14) a martedì 15 ottobre", "da domenica 13 (ore 14) a martedì 15 ottobre", "range", ""),
    ("il biennio 2024-2025 comincia", "2024-2025", "range", ""),
    ("il triennio 2023-25 comincia", "2023-25", "range", ""),
    ("aperto il 5, 12 e 19 maggio a tutti", "il 5, 12 e 19 maggio", "list", ""),
    ("aperto giovedì 16 e venerdì 17 ottobre a tutti", "giovedì 16 e venerdì 17 ottobre", "list", ""),
]


@pytest.mark.parametrize(("text", "passage", "form", "manner"), FORMS)
def test_one_expression(text, passage, form, manner):
    (found,) = expressions(text, 0, len(text))
    assert (text[found.start : found.end], found.form, found.manner) == (passage, form, manner)


@pytest.mark.parametrize("text", ["", "nessuna data qui", "alle 15.30 in sala", "5 euro e 20", "legge 241", "2018 richieste" * 0])
def test_no_expression(text):
    assert list(expressions(text, 0, len(text))) == []


def test_two_expressions_do_not_overlap():
    text = "entro giugno 2015, mentre entro il mese di settembre si chiude"
    first, second = expressions(text, 0, len(text))
    assert first.end <= second.start


@pytest.mark.parametrize("text", ["dal 2023 al 2021", "2020-2014"])
def test_years_that_run_backwards_are_no_range(text):
    assert all(found.form != "range" for found in expressions(text, 0, len(text)))
