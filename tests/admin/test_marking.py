"""Passages cut into pieces: nested, crossing, at the edges."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.admin.marking import marked


@dataclass(frozen=True)
class Card:
    pk: int
    start: int | None
    end: int | None


def drawn(text: str, *spans: tuple[int, int]) -> str:
    """The pieces as the template draws them, marks as brackets with their number."""
    cards = [Card(number, *span) for number, span in enumerate(spans)]
    out = ""
    for piece in marked(text, cards):
        out += {"text": piece.text, "open": f"[{piece.card and piece.card.pk}:", "close": "]"}[piece.what]
    return out


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "Provincia di Treviso"),
        ([(13, 20)], "Provincia di [0:Treviso]"),
        ([(0, 20)], "[0:Provincia di Treviso]"),
        ([(0, 20), (13, 20)], "[0:Provincia di [1:Treviso]]"),  # nested, ending together
        ([(13, 20), (0, 20)], "[1:Provincia di [0:Treviso]]"),  # the longer one goes around, whatever the order
        ([(0, 9), (13, 20)], "[0:Provincia] di [1:Treviso]"),
        ([(0, 9), (9, 13)], "[0:Provincia][1: di ]Treviso"),  # touching
        ([(0, 12), (10, 20)], "[0:Provincia [1:di]][1: Treviso]"),  # crossing: the second is opened twice
        ([(5, 8), (5, 8)], "Provi[0:[1:nci]]a di Treviso"),  # the same place twice
    ],
)
def test_pieces(spans, expected):
    assert drawn("Provincia di Treviso", *spans) == expected


def test_a_claim_of_the_whole_document_has_no_mark():
    assert list(marked("testo", [Card(1, None, None)]))[0].text == "testo"


def test_only_the_first_piece_of_a_crossed_mark_carries_its_address():
    pieces = [piece for piece in marked("abcdef", [Card(0, 0, 4), Card(1, 2, 6)]) if piece.what == "open" and piece.card.pk == 1]
    assert [piece.first for piece in pieces] == [True, False]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_text_is_whole_and_marks_are_balanced(text, given_spans):
    spans = [(min(a, b), max(a, b)) for a, b in given_spans if a != b and max(a, b) <= len(text)]
    cards = [Card(number, *span) for number, span in enumerate(spans)]
    stack, position, covered = [], 0, {card.pk: "" for card in cards}
    for piece in marked(text, cards):
        if piece.what == "open":
            stack.append(piece.card.pk)
        elif piece.what == "close":
            assert stack.pop() == piece.card.pk
        else:
            assert piece.text == text[position : position + len(piece.text)]
            position += len(piece.text)
            for pk in stack:
                covered[pk] += piece.text
    assert not stack
    assert position == len(text)
    assert covered == {card.pk: text[card.start : card.end] for card in cards}
