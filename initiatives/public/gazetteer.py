"""Where every place of Italy lies and how many live there, kept in the process: maps, neighbours, places of similar size.

Source: initiatives/data/places.csv and place_aliases.csv (ISTAT codes and names, GeoNames coordinates, census 2011).
"""

import csv
import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from initiatives.models import Level
from initiatives.models.search_index import fold

DATA = Path(__file__).resolve().parent.parent / "data"
KILOMETRES_PER_DEGREE = 111.32
#: Degrees round a place within which its neighbours are looked for first.
NEAR = 0.3


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: degrees (WGS 84), inhabitants, and the codes of what it lies in (its own for the outer levels)."""

    istat: str
    level: str
    name: str
    abbreviation: str
    latitude: float | None
    longitude: float | None
    population: int | None
    province: str
    region: str

    @property
    def label(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.level == Level.MUNICIPALITY and self.abbreviation else self.name


@lru_cache(maxsize=1)
def spots() -> dict[str, Spot]:
    """All places by ISTAT code."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    region_of = {row["istat"]: row["parent"] for row in rows if row["level"] == Level.PROVINCE}
    return {row["istat"]: _spot(row, region_of) for row in rows}


def _spot(row: dict, region_of: dict[str, str]) -> Spot:
    level, parent = row["level"], row["parent"]
    province = {Level.MUNICIPALITY: parent, Level.PROVINCE: row["istat"]}.get(level, "")
    region = {Level.MUNICIPALITY: region_of.get(parent, ""), Level.PROVINCE: parent}.get(level, row["istat"])
    return Spot(
        istat=row["istat"],
        level=level,
        name=row["name"],
        abbreviation=row["abbreviation"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"]) if row["population"] else None,
        province=province,
        region=region,
    )


@lru_cache(maxsize=8)
def of_level(level: str) -> tuple[Spot, ...]:
    """The places of a level that have coordinates, by name."""
    found = [spot for spot in spots().values() if spot.level == level and spot.latitude is not None]
    return tuple(sorted(found, key=lambda spot: fold(spot.name)))


@lru_cache(maxsize=256)
def inside(istat: str) -> tuple[str, ...]:
    """The codes of the municipalities of a province or region."""
    return tuple(spot.istat for spot in of_level(Level.MUNICIPALITY) if istat in (spot.province, spot.region))


@lru_cache(maxsize=8192)
def neighbours(spot: Spot, most: int) -> list[tuple[Spot, float]]:
    """The nearest places of the same level with their distance in kilometres, nearest first."""
    if spot.latitude is None:
        return []
    others = [other for other in of_level(spot.level) if other.istat != spot.istat]
    near = [other for other in others if abs(other.latitude - spot.latitude) < NEAR and abs(other.longitude - spot.longitude) < NEAR]
    found = sorted(((other, distance(spot, other)) for other in near), key=lambda pair: pair[1])[:most]
    if len(found) < most or found[-1][1] > NEAR * KILOMETRES_PER_DEGREE * math.cos(math.radians(spot.latitude + NEAR)):
        found = sorted(((other, distance(spot, other)) for other in others), key=lambda pair: pair[1])[:most]
    return found


def distance(one: Spot, other: Spot) -> float:
    """Kilometres as the crow flies; on the plane at the mean latitude, which errs by less than 1 % within Italy."""
    mean = math.radians((one.latitude + other.latitude) / 2)
    east = (one.longitude - other.longitude) * math.cos(mean)
    return math.hypot(east, one.latitude - other.latitude) * KILOMETRES_PER_DEGREE


def of_similar_size(spot: Spot, most: int, among: set[str]) -> list[Spot]:
    """The places of the same level out of `among` (ISTAT codes) whose population is nearest, nearest first; none that is
    more than twice or less than half as large."""
    if not spot.population:
        return []
    least, largest = spot.population / 2, spot.population * 2
    chosen = [
        other
        for other in of_level(spot.level)
        if other.istat in among and other.istat != spot.istat and least <= (other.population or 0) <= largest
    ]
    return sorted(chosen, key=lambda other: abs(math.log(other.population / spot.population)))[:most]


@lru_cache(maxsize=1)
def _names() -> tuple[list[tuple[str, str]], list[str]]:
    """(folded name, code) in order, official and other names alike; and the folded names alone, for the search by beginning."""
    pairs = {(fold(spot.name), spot.istat) for spot in spots().values()}
    with (DATA / "place_aliases.csv").open(encoding="utf-8", newline="") as file:
        pairs |= {(fold(row["alias"]), row["istat"]) for row in csv.DictReader(file) if row["istat"] in spots()}
    ordered = sorted(pairs)
    return ordered, [name for name, _code in ordered]


def named(text: str, most: int = 60) -> list[Spot]:
    """The places whose name, today's or a former one, begins so; where there are few, also those that hold the text."""
    wanted = fold(text.strip())
    if not wanted:
        return []
    pairs, names = _names()
    start = bisect_left(names, wanted)
    codes = []
    for name, code in pairs[start:]:
        if not name.startswith(wanted) or len(codes) == most:
            break
        codes.append(code)
    if len(codes) < 10 and len(wanted) > 2:
        codes += [code for name, code in pairs if wanted in name][: most - len(codes)]
    found = [spots()[code] for code in dict.fromkeys(codes)]
    rank = {Level.REGION: 0, Level.PROVINCE: 1, Level.MUNICIPALITY: 2}
    return sorted(
        found, key=lambda spot: (fold(spot.name) != wanted, not fold(spot.name).startswith(wanted), rank[spot.level], fold(spot.name))
    )
