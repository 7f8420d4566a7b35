"""The curated records of the seeds, taken through the whole way, and out and in again."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from initiatives.models import Document, Initiative, PublishedInitiative
from initiatives.publication.publishing import publish
from initiatives.review.curated import export_record, replay_curated
from initiatives.review.workflow import approve, submit

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.json"))


@pytest.fixture
def imported(vocabulary):
    call_command("import_documents", *map(str, sorted(SEEDS.glob("*.txt"))), stdout=io.StringIO())


def key(item: dict) -> tuple:
    return (
        item["kind"],
        item.get("name"),
        item.get("level"),
        item.get("value"),
        item.get("unit"),
        item.get("edtf"),
        item.get("min_months"),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_curated_record_goes_all_the_way_and_comes_back_the_same(name, imported, editor, publisher):
    record = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))
    document = Document.objects.get(name=record["document"])
    initiative = replay_curated(record, document, editor)
    publish(approve(submit(initiative, editor), publisher), publisher)
    snapshot = PublishedInitiative.objects.public().get().publication.snapshot
    assert (snapshot["title"], snapshot["kind"], snapshot["stage"]) == (record["title"], record["kind"], record["stage"])
    assert set(snapshot["themes"]) == set(record["themes"])
    assert len(snapshot["statements"]) == len(record["statements"])
    exported = export_record(Initiative.objects.get(pk=initiative.pk), document)
    assert sorted(map(key, exported["statements"]), key=str) == sorted(map(key, record["statements"]), key=str)
    wanted = {(key(item), place["start"], place["end"]) for item in record["statements"] for place in item["evidence"]}
    given = {(key(item), place["start"], place["end"]) for item in exported["statements"] for place in item["evidence"]}
    assert wanted <= given
