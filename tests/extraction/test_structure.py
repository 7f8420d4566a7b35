"""Lines, sentences and headings, as spans into the text."""

import pytest

from initiatives.extraction.structure import line_spans
from initiatives.extraction.text import read

SENTENCES = [
    ("Il Comune apre. La gente entra.", ["Il Comune apre.", "La gente entra."]),
    ("Vince S. Vito al Tagliamento. Applausi.", ["Vince S. Vito al Tagliamento.", "Applausi."]),
    ("Lo dice il dott. Rossi. Ecco.", ["Lo dice il dott. Rossi.", "Ecco."]),
    ("Lo dice l'art. 5 della legge. Ecco.", ["Lo dice l'art. 5 della legge.", "Ecco."]),
    ("Parla G. D'Annunzio. Ecco.", ["Parla G. D'Annunzio.", "Ecco."]),
    ("Costa 1.200 euro. Ecco.", ["Costa 1.200 euro.", "Ecco."]),
    ("Davvero? Sì! Bene… Ecco.", ["Davvero?", "Sì!", "Bene…", "Ecco."]),
    ("«Apriremo.» Così il sindaco.", ["«Apriremo.»", "Così il sindaco."]),
    ("Apre ore 9.30. 15 i posti.", ["Apre ore 9.30.", "15 i posti."]),
    ("Una riga\nUn'altra riga", ["Una riga", "Un'altra riga"]),
    ("Via al Cre. e poi si vede", ["Via al Cre. e poi si vede"]),
    ("", []),
    ("   \n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in read(text).sentences] == expected


def test_a_date_header_is_a_line_of_its_own():
    text = " date 2021-01 Il Comune apre"
    assert [text[start:end] for start, end in line_spans(text)] == ["date 2021-01", "Il Comune apre"]


def test_headings_are_short_lines_over_longer_ones():
    text = "Apre lo sportello\n\nDa domani i cittadini potranno rivolgersi al nuovo sportello del Comune.\n\nFine."
    laid_out = read(text)
    assert [text[start:end] for start, end in laid_out.headings] == ["Apre lo sportello"]
    assert laid_out.in_heading(3)
    assert not laid_out.in_heading(text.index("domani"))


def test_before_and_after_stay_within_the_sentence():
    text = read("Prima frase. Il Comune di Padova apre. Terza frase.")
    position = text.string.index("Padova")
    assert text.before(position) == "Il Comune di "
    assert text.after(position) == "Padova apre."
    assert text.before(position, 3) == "di "


def test_positions_beyond_the_text_have_a_sentence_all_the_same():
    assert read("").sentence_at(0) == (0, 0)
