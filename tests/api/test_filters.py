"""Every filter on every resource, held against brute force over all records; and the state of past days."""

import csv
import io
import random
from collections import Counter
from datetime import timedelta

import orjson
import pytest
from django.core.cache import cache
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.api.views import statements
from initiatives.filters import parse_query
from initiatives.models import Change, Person, Publication, PublishedInitiative
from initiatives.search import forget
from tests import brute_force, published
from tests.search.test_selection import queries

pytestmark = pytest.mark.django_db


def examples(number: int):
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))


def everything(ask, address: str) -> list[dict]:
    """The results of all pages."""
    found = []
    while address:
        answer = ask(address)
        assert answer.status == 200, answer.body
        found += answer.json["results"]
        address = answer.json["next"]
    return found


def test_filters_of_initiatives_statements_and_stats(records, ask):
    @examples(60)
    @given(queries())
    def check(query):
        query = query.with_("ordering", "-published")
        wanted = [record for record in records if brute_force.finds(query, record)]
        address = query.canonical()
        found = everything(ask, f"initiatives/?limit=100&{address}")
        assert [item["slug"] for item in found] == [record["slug"] for record in wanted], address
        lines = ask(f"initiatives/?format=jsonl&{address}").body.splitlines()
        assert len(lines) == len(wanted)
        filters = query.without("ordering").canonical()
        facts = everything(ask, f"statements/?limit=100&fields=key,initiative&{filters}")
        assert ask(f"statements/?limit=1&{filters}").json["count"] == len(facts)
        told = Counter((item["initiative"]["slug"], item["key"]) for item in facts)
        assert told == Counter((record["slug"], item["key"]) for record in wanted for item in record["statements"])
        stats = ask(f"stats/?{address}").json
        amounts = [amount for record in wanted if (amount := brute_force.amount(record)) is not None]
        assert stats["count"] == len(wanted)
        assert stats["amount"] == {"value": sum(amounts), "stated": len(amounts), "count": len(wanted), "currency": "EUR"}

    check()


@pytest.mark.parametrize("fact", ["place", "organisation", "programme", "amount", "date", "person"])
def test_facts_of_one_kind(records, ask, fact):
    found = everything(ask, f"statements/?fact={fact}&limit=7")
    wanted = [(record["slug"], item["key"]) for record in records for item in record["statements"] if item["kind"] == fact]
    assert Counter((item["initiative"]["slug"], item["key"]) for item in found) == Counter(wanted)
    rows = list(csv.DictReader(io.StringIO(ask(f"statements/?fact={fact}&format=csv").body.decode(), newline="")))
    assert len(rows) == len(wanted)


@pytest.mark.parametrize("address", ["limit=7", "limit=3&fact=amount,date&theme=cloud", "limit=2&place_not=05&fact=place"])
def test_statements_are_counted_and_paged_both_ways(records, ask, address):
    forward, answer = [], ask(f"statements/?{address}").json
    whole = answer["count"]
    assert answer["previous"] is None
    while True:
        forward.append([item["id"] for item in answer["results"]])
        assert answer["count"] == whole
        if not answer["next"]:
            break
        answer = ask(answer["next"]).json
    assert len({name for page in forward for name in page}) == sum(map(len, forward)) == whole > 4
    back, address = [forward[-1]], answer["previous"]
    while address:
        answer = ask(address).json
        back.insert(0, [item["id"] for item in answer["results"]])
        address = answer["previous"]
    assert [name for page in back for name in page] == [name for page in forward for name in page]
    assert [item["id"] for item in ask(answer["next"]).json["results"]][:1] == back[1][:1]


def test_few_statements_among_many_records_are_found_both_ways(records, ask, monkeypatch):
    """A page looks at no more than so many records that have nothing: it may be short or empty, and leads on."""
    monkeypatch.setattr(statements._walk, "__defaults__", (2,))
    wanted = [(record["slug"], item["key"]) for record in records for item in record["statements"] if item["kind"] == "amount"]
    found, answer = [], ask("statements/?fact=amount&limit=2").json
    while True:
        found += [(item["initiative"]["slug"], item["key"]) for item in answer["results"]]
        if not answer["next"]:
            break
        answer = ask(answer["next"]).json
    assert Counter(found) == Counter(wanted) and answer["count"] == len(wanted)
    back = [(item["initiative"]["slug"], item["key"]) for item in answer["results"]]
    while answer["previous"]:
        answer = ask(answer["previous"]).json
        back = [(item["initiative"]["slug"], item["key"]) for item in answer["results"]] + back
    assert back == found


