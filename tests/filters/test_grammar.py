"""The strict grammar: what is read, what is refused and what is proposed instead."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from initiatives.filters import InvalidParameters, Query, parse_query, read_query
from initiatives.filters.parameters import GROUPED, NAMES, SEVERAL, SINGLE, last_day


def read(address: str, **more) -> Query:
    return parse_query(QueryDict(address), **more)


def refused(address: str, **more) -> dict[str, tuple[str, str]]:
    with pytest.raises(InvalidParameters) as raised:
        read(address, **more)
    return {problem.name: (problem.reason, problem.nearest) for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("", ""),
        ("theme=cloud", "theme=cloud"),
        ("theme=open-data,cloud", "theme=cloud,open-data"),
        ("theme=open-data&theme=cloud", "theme=cloud,open-data"),
        ("theme=cloud,cloud", "theme=cloud"),
        ("theme=&q=", ""),
        ("q=  due   parole ", "q=due%20parole"),
        ("ordering=-published", ""),
        ("ordering=amount", "ordering=amount"),
        ("amount_min=100.50", "amount_min=100.5"),
        ("amount_min=1000", "amount_min=1000"),
        ("place=05,lucca", "place=05,lucca"),
        ("kind_not=event&q=x", "q=x&kind_not=event"),
        ("changed_after=2024-01-01T10:00:00%2B01:00", "changed_after=2024-01-01T09%3A00%3A00Z"),
        ("changed_after=2024-01-01T10:00:00+01:00", "changed_after=2024-01-01T09%3A00%3A00Z"),
    ],
)
def test_one_way_to_say_it(address, canonical):
    assert read(address).canonical() == canonical
    assert read(canonical).canonical() == canonical


@pytest.mark.parametrize(
    ("address", "name", "nearest"),
    [
        ("tema=cloud", "tema", "theme"),
        ("themes=cloud", "themes", "theme"),
        ("theme=clod", "theme", "cloud"),
        ("theme=Cloud", "theme", "cloud"),
        ("kind=evento", "kind", "event"),
        ("stage=underway", "stage", "under-way"),
        ("place=Reggio Emilia", "place", "reggio-emilia"),
        ("place=1", "place", "1"),
        ("place=0280601", "place", "0280601"),
        ("programme=PNRR!", "programme", "pnrr"),
        ("amount_min=1.200,50", "amount_min", "1200.5"),
        ("amount_min=-5", "amount_min", "5"),
        ("amount_max=1e9", "amount_max", "19"),
        ("from=30/6/2023", "from", "2023-06-30"),
        ("from=2023-02-30", "from", "2023"),
        ("to=2023-13", "to", "2023"),
        ("year=23", "year", ""),
        ("published_after=2023-01-01T10:00:00", "published_after", "2023"),
        ("has=importo", "has", ""),
        ("has=amounts", "has", "amount"),
        ("ordering=titel", "ordering", "title"),
        ("ordering=title&ordering=-title", "ordering", ""),
        ("amount_min=1&amount_min=2", "amount_min", ""),
        ("theme=cloud,,ai", "theme", ""),
        ("limit=3", "limit", ""),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest_valid_one(address, name, nearest):
    problems = refused(address)
    assert problems[name][0]
    assert problems[name][1] == nearest


def test_everything_wrong_is_told_at_once():
    assert set(refused("tema=x&theme=nuvola&from=ieri&place=05")) == {"tema", "theme", "from"}


@pytest.mark.parametrize(("address", "name"), [("amount_min=9&amount_max=3", "amount_max"), ("from=2022&to=2021-12", "to")])
def test_a_span_turned_round_is_refused_on_pages_and_empty_for_programs(address, name):
    assert refused(address)[name][0]
    assert read_query(QueryDict(address)).canonical() == address


def test_a_span_of_one_day_or_sum_is_none_turned_round():
    assert read("from=2022&to=2022-01&amount_min=3&amount_max=3.00").days[0] == date(2022, 1, 1)


def test_what_a_page_allows_besides_is_no_part_of_the_query():
    query = read("view=map&theme=ai&cursor=Pn3", allowed_extra=("view", "cursor"))
    assert query.canonical() == "theme=ai"
    assert query.one("view") == "map"
    assert dict(query.extra) == {"view": "map", "cursor": "Pn3"}
    assert "vew" in refused("vew=map", allowed_extra=("view",))
    assert refused("vew=map", allowed_extra=("view",))["vew"][1] == "view"


def test_reasons_are_in_the_language_in_use():
    with translation.override("it"):
        assert refused("tema=x")["tema"][0] == "parametro sconosciuto"


def test_values_with_their_types():
    query = read("amount_min=10.5&amount_max=99&from=2020-02&to=2020-02&published_after=2024-03-01&changed_after=2024-03-01T00:00:00Z")
    assert query.amounts == (Decimal("10.5"), Decimal("99"))
    assert query.days == (date(2020, 2, 1), date(2020, 2, 29))
    assert query.moment("published_after") == datetime(2024, 2, 29, 23, tzinfo=UTC)
    assert query.moment("changed_after") == datetime(2024, 3, 1, tzinfo=UTC)
    assert read("").days == (None, None)
    assert read("").moment("changed_after") is None


def test_chips_take_one_choice_away_and_add_one():
    query = read("theme=cloud,ai&place=05&ordering=title")
    assert list(query.items()) == [("theme", "ai"), ("theme", "cloud"), ("place", "05"), ("ordering", "title")]
    assert query.without("theme", "ai").canonical() == "theme=cloud&place=05&ordering=title"
    assert query.without("theme").canonical() == "place=05&ordering=title"
    assert query.with_("theme", "open-data").many("theme") == ("ai", "cloud", "open-data")
    assert query.with_("q", "x").with_("q", "y").text == "y"
    assert query.filters == (("theme", ("ai", "cloud")), ("place", ("05",)))


def test_every_name_has_a_rule_and_every_rule_a_name():
    assert set(NAMES) == set(SEVERAL) | set(SINGLE)
    assert all(f"{name}_{how}" in NAMES for name in GROUPED for how in ("all", "not"))


@pytest.mark.parametrize(("text", "day"), [("2023", date(2023, 12, 31)), ("2023-12", date(2023, 12, 31)), ("2024-02", date(2024, 2, 29))])
def test_the_last_day_of_a_month_or_year(text, day):
    assert last_day(text) == day


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_does_anything_but_read_or_refuse(name, value):
    sent = QueryDict(mutable=True)
    sent[name] = value
    for known in NAMES:
        sent[known] = value
    try:
        query = read_query(sent)
    except InvalidParameters as refusal:
        assert all(problem.reason for problem in refusal.problems)
    else:
        assert read_query(QueryDict(query.canonical())) == query
