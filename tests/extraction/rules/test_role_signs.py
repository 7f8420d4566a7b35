"""What speaks for the role of a body."""

import pytest

from initiatives.extraction import extract
from initiatives.extraction.rules.role_signs import kind_of_body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("comune di ala", "municipality"),
        ("regione umbria", "region"),
        ("universita degli studi di bari", "university"),
        ("alfa sistemi s.r.l.", "company"),
        ("ministero della cultura", "ministry"),
        ("istituto comprensivo di bosa", "school"),
        ("sole comune", "body"),
    ],
)
def test_the_kind_of_a_body(name, kind):
    assert kind_of_body(name) == kind


def roles(sentence):
    return {fact.value.name: fact.value.role for fact in extract(sentence).facts if fact.kind == "organisation"}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("La spesa è coperta dalla Regione Campania con i fondi europei.", "Regione Campania", "funder"),
        ("Il portale è stato realizzato da Beta Sistemi s.r.l. per il Comune di Lodi.", "Beta Sistemi s.r.l.", "supplier"),
        ("Il convegno è promosso dall'Università di Udine.", "Università di Udine", "promoter"),
        ("L'evento ha il patrocinio del Comune di Lodi.", "Comune di Lodi", "other"),
        ("Il Comune di Lodi ha approvato il piano per i servizi digitali.", "Comune di Lodi", "lead"),
        ("Il protocollo è stato firmato con l'Università di Pavia.", "Università di Pavia", "partner"),
    ],
)
def test_the_words_around_decide(sentence, name, role):
    assert roles(sentence)[name] == role


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Il portale della Regione Campania è stato rifatto.", "Regione Campania", "supplier"),
        ("Lo studio dell'Università di Udine parla dei pagamenti.", "Università di Udine", "funder"),
        ("Il Comune di Lodi ha ottenuto 30.000 euro dal ministero.", "Comune di Lodi", "funder"),
    ],
)
def test_what_is_not_said_is_not_read(sentence, name, role):
    assert roles(sentence)[name] != role
