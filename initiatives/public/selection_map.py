"""The map of a selection, drawn by the server: Italy as dots 16 km apart, and a circle for each place with its count.

Geometry: initiatives/data/grid.csv and the projection "grid" of regions.json (equirectangular, 1 unit = 2 km).
"""

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from initiatives.filters import Query
from initiatives.models import Place
from initiatives.public.addresses import address_of
from initiatives.public.charts import holders_of, narrowed
from initiatives.public.gazetteer import DATA, Spot, spots
from initiatives.public.queries import list_address
from initiatives.search import Selection

#: Circles drawn and rows listed at most; the data export has all.
MOST = {"region": 20, "province": 107, "municipality": 80}
NAMED = 12
#: More municipalities than this in one province are one circle on the front page.
FEW = 3
#: More municipalities than this in all are small dots there, and only the first of them are named.
MANY = 90
LARGEST_NAMED = 9
#: Radius of the largest circle, in drawing units: towns lie close together, and a circle over another hides its number.
LARGEST = {"region": 26.0, "province": 18.0, "municipality": 14.0}
LETTER = 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map. `per` is initiatives per 100,000 inhabitants; label coordinates only where it is named."""

    label: str
    region: str
    count: int
    population: int | None
    per: float | None
    address: str
    page: str
    x: float
    y: float
    radius: float
    shown: str
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SelectionMap:
    """`regions` are (path of dots, whether a selected record has it); `marks` come largest first."""

    view_box: str
    regions: list[tuple[str, bool]]
    marks: list[Mark]
    found: int
    covered: int
    all_of_level: int
    by_inhabitants: bool
    national: int
    points: str = ""

    @property
    def left_out(self) -> int:
        return self.found - len(self.marks)


def selection_map(selection: Selection, level: str, per: str) -> SelectionMap:
    """The places of `level` (region, province, municipality) that records of the selection name or contain, sized by count or
    by count per 100,000 inhabitants (`per="inhabitants"`). One query: the addresses of the places."""
    counted = _counted(selection, level)
    by_inhabitants = per == "inhabitants"
    size = (lambda pair: _per_100_000(pair) or 0) if by_inhabitants else (lambda pair: pair[1])
    counted.sort(key=lambda pair: (-size(pair), pair[0].name))
    drawn = counted[: MOST[level]]
    slugs = dict(Place.objects.filter(istat__in=[spot.istat for spot, _count in drawn]).values_list("istat", "slug"))
    largest = max((size(pair) for pair in drawn), default=1) or 1
    widest = min(LARGEST[level], 8 + 4 * math.sqrt(max((count for _spot, count in drawn), default=1)))
    marks = _named([_mark(selection.query, pair, widest * math.sqrt(size(pair) / largest), by_inhabitants, slugs) for pair in drawn])
    covered = {value for value, holders in holders_of(selection.index, "region") if holders.intersect(selection.sequences)}
    everywhere = sum(1 for spot in spots().values() if spot.level == level and spot.istat not in selection.index.labels.joined)
    frame, dots = grid()
    return SelectionMap(
        view_box=frame["viewBox"],
        regions=[(path, region in covered) for region, path in dots.items()],
        marks=marks,
        found=len(counted),
        covered=len(counted),
        all_of_level=everywhere,
        by_inhabitants=by_inhabitants,
        national=selection.count - _with_place(selection),
    )


def dot_map(marks: list[tuple[Spot, int]], covered: set[str], addresses: dict[str, str]) -> SelectionMap:
    """The map of the front page: a dot for each of `marks` (municipality, count), and one numbered circle for the
    municipalities of a province where they are many. `covered` regions are darker."""
    frame, dots = grid()
    points = ""
    if len(marks) > MANY:
        by_count = sorted(marks, key=lambda pair: -pair[1])
        points = _points(spot for spot, _count in by_count[LARGEST_NAMED:])
        marks = by_count[:LARGEST_NAMED]
    by_province: dict[str, list[tuple[Spot, int]]] = defaultdict(list)
    for spot, count in marks:
        by_province[spot.istat if points else spot.province].append((spot, count))
    made = []
    for province, towns in by_province.items():
        if len(towns) > FEW and province in spots():
            made.append(_dot(spots()[province], len(towns), addresses, 11.0, str(len(towns))))
        else:
            made += [_dot(spot, count, addresses, 5.5, "") for spot, count in towns]
    made.sort(key=lambda mark: (-mark.radius, -mark.count))
    return SelectionMap(
        frame["viewBox"],
        [(path, region in covered) for region, path in dots.items()],
        _named(made),
        len(made),
        len(made),
        0,
        False,
        0,
        points,
    )


def _points(towns: Iterable[Spot]) -> str:
    """One SVG path of small dots, those that would cover one another once: whole drawing units are near enough."""
    places = {tuple(round(value / 4) * 4 for value in on_grid(spot.latitude, spot.longitude)) for spot in towns}
    return "".join(f"M{x} {y}h0" for x, y in sorted(places))


def _dot(spot: Spot, count: int, addresses: dict[str, str], radius: float, shown: str) -> Mark:
    x, y = on_grid(spot.latitude, spot.longitude)
    label = _("Provincia di %(name)s") % {"name": spot.name} if spot.level == "province" else spot.name
    address = addresses.get(spot.istat, "")
    return Mark(label, "", count, None, None, address, address, x, y, radius, shown)


@lru_cache(maxsize=1)
def grid() -> tuple[dict, dict[str, str]]:
    """The frame of the dot grid, and for each region one SVG path of its dots."""
    frame = json.loads((DATA / "regions.json").read_text(encoding="utf-8"))["grid"]
    points: dict[str, list[str]] = defaultdict(list)
    with (DATA / "grid.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            points[row["region"]].append(f"M{float(row['x']):g} {float(row['y']):g}h0")
    return frame, {region: "".join(parts) for region, parts in sorted(points.items())}


def on_grid(latitude: float, longitude: float) -> tuple[float, float]:
    frame, _dots = grid()
    return round(frame["x0"] + frame["kx"] * longitude, 1), round(frame["y0"] + frame["ky"] * latitude, 1)


def _counted(selection: Selection, level: str) -> list[tuple[Spot, int]]:
    found = []
    for code, holders in holders_of(selection.index, level):
        count = holders.intersection_cardinality(selection.sequences)
        spot = spots().get(code)
        if count and spot is not None and spot.latitude is not None:
            found.append((spot, count))
    return found


def _with_place(selection: Selection) -> int:
    return selection.index.holding("has", "place").intersection_cardinality(selection.sequences)


def _per_100_000(pair: tuple[Spot, int]) -> float | None:
    spot, count = pair
    return round(count * 100_000 / spot.population, 1) if spot.population else None


def _mark(query: Query, pair: tuple[Spot, int], radius: float, by_inhabitants: bool, slugs: dict[str, str]) -> Mark:
    spot, count = pair
    x, y = on_grid(spot.latitude, spot.longitude)
    per = _per_100_000(pair)
    region = spots()[spot.region].name if spot.region in spots() and spot.region != spot.istat else ""
    return Mark(
        label=_("Provincia di %(name)s") % {"name": spot.name} if spot.level == "province" else spot.label,
        region=region,
        count=count,
        population=spot.population,
        per=per,
        address=list_address(narrowed(query, "place", spot.istat)),
        page=address_of("place", slugs[spot.istat]) if spot.istat in slugs else "",
        x=x,
        y=y,
        radius=round(max(4.0, radius), 1),
        shown=f"{per:g}" if by_inhabitants and per is not None else str(count),
    )


def _named(marks: list[Mark]) -> list[Mark]:
    """The largest places get their names beside them, wherever these cover nothing."""
    taken = [(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius) for mark in marks]
    placed = []
    for place, mark in enumerate(marks):
        label = _free_place(mark, taken) if place < NAMED else None
        if label is None:
            placed.append(mark)
            continue
        taken.append(label[3])
        placed.append(_with_label(mark, *label[:3]))
    return placed


def _free_place(mark: Mark, taken: list[tuple]) -> tuple | None:
    wide = len(mark.label) * LETTER
    beside, half = mark.radius + 5, wide / 2
    tried = (
        ("start", mark.x + beside, mark.y, 0.0),
        ("end", mark.x - beside - wide, mark.y, wide),
        ("middle", mark.x - half, mark.y + mark.radius + 11, half),
        ("middle", mark.x - half, mark.y - mark.radius - 11, half),
    )
    for anchor, left, y, offset in tried:
        box = (left, y - 9, left + wide, y + 9)
        if left >= 0 and box[1] >= 0 and box[2] <= 500 and not any(_overlap(box, other) for other in taken):
            return round(left + offset, 1), round(y + 5, 1), anchor, box
    return None


def _with_label(mark: Mark, x: float, y: float, anchor: str) -> Mark:
    return replace(mark, label_x=x, label_y=y, anchor=anchor)


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
