"""Italian places by the ways people write them: in full, abbreviated, shortened, by former and foreign names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from initiatives.extraction.gazetteer import INSIDE_NAME, keys_of
from initiatives.extraction.words import Page

SAINTS = frozenset({"s", "ss", "san", "santo", "santa", "sant", "santi", "sta", "sto", "sante"})
CONNECTIVES = frozenset(
    "di d del dello della dei degli delle dell de ne in nel nello nella nei negli nelle nell a al allo alla ai agli alle "
    "all su sul sullo sulla sui sull da dal con e ed con presso per tra lo la le il i gli l".split()
)
ARTICLES = frozenset({"l", "la", "le", "lo", "il", "i", "gli"})
#: Articulated prepositions swallow the article of a name: `alla Spezia`, `dell'Aquila`.
ARTICULATED = frozenset(
    "al allo alla ai agli alle all del dello della dei degli delle dell dal dallo dalla dai dagli dalle dall nel nello "
    "nella nei negli nelle nell sul sullo sulla sui sugli sulle sull".split()
)


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A row of the list of places; `parent` is the ISTAT code of province or region."""

    istat: str
    level: str
    name: str
    other_name: str = ""
    parent: str = ""
    abbreviation: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """Words `first` to `last` (exclusive) may name one of `entries`; `how` says by which way of writing.

    `how` is name, alias (former, bilingual, common), learned, loose (a connective left out),
    abbreviated or shortened. `end` is the offset of the end, an abbreviation's full stop included.
    """

    first: int
    last: int
    end: int
    entries: tuple[PlaceEntry, ...]
    how: str


def place_key(key: str) -> str:
    """One key for all ways to write a saint."""
    return "s" if key in SAINTS else key


class PlaceGazetteer:
    """Look-ups over the list of places; `aliases` are (spelling, istat, kind)."""

    def __init__(self, places: Iterable[PlaceEntry], aliases: Iterable[tuple[str, str, str]] = ()):
        self.by_istat = {place.istat: place for place in places}
        self._tree: dict = {}
        self._short: dict[tuple[str, ...], list[PlaceEntry]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[tuple[str, ...], PlaceEntry]]] = defaultdict(list)
        self.sigla = {place.abbreviation: place for place in self.by_istat.values() if place.abbreviation}
        for place in self.by_istat.values():
            self._add_name(place)
        self._beginnings = {prefix[0] for prefix in self._short}
        for spelling, istat, kind in aliases:
            if istat in self.by_istat:
                self._add(_keys(spelling), self.by_istat[istat], "learned" if kind == "learned" else "alias")
        #: The words with which a name may begin, its article left out or not: where none stands, nothing is looked up.
        self.openings = frozenset(
            (*self._tree, *self._beginnings, *(key for article in CONNECTIVES for key in self._tree.get(article, {}) if key))
        )

    def opens(self, page: Page, at: int) -> bool:
        """Whether word `at` begins any name."""
        key = page.keys[at]
        return key in self.openings or key in SAINTS

    def province_of(self, place: PlaceEntry) -> str:
        return place.parent if place.level == "municipality" else place.istat if place.level == "province" else ""

    def region_of(self, place: PlaceEntry) -> str:
        if place.level == "region":
            return place.istat
        province = self.by_istat.get(self.province_of(place))
        return province.parent if province else ""

    def _add_name(self, place: PlaceEntry) -> None:
        keys = _keys(place.name)
        self._add(keys, place, "name")
        for other in filter(None, place.other_name.split("/")):
            self._add(_keys(other), place, "alias")
        bare = tuple(key for key in keys if key not in CONNECTIVES)
        if bare != keys and len(bare) > 1:
            self._add(bare, place, "loose")
        if place.level == "municipality":
            for length in range(1, len(keys)):
                prefix = keys[:length]
                if prefix[-1] not in CONNECTIVES and prefix != ("s",):
                    self._short[prefix].append(place)
        if len(bare) > 1:
            for word in set(bare) - {"s"}:
                self._by_word[word].append((keys, place))

    def _add(self, keys: tuple[str, ...], place: PlaceEntry, how: str) -> None:
        node = self._tree
        for key in keys:
            node = node.setdefault(key, {})
        if node is not self._tree:
            node.setdefault("", []).append((place, how))

    def exact(self, page: Page, first: int) -> PlaceHit | None:
        """The longest full name (or alias) that begins with word `first`."""
        hit = self._walk(page, first, self._tree)
        if hit is None and page.key(first - 1) in ARTICULATED:
            for article in ("l", "la", "le", "lo", "il", "i"):
                hit = hit or self._walk(page, first, self._tree.get(article, {}))
        return hit

    def _walk(self, page: Page, first: int, node: dict | None) -> PlaceHit | None:
        found, last, keys = None, first, page.keys
        node = node.get("s" if keys[first] in SAINTS else keys[first]) if node else None
        if node is None:
            return None
        while node is not None:
            last += 1
            if "" in node:
                found = (last, node[""])
            if last >= len(keys) or last - first > 8:
                break
            node = node.get("s" if keys[last] in SAINTS else keys[last])
            if node is not None and not INSIDE_NAME.fullmatch(page.gap(last - 1)):
                break
        if found is None:
            return None
        last, entries = found
        if not _capitalised(page, first, last):
            return None
        best = min(_RANK[how] for _, how in entries)
        chosen = [(entry, how) for entry, how in entries if _RANK[how] <= max(best, 1)]
        return PlaceHit(first, last, page.ends[last - 1], tuple(dict.fromkeys(e for e, _ in chosen)), chosen[0][1])

    def shortened(self, page: Page, first: int) -> PlaceHit | None:
        """The longest beginning of a name: `Cividale`, `San Daniele`. Many entries may share it."""
        if place_key(page.keys[first]) not in self._beginnings:
            return None
        keys = tuple(map(place_key, page.keys[first : first + 3]))
        for length in range(len(keys), 0, -1):
            last = first + length
            entries = self._short.get(keys[:length])
            if not entries or not all(INSIDE_NAME.fullmatch(page.gap(at)) for at in range(first, last - 1)):
                continue
            if _capitalised(page, first, last):
                return PlaceHit(first, last, page.ends[last - 1], tuple(entries), "shortened")
        return None

    def abbreviated(self, page: Page, first: int) -> PlaceHit | None:
        """A name with abbreviated words: `Pozzuolo del F.`, `Fiume V.to`, `M. S. Giacomo`, `Belforte d. Chienti`."""
        if not (self.opens(page, first) or page.gaps[first][:1] == "."):
            return None
        run = _abbreviated_run(page, first)
        if all(token.short or len(token.key) <= 2 for token in run):
            return None
        while run:
            if any(token.short for token in run):
                entries = self._aligned(run)
                if entries:
                    return PlaceHit(first, run[-1].last, run[-1].end, entries, "abbreviated")
            run = run[:-1]
        return None

    def _aligned(self, run: list[_Token]) -> tuple[PlaceEntry, ...]:
        full = [self._by_word.get(token.key, ()) for token in run if not token.short and len(token.key) > 2]
        known = min((names for names in full if names), key=len, default=())
        return tuple(place for keys, place in known if _fits(run, keys))


