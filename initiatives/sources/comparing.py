"""Two texts line by line: what is the same, what only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines beyond this are not compared: the first differences tell.
MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Line:
    """`side` is both, old or new."""

    side: str
    text: str


def compare(old: str, new: str) -> list[Line]:
    """The lines of both texts in order, those that differ as old, then new."""
    before, after = _lines(old), _lines(new)
    return list(_aligned(before, after))


def _aligned(before: list[str], after: list[str]) -> Iterator[Line]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line("both", line) for line in before[start:end])
        else:
            yield from (Line("old", line) for line in before[start:end])
            yield from (Line("new", line) for line in after[new_start:new_end])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]
