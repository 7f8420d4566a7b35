"""The whole run: order, distinctness, evidence, furniture, the given publication date."""

import json

import pytest

from initiatives.extraction import Extraction, as_guidelines, extract
from initiatives.extraction.registry import Stage, steps

TEXT = """Home > Notizie
Apre lo sportello
12 marzo 2021
Il Comune di Padova apre uno sportello digitale: 25.000 euro per 24 mesi, 3.500 persone attese.
L'inaugurazione si terrà il 20 marzo.
© 2021 Editrice srl, 99.000 euro interamente versati"""


def test_facts_come_in_the_order_of_the_text():
    starts = [fact.start for fact in extract(TEXT).facts]
    assert starts == sorted(starts)


def test_every_kind_of_figure_is_found_once():
    found = {(fact.kind, fact.evidence(TEXT)) for fact in extract(TEXT).facts}
    assert {("amount", "25.000 euro"), ("duration", "24 mesi"), ("quantity", "3.500 persone")} <= found


def test_facts_in_furniture_are_dropped():
    assert [fact for fact in extract(TEXT).facts if "99.000" in fact.evidence(TEXT)] == []


def test_the_documents_own_date_resolves_its_dates():
    assert "2021-03-20" in [fact.value.edtf for fact in extract(TEXT).facts if fact.kind == "date"]


def test_a_given_date_helps_where_the_document_says_nothing():
    text = "L'inaugurazione si terrà il 20 marzo."
    assert [fact.value.edtf for fact in extract(text, published="2019-03").facts] == ["2019-03-20"]
    assert extract(text, published="2019-03").reading("published") is None


def test_a_finer_given_date_outranks_the_header():
    text = " date 2019-03 L'inaugurazione si è tenuta ieri in biblioteca."
    assert [fact.value.edtf for fact in extract(text, published="2019-03-12").facts] == ["2019-03-11"]


def test_a_malformed_given_date_is_refused():
    with pytest.raises(ValueError, match="EDTF"):
        extract(TEXT, published="12/03/2021")


def test_an_empty_text_states_nothing():
    extraction = extract("")
    assert extraction.facts == ()
    assert extraction.reading("published") is None


def test_the_same_text_gives_the_same_extraction():
    assert extract(TEXT) == extract(TEXT)


def test_evidence_is_exact_in_the_json():
    document = as_guidelines(extract(TEXT), TEXT, "trial")
    assert json.loads(json.dumps(document)) == document
    assert document["published"] == "2021-03-12"
    assert document["title"] == "Apre lo sportello"
    for fact in document["facts"]:
        assert TEXT[fact["start"] : fact["end"]] == fact["evidence"]
        assert 0 < fact["score"] <= 1
        assert fact["reason"]["it"] and fact["reason"]["en"]


def test_readings_say_where_they_stand():
    document = as_guidelines(extract(TEXT), TEXT)
    (published,) = [reading for reading in document["readings"] if reading["kind"] == "published"]
    assert published["evidence"] == "12 marzo 2021"


def test_rules_register_themselves_in_every_stage():
    by_stage = {stage: len(rules) + len(refinements) for stage, rules, refinements in steps()}
    assert set(by_stage) == set(Stage)
    assert by_stage[Stage.FIGURES] >= 4


def test_an_empty_extraction_has_no_themes():
    assert Extraction((), ()).themes == ()
