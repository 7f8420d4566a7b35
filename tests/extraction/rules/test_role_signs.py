"""What speaks for the role of a body."""

import pytest

from initiatives.extraction import extract
from initiatives.extraction.lexicon.role_cues import AFTER, BEFORE
from initiatives.extraction.lexicon.role_weights import ROLES, WEIGHTS
from initiatives.extraction.rules.organisation_roles import heaviest_role
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


def test_every_weighted_cue_exists():
    cues = {f"<{name}" for name in BEFORE} | {f">{name}" for name in AFTER}
    assert {sign for sign in WEIGHTS if sign[0] in "<>"} <= cues
    assert all(len(weights) == len(ROLES) for weights in WEIGHTS.values())


def test_unknown_signs_weigh_nothing():
    assert heaviest_role(["no-such-sign"]) == heaviest_role([])
