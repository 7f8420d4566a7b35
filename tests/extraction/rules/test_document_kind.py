"""The kind of a document from a few of its words."""

from __future__ import annotations

import pytest

from initiatives.extraction.pipeline import extract

KINDS = [
    (
        "candidacy",
        "Il Comune si candida al bando. La Giunta ha approvato la candidatura; la domanda è partita venerdì e ora si attende l'esito.",
    ),
    ("candidacy", "Anche Ostuni bussa all'Europa: spedita la domanda, il municipio concorre all'avviso e resta in attesa dell'esito."),
    ("candidacy", "In corsa per il titolo: depositata la manifestazione d'interesse, il dossier è in gara con altri trenta."),
    (
        "agreement",
        "Firmato il protocollo d'intesa fra la Provincia e l'ateneo: l'accordo vale tre anni e le parti si impegnano a collaborare.",
    ),
    ("agreement", "Siglata la convenzione tra i Comuni; i firmatari mettono a disposizione uffici e dati. L'intesa si rinnova da sé."),
    ("agreement", "Un memorandum fra porto e capitaneria: sottoscritto ieri, prevede lo scambio delle informazioni."),
    (
        "funding",
        "Due milioni di euro per la digitalizzazione: il Comune ottiene il finanziamento, il contributo è stato assegnato dal ministero e gli importi sono pubblicati.",
    ),
    (
        "funding",
        "Graduatoria definitiva: ammessi a finanziamento 40 enti, fondi per 3 milioni di euro, ai beneficiari spettano 75mila euro ciascuno.",
    ),
    ("funding", "Il progetto vince il bando e porta a casa un contributo a fondo perduto di 300mila euro, la quota più alta."),
    (
        "event",
        "Convegno giovedì alle 17 nella sala civica: intervengono tre relatori, modera la direttrice. Iscrizioni aperte, ingresso libero.",
    ),
    ("event", "Un incontro e due laboratori: l'appuntamento è sabato alle ore 10 in biblioteca, ospiti da tutta la provincia."),
    ("event", "Hackathon di due giorni all'auditorium: cento partecipanti, una giuria, la tavola rotonda alle 18.30."),
    (
        "service",
        "Da lunedì è attiva la nuova app: i cittadini possono prenotare lo sportello e scaricare i certificati sul telefono, gratis.",
    ),
    (
        "service",
        "Ecco il portale dei pagamenti: la piattaforma è operativa, basta un clic e il servizio funziona a ogni ora per tutti gli utenti.",
    ),
    ("service", "Wi-fi gratuito in piazza: installati dieci hotspot, da oggi si naviga senza registrarsi."),
    (
        "strategy",
        "Approvata la strategia digitale: il piano triennale fissa obiettivi e priorità, quattro gli assi, entro il 2027 le azioni.",
    ),
    ("strategy", "Il Consiglio regionale adotta le linee guida dell'agenda digitale con 20 voti favorevoli e la minoranza astenuta."),
    ("strategy", "Agenda digitale, il documento strategico delinea visione, pilastri e governance per il quinquennio."),
    ("other", "Si vota fino a domenica per il bilancio partecipativo: le votazioni sono segrete, il voto è libero."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind, text):
    assert extract(text).reading("kind") == kind


def test_a_text_without_any_cue_is_unsure():
    (reading,) = [found for found in extract("Bla bla.").readings if found.kind == "kind"]
    assert reading.score <= 0.5
