"""Words that speak for a meaning, weighed: found in one pass over the words of a text.

A cue is a small regular expression on folded text whose alternatives, divided by `|`, begin with a word and with two
plain letters or more. Which alternatives a word may begin is found once a word, and only those are tried where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from initiatives.extraction.words import Page

_PLAIN = re.compile(r"(?:\\b)?([a-z0-9' -]{2,})")
_FIRST_WORD = re.compile(r"[a-z0-9]+")
#: Letters, classes of letters, word ends, groups of such: no blank, hyphen, apostrophe, dot or negation.
_WITHIN_A_WORD = re.compile(r"(?:[a-z0-9+*?|()]|\(\?:|\[[a-z0-9]+\]|\\[bw])+")
#: After these the letter before is optional or repeated, and so no part of the plain beginning.
_OPTIONAL = ("?", "*", "{")
#: So much of a long text is read: what it is about is said on its first pages.
READ = 6000
HEAD = 420
MOST = 3
#: So many different words are remembered: more than a year's documents have, less than a few megabytes.
MOST_WORDS = 20_000


class Alternative(NamedTuple):
    """One way to write a cue: its plain beginning, the match of the whole expression, which cue it belongs to.

    `alone` is whether one word decides: nothing of the expression can reach beyond the word it begins with.
    """

    beginning: str
    fits: Callable[[str, int], re.Match | None]
    cue: int
    alone: bool


Hits = tuple[tuple[int, tuple[int, int]], ...]


class Begun(NamedTuple):
    """What a word begins: the cues that it is by itself, and the alternatives that need the words behind it."""

    cues: tuple[int, ...]
    tried: tuple[Alternative, ...]


class Cues:
    """Cues of several meanings, ready to be weighed."""

    def __init__(self, groups: Mapping[str, Iterable[tuple[str, float]]]):
        """`groups` gives for each meaning its cues as (expression, weight); ValueError for one without plain letters."""
        self.meanings = tuple(groups)
        self._weights: list[tuple[str, float]] = []
        self._filed: dict[str, list[Alternative]] = defaultdict(list)
        self._words: dict[str, Begun] = {}
        self._kept: tuple[Page | None, Hits] = None, ()
        for meaning, cues in groups.items():
            for pattern, weight in cues:
                for part in alternatives(pattern):
                    alternative = _alternative(part, len(self._weights))
                    self._filed[_first_word(alternative.beginning)[:2]].append(alternative)
                self._weights.append((meaning, weight))

    def weigh(self, page: Page, repeats: tuple[float, ...], head: float, meanings: Iterable[str] | None = None) -> dict[str, float]:
        """What the first pages weigh for each meaning, or for each of `meanings`.

        `repeats` is what one, two, three hits of one cue count, `head` what a hit in the first lines adds.
        """
        weights = dict.fromkeys(self.meanings if meanings is None else meanings, 0.0)
        for cue, (times, first) in self._last_hits(page):
            meaning, weight = self._weights[cue]
            if meaning in weights:
                weights[meaning] += weight * (repeats[min(times, MOST) - 1] + head * (first < HEAD))
        return weights

    def _last_hits(self, page: Page) -> Hits:
        """How often each cue occurs and where first, in the order of the text; those of the last page are kept for who asks again."""
        last, hits = self._kept
        if last is not page:
            hits = tuple(sorted(self._hits(page).items(), key=lambda hit: hit[1][1]))
            self._kept = page, hits
        return hits

    def _hits(self, page: Page) -> dict[int, tuple[int, int]]:
        """How often each cue occurs and where first."""
        hits: dict[int, tuple[int, int]] = {}
        folded, starts, words = page.folded, page.starts, self._words
        for key, places in page.places.items():
            certain, tried = words[key] if key in words else self._begun_by(key)
            if certain and (first := starts[places[0]]) <= READ:
                number = len(places) if starts[places[-1]] <= READ else sum(starts[at] <= READ for at in places)
                for cue in certain:
                    times, earliest = hits.get(cue, (0, first))
                    hits[cue] = times + number, min(earliest, first)
            for beginning, fits, cue, _ in tried:
                for start in map(starts.__getitem__, places):
                    if start > READ:
                        break
                    if folded.startswith(beginning, start) and fits(folded, start):
                        times, first = hits.get(cue, (0, start))
                        hits[cue] = times + 1, min(first, start)
        return hits

    def _begun_by(self, key: str) -> Begun:
        """The cues that word `key` is and the alternatives that it may begin; kept, as most words of a text occur in others, too."""
        likely = [each for each in self._filed.get(key[:2], ()) if _may_begin(key, each.beginning)]
        found = Begun(
            tuple(each.cue for each in likely if each.alone and each.fits(key, 0)),
            tuple(each for each in likely if not each.alone),
        )
        if len(self._words) < MOST_WORDS:
            self._words[key] = found
        return found


def _may_begin(key: str, beginning: str) -> bool:
    """Whether a text with word `key` may go on as `beginning`: `si ` wants the whole word, `wi` any that goes on."""
    word = _first_word(beginning)
    return key == word if len(word) < len(beginning) else key.startswith(word)


def _first_word(beginning: str) -> str:
    return _FIRST_WORD.match(beginning)[0]


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
    return Alternative(beginning, re.compile(pattern.removeprefix(r"\b")).match, cue, bool(_WITHIN_A_WORD.fullmatch(pattern)))
