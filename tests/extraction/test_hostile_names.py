"""Hostile texts: the time for names grows with the length, never faster."""

from __future__ import annotations

import time

import pytest

from initiatives.extraction.pipeline import extract

UNITS = [
    "a",
    "S. ",
    "Capitale ",
    "Comune di ",
    "Mario ",
    "Roma, ",
    "(",
    "“",
    "Comune di Roma e ",
    "M. Giacomo ",
    "sindaco di ",
    "AbC ",
    "Fondazione della ",
    "Alfa Beta (AB) ",
    "Cividale, ",
    "presidente di Tper, ",
    "progetto “A” ",
    "l'",
    "via ",
    "San ",
    "Unione dei Comuni “",
    "1 Capo\n",
    "A.B.C.",
    "-A",
    "è ",
    "Anci Liguria e ",
]


def seconds(text: str) -> float:
    begun = time.process_time()
    extract(text)
    return time.process_time() - begun


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_length(unit):
    extract("Prova.")
    short = seconds(unit * (6_000 // len(unit)))
    long = seconds(unit * (48_000 // len(unit)))
    assert long < 0.15 + 16 * short
