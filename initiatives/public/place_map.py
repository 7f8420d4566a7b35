"""Where a place lies: its region with one dot a municipality, those with initiatives in blue, the place itself dark.

Coordinates: initiatives/data/places.csv (GeoNames, CC BY 4.0); Mercator, fitted to the region.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from initiatives.models import Level
from initiatives.public.gazetteer import of_level, spots
from initiatives.search import Index

SIZE = 300.0
MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Paths of round-capped dots: `others` without initiatives, `covered` with some, `own` of the place; `spot` marks a town."""

    region: str
    name: str
    width: int
    height: int
    others: str
    covered: str
    own: str
    spot: tuple[float, float] | None
    anchor: str
    radius: float


def place_map(istat: str, index: Index) -> PlaceMap | None:
    """The map of the region of `istat`; None for a place without coordinates."""
    here = spots().get(istat)
    if here is None or here.region not in spots():
        return None
    width, height, points = _frame(here.region)
    held = index.facets.get("place", {})
    groups: dict[str, list[str]] = {"others": [], "covered": [], "own": []}
    for code, province, x, y in points:
        if code in index.labels.joined:
            continue
        own = here.level == Level.PROVINCE and province == istat
        name = "covered" if code in held else "own" if own else "others"
        groups[name].append(f"M{x:g} {y:g}h0")
    spot = next(((x, y) for code, _province, x, y in points if code == istat), None)
    paths = {name: "".join(parts) for name, parts in groups.items()}
    anchor = "end" if spot and spot[0] > width * 0.6 else "start"
    radius = 3.2 if len(points) < 500 else 2.4
    return PlaceMap(spots()[here.region].name, here.name, width, height, **paths, spot=spot, anchor=anchor, radius=radius)


@lru_cache(maxsize=20)
def _frame(region: str) -> tuple[int, int, list[tuple[str, str, float, float]]]:
    """Width, height and (code, province, x, y) of the municipalities of a region."""
    towns = [spot for spot in of_level(Level.MUNICIPALITY) if spot.region == region]
    points = [(spot.longitude, _mercator(spot.latitude)) for spot in towns]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    scale = (SIZE - 2 * MARGIN) / max(east - west, north - south, 0.1)
    placed = [
        (spot.istat, spot.province, round(MARGIN + (x - west) * scale, 1), round(MARGIN + (north - y) * scale, 1))
        for spot, (x, y) in zip(towns, points, strict=True)
    ]
    return round((east - west) * scale + 2 * MARGIN), round((north - south) * scale + 2 * MARGIN), placed


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
