import csv

import pytest

from initiatives.public.gazetteer import DATA, distance, inside, named, neighbours, of_level, of_similar_size, spots


def test_all_places_are_there_with_what_they_lie_in():
    assert len(spots()) == 20 + 107 + 7_896
    padova = spots()["028060"]
    assert (padova.province, padova.region, padova.label) == ("028", "05", "Padova (PD)")
    assert (spots()["05"].province, spots()["05"].region) == ("", "05")


def test_distance_is_that_of_the_map():
    assert distance(spots()["015146"], spots()["058091"]) == pytest.approx(477, abs=8)  # Milano, Roma
    assert distance(spots()["028060"], spots()["028060"]) == 0


def test_neighbours_come_nearest_first_and_are_of_the_same_level():
    near = neighbours(spots()["028060"], 8)
    assert [far for _spot, far in near] == sorted(far for _spot, far in near)
    assert all(spot.level == "municipality" and spot.istat != "028060" for spot, _far in near)
    assert all(spot.level == "region" for spot, _far in neighbours(spots()["05"], 5))


@pytest.mark.parametrize("code", ["028060", "084020", "081012", "007003", "058091"])  # Padova, Lampedusa, Pantelleria, Aosta, Roma
def test_the_quick_way_to_neighbours_finds_those_of_the_long_way(code):
    here = spots()[code]
    everything = [(distance(here, other), other.istat) for other in of_level("municipality") if other.istat != code]
    assert [spot.istat for spot, _far in neighbours(here, 8)] == [istat for _far, istat in sorted(everything)[:8]]


def test_similar_size_is_between_half_and_twice():
    padova = spots()["028060"]
    found = of_similar_size(padova, 6, {"028001", "048017", "028060", "015146"})  # Abano, Firenze, Padova itself, Milano
    assert [spot.istat for spot in found] == ["048017"]
    assert of_similar_size(padova, 6, set()) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("padova", "Padova"),
        ("PADOVA", "Padova"),
        ("forli", "Forlì"),
        ("aosta", "Aosta"),
        ("s. donà", None),
        ("zzz", None),
        ("  ", None),
        ("", None),
    ],
)
def test_names_are_found_without_accents_and_case(text, first):
    found = named(text)
    assert (found[0].name if found else None) == first


def test_a_former_name_leads_to_todays_place():
    with (DATA / "place_aliases.csv").open(encoding="utf-8", newline="") as file:
        former = next(row for row in csv.DictReader(file) if row["kind"] == "former")
    assert former["istat"] in {spot.istat for spot in named(former["alias"])}


def test_a_municipality_contains_none():
    assert inside("028060") == () and len(inside("028")) == 101


def test_a_hostile_name_finds_nothing_quickly():
    assert named("%_*'\"" * 15) == []
