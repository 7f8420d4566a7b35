import re

import pytest

from tests.public.test_initiative_list import found, text_of

pytestmark = pytest.mark.django_db
BOX = re.compile(r'<input type="checkbox" name="(\w+)" value="([^"]+)"( checked)?> <span>[^<]*</span> <span class="conta">([0-9.]+)</span>')


def boxes(html: str) -> list[tuple[str, str, bool, int]]:
    return [(name, value, bool(checked), int(count.replace(".", ""))) for name, value, checked, count in BOX.findall(html)]


def test_a_count_is_what_the_choice_finds(client, world):
    for name, value, _checked, count in boxes(text_of(client, "/initiatives/?kind=event,funding,service")):
        if name in ("kind", "has", "lacks"):
            continue
        assert found(text_of(client, f"/initiatives/?kind=event,funding,service&{name}={value}")) == count, (name, value)


def test_the_counts_of_a_facet_ignore_its_own_choice(client, world):
    alone = {value: count for name, value, _checked, count in boxes(text_of(client, "/initiatives/")) if name == "kind"}
    chosen = {value: count for name, value, _checked, count in boxes(text_of(client, "/initiatives/?kind=event")) if name == "kind"}
    assert alone == chosen


def test_has_and_lacks_are_each_what_they_find_on_top(client, world):
    for name, value, _checked, count in boxes(text_of(client, "/initiatives/?theme=cloud")):
        if name in ("has", "lacks"):
            assert found(text_of(client, f"/initiatives/?theme=cloud&{name}={value}")) == count, (name, value)


def test_what_is_chosen_is_always_shown_and_ticked(client, world):
    html = text_of(client, "/initiatives/?organisation=anci&place=028060&programme=no-such-programme")
    ticked = {(name, value) for name, value, checked, _count in boxes(html) if checked}
    assert {("organisation", "anci"), ("place", "028060"), ("programme", "no-such-programme")} <= ticked


def test_a_place_chosen_by_its_address_is_ticked_by_its_code(client, world):
    ticked = {(name, value) for name, value, checked, _count in boxes(text_of(client, "/initiatives/?place=veneto")) if checked}
    assert ("place", "05") in ticked


def test_no_choice_stands_twice(client, world):
    pairs = [(name, value) for name, value, _checked, _count in boxes(text_of(client, "/initiatives/?place=05,028060,026"))]
    assert len(pairs) == len(set(pairs))


def test_the_ranges_keep_what_was_typed(client, world):
    html = text_of(client, "/initiatives/?from=2019&to=2021-06&amount_min=1000&amount_max=60000.5")
    for name, value in (("from", "2019"), ("to", "2021-06"), ("amount_min", "1000"), ("amount_max", "60000.5")):
        assert re.search(rf'name="{name}" value="{re.escape(value)}"', html)
