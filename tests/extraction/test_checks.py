"""Confirmations and contradictions between the facts of one document."""

import pytest

from initiatives.extraction import extract

CASES = [
    ("Aderiscono 4 Comuni: Carbonera, Casier, Villorba e Vidor.", "listed-names", "agrees"),
    ("Aderiscono 5 Comuni: Carbonera, Casier, Villorba e Vidor.", "listed-names", "look"),
    ("La firma è di martedì 16 gennaio 2018.", "weekday", "agrees"),
    ("La firma è di lunedì 16 gennaio 2018.", "weekday", "look"),
    ("In tutto 82 mln di euro, 66 dal Fesr e 16 dal Feasr.", "total", "agrees"),
    ("Importi (in euro)\nOpere ..... 5.000\nServizi ..... 7.000\nTotale ..... 13.000", "total", "look"),
    ("Saranno supportati per 24 mesi dal giugno del 2023 a maggio del 2025.", "period", "agrees"),
    ("Saranno supportati per 36 mesi dal giugno del 2023 a maggio del 2025.", "period", "look"),
    ("Il Comune di Padova pensa ai suoi 210.000 abitanti.", "population", "agrees"),
]
SILENT = [
    ("Aderiscono 120 Comuni, tra cui Carbonera, Casier, Villorba e Vidor.", "listed-names"),
    ("Aderiscono Carbonera, Casier, Villorba e Vidor.", "listed-names"),
    ("La firma è del 16 gennaio 2018.", "weekday"),
    ("Due opere: 82 mln di euro la prima, 12 mln di euro la seconda.", "total"),
    ("Il progetto dura 24 mesi. La giunta lo ha approvato il 16 gennaio 2018.", "period"),
    ("Hanno risposto 3.500 abitanti di Padova.", "population"),
]


@pytest.mark.parametrize(("text", "name", "verdict"), CASES)
def test_compares(text, name, verdict):
    extraction = extract(text)
    (check,) = [check for check in extraction.checks if check.name == name]
    assert check.verdict == verdict
    assert check.message.it and check.message.en
    assert all(0 <= index < len(extraction.facts) for index in check.facts)


@pytest.mark.parametrize(("text", "name"), SILENT)
def test_says_nothing_where_there_is_nothing_to_compare(text, name):
    assert [check for check in extract(text).checks if check.name == name] == []
