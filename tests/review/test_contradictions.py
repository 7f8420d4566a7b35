"""What claims confirm or contradict, and where sources differ."""

import pytest

from initiatives.models import Claim
from initiatives.review.contradictions import differences_between_sources, findings
from tests.factories import add_statement, make_document, make_initiative


def claim(kind: str, verdict: str = "waiting", **value) -> Claim:
    return Claim(pk=id(value) % 10**6, kind=kind, value=value, verdict=verdict)


def places(*names: str, role: str = "participant") -> list[Claim]:
    return [claim("place", name=name, level="municipality", role=role) for name in names]


def verdicts(claims: list[Claim]) -> list[str]:
    return [finding.verdict for finding in findings(claims)]


def test_a_stated_number_of_towns_against_those_listed():
    stated = claim("quantity", value=3, unit="comuni")
    assert verdicts([stated, *places("Paese", "Silea", "Casier")]) == ["agrees"]
    assert verdicts([stated, *places("Paese", "Silea", "Casier", "Loria")]) == ["look"]


def test_towns_that_were_turned_down_do_not_count():
    turned_down = claim("place", "rejected", name="Loria", level="municipality", role="participant")
    assert verdicts([claim("quantity", value=3, unit="comuni"), *places("Paese", "Silea", "Casier"), turned_down]) == ["agrees"]


@pytest.mark.parametrize("unit", ["abitanti", "euro", "comunità montane"])
def test_other_quantities_say_nothing_of_towns(unit):
    assert verdicts([claim("quantity", value=3, unit=unit), *places("Paese", "Silea", "Casier")]) == []


def test_parts_against_the_whole():
    whole = claim("amount", value=100, scope="initiative")
    parts = [claim("amount", value=60, scope="share"), claim("amount", value=40, scope="share")]
    assert verdicts([whole, *parts]) == ["agrees"]
    assert verdicts([whole, *parts, claim("amount", value=40, scope="share")]) == ["look"]
    assert verdicts([whole, parts[0]]) == []
    assert verdicts(parts) == []


def test_an_end_before_the_beginning():
    assert verdicts([claim("date", edtf="2021", label="start"), claim("date", edtf="2020-05", label="end")]) == ["blocks"]
    assert verdicts([claim("date", edtf="2020", label="start"), claim("date", edtf="2020-05", label="end")]) == []
    assert verdicts([claim("date", edtf="2020/..", label="start"), claim("date", edtf="../2021", label="end")]) == []


def test_one_name_in_several_roles():
    assert verdicts([*places("Treviso"), *places("Treviso", role="lead")]) == ["look"]
    assert verdicts([*places("Treviso"), *places("Treviso")]) == []


def test_sources_that_give_different_sums(editor):
    initiative = make_initiative(by=editor)
    other = make_document("Il contributo è di 60.000 euro per Padova.")
    initiative.documents.add(other)
    assert differences_between_sources(initiative) == []
    add_statement(initiative, other, "funding", "60.000 euro", amount=60_000)
    (finding,) = differences_between_sources(initiative)
    assert "50.000" in finding.message
    assert "60.000" in finding.message
