"""Files that were made before a person was taken out: not served, then written again without them."""

import csv
import hashlib
import io
import json
import random
import zipfile

import pytest
from django.test import Client

from initiatives.models import Contribution, Document, Person, PublishedInitiative
from initiatives.open_data.dumps import all_dumps, files, latest, make_dump
from initiatives.open_data.redacting import redact_dumps
from initiatives.open_data.texts import open_text
from initiatives.publication.suppression import suppress
from tests import published
from tests.factories import make_document

pytestmark = pytest.mark.django_db
NAME = "Ada Prova"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DUMPS_DIR = tmp_path / "dumps"


@pytest.fixture
def person(db):
    return Person.objects.create(name=NAME, slug="ada-prova")


def statement(document: dict) -> dict:
    evidence = {"quote": f"l’assessora {NAME}", "prefix": "dice ", "suffix": " in aula", "start": 5, "end": 26, "document": document}
    return {
        "kind": "person", "key": "person-1", "person": {"name": NAME, "slug": "ada-prova"}, "office": "assessora",
        "evidence": [evidence], "editor_reason": "", "decided": None,
    }  # fmt: skip


@pytest.fixture
def dumps(person):
    """Two dumps of which both name the person: as a statement, in a quotation, in a title, in the lines of changes."""
    published.make_world()
    chance = random.Random(5)
    for number in range(2):
        snapshot = published.make_snapshot(chance, title=f"{NAME} presenta il piano {number}")
        document = snapshot["documents"][0] if snapshot["documents"] else published.make_snapshot(chance)["documents"][0]
        snapshot["statements"] = [*snapshot["statements"], statement(document)]
        published.put(snapshot)
        published.put(published.make_snapshot(chance))
        make_dump()
    return all_dumps()


def everything_in(manifest) -> str:
    with zipfile.ZipFile(manifest.path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_one_action_takes_them_out_of_every_file(dumps, person, publisher, django_capture_on_commit_callbacks):
    assert all(NAME in everything_in(manifest) for manifest in dumps)
    with django_capture_on_commit_callbacks(execute=True):
        suppress(person, publisher, reason="lo ha chiesto")
    assert [manifest.name for manifest in all_dumps()] == [manifest.name for manifest in dumps]
    for manifest in all_dumps():
        told = everything_in(manifest)
        assert NAME not in told and "ada-prova" not in told
        served = Client().get(f"/data/{manifest.name}")
        assert b"".join(served.streaming_content) == manifest.path.read_bytes()


def test_what_is_left_of_a_dump_is_whole(dumps, person, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        suppress(person, publisher, reason="lo ha chiesto")
    for before, after in zip(dumps, all_dumps(), strict=True):
        assert (after.dataset_version, after.made_at, after.records) == (before.dataset_version, before.made_at, before.records)
        assert after.sha256 == hashlib.sha256(after.path.read_bytes()).hexdigest() != before.sha256
        with zipfile.ZipFile(after.path) as archive:
            sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
            assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for name, digest in sums.items())
            records = [json.loads(line) for line in archive.read("initiatives.jsonl").splitlines()]
            statements = list(csv.DictReader(io.StringIO(archive.read("statements.csv").decode(), newline="")))
            changes = list(csv.DictReader(io.StringIO(archive.read("changes.csv").decode(), newline="")))
        assert len(records) == after.records and len(statements) == sum(len(record["statements"]) for record in records)
        assert after.rows["changes"] == before.rows["changes"] == len(changes)
        assert any("[…] presenta" in row["title"] for row in changes)


def test_until_it_is_written_again_no_old_file_is_served(dumps, person, publisher):
    suppress(person, publisher, reason="lo ha chiesto")  # nothing after the commit: as if the disk were full
    assert files() and all_dumps() == [] and latest() is None
    for manifest in dumps:
        assert Client().get(f"/data/{manifest.name}").status_code == 404
        assert manifest.name not in Client().get("/data/").content.decode()
    assert redact_dumps() == 2
    assert len(all_dumps()) == 2 and redact_dumps() == 0


def test_another_form_of_the_name_makes_them_stale_again(dumps, person, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        suppress(person, publisher, reason="lo ha chiesto")
    suppress(person, publisher, reason="anche il cognome", also=["assessora Prova"])
    assert all_dumps() == []
    assert redact_dumps() == 2


def test_where_nobody_asked_nothing_is_written_again(dumps):
    before = [manifest.path.stat().st_mtime_ns for manifest in dumps]
    assert redact_dumps() == 0
    assert [manifest.path.stat().st_mtime_ns for manifest in dumps] == before


def test_open_texts_black_them_out_and_keep_every_position(person, publisher):
    text = f"Il Comune decide. {NAME} presenta i dati; con ADA\nPROVA lavorano in 12."
    document = make_document(text, rights="open-licence")
    reserved = make_document("Testo riservato.", rights="all-rights-reserved")
    assert open_text(str(document.identifier)) == text and open_text(str(reserved.identifier)) is None
    suppress(person, publisher, reason="lo ha chiesto")
    told = open_text(str(document.identifier))
    assert NAME not in told and "PROVA" not in told and len(told) == len(text)
    start = text.index("presenta")
    assert told[start : start + 8] == "presenta"
    assert Document.objects.get(pk=document.pk).text == text


def test_readers_of_what_was_rewritten_are_told(dumps, person, publisher):
    """By tag and by date: the record, its JSON-LD, the open data page."""
    slug = PublishedInitiative.objects.get(title__startswith=f"{NAME} presenta il piano 1").slug
    addresses = [f"/api/v1/initiatives/{slug}/", f"/initiatives/{slug}.jsonld", "/data/", f"/initiatives/{slug}/"]
    client = Client()
    before = {address: client.get(address) for address in addresses}
    suppress(person, publisher, reason="lo ha chiesto")
    for address, answer in before.items():
        assert answer.status_code == 200, address
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 200, address
        assert client.get(address, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 200, address


def test_a_contribution_that_names_them_is_rewritten_for_readers_too(person, publisher):
    published.make_world()
    row = published.put(published.make_snapshot(random.Random(5)))
    Contribution.objects.create(
        initiative=row.initiative, text=f"{NAME} non c’era.", shown=True, kind="question", number=1, status="accepted"
    )
    client, address = Client(), f"/initiatives/{row.slug}/"
    before = client.get(address)
    assert NAME in before.content.decode()
    suppress(person, publisher, reason="lo ha chiesto")
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200 and NAME not in after.content.decode()
