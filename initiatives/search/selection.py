"""What a query selects: how many, which, in pages, with facets, histograms and sums; and what to do when it is nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from itertools import combinations
from operator import and_, or_

from django.utils.translation import get_language
from pyroaring import BitMap

from initiatives.models import InitiativeKind, Language, OrganisationRole, PlaceRole, Stage
from initiatives.search import pages
from initiatives.search.index import Index
from initiatives.search.knowing import KNOWABLE_LABELS
from initiatives.search.loading import DatasetState, current_index, dataset, microseconds
from initiatives.search.records import read_column
from initiatives.search.relevance import tiers
from initiatives.search.suggesting import suggestion
from initiatives.search.words import Question, hits, read_question

CHOICES = {
    "kind": dict(InitiativeKind.choices),
    "stage": dict(Stage.choices),
    "language": dict(Language.choices),
    "role": dict(PlaceRole.choices) | dict(OrganisationRole.choices),
    "has": KNOWABLE_LABELS,
    "lacks": KNOWABLE_LABELS,
}
#: Facet to the dimension it counts; the levels of places are facets of their own.
FACETS = {
    "kind": "kind",
    "stage": "stage",
    "theme": "theme",
    "region": "place",
    "province": "place",
    "municipality": "place",
    "place": "place",
    "programme": "programme",
    "organisation": "organisation",
    "role": "role",
    "year": "year",
    "language": "language",
    "has": "has",
    "lacks": "has",
}
LEVEL_BY_LENGTH = {"region": 2, "province": 3, "municipality": 6}
GROUPED = ("kind", "stage", "theme", "place", "programme", "organisation", "role", "year")


def select(query, at: DatasetState | None = None) -> "Selection":
    """What `query` (a `filters.Query`) selects now; `at` is the dataset row if it has been read already."""
    return Selection(query, None, at or dataset())


@dataclass(frozen=True, slots=True)
class Relief:
    """A way out of an empty set: without these choices `query` finds `count` records."""

    names: tuple[str, ...]
    count: int
    query: object


class Selection:
    """Lazy: nothing is computed that is not asked for."""

    def __init__(self, query, index: Index | None, at: DatasetState):
        self.query, self.dataset = query, at
        if index is not None:
            self.index = index
        self._counted: dict[tuple[str, str], list[tuple[str, int]]] = {}

    def hits(self, question: Question) -> BitMap:
        """The records that hold what is asked."""
        return hits(self.index, question)

    @cached_property
    def index(self) -> Index:
        """The one that was given, or today's: an export of everything never asks for it."""
        return current_index(self.dataset)

    @cached_property
    def question(self) -> Question:
        return read_question(self.query.text)

    @cached_property
    def parts(self) -> dict[str, BitMap]:
        """The bitmap of each filter, by the name of its parameter."""
        return {name: self._part(name, values) for name, values in self.query.filters}

    @cached_property
    def sequences(self) -> BitMap:
        return self._without(())

    @cached_property
    def tiers(self) -> list[tuple[int, BitMap]]:
        """The records by how well they fit the text, best first."""
        return tiers(self.index, self.question, self.sequences)

    @property
    def count(self) -> int:
        return len(self.sequences)

    def page(self, limit: int = 20, cursor: str = "") -> pages.Page:
        return pages.page(self.index, self.sequences, self.query.ordering, limit, cursor, lambda: self.tiers)

    def texts(self, column: str, sequences: list[int]) -> list[bytes]:
        """The ready-made JSON of entries (`list_json`) or whole records (`detail_json`), in one query."""
        return read_column(column, sequences)

    def in_order(self) -> Iterable[int]:
        """All sequences in the query's order."""
        return pages.everything_in_order(self.index, self.sequences, self.query.ordering, lambda: self.tiers)

    def facets(self, names: Iterable[str], most: int | None = None) -> dict[str, list[dict]]:
        """For each facet its values with their labels and counts, commonest first; a facet's own choice (any of) does
        not narrow its counts. `most` cuts each list, but keeps what is chosen."""
        return {name: self._facet(name, most) for name in names}

    def label(self, name: str, value: str) -> str:
        return label_of(self.index, name, value)

    def statement_count(self, kinds: Iterable[str]) -> int:
        """How many statements of these kinds the records make."""
        wanted, total = set(kinds), 0
        for value, holders in self.index.facets.get("fact", {}).items():
            kind, _, number = value.partition(":")
            if kind in wanted:
                total += int(number) * holders.intersection_cardinality(self.sequences)
        return total

    def amounts(self) -> dict:
        """Sum of the stated amounts in euro and how many records state one: `{"value", "stated", "count"}`."""
        return self._amounts_of(self.sequences)

    def amounts_by(self, name: str) -> list[dict]:
        """The values of a facet with count, sum in euro and how many state it, over this selection, largest sum first."""
        rows = []
        for value, holders in self._values(name):
            found = holders & self.sequences
            if found:
                rows.append({"value": value, "label": self.label(name, value), "amounts": self._amounts_of(found)})
        return sorted(rows, key=lambda row: (-row["amounts"]["value"], -row["amounts"]["count"], row["label"]))

    def histogram(
        self, name: str = "amount", bounds: Iterable[int] = (0, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000)
    ) -> list[dict]:
        """Counts between bounds in euro (`name="amount"`: the last bar is open; the filter on amounts is ignored) or by
        year (`name="year"`): `{"from", "to", "count"}`, `to` not included."""
        if name == "year":
            return [
                {"from": int(row["value"]), "to": int(row["value"]) + 1, "count": row["count"]}
                for row in reversed(self._facet("year", None))
            ]
        base, bounds = self._without(("amount_min", "amount_max")), list(bounds)
        bars = []
        for least, most in zip(bounds, [*bounds[1:], None], strict=True):
            found = self.index.between("amount", least * 100, None if most is None else most * 100 - 1)
            bars.append({"from": least, "to": most, "count": found.intersection_cardinality(base)})
        return bars

    def reliefs(self, most: int = 5) -> list[Relief]:
        """When nothing is found: the filters whose removal (one, else two together) leaves something, fullest first."""
        for size in (1, 2):
            found = []
            for names in combinations(self.parts, size):
                count = len(self._without(names))
                if count:
                    found.append(Relief(names, count, reduce(lambda query, name: query.without(name), names, self.query)))
            if found:
                return sorted(found, key=lambda relief: -relief.count)[:most]
        return []

    def suggestion(self) -> str:
        """Another spelling of the text that finds something, where this one does not."""
        return suggestion(self.index, self.query.text) if self.query.text and not self.parts["q"] else ""

    def _without(self, names: tuple[str, ...]) -> BitMap:
        parts = sorted((part for name, part in self.parts.items() if name not in names), key=len)
        return reduce(and_, parts) if parts else self.index.everything

    def _part(self, name: str, values: tuple[str, ...]) -> BitMap:
        index, query = self.index, self.query
        if name == "q":
            return self.hits(self.question)
        if name in ("amount_min", "amount_max"):
            least, most = query.amounts
            return index.between("amount", _cents(least) if name == "amount_min" else None, _cents(most) if name == "amount_max" else None)
        if name == "from":
            return index.between("latest", query.days[0].toordinal(), None)
        if name == "to":
            return index.between("earliest", None, query.days[1].toordinal())
        if name in ("published_after", "changed_after"):
            column = "first" if name == "published_after" else "changed"
            return index.between(column, microseconds(query.moment(name)), None)
        return self._choice(name, values)

    def _choice(self, name: str, values: tuple[str, ...]) -> BitMap:
        dimension, _, how = name.partition("_")
        if name in ("has", "lacks"):
            dimension, how = "has", "all" if name == "has" else "not"
        holders = [self.index.holding(dimension, resolve(self.index, dimension, value)) for value in values]
        if how == "all":
            return reduce(and_, holders)
        found = reduce(or_, holders)
        return self.index.everything - found if how == "not" else found

    def _values(self, name: str) -> list[tuple[str, BitMap]]:
        return list(holders_of(self.index, name).items())

    def _counts(self, name: str, own: str) -> list[tuple[str, int]]:
        """(value, how many) for every value of a facet that is there, `own` (a filter) left aside."""
        key = (name, own)
        if key not in self._counted:
            if name == "place":
                found = [row for level in LEVEL_BY_LENGTH for row in self._counts(level, own)]
            else:
                base = self._without((own,)) if own in self.parts else self.sequences
                found = self._counted_in(base, name, own)
            self._counted[key] = found
        return self._counted[key]

    def _counted_in(self, base: BitMap, name: str, own: str) -> list[tuple[str, int]]:
        """Of a town nothing is asked where its province, whose code its own begins with, has nothing."""
        values = holders_of(self.index, name)
        if len(base) == len(self.index.everything):
            return [(value, len(holders)) for value, holders in values.items()]
        if name == "municipality":
            empty = holders_of(self.index, "province").keys() - {code for code, _count in self._counts("province", own)}
            if empty:
                values = {code: holders for code, holders in values.items() if code[:3] not in empty}
        return [(value, count) for value, holders in values.items() if (count := holders.intersection_cardinality(base))]

    def _facet(self, name: str, most: int | None) -> list[dict]:
        dimension = FACETS[name]
        own = dimension if dimension in GROUPED else ""
        chosen = {resolve(self.index, dimension, value) for value in self.query.many(own)} if own else set()
        rows = self._rows(name, own, chosen)
        if name == "year":
            rows.sort(reverse=True)
        elif most is not None:
            rows.sort(key=lambda row: (-row[1], row[0]))
        if most is not None:
            rows = rows[:most] + [row for row in rows[most:] if row[0] in chosen]
        known = self.index.labels.place_names if dimension == "place" else {}
        named = [{"value": value, "label": known.get(value) or self.label(name, value), "count": count} for value, count in rows]
        return named if name == "year" else sorted(named, key=lambda row: (-row["count"], row["label"]))

    def _rows(self, name: str, own: str, chosen: set[str]) -> list[tuple[str, int]]:
        """The values of a facet that are there, and those that were chosen, with their counts."""
        if name == "lacks":
            stated = dict(self._counts("has", own))
            left = [(value, len(self.sequences) - stated.get(value, 0)) for value in self.index.facets.get("has", {})]
            return [row for row in left if row[1]]
        rows = self._counts(name, own)
        nothing = chosen - {value for value, _count in rows} if chosen else set()
        return rows + [(value, 0) for value in nothing if value in holders_of(self.index, name)]

    def _amounts_of(self, chosen: BitMap) -> dict:
        column = self.index.columns["amount"]
        stated = [column[sequence] for sequence in chosen & self.index.stated("amount")]
        return {"value": Decimal(sum(stated)) / 100, "stated": len(stated), "count": len(chosen)}


