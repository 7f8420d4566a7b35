"""Distil the gazetteer of this folder from packages of public registries.

    python distil.py FOLDER

FOLDER holds the unpacked packages that README.md names. Writes places.csv,
place_aliases.csv, regions.json and grid.csv beside this file. It is not run at
installation: its output is kept in the repository, and README.md says when it was made.
"""

import csv
import io
import json
import sys
from collections import defaultdict
from pathlib import Path

from distil_aliases import alias_rows, folded
from distil_geometry import dot_grid, region_map

HERE = Path(__file__).resolve().parent

PLACE_COLUMNS = (
    "istat", "level", "name", "other_name", "parent", "abbreviation", "nuts",
    "latitude", "longitude", "population", "seat",
)  # fmt: skip
ALIAS_COLUMNS = ("alias", "istat", "kind", "valid_from", "valid_to", "note")

REGION_SEATS = {
    "01": "001272", "02": "007003", "03": "015146", "04": "022205", "05": "027042",
    "06": "032006", "07": "010025", "08": "037006", "09": "048017", "10": "054039",
    "11": "042002", "12": "058091", "13": "066049", "14": "070006", "15": "063049",
    "16": "072006", "17": "076063", "18": "079023", "19": "082053", "20": "092009",
}  # fmt: skip

# Provinces whose list of capitals has more than one entry, or whose seat ISTAT does not flag.
PROVINCE_SEATS = {
    "040": "040012", "041": "041044", "045": "045010", "110": "110001", "111": "111009",
}  # fmt: skip

# Municipalities younger than the coordinates' source: (latitude, longitude) of the seat, entered by hand.
YOUNG_COORDINATES = {
    "005122": (45.1149, 8.0252),
    "012144": (45.8360, 8.6968),
    "013256": (45.8234, 8.9596),
    "024128": (45.5267, 11.4461),
    "025075": (45.9209, 11.9315),
    "028108": (45.1951, 11.6212),
    "099030": (43.8414, 12.3599),
    "099031": (43.8921, 12.5097),
    "081025": (37.9328, 12.5475),
}

# Municipalities that changed after the census file was made: the parts whose census population they add up.
YOUNG_PARTS = {
    "005122": ("005079", "005110"),
    "012144": ("012009", "012018", "012095"),
    "013256": ("013228", "013199"),
    "024128": ("024103", "024044"),
    "025075": ("025070", "025002"),
    "028108": ("028022", "028098"),
    "099030": ("041033",),
    "099031": ("041060",),
    "041044": ("041044", "041032"),
    "018026": ("018026", "018002"),
}
# Misiliscemi left Trapani in 2021; its inhabitants are rounded and taken from Trapani's census figure.
SPLIT_OFF = {"081025": ("081021", 8200)}

SVG_REGIONS = {
    "piedmont": "01", "aosta-valley": "02", "lombardy": "03", "trentino-south-tyrol": "04",
    "veneto": "05", "friuli-venezia-giulia": "06", "liguria": "07", "emilia-romagna": "08",
    "tuscany": "09", "umbria": "10", "marche": "11", "lazio": "12", "abruzzo": "13",
    "molise": "14", "campania": "15", "apulia": "16", "basilicata": "17", "calabria": "18",
    "sicily": "19", "sardinia": "20",
}  # fmt: skip


def found(folder, name):
    """The one file of that name below the folder."""
    matches = sorted(folder.rglob(name))
    if not matches:
        raise SystemExit(f"{name} is nowhere below {folder}")
    return matches[0]


def italian_half(name):
    return name.split("/")[0]


def other_half(name):
    return name.split("/")[1] if "/" in name else ""


def istat_rows(folder):
    """ISTAT's list of municipalities (cp1252, semicolons) as lists of cells, header left out."""
    text = found(folder, "comuni.csv").read_bytes().decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]


def geonames(folder):
    """GeoNames' Italian towns: rows of (name, latitude, longitude, feature code, ISTAT code, population)."""
    rows = []
    with found(folder, "cities500.txt").open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[8] == "IT":
                rows.append((cells[1], float(cells[4]), float(cells[5]), cells[7], cells[12], int(cells[14])))
    return rows