def test_one_statement_with_its_annotations(records, ask):
    record = next(record for record in records if record["statements"])
    statement = record["statements"][0]
    found = ask(f"statements/{record['slug']}/{statement['key']}/").json
    assert found["evidence"] == statement["evidence"]
    target = found["annotations"][0]["target"]
    assert target["selector"][0] == {"type": "TextQuoteSelector", "exact": statement["evidence"][0]["quote"], "prefix": "", "suffix": ""}
    assert target["selector"][1]["type"] == "TextPositionSelector"
    assert ask(f"statements/{record['slug']}/amount-99/").status == 404


def mentioned(records, dimension: str) -> Counter:
    return Counter(value for record in records for value in brute_force.values_of(record, dimension))


def test_places_with_every_filter(records, ask):
    counts = mentioned(records, "place")
    places = {code: name for code, (name, _province) in published.TOWNS.items()}
    found = {item["istat"]: item["initiatives"] for item in everything(ask, "places/?limit=2")}
    assert found == {code: count for code, count in counts.items() if code.isdecimal()}
    assert {item["level"] for item in everything(ask, "places/?level=province")} == {"province"}
    inside = {item["istat"] for item in everything(ask, "places/?within=026")}
    assert inside == {code for code in found if code.startswith("026")}
    assert {item["istat"] for item in everything(ask, "places/?within=toscana")} == {
        code for code in found if code.startswith(("09", "046"))
    }
    assert {item["istat"] for item in everything(ask, "places/?q=TREV")} == {
        code for code in found if places.get(code) == "Treviso" or code == "026"
    }
    assert ask("places/026086/").json == ask("places/treviso/").json


def test_bodies_and_programmes_with_every_filter(records, ask):
    for name in ("organisation", "programme"):
        counts = mentioned(records, name)
        found = {item["slug"]: item["initiatives"] for item in everything(ask, f"{name}s/?limit=1")}
        assert found == dict(counts)
        slug = next(iter(counts))
        assert ask(f"{name}s/{slug}/").json["initiatives"] == counts[slug]
        assert [item["slug"] for item in everything(ask, f"{name}s/?q={slug[:4]}")] == sorted(
            known for known in counts if known.startswith(slug[:4])
        )
    assert everything(ask, "organisations/?kind=company") == []
    assert everything(ask, "organisations/?within=05") == []
    assert len(everything(ask, "programmes/?kind=programme")) == len(mentioned(records, "programme"))
    assert len(ask("programmes/?format=csv").body.splitlines()) == len(mentioned(records, "programme")) + 1


def test_themes_are_all_there(records, ask):
    counts = mentioned(records, "theme")
    found = everything(ask, "themes/?limit=100")
    assert {item["code"]: item["initiatives"] for item in found} == {item["code"]: counts[item["code"]] for item in found}
    assert set(published.THEMES) <= {item["code"] for item in found}


def test_documents_are_those_cited(records, ask):
    wanted = {document["id"]: record["slug"] for record in records for document in record["documents"]}
    found = everything(ask, "documents/?limit=7")
    assert {item["id"]: item["initiatives"] for item in found} == {known: [slug] for known, slug in wanted.items()}
    assert ask(f"documents/{found[0]['id']}/").json["text"] is None
    assert ask("documents/00000000-0000-0000-0000-000000000000/").status == 404


