"""What a sum is for, and who gives it."""

import pytest

from initiatives.extraction import extract


def first_amount(sentence):
    return next(fact.value for fact in extract(sentence).facts if fact.kind == "amount")


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Il progetto costa 25.000 euro.", "initiative"),
        ("L'importo complessivo è di 1,8 milioni di euro.", "initiative"),
        ("Un buono di 15.000 euro per ciascun Comune.", "share"),
        ("Un contributo di 45.000 euro a testa.", "share"),
        ("A Cesena spettano 88.608 euro.", "share"),
        ("Il contributo ha un tetto di 80mila euro.", "share"),
        ("Cento milioni di euro in palio in tutta Italia.", "programme"),
        ("Il bando mette sul tavolo 82 milioni di euro.", "programme"),
        ("La dotazione del fondo è di 7 milioni di euro.", "programme"),
    ],
)
def test_scope(sentence, scope):
    assert first_amount(sentence).scope == scope


@pytest.mark.parametrize(
    ("sentence", "funder"),
    [
        ("La Regione Lombardia ha stanziato 25.000 euro per il portale.", "Regione Lombardia"),
        ("Il portale riceve 25.000 euro dalla Regione Lombardia.", "Regione Lombardia"),
        ("Al portale vanno 25.000 euro del Ministero dell'Interno.", "Ministero dell'Interno"),
        ("Il portale costa 25.000 euro.", ""),
        ("Il Comune di Padova spende 25.000 euro.", ""),
        ("Costa 25.000 euro. Ne parla la Regione Lombardia.", ""),
    ],
)
def test_funder(sentence, funder):
    assert first_amount(sentence).funder == funder
