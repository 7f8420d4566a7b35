import math
from zlib import crc32

import pytest

from initiatives.public.record_map import DIAMETER, local_map
from tests.public.snapshots import place

TREVISO = {"name": "Treviso", "istat": "026", "abbreviation": "TV"}
VENETO = {"name": "Veneto", "istat": "05"}
TOSCANA = {"name": "Toscana", "istat": "09"}


def town(name: str, latitude: float, longitude: float, province=TREVISO, region=VENETO) -> dict:
    istat = f"{province['istat']}{crc32(name.encode()) % 1000:03}"
    return place(name, istat, latitude=latitude, longitude=longitude, province=province, region=region)["place"]


TOWNS = [town("Conegliano", 45.89, 12.3), town("Oderzo", 45.78, 12.49), town("Paese", 45.67, 12.16)]


def test_three_towns_of_a_province_are_shown_in_it():
    drawn = local_map(TOWNS)
    assert (drawn.level, drawn.area, drawn.total) == ("province", "Treviso", 94)


def test_one_town_is_shown_in_its_region():
    assert (local_map(TOWNS[:1]).level, local_map(TOWNS[:1]).area) == ("region", "Veneto")


def test_towns_of_two_regions_are_shown_in_the_country():
    lucca = town("Lucca", 43.84, 10.5, {"name": "Lucca", "istat": "046", "abbreviation": "LU"}, TOSCANA)
    assert local_map([*TOWNS, lucca]).level == "country"
    assert local_map([*TOWNS, lucca]).other_words == ""


@pytest.mark.parametrize("places", [[], [place("Veneto", "05", "region")["place"]], [town("Senza", None, None)]])
def test_without_a_town_that_lies_somewhere_there_is_no_map(places):
    assert local_map(places) is None


def test_north_is_up_and_east_is_right():
    dots = {dot.name: dot for dot in local_map(TOWNS).dots}
    assert dots["Conegliano"].y < dots["Paese"].y and dots["Paese"].x < dots["Oderzo"].x


def test_dots_stay_inside_and_apart():
    crowd = [town(f"Paese {i}", 45.67 + i / 1000, 12.16) for i in range(8)]
    drawn = local_map(crowd)
    for dot in drawn.dots:
        assert 0 < dot.x < drawn.width and 0 < dot.y < drawn.height
    gaps = [math.dist((a.x, a.y), (b.x, b.y)) for i, a in enumerate(drawn.dots) for b in drawn.dots[i + 1 :]]
    assert min(gaps) > DIAMETER * 0.7


def test_two_towns_at_one_spot_are_still_two():
    drawn = local_map([town("Uno", 45.7, 12.2), town("Due", 45.7, 12.2), town("Tre", 45.9, 12.4)])
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == 3


def test_labels_do_not_cover_dots():
    drawn = local_map(TOWNS)
    for label in (dot for dot in drawn.dots if dot.anchor):
        left = label.label_x if label.anchor == "start" else label.label_x - len(label.name) * 7.4
        for dot in drawn.dots:
            assert not (left < dot.x < left + len(label.name) * 7.4 and abs(dot.y - label.label_y) < 6) or dot is label


def test_named_and_not_named_make_all():
    drawn = local_map(TOWNS)
    assert "3" in drawn.named_words and "91" in drawn.other_words
