"""The bitmaps, columns and orders of all published records at one dataset version.

An `Index` never changes once made: `changed()` gives the next one, which shares with it all that stayed. Readers in
other threads keep the one they have. A record is its sequence number, everywhere.
"""

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from pyroaring import BitMap

from initiatives.models.search_index import WORD, fold, stem, stems

#: Columns that are searched by range; what is not stated is NOT_STATED there and in none of the orders.
COLUMNS = ("amount", "earliest", "latest", "first", "changed")
ORDERS = (*COLUMNS, "title")
NOT_STATED = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the index keeps it: euro cents, days as ordinals, instants as microseconds since 1970 (UTC)."""

    sequence: int
    title: str
    amount: int
    earliest: int
    latest: int
    first: int
    changed: int
    facets: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Labels:
    """The names of facet values, of those that a published record holds: `places` also have level, address and sigla.

    Never changed: an index whose names are those of the one before shares it, with what is derived here.
    """

    places: dict[str, "PlaceLabel"] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # a place's address, now or before, to its ISTAT code
    names: dict[tuple[str, str], str] = field(default_factory=dict)  # (organisation or programme, address)
    themes: dict[str, dict[str, str]] = field(default_factory=dict)  # code to language to name
    moved: dict[tuple[str, str], str] = field(default_factory=dict)  # (dimension, old address) to the new one
    joined: dict[str, str] = field(default_factory=dict)  # ISTAT code of a place that was joined to another, to that one's

    @cached_property
    def place_names(self) -> dict[str, str]:
        """What people call each place, by its code: a municipality with its province's letters."""
        return {
            code: f"{place.name} ({place.abbreviation})" if place.level == "municipality" and place.abbreviation else place.name
            for code, place in self.places.items()
        }

    @cached_property
    def words(self) -> Counter:
        """The folded words of all names, with how often they come."""
        words = Counter()
        for name in [*(place.name for place in self.places.values()), *self.names.values()]:
            words.update(WORD.findall(fold(name)))
        return words


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    name: str
    level: str
    slug: str
    abbreviation: str


