"""Weighed words in one pass."""

from __future__ import annotations

import pytest

from initiatives.extraction.cues import HEAD, Cues
from initiatives.extraction.words import read_page

CUES = Cues({"rete": ((r"fibra\b|wi-?fi\b", 1.0), (r"banda larga", 2.0)), "scuola": ((r"scuol[ae]\b", 1.0),)})


def weigh(text: str, head: float = 0.0) -> dict[str, float]:
    return CUES.weigh(read_page(text), (1.0, 1.5, 2.0), head)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("", {"rete": 0.0, "scuola": 0.0}),
        ("La fibra in paese", {"rete": 1.0, "scuola": 0.0}),
        ("Fibra e wifi, wi-fi", {"rete": 2.0, "scuola": 0.0}),
        ("La banda larga nelle scuole", {"rete": 2.0, "scuola": 1.0}),
        ("Le fibrazioni e la prescuola", {"rete": 0.0, "scuola": 0.0}),
    ],
)
def test_weights(text, weights):
    assert weigh(text) == weights


def test_the_head_counts_more_and_many_hits_no_more_than_three():
    assert weigh("Fibra", head=0.5)["rete"] == 1.5
    assert weigh("x " * HEAD + "fibra", head=0.5)["rete"] == 1.0
    assert weigh("fibra " * 50)["rete"] == 2.0


@pytest.mark.parametrize("pattern", [r"\d+ euro", r"(?:a|b)", r"a\b"])
def test_a_cue_must_begin_with_plain_letters(pattern):
    with pytest.raises(ValueError, match="plain letters"):
        Cues({"x": ((pattern, 1.0),)})


def test_one_pass_serves_several_readers():
    page = read_page("La banda larga nelle scuole, scuole e wi-fi")
    assert CUES.weigh(page, (1.0, 1.5, 2.0), 0.0, {"scuola": None}) == {"scuola": 1.5}
    assert CUES.weigh(page, (1.0, 1.5, 2.0), 0.0, ["rete"]) == {"rete": 3.0}
    assert weigh("Le scuole")["scuola"] == 1.0


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("servizi in rete", 3.0),  # the words behind count, and the word alone does
        ("servizi postali", 1.0),
        ("i servizi", 1.0),
        ("servizio", 0.0),
        ("L'ia all'opera", 0.0),
        ("dall'europa", 1.0),
        ("dall'europeo", 0.0),
    ],
)
def test_words_alone_and_words_with_what_follows(text, weight):
    cues = Cues({"x": ((r"servizi (?:digitali|in rete)", 2.0), (r"servizi\b", 1.0), (r"dall'europa\b", 1.0))})
    assert cues.weigh(read_page(text), (1.0, 1.5, 2.0), 0.0) == {"x": weight}
