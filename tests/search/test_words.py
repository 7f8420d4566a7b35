"""What a visitor types: stems, phrases, beginnings; typing errors; snippets."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.search import Question, Segment, read_question, snippet
from initiatives.search.suggesting import edit_distance, nearest


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("città", Question((("citt",),))),
        ("CITTA'", Question((("citt",),))),
        ("candidature", Question((("candidatur",),))),
        ('"data center"', Question((("dat", "center"),))),
        ('"mai chiusa', Question((("mai", "chius"),))),
        ("prog*", Question((), ("prog",))),
        ("candidature*", Question((), ("candidatur",))),
        ("accordo l'accordo", Question((("accord",),))),
        ("comune di treviso", Question((("comun",), ("trevis",)))),
        ("di", Question((("di",),))),
        ("", Question(())),
        ("?!*", Question(())),
    ],
)
def test_reading(text, question):
    assert read_question(text) == question


@pytest.mark.parametrize(("one", "other"), [("città", "citta"), ("Perché", "PERCHE"), ("perché no", "PERCHE' NO"), ("mansuè", "Mansue")])
def test_accents_capitals_and_apostrophes_make_no_difference(one, other):
    assert read_question(one) == read_question(other)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    question = read_question(text)
    assert len(question.clauses) + len(question.prefixes) <= 16
    assert all(word.isalnum() for clause in question.clauses for word in clause)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("treviso", "treviso", 0),
        ("trevsio", "treviso", 1),
        ("tevriso", "treviso", 2),
        ("treviso", "trevso", 1),
        ("digtale", "digitale", 1),
        ("casa", "cose", 2),
        ("a", "xyz", 3),
    ],
)
def test_distance(one, other, distance):
    assert min(edit_distance(one, other, 2), 3) == distance
    assert min(edit_distance(other, one, 2), 3) == distance


def test_the_nearest_word_is_the_commonest_of_the_nearest():
    known = Counter({"treviso": 3, "trevigi": 9, "tremiso": 1})
    assert nearest("trevjso", known) == "treviso"
    assert nearest("xxxxxxx", known) == ""
    assert nearest("re", Counter({"te": 1, "mare": 4})) == "te"


def test_a_snippet_shows_the_words_and_their_forms():
    text = "La Provincia ottiene i progetti. " * 3 + "Il Progetto di Treviso è nuovo."
    segments = snippet(text, read_question("progetto"), width=60)
    assert any(segment == Segment("progetti", True) for segment in segments)
    assert "".join(segment.text for segment in segments).strip(" …") in text


def test_no_snippet_where_the_words_are_not():
    assert snippet("Nulla da vedere.", read_question("progetto")) == []
    assert snippet("Nulla da vedere.", read_question("")) == []


@given(st.text(alphabet="abc è.'*", max_size=300), st.text(alphabet="abc è*", max_size=20))
def test_a_snippet_is_a_piece_of_the_text(text, words):
    whole = "".join(segment.text for segment in snippet(text, read_question(words), width=40))
    assert whole.removeprefix("… ").removesuffix(" …") in text
