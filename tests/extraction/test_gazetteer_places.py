"""Places by the ways people write them."""

from __future__ import annotations

import pytest

from initiatives.extraction.knowledge import load_knowledge
from initiatives.extraction.words import read_page

ABBREVIATED = [
    ("Pozzuolo del F.", "Pozzuolo del Friuli"),
    ("Fiume V.to", "Fiume Veneto"),
    ("M. S. Giacomo", "Monte San Giacomo"),
    ("Belforte d. Chienti", "Belforte del Chienti"),
    ("Rivarolo M.no", "Rivarolo Mantovano"),
    ("Giffoni S. C.", "Giffoni Sei Casali"),
    ("Sest. S. Giovanni", "Sesto San Giovanni"),
    ("Camino al Tagl.to", "Camino al Tagliamento"),
    ("Borgo S. L.", "Borgo San Lorenzo"),
    ("Novi V.", "Novi Velia"),
]
EXACT = [
    ("Godega di S. Urbano", "Godega di Sant'Urbano"),
    ("Sant’Angelo in Pontano", "Sant'Angelo in Pontano"),
    ("Tortoli'", "Tortolì"),
    ("REGGIO EMILIA", "Reggio nell'Emilia"),
    ("Friuli Venezia Giulia", "Friuli-Venezia Giulia"),
    ("Castelnovo ne’ Monti", "Castelnovo ne' Monti"),
    ("Bozen", "Bolzano"),
]
NEITHER = ["paese", "roma capitale", "S. S. S.", "M. M.", "del", "Ù", "F. F. F. F."]


def gazetteer():
    return load_knowledge().place_gazetteer


@pytest.mark.parametrize(("text", "name"), ABBREVIATED)
def test_abbreviated(text, name):
    hit = gazetteer().abbreviated(read_page(text), 0)
    assert name in {entry.name for entry in hit.entries}
    assert text[: hit.end] == text


@pytest.mark.parametrize(("text", "name"), EXACT)
def test_exact(text, name):
    assert name in {entry.name for entry in gazetteer().exact(read_page(text), 0).entries}


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    assert gazetteer().abbreviated(read_page(text), 0) is None
    assert gazetteer().exact(read_page(text), 0) is None


def test_shortened_gives_every_place_that_begins_so():
    hit = gazetteer().shortened(read_page("San Daniele"), 0)
    assert {"San Daniele del Friuli", "San Daniele Po"} <= {entry.name for entry in hit.entries}
    assert gazetteer().shortened(read_page("Xyz"), 0) is None


def test_an_articulated_preposition_swallows_the_article_of_the_name():
    page = read_page("alla Spezia")
    assert {entry.name for entry in gazetteer().exact(page, 1).entries} == {"La Spezia"}
    assert gazetteer().exact(read_page("per Thuile"), 1) is None


def test_province_and_region_of_a_place():
    places = gazetteer()
    padova = places.by_istat["028060"]
    assert (places.province_of(padova), places.region_of(padova)) == ("028", "05")
    assert places.region_of(places.by_istat["05"]) == "05"
