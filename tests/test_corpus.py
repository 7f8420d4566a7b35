"""The held-out documents are well annotated: exact evidence, known places, valid values, nothing twice."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("h*.txt"))
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{DAY}|(\.\.|{DAY})/(\.\.|{DAY})")
FIELDS = {
    "place": {"name", "level", "role"},
    "organisation": {"name", "role"},
    "programme": {"name"},
    "person": {"name", "office"},
    "amount": {"value", "currency"},
    "date": {"edtf", "label"},
    "duration": {"min_months", "max_months"},
    "quantity": {"value", "unit"},
}
LABELS = {"approval", "signature", "start", "end", "period", "event", "deadline", "other"}
ROLES = {
    "place": {"lead", "participant", "location", "mentioned"},
    "organisation": {"lead", "partner", "participant", "promoter", "funder", "supplier", "other"},
}


def text_of(name):
    return (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")


def annotation_of(name):
    return json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gazetteer():
    with (ROOT / "initiatives" / "data" / "places.csv").open(encoding="utf-8", newline="") as rows:
        return {(place["name"], place["level"]) for place in csv.DictReader(rows)}


def test_every_text_has_its_annotation():
    assert NAMES
    assert sorted(path.stem for path in CORPUS.glob("h*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_document_fields(name):
    annotation = annotation_of(name)
    assert annotation["name"] == name
    assert annotation["group"] in {"funding", "agreement", "candidacy", "event", "service", "strategy"}
    assert annotation["kind"] in {"funding", "agreement", "candidacy", "event", "service", "strategy", "other"}
    assert annotation["rights"] in {None, "all-rights-reserved"}
    assert annotation["published"] is None or EDTF.fullmatch(annotation["published"])
    assert annotation["themes"]
    assert 1000 <= len(text_of(name)) <= 1800


@pytest.mark.parametrize("name", NAMES)
def test_facts(name, gazetteer):
    text = text_of(name)
    for fact in annotation_of(name)["facts"]:
        kind = fact["kind"]
        assert fact["evidence"].strip() and fact["evidence"] in text, fact
        assert set(fact) - {"kind", "evidence", "acronym"} == FIELDS[kind], fact
        assert kind not in ROLES or fact["role"] in ROLES[kind], fact
        assert kind != "place" or (fact["name"], fact["level"]) in gazetteer, fact
        assert kind != "date" or (EDTF.fullmatch(fact["edtf"]) and fact["label"] in LABELS), fact
        assert kind != "duration" or 0 < fact["min_months"] <= fact["max_months"], fact
        assert kind not in ("amount", "quantity") or fact["value"] > 0, fact


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_annotated_twice(name):
    facts = Counter(
        json.dumps({key: value for key, value in fact.items() if key != "evidence"}, sort_keys=True)
        for fact in annotation_of(name)["facts"]
    )
    assert [fact for fact, times in facts.items() if times > 1] == []


def test_the_corpus_holds_every_kind_of_document():
    assert {annotation_of(name)["kind"] for name in NAMES} >= {"funding", "agreement", "candidacy", "event", "service", "strategy", "other"}
