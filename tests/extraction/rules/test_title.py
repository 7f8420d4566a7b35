"""The title of a document: its first line that says something."""

import pytest

from initiatives.extraction import extract

BODY = (
    "Il Comune apre uno sportello per aiutare i cittadini con i servizi in rete, dal lunedì al venerdì. "
    "Chi vuole può prenotare il proprio turno per telefono oppure dal sito, e riceverà un promemoria il giorno prima "
    "dell'appuntamento fissato con gli addetti."
)
TITLE = "Apre lo sportello per i servizi in rete"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Home > Notizie > Innovazione\n\n",
        "You are here: Home / Notizie\n",
        " date 2021-01 ",
        " date 2021-01 Usiamo i cookie per far funzionare queste pagine. Leggi l'informativa | Chiudi\n\n",
        "Press room\nTrento\n24 Giugno 2022\n",
        "COMUNICATO STAMPA\n",
        "Regione Marche / Notizie dalla Giunta\n",
        "31.03.2017\n",
        "Comunicato del 7 luglio 2025\n",
    ],
)
def test_the_title_is_the_first_line_that_says_something(head):
    assert extract(f"{head}{TITLE}\n\n{BODY}").reading("title") == TITLE


@pytest.mark.parametrize("dateline", ["", "CREMONA – ", "CREMONA (16 settembre 2020) - ", "Udine - "])
def test_without_a_title_the_first_sentence_serves(dateline):
    opening = "Il Comune apre uno sportello per i servizi in rete."
    found = extract(f" date 2021-01 {dateline}{opening} {BODY}").reading("title")
    assert found == opening


@pytest.mark.parametrize(
    "opening",
    [
        "Il Comune apre uno sportello per aiutare chi ha più di settanta anni con i servizi in rete, dal lunedì al venerdì.",
        "L'amministrazione provinciale ha deliberato il rifinanziamento dell'infrastruttura telematica intercomunale interoperabile sperimentale.",
    ],
)
def test_a_long_opening_sentence_is_no_title(opening):
    assert extract(f" date 2021-01 CREMONA – {opening} {BODY}").reading("title") is None


def test_an_empty_text_has_no_title():
    assert extract("").reading("title") is None
