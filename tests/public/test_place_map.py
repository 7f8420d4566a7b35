from datetime import UTC, datetime

import pytest
from pyroaring import BitMap

from initiatives.public.place_map import place_map
from initiatives.search import Index

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def index_of(*codes: str) -> Index:
    return Index(1, NOW, facets={"place": {code: BitMap([1]) for code in codes}})


def dots(path: str) -> int:
    return path.count("M")


def test_each_municipality_of_the_region_is_one_dot():
    drawn = place_map("028060", index_of("028060", "026086"))
    assert (drawn.region, dots(drawn.covered)) == ("Veneto", 2)
    assert dots(drawn.others) + dots(drawn.covered) == 560
    assert drawn.spot and 0 < drawn.spot[0] < drawn.width and 0 < drawn.spot[1] < drawn.height


def test_a_province_shows_its_own():
    drawn = place_map("028", index_of("026086"))
    assert dots(drawn.own) == 101 and drawn.spot is None


@pytest.mark.parametrize("code", ["999999", ""])
def test_an_unknown_place_has_no_map(code):
    assert place_map(code, index_of()) is None


def test_regions_of_one_province_are_drawn_too():
    assert place_map("02", index_of()).width > 100
