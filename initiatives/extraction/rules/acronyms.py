"""An acronym beside the name it stands for: `Agenzia per l'Italia Digitale (AgID)`, `CRIT – Cremona Information Technology`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from initiatives.extraction.words import Page, fold

_BEHIND = re.compile(r"[ \u00a0]{0,2}\([\"“]?(?P<acronym>[A-Za-z][\w.&+-]{1,14})[\"”]?\)")
_SMALL = frozenset("di d del dello della dei degli delle dell per la le lo il i gli l e ed in a al alla alle ai con the of for and".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """Name and acronym with the span that holds both."""

    name: str
    acronym: str
    start: int
    end: int


def acronym_beside(page: Page, first: int, last: int) -> Acronym | None:
    """The acronym that stands right beside words `first` to `last` (exclusive), None where there is none."""
    start, end = page.starts[first], page.ends[last - 1]
    name = " ".join(page.text[start:end].split())
    behind = _BEHIND.match(page.text, end)
    if behind and stands_for(behind["acronym"], name):
        return Acronym(name, behind["acronym"], start, behind.end())
    return _before(page, first, name, start, end) if page.words[first] else None


def split_acronym(name: str, start: int, end: int) -> Acronym | None:
    """A name that holds its acronym: `CRIT – Cremona Information Technology`."""
    short, dash, rest = name.partition(" – ") if " – " in name else name.partition(" - ")
    return Acronym(rest, short, start, end) if dash and short.isupper() and stands_for(short, rest) else None


def _before(page: Page, first: int, name: str, start: int, end: int) -> Acronym | None:
    """`MISE (Ministero dello Sviluppo Economico)`, `CRIT – Cremona Information Technology`."""
    if not first:
        return None
    gap, short = page.gap(first - 1), page.words[first - 1]
    closed = page.text[end : end + 1] == ")"
    if gap.strip(" ") == "(" and closed and stands_for(short, name):
        return Acronym(name, short, page.starts[first - 1], end + 1)
    if gap in (" – ", " - ", " — ") and len(short) > 2 and short.isupper() and stands_for(short, name):
        return Acronym(name, short, page.starts[first - 1], end)
    return None


def stands_for(short: str, name: str) -> bool:
    """Whether the letters of `short` run through the beginnings of the words of `name`, in order.

    A letter may also come from inside a word once the word's first letter is used: `Unibas`, `Poliba`, `AgID`.
    """
    letters = [letter for letter in fold(short) if letter.isalpha()]
    words = [word for word in re.split(r"[^\w]+", fold(name)) if word]
    if not 2 <= len(letters) <= 12 or not words or len(letters) >= sum(map(len, words)):
        return False
    if any(letter.isspace() for letter in short) or not any(letter.isupper() for letter in short):
        return False
    content = [word for word in words if word not in _SMALL] or words
    return _runs_through(letters, content) or _runs_through(letters, words)


def _runs_through(letters: list[str], words: list[str]) -> bool:
    at, position = 0, -1
    for letter in letters:
        found = -1
        if position >= 0:
            found = words[at].find(letter, position + 1) if position + 1 < len(words[at]) else -1
        nearest = next((index for index in range(at + (position >= 0), len(words)) if words[index][0] == letter), None)
        if nearest is not None and (found < 0 or found > position + 1):
            at, position = nearest, 0
        elif found >= 0:
            position = found
        else:
            return False
    return True


def up_to_acronym(page: Page, first: int) -> int | None:
    """Index after the last word of the name that an acronym in brackets ends: `Consiglio permanente degli enti locali (CPEL)`."""
    for last in range(first + 2, min(first + 13, len(page))):
        gap = page.gap(last - 1)
        if gap in (" (", " (“") and stands_for(page.words[last], page.text[page.starts[first] : page.ends[last - 1]]):
            return last
        if gap not in (" ", "", "'", "’", "-", ", "):
            return None
    return None