_RANK = {"name": 0, "learned": 0, "alias": 1, "loose": 2}


def _keys(name: str) -> tuple[str, ...]:
    return tuple(map(place_key, keys_of(name)))


def _capitalised(page: Page, first: int, last: int) -> bool:
    words = page.words
    return all(words[at][0].isupper() or page.keys[at] in CONNECTIVES for at in range(first, last)) and (words[first][0].isupper())


class _Token(NamedTuple):
    """A word of an abbreviated name: `short` is a beginning, `tail` the end of a contraction (`V.to`)."""

    key: str
    short: bool
    tail: str
    last: int
    end: int


_BETWEEN = frozenset(("", " ", ". ", ".", "\n", ".\n"))


def _abbreviated_run(page: Page, first: int) -> list[_Token]:
    run: list[_Token] = []
    words, keys, gaps, ends = page.words, page.keys, page.gaps, page.ends
    at, count = first, len(words)
    while at < count and len(run) < 7:
        key, gap = keys[at], gaps[at]
        if not (words[at][0].isupper() or key in CONNECTIVES):
            break
        short = gap[:1] == "." and len(key) <= 5
        if short and gap == "." and at + 1 < count and words[at + 1].islower() and len(keys[at + 1]) <= 3:
            run.append(_Token(key, True, keys[at + 1], at + 2, ends[at + 1]))
            at, gap = at + 2, gaps[at + 1]
        else:
            run.append(_Token(key, short, "", at + 1, ends[at] + short))
            at += 1
        if gap not in _BETWEEN:
            break
    return run


def _fits(run: list[_Token], keys: tuple[str, ...]) -> bool:
    """Whether the words of a name, in order, are what the run abbreviates; connectives may be left out."""
    at = 0
    for token in run:
        while at < len(keys) and keys[at] in CONNECTIVES and not _matches(token, keys[at]):
            at += 1
        if at >= len(keys) or not _matches(token, keys[at]):
            return False
        at += 1
    return at == len(keys)


def _matches(token: _Token, key: str) -> bool:
    if token.tail:
        return key.startswith(token.key) and key.endswith(token.tail) and len(key) > len(token.key) + len(token.tail)
    if token.short:
        return key.startswith(token.key) or place_key(token.key) == key
    return place_key(token.key) == key