def holders_of(index: Index, name: str) -> dict[str, BitMap]:
    """The values of a facet, each with the records that hold it; places of one level where the facet is a level."""
    return index.levels.get(LEVEL_BY_LENGTH[name], {}) if name in LEVEL_BY_LENGTH else index.facets.get(FACETS[name], {})


def label_of(index: Index, name: str, value: str) -> str:
    """What people call a value of a parameter or facet, in the language in use; the value itself where no published
    record mentions it."""
    dimension = name.removesuffix("_all").removesuffix("_not")
    dimension = FACETS.get(dimension, dimension)
    if name in CHOICES or dimension in CHOICES:
        return str(CHOICES.get(name, CHOICES.get(dimension, {})).get(value, value))
    if dimension == "theme":
        names = index.labels.themes.get(value, {})
        return names.get((get_language() or "it")[:2]) or names.get("it") or value
    if dimension == "place":
        return index.labels.place_names.get(resolve(index, "place", value), value)
    return index.labels.names.get((dimension, resolve(index, dimension, value)), value)


def resolve(index: Index, dimension: str, value: str) -> str:
    """The value as the facets hold it: an ISTAT code for a place's address, today's address for one that moved."""
    if dimension == "place":
        return index.labels.codes.get(value, value)
    seen = set()
    while (dimension, value) in index.labels.moved and value not in seen:
        seen.add(value)
        value = index.labels.moved[dimension, value]
    return value


def _cents(euro: Decimal | None) -> int | None:
    return None if euro is None else int(euro * 100)
