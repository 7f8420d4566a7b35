"""The distilled gazetteer and vocabularies: nothing lost, codes right, points where they belong."""

import csv
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parent.parent / "initiatives" / "data"


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


PLACES = table("places.csv")
BY_CODE = {place["istat"]: place for place in PLACES}
LEVELS = defaultdict(list)
for _place in PLACES:
    LEVELS[_place["level"]].append(_place)
MUNICIPALITIES, PROVINCES, REGIONS = LEVELS["municipality"], LEVELS["province"], LEVELS["region"]
ALIASES = table("place_aliases.csv")
ORGANISATIONS = table("organisations.csv")
PROGRAMMES = table("programmes.csv")
EDTF_OR_EMPTY = re.compile(r"^$|^(\.\./)?\d{4}(-\d\d(-\d\d)?)?$")


def point(place):
    return float(place["latitude"]), float(place["longitude"])


def kilometres(one, other):
    """Distance on a plane: good to a few per cent inside Italy."""
    middle = math.radians((one[0] + other[0]) / 2)
    return math.hypot((one[0] - other[0]) * 111.2, (one[1] - other[1]) * 111.2 * math.cos(middle))


def test_no_place_is_lost():
    assert {level: len(places) for level, places in LEVELS.items()} == {"region": 20, "province": 107, "municipality": 7896}
    assert len(BY_CODE) == len(PLACES)


def test_codes_are_as_long_as_their_level_says():
    lengths = {"region": 2, "province": 3, "municipality": 6}
    assert [p for p in PLACES if len(p["istat"]) != lengths[p["level"]] or not p["istat"].isdigit()] == []


def test_a_municipality_begins_with_its_province():
    assert [p for p in MUNICIPALITIES if p["parent"] != p["istat"][:3]] == []


def test_parents_exist_one_level_up():
    assert [p for p in REGIONS if p["parent"]] == []
    assert [p for p in PROVINCES if BY_CODE[p["parent"]]["level"] != "region"] == []
    assert [p for p in MUNICIPALITIES if BY_CODE[p["parent"]]["level"] != "province"] == []


def test_seats_lie_in_what_they_are_the_seat_of():
    assert [p for p in PROVINCES if BY_CODE[p["seat"]]["parent"] != p["istat"]] == []
    assert [p for p in REGIONS if BY_CODE[BY_CODE[p["seat"]]["parent"]]["parent"] != p["istat"]] == []
    assert [p for p in MUNICIPALITIES if p["seat"]] == []


def test_abbreviations_are_one_a_province():
    signs = Counter(p["abbreviation"] for p in PROVINCES)
    assert len(signs) == 107
    assert set(map(len, signs)) == {2}
    assert [p for p in MUNICIPALITIES if p["abbreviation"] != BY_CODE[p["parent"]]["abbreviation"]] == []


def test_nuts_codes_nest():
    assert [p for p in PROVINCES if not re.fullmatch(r"IT[CFGHI]\d\w", p["nuts"])] == []
    assert [p for p in PROVINCES if p["nuts"][:4] not in BY_CODE[p["parent"]]["nuts"].split("|")] == []
    assert [p for p in MUNICIPALITIES if p["nuts"] != BY_CODE[p["parent"]]["nuts"]] == []


def test_every_point_is_in_italy():
    outside = [p for p in PLACES if not (35.4 < float(p["latitude"]) < 47.2 and 6.5 < float(p["longitude"]) < 18.6)]
    assert outside == []


def test_every_municipality_is_near_its_province():
    """Near the middle of its province: Lampedusa and Ustica, far out at sea, are the only ones beyond 110 km."""
    members = defaultdict(list)
    for place in MUNICIPALITIES:
        members[place["parent"]].append(point(place))
    middles = {code: (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)) for code, points in members.items()}
    far = {p["name"] for p in MUNICIPALITIES if kilometres(point(p), middles[p["parent"]]) > 110}
    assert far <= {"Lampedusa e Linosa", "Pantelleria", "Ustica"}


