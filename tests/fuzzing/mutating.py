"""An input changed a little: bytes turned, cut, doubled, taken from elsewhere, words of the grammar put in."""

import random
from collections.abc import Sequence

#: Numbers on which readers of lengths and offsets stumble.
EDGES = (
    b"\x00",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"-1",
    b"99999999999999999999",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x92\xa9",
    b"\x0b",
)


def mutated(data: bytes, words: Sequence[str], chance: random.Random) -> bytes:
    """`data` after one to six changes."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        _change(held, words, chance)
    return bytes(held)


def _change(held: bytearray, words: Sequence[str], chance: random.Random) -> None:
    place = chance.randint(0, len(held))
    length = chance.randint(1, 1 + len(held) // 4)
    match chance.randrange(6 if words else 5):
        case 0:
            if held:
                held[place % len(held)] ^= 1 << chance.randrange(8)
        case 1:
            del held[place : place + length]
        case 2:
            held[place:place] = held[place : place + length]
        case 3:
            held[place : place + chance.choice((0, 1, 4))] = chance.choice(EDGES)
        case 4:
            other = chance.randint(0, len(held))
            held[place:place] = held[other : other + length]
        case _:
            held[place:place] = chance.choice(words).encode()
