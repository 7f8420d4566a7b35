"""The list and the detail of initiatives: forms, pages, members, facets, refusals."""

import csv
import io

import orjson
import pytest
from openpyxl import load_workbook

from initiatives.api.members import LISTED
from initiatives.models import PublishedInitiative, Redirect, Tombstone
from tests import published

pytestmark = pytest.mark.django_db


def test_a_list_gives_what_was_stored(records, ask):
    answer = ask("initiatives/").json
    assert answer["count"] == len(records)
    assert len(answer["results"]) == 20
    assert [item["slug"] for item in answer["results"]] == [record["slug"] for record in records[:20]]
    stored = PublishedInitiative.objects.order_by("-sequence").first()
    assert answer["results"][0] == orjson.loads(stored.list_json)
    assert set(answer["results"][0]) == set(LISTED)
    assert answer["dataset_version"] == 50
    assert answer["previous"] is None


def test_pages_by_their_links(records, ask):
    seen, address = [], "/api/v1/initiatives/?limit=7&ordering=title"
    while address:
        answer = ask(address)
        seen += [item["slug"] for item in answer.json["results"]]
        address = answer.json["next"]
        assert not address or f'<{address}>; rel="next"' in answer["Link"]
    assert sorted(seen) == sorted(record["slug"] for record in records)
    assert answer.json["previous"].startswith("http://testserver/api/v1/initiatives/?ordering=title&cursor=tp")
    assert 'rel="license"' in answer["Link"]


def test_facets_beside_the_results(records, ask):
    facets = ask("initiatives/?facets=theme,region&theme=cloud").json["facets"]
    assert set(facets) == {"theme", "region"}
    assert {"value", "label", "count"} == set(facets["theme"][0])
    assert len(facets["theme"]) == len(published.THEMES)


def test_labels_in_the_language_asked_for(records, ask):
    facets = ask("initiatives/?facets=theme&limit=1", accept_language="en-GB,en;q=0.9").json["facets"]
    assert all(row["label"].startswith("Theme ") for row in facets["theme"])
    answer = ask("initiatives/?facets=theme&limit=1", accept_language="de")
    assert answer["Content-Language"] == "it"
    assert all(row["label"].startswith("Tema ") for row in answer.json["facets"]["theme"])


def test_members_that_are_wanted(records, ask):
    assert set(ask("initiatives/?fields=slug,title").json["results"][0]) == {"slug", "title"}
    assert "summary" not in ask("initiatives/?omit=summary").json["results"][0]
    slug = records[0]["slug"]
    assert ask(f"initiatives/{slug}/?fields=title").json == {"title": records[0]["title"]}


def test_expansion(records, ask):
    whole = ask("initiatives/?expand=statements,evidence").json["results"]
    assert whole == records[:20]
    bare = ask("initiatives/?expand=statements").json["results"]
    assert all("evidence" not in statement for record in bare for statement in record["statements"])
    assert any(record["statements"] for record in bare)


def test_detail_is_the_snapshot(records, ask):
    assert ask(f"initiatives/{records[0]['slug']}/").json == records[0]


def test_what_is_not_there(records, ask):
    assert ask("initiatives/mai-esistita/").status == 404
    tombstone = Tombstone.objects.first()
    gone = ask(f"initiatives/{tombstone.slug}/")
    assert gone.status == 410
    assert gone["Content-Type"] == "application/problem+json"
    assert gone.json["detail"] == "pubblicata due volte"
    assert "withdrawn_at" in gone.json


def test_what_moved(records, ask):
    Redirect.objects.create(kind="initiative", old_slug="nome-vecchio", new_slug=records[0]["slug"])
    for old in ("nome-vecchio", records[0]["id"]):
        answer = ask(f"initiatives/{old}/")
        assert answer.status == 301
        assert answer["Location"] == f"/api/v1/initiatives/{records[0]['slug']}/"