def test_populations_add_up():
    inhabitants = {p["istat"]: int(p["population"]) for p in PLACES}
    total = sum(inhabitants[p["istat"]] for p in MUNICIPALITIES)
    assert 58_500_000 < total < 60_500_000
    assert min(inhabitants.values()) > 0
    for parents in (PROVINCES, REGIONS):
        assert sum(inhabitants[p["istat"]] for p in parents) == total
    for level in (MUNICIPALITIES, PROVINCES):
        summed = Counter()
        for place in level:
            summed[place["parent"]] += inhabitants[place["istat"]]
        assert [code for code, people in summed.items() if inhabitants[code] != people] == []


@pytest.mark.parametrize(
    ("code", "name", "other"),
    [
        ("02", "Valle d'Aosta", "Vallée d'Aoste"),
        ("04", "Trentino-Alto Adige", "Südtirol"),
        ("06", "Friuli-Venezia Giulia", ""),
        ("08", "Emilia-Romagna", ""),
        ("021", "Bolzano", "Bozen"),
        ("108", "Monza e della Brianza", ""),
        ("035", "Reggio nell'Emilia", ""),
        ("021008", "Bolzano", "Bozen"),
        ("026033", "Godega di Sant'Urbano", ""),
        ("026055", "Paese", ""),
        ("025075", "Setteville", ""),
        ("081025", "Misiliscemi", ""),
        ("032001", "Duino Aurisina", "Devin Nabrežina"),
    ],
)
def test_names_are_spelt_as_istat_spells_them(code, name, other):
    assert (BY_CODE[code]["name"], BY_CODE[code]["other_name"]) == (name, other)


def test_no_name_holds_two_languages():
    assert [p["name"] for p in PLACES if "/" in p["name"]] == []


@pytest.mark.parametrize(
    ("alias", "code", "kind"),
    [
        ("Reggio Emilia", "035033", "common"),
        ("Reggio Calabria", "080063", "common"),
        ("Monza e Brianza", "108", "common"),
        ("Emilia Romagna", "08", "common"),
        ("Friuli", "06", "common"),
        ("Alto Adige", "021", "common"),
        ("Südtirol", "021", "bilingual"),
        ("Bozen", "021008", "bilingual"),
        ("Quero Vas", "025075", "merged"),
        ("Monteveglio", "037061", "merged"),
        ("Sovizzo", "024128", None),
        ("Figline Valdarno", "048052", "merged"),
        ("Corigliano Calabro", "078157", "merged"),
        ("Monteciccardo", "041044", "merged"),
        ("Mosso", "096088", "merged"),
        ("Trivero", "096088", "merged"),
        ("Bigarello", "020057", "merged"),
        ("Mosso", "002107", None),
    ],
)
def test_other_names_lead_to_todays_place(alias, code, kind):
    kinds = {row["kind"] for row in ALIASES if row["alias"] == alias and row["istat"] == code}
    assert kinds == ({kind} if kind else set())


def test_aliases_resolve_and_are_not_doubled():
    assert [row for row in ALIASES if row["istat"] not in BY_CODE] == []
    assert {row["kind"] for row in ALIASES} == {"former", "merged", "bilingual", "common", "abbreviated"}
    assert [pair for pair, times in Counter((r["alias"], r["istat"]) for r in ALIASES).items() if times > 1] == []
    assert [row for row in ALIASES if row["alias"] == BY_CODE[row["istat"]]["name"]] == []


def test_former_names_say_until_when():
    for row in ALIASES:
        dated = row["kind"] in ("former", "merged")
        assert bool(row["valid_to"]) == dated, row
        assert not dated or row["valid_from"] <= row["valid_to"], row


def test_seventeen_themes_with_an_eu_theme():
    themes = table("themes.csv")
    allowed = {"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO", "REGI", "SOCI", "TECH", "TRAN"}
    assert len({theme["code"] for theme in themes}) == len(themes) == 17
    assert {theme["eu_theme"] for theme in themes} <= allowed
    assert all(theme["name_it"] and theme["name_en"] for theme in themes)


def test_organisations_refer_to_what_exists():
    names = [row["name"] for row in ORGANISATIONS]
    assert len(set(names)) == len(names)
    assert [row for row in ORGANISATIONS if row["place"] and row["place"] not in BY_CODE] == []
    assert [row for row in ORGANISATIONS if row["parent"] and row["parent"] not in names] == []


