"""Acronyms and the names they stand for."""

from __future__ import annotations

import pytest

from initiatives.extraction.rules.acronyms import stands_for

YES = [
    ("AgID", "Agenzia per l'Italia Digitale"),
    ("Mise", "Ministero dello Sviluppo economico"),
    ("CRIT", "Cremona Information Technology"),
    ("Sad", "soggetto aggregatore per il digitale"),
    ("Unibas", "Università della Basilicata"),
    ("Poliba", "Politecnico di Bari"),
    ("Paes", "Piano d'azione per l'energia sostenibile"),
    ("CPEL", "Consiglio permanente degli enti locali"),
]
NO = [
    ("PE", "San Valentino"),
    ("spa", "Datarete"),
    ("Roma", "Comune di Trento"),
    ("Fesr", "Comune di Padova"),
    ("A", "Agenzia"),
    ("2021", "Piano triennale"),
]


@pytest.mark.parametrize(("short", "name"), YES)
def test_stands_for(short, name):
    assert stands_for(short, name)


@pytest.mark.parametrize(("short", "name"), NO)
def test_stands_for_nothing(short, name):
    assert not stands_for(short, name)
