"""Words of a text: same code points, folded keys."""

from __future__ import annotations

import pytest

from initiatives.extraction.words import MOST, fold, read_page


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Forlì", "forli"), ("CITTÀ", "citta"), ("L’Aquila", "l'aquila"), ("Übersee", "ubersee"), ("straße", "straße"), ("", "")],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_spans_are_those_of_the_text():
    text = "Il Comune dell’Aquila, e Tortoli' no."
    page = read_page(text)
    assert [text[start:end] for start, end in zip(page.starts, page.ends, strict=True)] == page.words
    assert page.keys == ["il", "comune", "dell", "aquila", "e", "tortoli", "no"]


def test_capitals_and_stops():
    page = read_page("Il sig. Rossi va a S. Vito")
    assert [page.words[at] for at in page.capitals] == ["Il", "Rossi", "S", "Vito"]
    assert [page.words[at] for at in page.stops] == ["sig", "S"]


def test_gaps_and_positions():
    page = read_page("Roma, Milano")
    assert (page.gap(0), page.gap(1), page.gap_before(1)) == (", ", "", ", ")
    assert (page.at(1), page.before(6), page.word_at(8)) == (1, 0, 1)
    assert page.key(7) == page.word(-1) == ""


@pytest.mark.parametrize(
    ("text", "index", "first"), [("Ciao. Roma", 1, True), ("a: Roma", 1, True), ("a Roma", 1, False), ("Roma", 0, True)]
)
def test_starts_sentence(text, index, first):
    assert read_page(text).starts_sentence(index) is first


def test_a_hostile_text_is_not_read_without_end():
    page = read_page("A " * 20 * MOST)
    assert MOST < len(page.capitals) < 2 * MOST
    assert read_page("A " * MOST).capitals == list(range(MOST))
