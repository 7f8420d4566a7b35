import re

import orjson
import pytest

from initiatives.filters import Query
from initiatives.public.gazetteer import spots
from initiatives.public.selection_map import dot_map, grid, on_grid, selection_map
from initiatives.search import select
from tests.public.test_initiative_list import found, text_of

pytestmark = pytest.mark.django_db


def test_the_grid_has_all_regions_and_lies_in_its_frame():
    frame, dots = grid()
    wide, high = map(float, frame["viewBox"].split()[2:])
    assert len(dots) == 20
    points = re.findall(r"M([\d.]+) ([\d.]+)h0", "".join(dots.values()))
    assert len(points) > 1_400 and all(0 <= float(x) <= wide and 0 <= float(y) <= high for x, y in points)


def test_places_fall_where_italy_is():
    frame, _dots = grid()
    wide, high = map(float, frame["viewBox"].split()[2:])
    for spot in spots().values():
        if spot.latitude is not None:
            x, y = on_grid(spot.latitude, spot.longitude)
            assert -5 <= x <= wide + 5 and -5 <= y <= high + 5, spot


@pytest.mark.parametrize("level", ["region", "province", "municipality"])
def test_each_circle_counts_what_its_link_finds(client, world, level):
    drawn = selection_map(select(Query()), level, "count")
    assert drawn.marks
    for mark in drawn.marks:
        assert found(text_of(client, mark.address)) == mark.count


def test_by_inhabitants_the_order_is_another_and_the_measure_said(client, world):
    drawn = selection_map(select(Query()), "municipality", "inhabitants")
    rates = [mark.per for mark in drawn.marks if mark.per is not None]
    assert rates == sorted(rates, reverse=True)
    assert "per 100.000 abitanti" in text_of(client, "/initiatives/?view=map&level=municipality&per=inhabitants")


def test_records_without_a_place_are_counted_beside_the_map(world):
    nowhere = sum(not row_has_place(row) for row in world)
    assert selection_map(select(Query()), "region", "count").national == nowhere


def row_has_place(row) -> bool:
    return bool(orjson.loads(row.list_json)["places"])


def test_the_map_has_its_table_twin(client, world):
    html = text_of(client, "/initiatives/?view=map&level=province")
    circles = re.findall(r'<a href="[^"]+" class="luogo" aria-label="([^"]+): \d+"', html)
    table = html.split('id="mappa-t"')[1]
    assert circles and all(name in table for name in circles)


def test_no_name_covers_another():
    drawn = dot_map([(spots()[code], 1) for code in ("028060", "026086", "027042", "023091", "015146", "058091")], {"05"}, {})
    named = [mark for mark in drawn.marks if mark.anchor]
    boxes = []
    for mark in named:
        wide = len(mark.label) * 8.0
        left = mark.label_x - {"start": 0, "middle": wide / 2, "end": wide}[mark.anchor]
        boxes.append((left, mark.label_y - 14, left + wide, mark.label_y + 4))
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_many_towns_of_a_province_are_one_circle_with_their_number():
    towns = [spot for spot in spots().values() if spot.province == "026" and spot.level == "municipality"][:28]
    drawn = dot_map([(spot, 1) for spot in towns], {"05"}, {})
    assert [(mark.label, mark.shown) for mark in drawn.marks] == [("Provincia di Treviso", "28")]


def test_thousands_of_towns_become_small_dots():
    towns = [spot for spot in spots().values() if spot.level == "municipality" and spot.latitude is not None]
    drawn = dot_map([(spot, 1) for spot in towns], set(), {})
    assert len(drawn.marks) == 9 and 5_000 < len(drawn.points) < 40_000
