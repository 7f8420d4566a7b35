"""What the extraction knows before it reads: places, bodies, programmes, and what editors taught it.

One frozen value is handed to every rule. The files it is read from are those of `initiatives/data`:
the ISTAT list of territorial units with GeoNames coordinates (see the notes beside them), and short
lists of national and European bodies and programmes. Look-ups are compiled once a process.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from initiatives.extraction.gazetteer import Gazetteer
from initiatives.extraction.gazetteer_places import PlaceEntry, PlaceGazetteer
from initiatives.extraction.words import fold

DATA = Path(__file__).resolve().parent.parent / "data"
NOTHING: Mapping = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Body:
    """A known organisation; `aliases` are other ways to write it, `acronym` the short one."""

    name: str
    kind: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A known programme, call, fund, plan, network or service. Its `parent` is the plan it belongs to."""

    name: str
    kind: str = "programme"
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    learned: bool = False


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Places, bodies and schemes, with how often editors rejected a name: `rejected[kind, folded name]`."""

    places: tuple[PlaceEntry, ...] = ()
    place_aliases: tuple[tuple[str, str, str], ...] = ()
    bodies: tuple[Body, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    rejected: Mapping[tuple[str, str], int] = field(default_factory=lambda: NOTHING)

    @cached_property
    def place_gazetteer(self) -> PlaceGazetteer:
        return PlaceGazetteer(self.places, self.place_aliases)

    @cached_property
    def body_gazetteer(self) -> Gazetteer[Body]:
        return Gazetteer((name, body) for body in self.bodies for name in _names(body))

    @cached_property
    def scheme_gazetteer(self) -> Gazetteer[Scheme]:
        return Gazetteer((name, scheme) for scheme in self.schemes for name in _names(scheme))

    @cached_property
    def place_by_istat(self) -> Mapping[str, PlaceEntry]:
        return MappingProxyType({place.istat: place for place in self.places})

    def rejections(self, kind: str, name: str) -> int:
        """In how many documents editors rejected `name` as a value of `kind`."""
        return self.rejected.get((kind, fold(name)), 0) if self.rejected else 0

    def extended(
        self,
        place_aliases: Mapping[str, str] = NOTHING,
        organisations: Mapping[str, str] = NOTHING,
        programmes: Mapping[str, str] = NOTHING,
        rejected: Mapping[tuple[str, str], int] = NOTHING,
    ) -> Knowledge:
        """What editors taught, on top of what is known; the receiver stays as it was.

        `place_aliases` gives the ISTAT code meant by a spelling, `organisations` and `programmes` the
        name meant by a spelling (a new name stands for itself), `rejected` the number of documents
        in which a (kind, name) was turned down. Raises KeyError for an ISTAT code that is unknown.
        """
        learned = tuple((alias, self.place_by_istat[istat].istat, "learned") for alias, istat in place_aliases.items())
        return replace(
            self,
            place_aliases=self.place_aliases + learned,
            bodies=self.bodies + tuple(_taught(Body, organisations)),
            schemes=self.schemes + tuple(_taught(Scheme, programmes)),
            rejected=MappingProxyType({**self.rejected, **{(kind, fold(name)): times for (kind, name), times in rejected.items()}}),
        )


def _names(entry: Body | Scheme) -> Iterable[str]:
    return filter(None, (entry.name, entry.acronym, *entry.aliases))


def _taught(entry_type: type, meant: Mapping[str, str]) -> Iterable[Body | Scheme]:
    for spelling, name in meant.items():
        yield entry_type(name=name, aliases=() if spelling == name else (spelling,), learned=True)


@cache
def load_knowledge(data_dir: Path = DATA) -> Knowledge:
    """Read the vocabulary files of `data_dir`; a missing file is an empty list. Kept for the process."""
    return Knowledge(
        places=tuple(_place(row) for row in _rows(data_dir / "places.csv")),
        place_aliases=tuple((row["alias"], row["istat"], row["kind"]) for row in _rows(data_dir / "place_aliases.csv")),
        bodies=tuple(
            Body(row["name"], row["kind"], row["acronym"], _split(row["aliases"])) for row in _rows(data_dir / "organisations.csv")
        ),
        schemes=tuple(
            Scheme(row["name"], row["kind"], row["acronym"], _split(row["aliases"]), row["parent"])
            for row in _rows(data_dir / "programmes.csv")
        ),
    )


def _place(row: dict[str, str]) -> PlaceEntry:
    return PlaceEntry(
        istat=row["istat"],
        level=row["level"],
        name=row["name"],
        other_name=row["other_name"],
        parent=row["parent"],
        abbreviation=row["abbreviation"],
        population=int(row["population"] or 0),
    )


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in aliases.split("|") if alias.strip())


def _rows(path: Path) -> Iterable[dict[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