def test_csv_holds_everything_and_runs_nothing(records, ask):
    chance_title = '=HYPERLINK("http://example.org")'
    published.put(records[0] | {"title": chance_title, "summary": '-1+1, "virgolette"\nseconda riga'})
    answer = ask("initiatives/?format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))
    assert len(rows) == len(records)
    assert rows[0]["title"] == f"'{chance_title}"
    assert rows[0]["summary"].startswith('\'-1+1, "virgolette"\nseconda')
    assert answer.body.count(b"\r\n") == len(rows) + 1
    assert ask("initiatives/", accept="text/csv").body == answer.body


def test_the_other_forms_hold_the_same(records, ask):
    slugs = [record["slug"] for record in records]
    lines = [orjson.loads(line) for line in ask("initiatives/?format=jsonl").body.splitlines()]
    assert [line["slug"] for line in lines] == slugs
    assert [orjson.loads(line) for line in ask("initiatives/?format=jsonl&expand=statements,evidence").body.splitlines()] == records
    features = ask("initiatives/?format=geojson").json["features"]
    assert [feature["properties"]["slug"] for feature in features] == slugs
    for feature, record in zip(features, records, strict=True):
        places = [item for item in record["statements"] if item["kind"] == "place" and item["role"] != "mentioned"]
        assert (feature["geometry"] is None) == (not places)
    sheet = load_workbook(io.BytesIO(ask("initiatives/?format=xlsx").body), read_only=True).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["slug", *slugs]


def test_a_file_may_be_a_page_too(records, ask):
    first = ask("initiatives/?limit=5")
    cursor = first.json["next"].split("cursor=")[1].split("&")[0]
    lines = ask(f"initiatives/?format=jsonl&limit=5&cursor={cursor}").body.splitlines()
    assert [orjson.loads(line)["slug"] for line in lines] == [record["slug"] for record in records[5:10]]
    assert ask("initiatives/?format=jsonl&cursor=niente").status == 400


@pytest.mark.parametrize(
    ("address", "name", "nearest"),
    [
        ("initiatives/?tema=cloud", "tema", "theme"),
        ("initiatives/?theme=clod", "theme", "cloud"),
        ("initiatives/?limit=101", "limit", "100"),
        ("initiatives/?limit=zero", "limit", "20"),
        ("initiatives/?cursor=Zz", "cursor", None),
        ("initiatives/?fields=titel", "fields", "title"),
        ("initiatives/?fields=,", "fields", None),
        ("initiatives/?fields=title,", "fields", None),
        ("statements/?fact=,", "fact", None),
        ("initiatives/?omit=nulla-del-genere", "omit", None),
        ("initiatives/?expand=evidences", "expand", "evidence"),
        ("initiatives/?facets=regions", "facets", "region"),
        ("initiatives/?format=xls", "format", "xlsx"),
        ("initiatives/?as_of=ieri", "as_of", None),
        ("initiatives/?ordering=data", "ordering", "date"),
        ("initiatives/?theme=", "theme", None),
        ("initiatives/?theme=cloud, ai", "theme", None),
        ("initiatives/scheda/?theme=cloud", "theme", None),
        ("places/?livello=region", "livello", "level"),
        ("places/?level=regions", "level", "region"),
        ("places/?cursor=!", "cursor", None),
        ("changes/?since=ieri", "since", None),
        ("changes/?kind=deleted", "kind", "created"),
        ("statements/?fact=places", "fact", "place"),
        ("statements/?ordering=title", "ordering", None),
        ("stats/?limit=3", "limit", None),
        ("documents/?q=x", "q", None),
        ("?x=1", "x", None),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(records, ask, address, name, nearest):
    answer = ask(address)
    assert answer.status == 400
    assert answer["Content-Type"] == "application/problem+json"
    told = {problem["name"]: problem for problem in answer.json["parameters"]}
    assert told[name]["reason"]
    if nearest is not None:
        assert told[name]["nearest"] == nearest


def test_everything_wrong_is_told_at_once(records, ask):
    told = ask("initiatives/?tema=x&limit=0&cursor=!&kind=boh").json["parameters"]
    assert {problem["name"] for problem in told} >= {"tema", "limit", "kind"}


def test_reasons_in_english(records, ask):
    answer = ask("initiatives/?tema=x", accept_language="en")
    assert answer["Content-Language"] == "en"


def test_addresses_without_their_last_slash_and_unknown_ones(records, ask):
    answer = ask("/api/v1/initiatives?theme=cloud")
    assert (answer.status, answer["Location"]) == (301, "/api/v1/initiatives/?theme=cloud")
    for address in ("/api/v1/nulla/", "/api/v2/", "/api/v1/initiatives/a/b/"):
        assert ask(address).status == 404
        assert ask(address)["Content-Type"] == "application/problem+json"


def test_queries_stay_constant(records, ask, django_assert_num_queries):
    ask("initiatives/?limit=1")
    for address, number in (
        ("initiatives/?limit=5", 2),
        ("initiatives/?limit=40&theme=cloud,ai&place=veneto&ordering=-amount", 2),
        ("initiatives/?facets=theme,region,place,organisation,year&limit=3", 2),
        ("initiatives/?q=progetto&limit=3", 3),
        (f"initiatives/{records[0]['slug']}/", 1),
        ("stats/?theme=cloud", 1),
        ("statements/?limit=50", 2),
        ("places/?limit=3", 4),
        ("places/?limit=50", 4),
        ("documents/?limit=2", 5),
        ("documents/?limit=40", 5),
        ("changes/?limit=40", 3),
    ):
        with django_assert_num_queries(number):
            ask(address)
