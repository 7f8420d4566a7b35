"""A source text cut into pieces, so that a template can draw the passages of its claims as marks, nested ones inside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """`what` is open, close or text. A passage that another one crosses is opened more than once: `first` is then false."""

    what: str
    text: str = ""
    card: Any = None
    first: bool = True


def marked(text: str, cards: Iterable) -> Iterator[Piece]:
    """The pieces of `text` in order. A card has `start` and `end` in code points; longer passages go around shorter ones."""
    spans = sorted((card for card in cards if card.start is not None), key=lambda card: (card.start, -card.end))
    edges = sorted({edge for card in spans for edge in (card.start, card.end)} | {len(text)})
    stack: list = []
    position, waiting = 0, 0
    for edge in edges:
        if edge > position:
            yield Piece("text", text[position:edge])
        yield from _close(stack, edge)
        while waiting < len(spans) and spans[waiting].start == edge:
            stack.append(spans[waiting])
            yield Piece("open", card=spans[waiting])
            waiting += 1
        position = edge


def _close(stack: list, edge: int) -> Iterator[Piece]:
    """End what ends at `edge`; what was opened inside it and goes on is ended and opened again."""
    reopen = []
    while any(card.end == edge for card in stack):
        card = stack.pop()
        yield Piece("close", card=card)
        if card.end != edge:
            reopen.append(card)
    for card in reversed(reopen):
        stack.append(card)
        yield Piece("open", card=card, first=False)
