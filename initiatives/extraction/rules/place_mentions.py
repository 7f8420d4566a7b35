"""Where a text may name a place, with what stands around it; nothing is decided here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from initiatives.extraction.gazetteer_places import SAINTS, PlaceEntry, PlaceGazetteer
from initiatives.extraction.lexicon.place_words import MUNICIPAL, PROVINCIAL, REGIONAL, STRONG_MUNICIPAL, TERRITORIES
from initiatives.extraction.phrases import OF
from initiatives.extraction.words import Page

#: What may divide the members of a list: commas, `e`, brackets with a province or a sum, prepositions, figures.
DIVIDES = re.compile(
    r"""\s*(?:\([^()\n]{1,40}\)\s*)?
        (?:[ ]?[,:|]?[ ](?:€[ ]?)?\d[\d.,]*(?:[ ]?(?:euro|€|mila(?:[ ]euro)?|milioni(?:[ ]di[ ]euro)?|mln))?(?=[ ]?[-–,;|\n]))?
        (?:[,;/•|·]\s*|[ ]?[-–]\s?|\n[-–•*✔>]?\s*|[ ]|\.-)?
        (?:(?:e|ed|o|oltre|nonch[eé]|infine|poi|dall['’]altra|da[ ]una[ ]parte|quindi|anche|insieme|con|fino)[ ]){0,2}
        (?:(?:a|ad|di|d['’]|da|per|con|in|il|la|l['’]|al|alla|dei|i|(?:in[ ])?quella[ ]di|comuni[ ]di|comune[ ]di|citt[aà][ ]di|quello[ ]di|quelli[ ]di)[ ]?){0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_DIVISION = 60


@dataclass(slots=True)
class Mention:
    """Words that may name one of `entries`. `noun` is the word that announces it (`sindaco`), folded; `group` its list."""

    first: int
    last: int
    start: int
    end: int
    entries: tuple[PlaceEntry, ...]
    how: str
    noun: str = ""
    noun_at: int = -1
    shortened: tuple[PlaceEntry, ...] = ()
    group: int = -1
    siblings: list[Mention] = field(default_factory=list, repr=False)

    @property
    def level_hint(self) -> str:
        if self.noun in STRONG_MUNICIPAL or self.noun in MUNICIPAL:
            return "municipality"
        if self.noun in PROVINCIAL:
            return "province"
        return "region" if self.noun in REGIONAL else ""

    def has_level(self, level: str) -> bool:
        return any(entry.level == level for entry in self.entries)


def mentions(page: Page, places: PlaceGazetteer) -> list[Mention]:
    """Everything that is written like a place, from left to right, with its list where it is in one."""
    found = list(_hits(page, places))
    _group(page, found)
    return found


def _hits(page: Page, places: PlaceGazetteer) -> Iterator[Mention]:
    past = 0
    keys, openings, shortens = page.keys, places.openings, bool(page.stops)
    for at in page.capitals:
        likely = keys[at] in openings or keys[at] in _ALSO_OPENING or shortens and _abbreviates_nearby(page, at)
        mention = _hit(page, at, places) if likely and at >= past else None
        if mention:
            yield mention
            past = mention.last


def _hit(page: Page, at: int, places: PlaceGazetteer) -> Mention | None:
    exact = places.exact(page, at)
    hit = exact
    if _abbreviates_nearby(page, at):
        short = places.abbreviated(page, at)
        if short and (exact is None or short.end > exact.end + 1):
            hit = short
    cut = places.shortened(page, at) if hit is None or hit.how != "abbreviated" else None
    if hit is None and cut is None:
        return _territory(page, at, places)
    if cut and (hit is None or cut.last > hit.last):
        hit, others = cut, ()
    else:
        others = cut.entries if cut and cut.last == hit.last else ()
    noun, noun_at = _announcing(page, hit.first)
    return Mention(hit.first, hit.last, page.starts[hit.first], hit.end, hit.entries, hit.how, noun, noun_at, others)


def _abbreviates_nearby(page: Page, at: int) -> bool:
    index = bisect_left(page.stops, at)
    return index < len(page.stops) and page.stops[index] < at + 5


_OPENING_TERRITORIES = frozenset(name.split(" ")[0] for name in TERRITORIES)
_ALSO_OPENING = _OPENING_TERRITORIES | SAINTS


def _territory(page: Page, at: int, places: PlaceGazetteer) -> Mention | None:
    """`il Trentino`, `l'Alto Adige`, which mean a province."""
    if page.keys[at] not in _OPENING_TERRITORIES:
        return None
    for length in (2, 1):
        istat = TERRITORIES.get(" ".join(page.keys[at : at + length]))
        if istat and istat in places.by_istat and all(page.is_capital(index) for index in range(at, at + length)):
            noun, noun_at = _announcing(page, at)
            return Mention(
                at, at + length, page.starts[at], page.ends[at + length - 1], (places.by_istat[istat],), "territory", noun, noun_at
            )
    return None


def _announcing(page: Page, first: int) -> tuple[str, int]:
    """The noun that announces a place: `Comune di X`, `Regione autonoma X`, `province X`."""
    at = first - 1
    if page.key(at) in OF and page.gap(at) in (" ", ""):
        at -= 1
    if page.key(at) == "a" and page.key(at - 1) == "p" and page.gap(at - 1).strip(" ") == ".":
        return "province", at - 1
    while page.key(at) in ("autonoma", "autonome", "speciale", "di", "pilota"):
        at -= 1
    gap = page.gap(at) if at >= 0 else ""
    key = page.key(at)
    known = key in MUNICIPAL or key in PROVINCIAL or key in REGIONAL
    return (key, at) if known and gap in (" ", ": ", ":\n", "\n", " :") else ("", -1)


def _alone_on_line(page: Page, end: int) -> bool:
    """Whether the line goes on as a line of a list does: not at all, or with a figure, a bracket, a sign."""
    rest = page.text[end : end + 3].lstrip(" ")
    return not rest or rest[0] in "\n(|,;:–-…." or rest[0].isdigit()


def _group(page: Page, found: list[Mention]) -> None:
    """Tie the members of a list together; a list has at least two."""
    group = -1
    for before, mention in zip(found, found[1:], strict=False):
        between = page.text[before.end : mention.start]
        if len(between) > LONGEST_DIVISION or not DIVIDES.fullmatch(between) or not between.strip(" ") and "\n" not in between:
            continue
        if "\n" in between and not _alone_on_line(page, mention.end):
            continue
        if before.group < 0:
            group += 1
            before.group = group
            before.siblings.append(before)
        mention.group = before.group
        mention.siblings = before.siblings
        mention.siblings.append(mention)
