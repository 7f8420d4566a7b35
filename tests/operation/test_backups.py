"""Back-up, another machine, restore: equal digests, and public answers that are the same to the byte."""

import json
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.operation.clusters import BINARIES, new_primary, open_folder
from tests.operation.sites import manage, python

pytestmark = pytest.mark.slow
#: Everything the public can ask of a small base, as one digest an address.
ANSWERS = """
import hashlib
from django.test import Client
from initiatives.models import PublishedInitiative, Publication
client = Client(SERVER_NAME="localhost")
slugs = list(PublishedInitiative.objects.order_by("sequence").values_list("slug", flat=True))
paths = ["/api/v1/initiatives/?limit=100&facets=theme,region,organisation", "/api/v1/changes/", "/api/v1/stats/", "/api/v1/statements/",
         "/api/v1/documents/", "/api/v1/initiatives/?format=csv", "/api/v1/initiatives/?format=jsonl", "/initiatives/", "/en/initiatives/",
         "/promises/", "/feed.atom", "/calendar.ics", "/api/v1/initiatives/?q=servizi+digitali", "/places/", "/organisations/"]
paths += [address.format(slug) for slug in slugs for address in ("/api/v1/initiatives/{}/", "/initiatives/{}/", "/initiatives/{}/v/1/")]
for path in paths:
    answer = client.get(path)
    body = b"".join(answer)
    print(answer.status_code, hashlib.sha256(body).hexdigest(), answer.headers.get("ETag", ""), path)
"""
ORIGINAL = """
from django.core.files.base import ContentFile
from initiatives.models import Document
document = Document.objects.order_by("pk").first()
document.original.save("prova è.bin", ContentFile(bytes(range(256)) * 999))
"""
READ_ORIGINAL = """
import hashlib
from initiatives.models import Document
print(hashlib.sha256(Document.objects.exclude(original="").get().original.read()).hexdigest())
"""


def tables(backup: Path) -> dict:
    with zipfile.ZipFile(backup) as file:
        manifest = json.loads(file.read("manifest.json"))
    return {"tables": manifest["tables"], "originals": manifest["originals"], "version": manifest["dataset_version"]}


@pytest.fixture(scope="module")
def machines():
    """Settings of a machine with a base, and of empty ones, each with its own database and folder."""
    with open_folder() as folder, ExitStack() as servers:
        first = {"DATABASE_URL": f"sqlite:///{folder / 'first.sqlite3'}", "MEDIA_FOLDER": str(folder / "first")}
        second = {"DATABASE_URL": f"sqlite:///{folder / 'second.sqlite3'}", "MEDIA_FOLDER": str(folder / "second")}
        known = [first, second]
        if BINARIES:
            primary = new_primary(folder / "postgresql")
            servers.callback(primary.stop)
            known.append({"DATABASE_URL": primary.address, "MEDIA_FOLDER": str(folder / "third")})
        for machine in known:
            manage("migrate", "-v", "0", **machine)
        manage("make_sample", "60", **first)
        python(ORIGINAL, **first)
        yield folder, known


def test_a_round_trip_changes_nothing(machines):
    folder, (first, *others) = machines
    manage("backup", str(folder / "first.zip"), **first)
    answers, original = python(ANSWERS, **first), python(READ_ORIGINAL, **first)
    assert "200" in answers and " 500 " not in answers
    before = folder / "first.zip"
    for number, machine in enumerate(others):
        after = folder / f"again-{number}.zip"
        restored = manage("restore", str(before), **machine)
        assert "nothing wrong" in restored.stdout
        manage("backup", str(after), **machine)
        assert tables(after) == tables(folder / "first.zip")
        assert python(READ_ORIGINAL, **machine) == original
        assert python(ANSWERS, **machine).splitlines() == answers.splitlines()
        before = after


def test_what_goes_on_gets_new_keys(machines):
    _folder, known = machines
    for machine in known[1:]:
        assert manage("make_sample", "20", **machine).returncode == 0
        assert "nothing wrong" in manage("verify", **machine).stdout


def test_a_base_that_is_not_empty_is_left_alone(machines):
    folder, (first, *_others) = machines
    refused = manage("restore", str(folder / "first.zip"), check=False, **first)
    assert refused.returncode == 1 and "not empty" in refused.stderr
    assert "nothing wrong" in manage("verify", **first).stdout


def test_nothing_is_written_over(machines):
    folder, (first, *_others) = machines
    refused = manage("backup", str(folder / "first.zip"), check=False, **first)
    assert refused.returncode == 1 and "already" in refused.stderr


@pytest.mark.parametrize("damage", ["cut", "changed", "nonsense"])
def test_a_damaged_file_changes_nothing(machines, damage):
    folder, (first, *_others) = machines
    empty = {"DATABASE_URL": f"sqlite:///{folder / f'{damage}.sqlite3'}", "MEDIA_FOLDER": str(folder / damage)}
    manage("migrate", "-v", "0", **empty)
    bad = folder / f"{damage}.zip"
    if damage == "cut":
        bad.write_bytes((folder / "first.zip").read_bytes()[:-5_000])
    elif damage == "nonsense":
        bad.write_bytes(b"PK\x03\x04 nothing of ours")
    else:
        with zipfile.ZipFile(folder / "first.zip") as sound, zipfile.ZipFile(bad, "w") as file:
            for name in sound.namelist():
                content = sound.read(name)
                file.writestr(
                    name, content.replace(b"campione", b"CAMPIONE", 1) if name.endswith("initiatives.document.jsonl") else content
                )
    refused = manage("restore", str(bad), check=False, **empty)
    assert refused.returncode == 1, refused.stdout
    assert python("from initiatives.models import Document; print(Document.objects.count())", **empty) == "0"
    assert python("from django.contrib.auth.models import Group; print(Group.objects.count())", **empty) == "4"


def test_the_file_is_for_its_owner_only(machines):
    folder, _known = machines
    assert (folder / "first.zip").stat().st_mode & 0o077 == 0
