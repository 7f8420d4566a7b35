import pytest
from django.utils.translation import override

from initiatives.public.wording import in_own_words, label_of, money, months, quantity, read_as, value_of
from tests.public.snapshots import place, statement

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("fact", "label", "value"),
    [
        (statement("amount", value=1_856_000), "Importo concesso", f"1.856.000{NBSP}€"),
        (statement("amount", type="cost", approximate=True), "Costo", f"circa 50.000{NBSP}€"),
        (statement("organisation"), "Capofila", "Comune di Padova"),
        (statement("programme"), "Fondo", "Por Fesr"),
        (statement("programme", relation="joins"), "Aderisce a", "Por Fesr"),
        (statement("person"), "Persona", "Anna Neri, sindaca"),
        (statement("person", office=None), "Persona", "Anna Neri"),
        (statement("date"), "Firma", "2030"),
        (statement("date", title="Apertura dello sportello"), "Apertura dello sportello", "2030"),
        (statement("duration"), "Durata", "2 anni"),
        (statement("quantity", of="comuni che aderiscono"), "Comuni che aderiscono", "28 comuni"),
        (place(), "Luogo, partecipante", "Padova"),
    ],
)
def test_label_and_value(fact, label, value):
    with override("it"):
        assert (label_of(fact), value_of(fact)) == (label, value)


def test_an_amount_says_what_it_covers():
    assert read_as(statement("amount", scope="programme")).endswith("(programma intero)")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(14, 18, "14–18 mesi"), (1, 1, "1 mese"), (18, 18, "18 mesi"), (12, 12, "1 anno"), (36, 36, "3 anni"), (1.5, 1.5, "1,5 mesi")],
)
def test_months(least, most, words):
    with override("it"):
        assert months(least, most) == words


def test_money_by_language_and_currency():
    with override("it"):
        assert money(1234.5) == f"1.234,50{NBSP}€" and money(10, "CHF") == f"10{NBSP}CHF"
    with override("en"):
        assert money(1_856_000) == "€1,856,000"


def test_a_percentage_has_no_space():
    assert quantity(18, "%") == "18%"


def test_labels_in_the_record_s_own_words_are_told_from_the_interface_s():
    assert in_own_words(statement("quantity"))
    assert in_own_words(statement("date", title="Primo incontro")) and not in_own_words(statement("date", title=""))
    assert in_own_words(statement("duration", of="consulenze")) and not in_own_words(statement("duration", of=""))
    assert not in_own_words(statement("amount"))