def coordinates(towns, name, code):
    """The seat's point: the town that bears the municipality's name, else its administrative seat, else the largest."""
    if code in YOUNG_COORDINATES:
        return YOUNG_COORDINATES[code]

    def rank(town):
        return folded(town[0]) == folded(name), town[3].startswith("PPLA") or town[3] == "PPLC", town[5]

    best = max(towns[code], key=rank)
    return best[1], best[2]


def census(folder, codes):
    """Resident population of the 2011 census for each of today's municipalities."""
    counted = {row["codice"]: row["popolazione"] for row in json.loads(found(folder, "comuni.json").read_text("utf-8"))}
    joined = {young: sum(counted[part] for part in parts) for young, parts in YOUNG_PARTS.items()}
    counted.update(joined)
    for young, (parent, inhabitants) in SPLIT_OFF.items():
        counted[young] = inhabitants
        counted[parent] -= inhabitants
    return {code: counted[code] for code in codes}


def municipalities(rows, towns, inhabitants):
    """One place for each row of ISTAT's list."""
    by_code = defaultdict(list)
    for town in towns:
        by_code[town[4]].append(town)
    places = []
    for row in rows:
        code, name = row[4], row[6]
        latitude, longitude = coordinates(by_code, name, code)
        places.append(
            {
                "istat": code,
                "level": "municipality",
                "name": name,
                "other_name": row[7],
                "parent": row[2],
                "abbreviation": row[14],
                "nuts": row[25],
                "latitude": round(latitude, 4),
                "longitude": round(longitude, 4),
                "population": inhabitants[code],
                "seat": "",
            }  # fmt: skip
        )
    return sorted(places, key=lambda place: place["istat"])


def wider_places(rows, members):
    """Regions and provinces: population added up, point of the seat."""
    by_code = {place["istat"]: place for place in members}
    flagged = defaultdict(list)
    for row in rows:
        if row[13] == "1":
            flagged[row[2]].append(row[4])
    provinces, regions = {}, {}
    for row in rows:
        seat = PROVINCE_SEATS.get(row[2]) or flagged[row[2]][0]
        provinces.setdefault(row[2], {
            "istat": row[2], "level": "province", "name": italian_half(row[11]), "other_name": other_half(row[11]),
            "parent": row[0], "abbreviation": row[14], "nuts": row[25], "population": 0, "seat": seat,
        })  # fmt: skip
        regions.setdefault(row[0], {
            "istat": row[0], "level": "region", "name": italian_half(row[10]), "other_name": other_half(row[10]),
            "parent": "", "abbreviation": "", "nuts": set(), "population": 0, "seat": REGION_SEATS[row[0]],
        })  # fmt: skip
        regions[row[0]]["nuts"].add(row[24])
        for wider in (provinces[row[2]], regions[row[0]]):
            wider["population"] += by_code[row[4]]["population"]
            wider["latitude"] = by_code[wider["seat"]]["latitude"]
            wider["longitude"] = by_code[wider["seat"]]["longitude"]
    for region in regions.values():
        region["nuts"] = "|".join(sorted(region["nuts"]))
    return [regions[code] for code in sorted(regions)] + [provinces[code] for code in sorted(provinces)]


def write_table(name, columns, rows):
    with (HERE / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder):
    rows = istat_rows(folder)
    towns = geonames(folder)
    members = municipalities(rows, towns, census(folder, [row[4] for row in rows]))
    places = wider_places(rows, members) + members
    write_table("places.csv", PLACE_COLUMNS, places)
    archive = json.loads(found(folder, "municipalities.json").read_text("utf-8"))
    cadastral = {row[19]: row[4] for row in rows}
    write_table("place_aliases.csv", ALIAS_COLUMNS, alias_rows(places, archive, cadastral, towns))
    shapes = found(folder / "svg-maps-italy", "index.js").read_text("utf-8")
    drawn = region_map(shapes, SVG_REGIONS, places)
    drawn["grid"], dots = dot_grid(places)
    (HERE / "regions.json").write_text(json.dumps(drawn, ensure_ascii=False, indent=1) + "\n", "utf-8")
    write_table("grid.csv", ("x", "y", "region"), dots)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
