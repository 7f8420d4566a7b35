"""Light geometry for maps drawn on the server: outlines of the regions and a grid of dots. Used by distil.py."""

import json
import math
import re
from collections import Counter, defaultdict

KM_PER_DEGREE = 111.2
MIDDLE_LATITUDE = 42.0
GRID_KM, KM_PER_UNIT, MARGIN = 16, 2, 8


def rings(path):
    """Corners of an SVG path made of relative moves only: a list of closed rings of (x, y)."""
    shapes, x, y = [], 0.0, 0.0
    for part in re.findall(r"m([^mz]+)z?", path):
        numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        # After "z" the pen is back at the start of the ring.
        x, y = ring[0]
        shapes.append(ring)
    return shapes


def absolute_path(shapes):
    """SVG path of absolute corners with one decimal."""
    parts = []
    for ring in shapes:
        corners = [f"{x:.1f},{y:.1f}".replace(".0", "") for x, y in ring]
        kept = [c for i, c in enumerate(corners) if i == 0 or c != corners[i - 1]]
        parts.append("M" + "L".join(kept) + "Z")
    return "".join(parts)


def inside(point, shapes):
    """Even-odd rule."""
    x, y = point
    odd = False
    for ring in shapes:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                odd = not odd
    return odd


def nearest(point, shapes):
    """The corner of the outline closest to the point."""
    return min((c for ring in shapes for c in ring), key=lambda c: math.dist(c, point))


def mercator(latitude):
    """Mercator's ordinate in degrees: what the outlines were drawn in (Snyder, Map Projections, 1987, eq. 7-2)."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def line(xs, ys):
    """Least squares: (intercept, slope)."""
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)
    return my - slope * mx, slope


def fitted(shapes, members):
    """Coefficients (a, b, c, d) with x = a + b * longitude and y = c + d * mercator(latitude).

    Starts from the outlines' bounding boxes, then moves each municipality that falls outside its
    region to the region's nearest corner and fits again until it settles.
    """
    boxes = []
    for code, ring_list in shapes.items():
        own = [(lon, mer) for region, lon, mer in members if region == code]
        for pick in (min, max):
            boxes.append((
                pick(p[0] for p in own), pick(x for r in ring_list for x, _ in r),
                pick(-p[1] for p in own), pick(y for r in ring_list for _, y in r),
            ))  # fmt: skip
    a, b = line([box[0] for box in boxes], [box[1] for box in boxes])
    c, d = line([-box[2] for box in boxes], [box[3] for box in boxes])
    for _ in range(12):
        targets = []
        for region, lon, mer in members:
            here = (a + b * lon, c + d * mer)
            targets.append(here if inside(here, shapes[region]) else nearest(here, shapes[region]))
        a, b = line([m[1] for m in members], [t[0] for t in targets])
        c, d = line([m[2] for m in members], [t[1] for t in targets])
    return a, b, c, d


def region_map(source, codes, places):
    """Outlines keyed by ISTAT code, their viewBox and the projection that puts coordinates on them."""
    drawing = json.loads(source[source.index("{") : source.rindex("}") + 1])
    shapes = {codes[place["id"]]: rings(place["path"]) for place in drawing["locations"]}
    parents = {place["istat"]: place["parent"] for place in places}
    members = [
        (parents[place["parent"]], place["longitude"], mercator(place["latitude"])) for place in places if place["level"] == "municipality"
    ]
    a, b, c, d = fitted(shapes, members)
    return {
        "source": "@svg-maps/italy 2.0.0, CC BY 4.0, Victor Cazanave; corners made absolute, one decimal",
        "viewBox": drawing["viewBox"],
        "projection": {
            "kind": "mercator",
            "formula": "x = x0 + kx * lon; y = y0 + ky * degrees(ln(tan(pi/4 + radians(lat)/2)))",
            "x0": round(a, 4),
            "kx": round(b, 5),
            "y0": round(c, 4),
            "ky": round(d, 5),
        },  # fmt: skip
        "regions": {code: absolute_path(shapes[code]) for code in sorted(shapes)},
    }


def dot_grid(places):
    """Staggered grid of 16 km: its projection, and one dot for each cell that holds a municipality."""
    parents = {place["istat"]: place["parent"] for place in places}
    members = [place for place in places if place["level"] == "municipality"]
    kx = KM_PER_DEGREE * math.cos(math.radians(MIDDLE_LATITUDE)) / KM_PER_UNIT
    ky = -KM_PER_DEGREE / KM_PER_UNIT
    x0 = MARGIN - kx * min(place["longitude"] for place in members)
    y0 = MARGIN - ky * max(place["latitude"] for place in members)
    step, row_step = GRID_KM / KM_PER_UNIT, GRID_KM / KM_PER_UNIT * math.sqrt(3) / 2
    cells = defaultdict(Counter)
    right = bottom = 0.0
    for place in members:
        x, y = x0 + kx * place["longitude"], y0 + ky * place["latitude"]
        right, bottom = max(right, x), max(bottom, y)
        cells[cell_of(x, y, step, row_step)][parents[place["parent"]]] += 1
    dots = [
        {"x": round(x, 1), "y": round(y, 1), "region": regions.most_common(1)[0][0]}
        for (x, y), regions in sorted(cells.items(), key=lambda cell: (cell[0][1], cell[0][0]))
    ]
    frame = {
        "kind": "equirectangular",
        "formula": "x = x0 + kx * lon; y = y0 + ky * lat",
        "viewBox": f"0 0 {math.ceil(right + MARGIN)} {math.ceil(bottom + MARGIN)}",
        "x0": round(x0, 4), "kx": round(kx, 5), "y0": round(y0, 4), "ky": round(ky, 5),
        "step": step, "kilometres": GRID_KM,
    }  # fmt: skip
    return frame, dots


def cell_of(x, y, step, row_step):
    """Centre of the staggered cell that holds the point: the nearest of the candidates in two rows."""
    row = y / row_step
    centres = []
    for r in (math.floor(row), math.ceil(row)):
        shift = step / 2 if r % 2 else 0
        centres.append((round((x - shift) / step) * step + shift, r * row_step))
    return min(centres, key=lambda centre: math.dist(centre, (x, y)))
