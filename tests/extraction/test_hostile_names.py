"""Hostile texts: the time for names grows with the length, never faster."""

from __future__ import annotations

import pytest

from tests.extraction.growth import ALLOWED, growth

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
    "progetto “A”, Anci Liguria e Beta, insieme al Comune di Roma, ",
    "il sindaco Mario Rossi e ",
    "Istituto comprensivo Alfa, ",
    "PNRR ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_length(unit):
    assert growth(unit) <= ALLOWED
