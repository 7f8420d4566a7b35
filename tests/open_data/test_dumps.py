"""Dumps: whole, described, checked, readable in three lines, equal to the API."""

import csv
import hashlib
import io
import json
import random
import zipfile

import pytest
from django.core.management import call_command
from django.test import Client

from initiatives.models import PublishedInitiative
from initiatives.open_data.dumps import KEPT, TABLES, all_dumps, latest, make_dump, named
from tests import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DUMPS_DIR = tmp_path / "dumps"
    settings.API_REQUESTS_PER_MINUTE = 0


@pytest.fixture
def records(db) -> list[dict]:
    chance = random.Random(11)
    published.make_world()
    rows = [published.put(published.make_snapshot(chance)) for _ in range(25)]
    published.put(published.make_snapshot(chance, slug=rows[3].slug, id=str(rows[3].identifier), title="=1+1"))
    published.take_off(rows[7])
    return list(PublishedInitiative.objects.order_by("sequence").values_list("publication__snapshot", flat=True))


def member(manifest, name: str) -> bytes:
    with zipfile.ZipFile(manifest.path) as archive:
        return archive.read(name)


def test_a_dump_holds_all_that_is_public(records):
    manifest = make_dump()
    assert manifest == latest()
    assert manifest.name == "atlante-v27.zip"
    assert manifest.records == len(records)
    assert [json.loads(line) for line in member(manifest, "initiatives.jsonl").splitlines()] == records
    counts = {
        "initiatives": len(records),
        "statements": sum(len(record["statements"]) for record in records),
        "evidence": sum(len(item["evidence"]) for record in records for item in record["statements"]),
        "documents": len({document["id"] for record in records for document in record["documents"]}),
        "changes": 27,
    }
    assert manifest.rows == counts
    for name, count in counts.items():
        rows = list(csv.DictReader(io.StringIO(member(manifest, f"{name}.csv").decode(), newline="")))
        assert len(rows) == count
        assert list(rows[0]) == [column.name for column in TABLES[name]]
    assert "'=1+1" in member(manifest, "initiatives.csv").decode()


def test_counts_equal_those_of_the_api(records):
    manifest, client = make_dump(), Client()
    assert client.get("/api/v1/initiatives/").json()["count"] == manifest.records
    assert client.get("/api/v1/documents/").json()["count"] == manifest.rows["documents"]
    assert client.get("/api/v1/changes/").json()["count"] == manifest.rows["changes"]
    lines = b"".join(client.get("/api/v1/statements/?format=jsonl").streaming_content).splitlines()
    assert len(lines) == manifest.rows["statements"]


def test_checksums_are_true(records):
    manifest = make_dump()
    assert hashlib.sha256(manifest.path.read_bytes()).hexdigest() == manifest.sha256
    assert manifest.path.stat().st_size == manifest.size
    sums = dict(reversed(line.split("  ")) for line in member(manifest, "SHA256SUMS").decode().splitlines())
    assert set(sums) >= {"initiatives.csv", "initiatives.jsonl", "datapackage.json", "dictionary.csv", "README.txt"}
    assert all(hashlib.sha256(member(manifest, name)).hexdigest() == digest for name, digest in sums.items())
    package = json.loads(member(manifest, "datapackage.json"))
    assert all(resource["hash"] == f"sha256:{sums[resource['path']]}" for resource in package["resources"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_dictionary_tells_every_column(records):
    rows = list(csv.DictReader(io.StringIO(member(make_dump(), "dictionary.csv").decode())))
    assert {(row["table"], row["column"]) for row in rows} == {
        (name, column.name) for name, columns in TABLES.items() for column in columns
    }
    assert all(row["description"].endswith(".") for row in rows)


def test_the_same_data_are_dumped_once(records):
    first = make_dump()
    assert make_dump() == first
    published.put(published.make_snapshot(random.Random(2)))
    second = make_dump()
    assert second.dataset_version == first.dataset_version + 1
    assert [manifest.name for manifest in all_dumps()] == [second.name, first.name]


def test_old_dumps_go(records):
    for _ in range(KEPT + 2):
        published.put(published.make_snapshot(random.Random(2)))
        make_dump()
    assert len(all_dumps()) == KEPT
    assert len(list(latest().path.parent.iterdir())) == 2 * KEPT


def test_the_command_says_what_it_made(records, tmp_path, capsys):
    call_command("dump", tmp_path / "anderswo")
    assert "atlante-v27.zip: 24 initiatives" in capsys.readouterr().out
    assert latest(tmp_path / "anderswo").records == 24
    assert latest() is None


@pytest.mark.parametrize("name", ["../secret.zip", "atlante-v27.json", "atlante-v99.zip", "atlante-v27.zip/..", "", "atlante-v27.zip\n"])
def test_no_other_file_has_an_address(records, name):
    make_dump()
    assert named(name) is None


def test_the_address_of_a_dump(records):
    manifest = make_dump()
    response = Client().get(f"/data/{manifest.name}")
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == manifest.path.read_bytes()
    assert "must-revalidate" in response["Cache-Control"]
    assert Client().get(f"/data/{manifest.name}", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert Client().get("/data/atlante-v999.zip").status_code == 404


def test_pandas_reads_it_in_three_lines(records):
    pandas = pytest.importorskip("pandas")
    archive = zipfile.ZipFile(make_dump().path)
    initiatives = pandas.read_csv(archive.open("initiatives.csv"))
    statements = pandas.read_csv(archive.open("statements.csv"), low_memory=False)
    assert len(initiatives) == len(records)
    assert set(statements["initiative_id"]) <= set(initiatives["id"])


def test_duckdb_reads_it_in_three_lines(records, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    zipfile.ZipFile(make_dump().path).extractall(tmp_path)
    initiatives = duckdb.read_csv(str(tmp_path / "initiatives.csv"))
    statements = duckdb.read_csv(str(tmp_path / "statements.csv"))
    assert len(initiatives.fetchall()) == len(records)
    joined = statements.set_alias("s").join(initiatives.set_alias("i"), "s.initiative_id = i.id")
    assert len(joined.fetchall()) == sum(len(record["statements"]) for record in records)


def test_the_data_package_is_valid(records, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    zipfile.ZipFile(make_dump().path).extractall(tmp_path)
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
