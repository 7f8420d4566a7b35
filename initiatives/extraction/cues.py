"""Words that speak for a meaning, weighed: found in one pass over the words of a text.

A cue is a small regular expression on folded text whose alternatives, divided by `|`, begin with a word and with two
plain letters or more. Alternatives are filed under the first letters of their first word and tried only where a word begins so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from initiatives.extraction.words import Page

_PLAIN = re.compile(r"(?:\\b)?([a-z0-9' -]{2,})")
_FIRST_WORD = re.compile(r"[a-z0-9]+")
#: After these the letter before is optional or repeated, and so no part of the plain beginning.
_OPTIONAL = ("?", "*", "{")
#: So much of a long text is read: what it is about is said on its first pages.
READ = 6000
HEAD = 420
MOST = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to write a cue: its plain beginning, the whole expression, and which cue it belongs to."""

    beginning: str
    pattern: re.Pattern
    cue: int


@dataclass(slots=True)
class Drawer:
    """Alternatives with the same first letters; `beginnings` are those of all, so that one look tells whether any may fit."""

    beginnings: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    def add(self, alternative: Alternative) -> None:
        self.beginnings = tuple(dict.fromkeys((*self.beginnings, alternative.beginning)))
        self.alternatives = (*self.alternatives, alternative)


class Cues:
    """Cues of several meanings, ready to be weighed."""

    def __init__(self, groups: Mapping[str, Iterable[tuple[str, float]]]):
        """`groups` gives for each meaning its cues as (expression, weight); ValueError for one without plain letters."""
        self.meanings = tuple(groups)
        self._weights: list[tuple[str, float]] = []
        self._filed: dict[str, Drawer] = defaultdict(Drawer)
        self._short: dict[str, Drawer] = defaultdict(Drawer)
        for meaning, cues in groups.items():
            for pattern, weight in cues:
                for part in alternatives(pattern):
                    alternative = _alternative(part, len(self._weights))
                    word = _FIRST_WORD.match(alternative.beginning)[0]
                    # `wi` may go on to any third letter, `si ` is a whole word.
                    drawers = self._short if len(word) < 3 and word == alternative.beginning else self._filed
                    drawers[word[:3]].add(alternative)
                self._weights.append((meaning, weight))

    def weigh(self, page: Page, repeats: tuple[float, ...], head: float) -> dict[str, float]:
        """What the first pages weigh for each meaning.

        `repeats` is what one, two, three hits of one cue count, `head` what a hit in the first lines adds.
        """
        weights = dict.fromkeys(self.meanings, 0.0)
        for cue, (times, first) in self._hits(page):
            meaning, weight = self._weights[cue]
            weights[meaning] += weight * (repeats[min(times, MOST) - 1] + head * (first < HEAD))
        return weights

    def _hits(self, page: Page) -> list[tuple[int, tuple[int, int]]]:
        """How often each cue occurs and where first, in the order of the text."""
        hits: dict[int, tuple[int, int]] = {}
        folded, starts = page.folded, page.starts
        for drawer, places in self._opened(page):
            for start in map(starts.__getitem__, places):
                if start > READ:
                    break
                if not folded.startswith(drawer.beginnings, start):
                    continue
                for alternative in drawer.alternatives:
                    if folded.startswith(alternative.beginning, start) and alternative.pattern.match(folded, start):
                        times, first = hits.get(alternative.cue, (0, start))
                        hits[alternative.cue] = times + 1, min(first, start)
        return sorted(hits.items(), key=lambda hit: hit[1][1])

    def _opened(self, page: Page) -> Iterator[tuple[Drawer, list[int]]]:
        """The drawers whose letters begin a word of the page, with the indexes of these words."""
        filed, short, beginnings = self._filed, self._short, page.beginnings
        for beginning in beginnings.keys() & filed.keys():
            yield filed[beginning], beginnings[beginning]
        for beginning, places in beginnings.items():
            if beginning[:2] in short:
                yield short[beginning[:2]], places


def alternatives(pattern: str) -> Iterable[str]:
    """The alternatives on the outermost level."""
    depth, start = 0, 0
    for at, letter in enumerate(pattern):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _alternative(pattern: str, cue: int) -> Alternative:
    found = _PLAIN.match(pattern)
    if not found:
        raise ValueError(f"{pattern!r} begins with no plain letters")
    beginning = found[1]
    if pattern[found.end() : found.end() + 1] in _OPTIONAL:
        beginning = beginning[:-1]
    if len(beginning) < 2:
        raise ValueError(f"{pattern!r} begins with too few plain letters")
    return Alternative(beginning, re.compile(pattern.removeprefix(r"\b")), cue)