def test_no_two_organisations_share_a_name():
    owners = defaultdict(set)
    for row in ORGANISATIONS:
        for name in filter(None, [row["name"], *row["aliases"].split("|")]):
            owners[name.casefold()].add(row["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_programmes_refer_to_what_exists():
    names = [row["name"] for row in PROGRAMMES]
    bodies = {row["name"] for row in ORGANISATIONS}
    assert len(set(names)) == len(names)
    assert [row for row in PROGRAMMES if row["promoter"] and row["promoter"] not in bodies] == []
    assert [row for row in PROGRAMMES if row["parent"] and row["parent"] not in names] == []
    assert [row for row in PROGRAMMES if not (EDTF_OR_EMPTY.match(row["start"]) and EDTF_OR_EMPTY.match(row["end"]))] == []


def test_lists_of_aliases_are_clean():
    for row in ORGANISATIONS + PROGRAMMES:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert all(alias == alias.strip() != "" for alias in aliases), row
        assert len(set(aliases)) == len(aliases), row
        assert not any("’" in alias for alias in aliases), row


# The map.

DRAWN = json.loads((DATA / "regions.json").read_text(encoding="utf-8"))


def rings(path):
    return [[tuple(map(float, corner.split(","))) for corner in ring.split("L")] for ring in re.findall(r"M([^Z]+)Z", path)]


OUTLINES = {code: rings(path) for code, path in DRAWN["regions"].items()}


def on_the_map(place):
    latitude, longitude = point(place)
    turn = DRAWN["projection"]
    ordinate = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    return turn["x0"] + turn["kx"] * longitude, turn["y0"] + turn["ky"] * ordinate


def inside(spot, shapes):
    """Even-odd rule."""
    x, y = spot
    crossings = 0
    for ring in shapes:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            crossings += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossings % 2 == 1


def test_twenty_outlines_in_a_light_file():
    assert set(OUTLINES) == {region["istat"] for region in REGIONS}
    assert (DATA / "regions.json").stat().st_size < 150_000
    width, height = map(float, DRAWN["viewBox"].split()[2:])
    corners = [corner for shapes in OUTLINES.values() for ring in shapes for corner in ring]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in corners)


def test_capitals_fall_inside_their_region():
    hits = [region["name"] for region in REGIONS if inside(on_the_map(region), OUTLINES[region["istat"]])]
    assert len(hits) / len(REGIONS) >= 0.95


def test_municipalities_fall_inside_their_region():
    sample = MUNICIPALITIES[::10]
    hits = sum(inside(on_the_map(p), OUTLINES[BY_CODE[p["parent"]]["parent"]]) for p in sample)
    assert hits / len(sample) >= 0.95


def test_a_capital_is_not_inside_the_region_next_to_it():
    assert not inside(on_the_map(BY_CODE["028060"]), OUTLINES["08"])
    assert not inside(on_the_map(BY_CODE["020030"]), OUTLINES["05"])


def test_every_municipality_has_a_dot_within_a_cell():
    frame = DRAWN["grid"]
    dots = {(float(row["x"]), float(row["y"])) for row in table("grid.csv")}
    rows = defaultdict(list)
    for x, y in dots:
        rows[y].append(x)
    for place in MUNICIPALITIES:
        latitude, longitude = point(place)
        x, y = frame["x0"] + frame["kx"] * longitude, frame["y0"] + frame["ky"] * latitude
        close = [(a, b) for b, row in rows.items() if abs(b - y) <= frame["step"] for a in row if abs(a - x) <= frame["step"]]
        assert min(math.dist((x, y), dot) for dot in close) <= frame["step"] * 0.6, place["name"]


def test_dots_bear_a_region_and_stay_in_the_frame():
    width, height = map(float, DRAWN["grid"]["viewBox"].split()[2:])
    grid = table("grid.csv")
    assert {row["region"] for row in grid} == {region["istat"] for region in REGIONS}
    assert all(0 <= float(row["x"]) <= width and 0 <= float(row["y"]) <= height for row in grid)
