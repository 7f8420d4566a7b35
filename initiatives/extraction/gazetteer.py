"""Known names found in a text: a tree of folded words, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from initiatives.extraction.words import WORD, Page, fold

Value = TypeVar("Value")

#: What may stand between the words of one name: blanks, hyphens, abbreviation stops, one line end, `&`, `/`.
INSIDE_NAME = re.compile(r"(?:|[ \t\u00a0]?\n?[ \t\u00a0]?|\.? ?|[ ]?[-–/&+.][ ]?|[ ]?['’‘])")
#: Longer names than this are not looked for.
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """Words `first` to `last` (exclusive) of a page are a name of `value`."""

    first: int
    last: int
    value: Value
    name: str


@lru_cache(maxsize=4096)  # the names of a document are compared with one another
def keys_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, as a page has them."""
    folded = fold(name)
    return tuple(match.group().rstrip("'") for match in WORD.finditer(folded))


class Gazetteer(Generic[Value]):
    """Names of `Value`s by their folded words. Later entries win where two values share a name."""

    def __init__(self, entries: Iterable[tuple[str, Value]]):
        self._tree: dict = {}
        for name, value in entries:
            node = self._tree
            for key in keys_of(name):
                node = node.setdefault(key, {})
            if node is not self._tree:
                node[""] = (value, name)

    def get(self, name: str) -> Value | None:
        """The value that has exactly this name, None where there is none."""
        node = self._tree
        for key in keys_of(name):
            node = node.get(key)
            if node is None:
                return None
        return node[""][0] if "" in node else None

    def longest(self, page: Page, first: int) -> Hit[Value] | None:
        """The longest name that begins with word `first` of `page`, None where there is none."""
        node = self._tree.get(page.keys[first])
        found = None
        last = first
        while node is not None:
            last += 1
            if "" in node:
                value, name = node[""]
                if _written_as_name(page, first, last, name):
                    found = Hit(first, last, value, name)
            if last >= len(page.keys) or last - first >= LONGEST:
                break
            node = node.get(page.keys[last])
            if node is not None and not INSIDE_NAME.fullmatch(page.gap(last - 1)):
                break
        return found

    @property
    def beginnings(self) -> Collection[str]:
        """The folded words with which names begin."""
        return self._tree.keys()

    def hits(self, page: Page) -> Iterator[Hit[Value]]:
        """All names in the text, from left to right, none inside another."""
        past = 0
        for first in page.where(self._tree.keys()):
            hit = self.longest(page, first) if first >= past else None
            if hit:
                yield hit
                past = hit.last


def _written_as_name(page: Page, first: int, last: int, name: str) -> bool:
    """Short names only with a capital (`Fesr`, never `pon`); long ones in lower case, too (`ministero dell'interno`)."""
    if page.words[first].lower() != page.words[first] or page.words[first][0].isdigit():
        return last - first > 1 or len(name) > 3 or page.words[first].rstrip("'’").isupper() or name[1:2].islower()
    if last - first >= 3:
        return True
    return last - first == 2 and name[0].islower()
