"""The map of a record's places: one dot per municipality of the province, region or country they lie in.

Coordinates: initiatives/data/places.csv (GeoNames, CC BY 4.0) and grid.csv; Mercator, as in regions.json.
"""

import csv
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DATA = Path(__file__).resolve().parent.parent / "data"
WIDTH = 720.0
MARGIN = 34.0
#: Names are written on the map for this many places at most, the largest first.
MOST_NAMES = 10
LETTER = 7.4  # width of a letter of the map's type, in map units
FEW_SIZE = 1.8  # a map of one or two places is drawn small: its dots and letters are larger
DIAMETER = 23.0  # of a numbered dot with its rim
MOST_MOVED = 120  # beyond so many dots the map shows where it is dense, and the list tells them apart
KILOMETRES_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    number: int
    name: str
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LocalMap:
    """`others` is one SVG path of round-capped points; `numbers` maps ISTAT codes to the numbers on the dots of `radius`."""

    area: str
    level: str
    width: int
    height: int
    others: str
    radius: float
    dots: list[Dot]
    numbers: dict[str, int]
    total: int
    scale_from: float
    scale_to: float
    scale_label: str

    @property
    def description(self) -> str:
        return ngettext(
            "Il Comune nominato, con il numero che ha nell’elenco.",
            "I %(total)d Comuni nominati, con i numeri che hanno nell’elenco; gli altri sono punti grigi.",
            len(self.dots),
        ) % {"total": len(self.dots)}

    @property
    def caption(self) -> str:
        if self.level == "country":
            return _("Italia, un Comune ogni quattro:")
        words = _("Provincia di %(area)s, %(total)s Comuni:") if self.level == "province" else _("%(area)s, %(total)s Comuni:")
        return words % {"area": self.area, "total": self.total}

    @property
    def named_words(self) -> str:
        words = ngettext("%(total)s nominato qui", "%(total)s nominati qui, numerati come nell’elenco", len(self.dots))
        return words % {"total": len(self.dots)}

    @property
    def other_words(self) -> str:
        """How many of the area are not named; nothing for the country, of which only a part is drawn."""
        others = self.total - len(self.dots)
        if self.level == "country" or not others:
            return ""
        return ngettext("%(total)s non nominato nella fonte", "%(total)s non nominati nella fonte", others) % {"total": others}

    @property
    def scale_middle(self) -> float:
        return round((self.scale_from + self.scale_to) / 2, 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """From degrees to map units."""

    west: float
    north: float
    scale: float
    height: float

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        x = MARGIN + (longitude - self.west) * self.scale
        y = MARGIN + (self.north - _mercator(latitude)) * self.scale
        return round(x, 1), round(y, 1)


def local_map(places: list[dict]) -> LocalMap | None:
    """The map of `places` (as snapshots hold them); None where none of them is a municipality with coordinates."""
    towns = [
        place for place in places if place["level"] == "municipality" and place["latitude"] is not None and place["longitude"] is not None
    ]
    if not towns:
        return None
    level, code, name = _area(towns)
    frame, others, total = _background(level, code)
    points = _apart([frame.point(town["latitude"], town["longitude"]) for town in towns])
    size = FEW_SIZE if len(towns) < 3 else 1.0
    dots = _labelled(towns, points, size)
    length = _scale_length(level)
    latitude = sum(town["latitude"] for town in towns) / len(towns)
    units = length / (KILOMETRES_PER_DEGREE * math.cos(math.radians(latitude))) * frame.scale
    return LocalMap(
        area=name,
        level=level,
        width=int(WIDTH),
        height=round(frame.height),
        others=others,
        radius=round(11 * size, 1),
        dots=dots,
        numbers={town["istat"]: dot.number for town, dot in zip(towns, dots, strict=True)},
        total=total,
        scale_from=round(WIDTH - MARGIN - units, 1),
        scale_to=WIDTH - MARGIN,
        scale_label=f"{number_format(length)} km",
    )


def _area(towns: list[dict]) -> tuple[str, str, str]:
    """The smallest of province, region and country that holds all; one or two towns are shown in their region."""
    provinces = {town["province"]["istat"]: town["province"]["name"] for town in towns if town["province"]}
    regions = {town["region"]["istat"]: town["region"]["name"] for town in towns if town["region"]}
    if len(provinces) == 1 and len(towns) > 2:
        return "province", *next(iter(provinces.items()))
    if len(regions) == 1:
        return "region", *next(iter(regions.items()))
    return "country", "", "Italia"


def _scale_length(level: str) -> int:
    return {"province": 10, "region": 25, "country": 100}[level]


@lru_cache(maxsize=128)
def _background(level: str, code: str) -> tuple[Frame, str, int]:
    """The frame, the path of all municipalities and their number, for one area; the country shows every fourth."""
    towns = [(lat, lon) for istat, province, region, lat, lon in _towns() if code in ("", province, region)]
    points = [(lon, _mercator(lat)) for lat, lon in towns]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    scale = (WIDTH - 2 * MARGIN) / max(east - west, (north - south) / 1.15, 0.05)
    frame = Frame(west - ((WIDTH - 2 * MARGIN) / scale - (east - west)) / 2, north, scale, (north - south) * scale + 2 * MARGIN)
    shown = towns if code else towns[::4]
    path = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in (frame.point(lat, lon) for lat, lon in shown))
    return frame, path, len(towns)


@lru_cache(maxsize=1)
def _towns() -> list[tuple[str, str, str, float, float]]:
    """(ISTAT, province, region, latitude, longitude) of every municipality."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    region_of = {row["istat"]: row["parent"] for row in rows if row["level"] == "province"}
    return [
        (row["istat"], row["parent"], region_of[row["parent"]], float(row["latitude"]), float(row["longitude"]))
        for row in rows
        if row["level"] == "municipality" and row["latitude"]
    ]


def _apart(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same points, those that would cover one another moved a little, so that every number can be read."""
    if len(points) > MOST_MOVED:
        return points
    moved = [list(point) for point in points]
    for _round in range(12):
        for one, a in enumerate(moved):
            for b in moved[one + 1 :]:
                dx, dy = b[0] - a[0], b[1] - a[1]
                gap = math.hypot(dx, dy)
                if gap >= DIAMETER:
                    continue
                ux, uy = (dx / gap, dy / gap) if gap > 0.1 else (1.0, 0.0)
                push = (DIAMETER - gap) / 2
                a[0], a[1], b[0], b[1] = a[0] - ux * push, a[1] - uy * push, b[0] + ux * push, b[1] + uy * push
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def _labelled(towns: list[dict], points: list[tuple[float, float]], size: float) -> list[Dot]:
    """Numbered dots; the largest places get their names, to the right or left, wherever nothing is covered."""
    taken = [(x - 11, y - 11, x + 11, y + 11) for x, y in points]
    labels: dict[int, tuple[float, float, str]] = {}
    by_size = sorted(range(len(towns)), key=lambda index: -(towns[index]["population"] or 0))
    for index in by_size:
        if len(labels) == MOST_NAMES:
            break
        (x, y), length, away = points[index], len(towns[index]["name"]) * LETTER * size, 15 * size
        for anchor, left in (("start", x + away), ("end", x - away - length)):
            box = (left, y - 8 * size, left + length, y + 8 * size)
            if 0 <= left and left + length <= WIDTH and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                labels[index] = (round(x + (away if anchor == "start" else -away), 1), round(y + 4.5 * size, 1), anchor)
                break
    return [Dot(*points[i], i + 1, town["name"], *labels.get(i, (0.0, 0.0, ""))) for i, town in enumerate(towns)]


def _overlap(a: tuple, b: tuple) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