class Index:
    """Ask it for bitmaps: `holding(dimension, value)`, `between(column, least, most)`, `everything`."""

    def __init__(self, version: int, changed_at: datetime, entries: Iterable[Entry] = (), facets=None, labels: Labels | None = None):
        """`facets` are ready bitmaps by dimension and value; without them they are made from the entries' own."""
        self.version, self.changed_at = version, changed_at
        self.labels = labels or Labels()
        self.everything = BitMap()
        self.columns = {name: array("q") for name in COLUMNS}
        self.titles: list[str] = []
        gathered: dict[str, dict[str, BitMap]] = {}
        for entry in entries:
            self._write(entry)
            for dimension, value in entry.facets if facets is None else ():
                gathered.setdefault(dimension, {}).setdefault(value, BitMap()).add(entry.sequence)
        self.facets: dict[str, dict[str, BitMap]] = gathered if facets is None else facets
        self.orders = {name: self._in_order(name) for name in ORDERS}
        #: How many published titles hold each folded word, and the records whose title has each stem.
        self.words, self.title_stems = self._read_titles()
        self._begin()

    def changed(self, version: int, changed_at: datetime, entries: Iterable[Entry], gone: Iterable[int], labels: Labels) -> "Index":
        """The index after `entries` came or changed and the sequences `gone` went."""
        entries = list(entries)
        following = object.__new__(Index)
        following.version, following.changed_at, following.labels = version, changed_at, labels
        following.everything = self.everything.copy()
        following.columns = {name: column[:] for name, column in self.columns.items()}
        following.titles = self.titles[:]
        following.facets = {dimension: dict(values) for dimension, values in self.facets.items()}
        following.orders = {name: order[:] for name, order in self.orders.items()}
        following._begin()
        following.words, following.title_stems = self.words.copy(), dict(self.title_stems)
        following._drop(BitMap([*gone, *(entry.sequence for entry in entries)]) & self.everything)
        for entry in entries:
            following._add(entry)
        return following

    def holding(self, dimension: str, value: str) -> BitMap:
        """The records that have `value` in `dimension`; read it, never change it."""
        return self.facets.get(dimension, {}).get(value) or BitMap()

    def between(self, column: str, least: int | None, most: int | None) -> BitMap:
        """The records whose `column` is stated and lies between both ends, which belong to it."""
        order, key = self.orders[column], self.columns[column].__getitem__
        start = 0 if least is None else bisect_left(order, least, key=key)
        stop = len(order) if most is None else bisect_right(order, most, key=key)
        return BitMap(order[start:stop])

    def stated(self, name: str) -> BitMap:
        """The records that have a value in an order; read it, never change it."""
        if name not in self._stated_in:
            self._stated_in[name] = BitMap(self.orders[name])
        return self._stated_in[name]

    def key(self, name: str):
        """The function by which an order is sorted: the value, then the sequence."""
        if name == "title":
            return lambda sequence: (fold(self.titles[sequence]), sequence)
        column = self.columns[name]
        return lambda sequence: (column[sequence], sequence)

    @cached_property
    def levels(self) -> dict[int, dict[str, BitMap]]:
        """The places by the length of their code (two digits a region, three a province, six a municipality), with their records."""
        made: dict[int, dict[str, BitMap]] = defaultdict(dict)
        for code, holders in self.facets.get("place", {}).items():
            made[len(code)][code] = holders
        return made

    @cached_property
    def vocabulary(self) -> Counter:
        """Folded words of published titles and of the names of what they mention, with how often they come."""
        return self.words + self.labels.words

    def _read_titles(self) -> tuple[Counter, dict[str, BitMap]]:
        """Words with how many titles hold them, stems with their records. Done when an index is loaded, so that no reader
        waits for it; each different word is stemmed once."""
        words: Counter = Counter()
        found: dict[str, BitMap] = defaultdict(BitMap)
        holders: dict[str, BitMap] = {}  # by word, those of its stem
        for sequence in self.everything:
            for word in set(WORD.findall(fold(self.titles[sequence]))):
                if word not in holders:
                    holders[word] = found[stem(word)]
                words[word] += 1
                holders[word].add(sequence)
        return words, dict(found)

    def _begin(self) -> None:
        """What is kept with an index and goes with it: `days` are past days made from it (search.past), under `lock`."""
        self._stated_in: dict[str, BitMap] = {}
        self.days: OrderedDict = OrderedDict()
        self.lock = threading.Lock()

    def _with_value(self, name: str) -> Iterable[int]:
        if name == "title":
            return self.everything
        column = self.columns[name]
        return [sequence for sequence in self.everything if column[sequence] != NOT_STATED]

    def _in_order(self, name: str) -> array:
        """The records with a value as `key` sorts them; by the value alone, since they come by sequence and sorting is stable."""
        values = self.columns.get(name)
        key = values.__getitem__ if values is not None else lambda sequence: fold(self.titles[sequence])
        return array("I", sorted(self._with_value(name), key=key))

    def _write(self, entry: Entry) -> None:
        missing = entry.sequence + 1 - len(self.titles)
        if missing > 0:
            self.titles += [""] * missing
            for column in self.columns.values():
                column.extend([NOT_STATED] * missing)
        self.everything.add(entry.sequence)
        for name in COLUMNS:
            self.columns[name][entry.sequence] = getattr(entry, name)
        self.titles[entry.sequence] = entry.title

    def _add(self, entry: Entry) -> None:
        self._write(entry)
        for dimension, value in entry.facets:
            values = self.facets.setdefault(dimension, {})
            values[value] = values.get(value, BitMap()) | BitMap([entry.sequence])
        for name, order in self.orders.items():
            if name == "title" or self.columns[name][entry.sequence] != NOT_STATED:
                key = self.key(name)
                order.insert(bisect_left(order, key(entry.sequence), key=key), entry.sequence)
        self.words.update(set(WORD.findall(fold(entry.title))))
        for found in set(stems(entry.title)):
            self.title_stems[found] = self.title_stems.get(found, BitMap()) | BitMap([entry.sequence])

    def _drop(self, gone: BitMap) -> None:
        if not gone:
            return
        for name, order in self.orders.items():
            key = self.key(name)
            for sequence in gone:
                position = bisect_left(order, key(sequence), key=key)
                if position < len(order) and order[position] == sequence:
                    del order[position]
        for sequence in gone:
            self.words.subtract(set(WORD.findall(fold(self.titles[sequence]))))
        self.words = +self.words
        for found in {found for sequence in gone for found in stems(self.titles[sequence])}:
            left = self.title_stems.pop(found) - gone
            if left:
                self.title_stems[found] = left
        self.everything -= gone
        for sequence in gone:
            self.titles[sequence] = ""
            for column in self.columns.values():
                column[sequence] = NOT_STATED
        for values in self.facets.values():
            for value in [value for value, holders in values.items() if holders.intersect(gone)]:
                left = values[value] - gone
                if left:
                    values[value] = left
                else:
                    del values[value]