def test_changes_since_a_version_or_a_moment(records, ask):
    whole = everything(ask, "changes/?limit=9")
    assert [item["version"] for item in whole] == list(Change.objects.order_by("version").values_list("version", flat=True))
    assert [item["version"] for item in everything(ask, "changes/?since=v40")] == list(range(41, 51))
    assert {item["kind"] for item in everything(ask, "changes/?kind=withdrawn")} == {"withdrawn"}
    moment = (published.START + timedelta(hours=45)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [item["version"] for item in everything(ask, f"changes/?since={moment}")] == list(range(45, 51))
    lines = [orjson.loads(line) for line in ask("changes/?format=jsonl").body.splitlines()]
    assert lines == whole


@pytest.fixture
def years(db) -> dict[str, list[tuple]]:
    """Records published, corrected and withdrawn over three years: slug to (day, snapshot or None) steps."""
    chance = random.Random(5)
    published.make_world()
    steps: dict[str, list[tuple]] = {}
    for day in range(0, 900, 30):
        at = published.START + timedelta(days=day)
        rows = list(PublishedInitiative.objects.all())
        snapshot = published.make_snapshot(chance)
        if rows and chance.random() < 0.5:
            row = chance.choice(rows)
            snapshot |= {"slug": row.slug, "id": str(row.identifier)}
        published.put(snapshot, at)
        stored = PublishedInitiative.objects.get(slug=snapshot["slug"]).publication.snapshot
        steps.setdefault(snapshot["slug"], []).append((at, stored))
    for row in PublishedInitiative.objects.all()[:2]:
        published.take_off(row)
        steps.pop(row.slug)
    return steps


def state_at(steps: dict, moment) -> list[dict]:
    """The snapshots valid before `moment`, of records that are public today."""
    return [past[-1][1] for known in steps.values() if (past := [step for step in known if step[0] < moment])]


def test_the_state_of_a_past_day(years, ask):
    @examples(40)
    @given(queries(), st.integers(-10, 950))
    def check(query, day):
        query = query.without("ordering")
        moment = published.START.replace(hour=23) + timedelta(days=day)  # midnight in Italy in winter, later than any step of the day
        past = [record for record in state_at(years, moment) if brute_force.finds(query, record)]
        address = f"as_of={moment.date()}&{query.canonical()}"
        found = everything(ask, f"initiatives/?limit=4&expand=statements,evidence&{address}")
        assert sorted(item["slug"] for item in found) == sorted(record["slug"] for record in past)
        assert {item["slug"]: item for item in found} == {record["slug"]: record for record in past}
        assert ask(f"stats/?{address}").json["count"] == len(past)

    check()


def test_a_past_record_by_its_address(years, ask):
    slug, steps = next((slug, steps) for slug, steps in years.items() if len(steps) > 1)
    day = steps[0][0].date()
    assert ask(f"initiatives/{slug}/?as_of={day}").json == steps[0][1]
    assert ask(f"initiatives/{slug}/").json == steps[-1][1]
    assert ask(f"initiatives/{slug}/?as_of={day - timedelta(days=2)}").status == 404


def test_a_past_day_does_not_outlive_its_index(years, ask):
    """A base that was put back, or a test's after it was rolled back, has the same versions under other keys."""
    slug, steps = next((slug, steps) for slug, steps in years.items() if len(steps) > 1)
    address = f"initiatives/?as_of={steps[0][0].date()}&expand=statements,evidence&limit=100"
    before = ask(address).json
    assert slug in {item["slug"] for item in before["results"]}
    old = Publication.objects.filter(initiative__slug=slug).order_by("number").first()
    Publication.objects.filter(pk=old.pk).update(number=1_000)
    Publication.objects.create(
        **{field.attname: getattr(old, field.attname) for field in Publication._meta.concrete_fields if field.name != "id"}
    )
    Publication.objects.filter(pk=old.pk).delete()
    forget()
    cache.clear()
    assert ask(address).json == before


def test_people_taken_out_are_in_no_past_day(years, ask):
    slug, steps = next((slug, steps) for slug, steps in years.items() if len(steps) > 1)
    old = Publication.objects.filter(initiative__slug=slug).order_by("number").first()
    person = {"kind": "person", "key": "person-1", "person": {"name": "Ada Segreta", "slug": "ada-segreta"}, "office": "sindaca"}
    snapshot = old.snapshot | {"statements": [person | {"evidence": [], "editor_reason": "", "decided": None}]}
    Publication.objects.filter(pk=old.pk).update(snapshot=snapshot)
    address = f"initiatives/?as_of={steps[0][0].date()}&expand=statements,evidence&limit=100"
    assert b"Ada Segreta" in ask(address).body
    Person.objects.create(name="Ada Segreta", slug="ada-segreta", suppressed_at=published.START)
    published.put(published.make_snapshot(random.Random(1)))
    assert b"Segreta" not in ask(address).body
    assert ask(f"initiatives/?as_of={steps[0][0].date()}&q=segreta").json["count"] == 0


def test_a_query_of_the_page_is_a_query_of_the_api(records, ask):
    query = parse_query(QueryDict("place=veneto&theme=cloud,ai&ordering=-amount&q=progetto"))
    assert ask(f"initiatives/?{query.canonical()}").status == 200
