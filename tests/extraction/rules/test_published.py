"""When a document was published: header, label, dateline, a line of its own, and dates that say something else."""

import pytest

from initiatives.extraction import extract

BODY = "Il Comune apre uno sportello per aiutare i cittadini con i servizi in rete, dal lunedì al venerdì."
FOUND = [
    (f" date 2021-01 {BODY}", "2021-01"),
    (f" date 2021-01-15 {BODY}", "2021-01-15"),
    (f" date 2021-01 Lo sportello\n\n{BODY}", "2021-01"),
    (f"Lo sportello\nPubblicato il 12 marzo 2021\n{BODY}", "2021-03-12"),
    (f"Lo sportello\nPubblicato: 12/03/2021\n{BODY}", "2021-03-12"),
    (f"Lo sportello\nPubblicata il 12.03.2021\n{BODY}", "2021-03-12"),
    (f"Lo sportello\nPubblicato venerdì 12 marzo 2021\n{BODY}", "2021-03-12"),
    (f"Lo sportello\n\nEdited on\n\n28 May 2018\n{BODY}", "2018-05-28"),
    (f"Lo sportello\nPublished on March 12, 2021\n{BODY}", "2021-03-12"),
    (f"{BODY}\nUltimo aggiornamento: 12 marzo 2021", "2021-03-12"),
    (f"{BODY}\nUltima modifica 12/03/2021", "2021-03-12"),
    (f"Comunicato stampa del 7 luglio 2025\n{BODY}", "2025-07-07"),
    (f"Comunicato stampa n. 12 del 7 luglio 2025\n{BODY}", "2025-07-07"),
    (f"Press release – 30 novembre 2016\n{BODY}", "2016-11-30"),
    (f"CREMONA (16 settembre 2020) - {BODY}", "2020-09-16"),
    (f"Cremona, 16 settembre 2020 – {BODY}", "2020-09-16"),
    (f"CREMONA, 16 set. 2020 - {BODY}", "2020-09-16"),
    (f"Reggio Emilia, 16 settembre 2020. {BODY}", "2020-09-16"),
    (f" date 2015-11 Trieste, 18 nov - {BODY}", "2015-11-18"),
    (f" date 2021-05 Trieste, 26 mag. (Agenzia) - {BODY}", "2021-05-26"),
    (f"{BODY}\nCremona, 16 settembre 2020", "2020-09-16"),
    (f"Lo sportello\n24 Novembre 2025\n{BODY}", "2025-11-24"),
    (f"Lo sportello\n31.03.2017\n{BODY}", "2017-03-31"),
    (f"Gen 14, 2026\nLo sportello\n{BODY}", "2026-01-14"),
    (f"Lo sportello\ngiovedì 22 Settembre 2022 – Redazione\n{BODY}", "2022-09-22"),
    (f"Lo sportello\nCronaca | 4 luglio 2025 | Tempo di lettura: 2 minuti\n{BODY}", "2025-07-04"),
    (f"Lo sportello\ndi Redazione ∙ 8 novembre 2017 ∙ 2 minuti\n{BODY}", "2017-11-08"),
    (f"Lo sportello\nLunedì 19 aprile 2021, h. 12.05 | Ambiente\n{BODY}", "2021-04-19"),
    (f"Lo sportello\n12 marzo 2021, ore 10:30\n{BODY}", "2021-03-12"),
    (f"Thu 18 December 2025 | Read time: 2 minutes\n{BODY}", "2025-12-18"),
    (f"sabato, 21 Dicembre 2024\nLo sportello\n{BODY}", "2024-12-21"),
    (f" date 2024-12 sabato, 21 Dicembre 2024\nLo sportello\n{BODY}", "2024-12-21"),
    # the header outranks a page clock of another month, a label outranks both
    (f" date 2018-11 sabato, 21 Dicembre 2024\nLo sportello\n{BODY}", "2018-11"),
    (f" date 2021-01 Lo sportello\nPubblicato il 15 gennaio 2021\n{BODY}", "2021-01-15"),
    (f"(Cuneo, 8 settembre 2017) {BODY}", "2017-09-08"),
    (f"Unione dei Comuni\nNewsletter n. 11 - 30 giugno 2021\n{BODY}", "2021-06-30"),
    (f"Lo sportello\n24/11/2022\n{BODY}\nUltima modifica 28 novembre 2022", "2022-11-24"),
    (f"Lo sportello\n\ndi Mario Rossi, 3 maggio 2022\n\n{BODY}", "2022-05-03"),
    (f"May 3, 2022 | by Redazione\nLo sportello\n{BODY}", "2022-05-03"),
    (f"3 Maggio 2022 | 4 min read\n\nLo sportello\n{BODY}", "2022-05-03"),
]
NOTHING = [
    BODY,
    f"Lo sportello\n{BODY}",
    "Il Comune apre lo sportello il 12 marzo 2021.",
    f"Martedì 16 gennaio la giunta ha approvato il piano. {BODY}",
    f"{BODY} Le domande si presentano entro il 12 marzo 2021.",
    f"{BODY}\nL'incontro si terrà il 12 marzo 2021 alle 17 in sala consiliare.",
    f"Il convegno del 12 marzo 2021 a Cremona\n{BODY}",
    f"Trieste, 18 nov - {BODY}",
    f"{BODY}\n© 2021 Comune di Cremona",
    f"{BODY}\nTempo di lettura: 2 minuti",
    f"Bilancio partecipativo 2018\n{BODY}",
    f"{BODY}\nDeterminazione n. 2187/2022",
    f"{BODY}\nUltimo aggiornamento: n.d.",
    f"{BODY}\nTel. 0585 490111 – lun-ven 9-13",
    f"{BODY} Lo prevede il decreto del 26 marzo 2019.",
    "ROMA – Il 4° bando si aprirà a febbraio.",
    "Undici voti a favore: così il Consiglio ha detto sì nel pomeriggio del 12 marzo.",
    f"Programmazione 2021-2027\n{BODY}",
    f" date prossima {BODY}",
    f"Versione 1.2.2021a\n{BODY}",
    f"Legge regionale n. 11 - 30 giugno 2021\n{BODY}",
    "Lo sportello\n\nIl 3 maggio 2022 la giunta approva il piano.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_when_it_was_published(text, expected):
    assert extract(text).reading("published") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_finds_no_publication_date(text):
    assert extract(text).reading("published") is None


def test_the_publication_date_is_no_date_of_the_initiative():
    extraction = extract(f"Cremona, 16 settembre 2020 – {BODY}")
    assert [fact for fact in extraction.facts if fact.kind == "date"] == []


def test_evidence_is_the_date_alone():
    text = f"Lo sportello\nPubblicato il 12 marzo 2021\n{BODY}"
    (reading,) = [reading for reading in extract(text).readings if reading.kind == "published"]
    assert text[reading.start : reading.end] == "12 marzo 2021"
