"""Scoring: what counts as right, invented and missed."""

import json

import pytest

from initiatives.extraction import extract
from initiatives.extraction.evaluation import evaluate, gold_pairs, judge
from initiatives.extraction.evaluation_report import main, table

TEXT = "Il Comune di Padova riceve 25.000 euro per 24 mesi, 3.500 persone attese. Firma il 16 gennaio 2018."
GOLD = {
    "published": None,
    "rights": None,
    "kind": "funding",
    "themes": ["cloud"],
    "facts": [
        {"kind": "amount", "value": 25000, "currency": "EUR", "evidence": "25.000 euro"},
        {"kind": "duration", "min_months": 24, "max_months": 24, "evidence": "24 mesi"},
        {"kind": "quantity", "value": 3500, "unit": "Persone", "evidence": "3.500 persone"},
        {"kind": "date", "edtf": "2018-01-16", "label": "signature", "evidence": "16 gennaio 2018"},
        {"kind": "date", "edtf": "2019", "label": "end", "evidence": "Firma"},
    ],
}


@pytest.fixture
def gold_dir(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_counts_right_invented_and_missed(gold_dir):
    report = evaluate(gold_dir)
    assert report.counts("amount").f1 == 1
    dates = report.counts("date")
    assert (dates.right, dates.invented, dates.missed) == (1, 0, 1)
    assert report.counts("quantity").right == 1  # units are compared without case
    assert [miss.value for miss in report.misses if miss.kind == "date"] == ["2019"]


def test_labels_are_scored_beside_the_value(gold_dir):
    assert evaluate(gold_dir).attribute_accuracy("date") == (1, 1)


def test_a_value_counts_once():
    gold = {**GOLD, "facts": [GOLD["facts"][0], dict(GOLD["facts"][0])]}
    outcome = judge("one", TEXT, gold, extract(TEXT))
    assert outcome.expected == {"amount": 1}


def test_calibration_counts_every_fact(gold_dir):
    report = evaluate(gold_dir)
    judged = sum(len(outcome.judged) for outcome in report.outcomes)
    assert sum(seen for *_, seen in report.calibration()) == judged


def test_the_table_names_kinds_and_misses(gold_dir):
    lines = "\n".join(table(evaluate(gold_dir)))
    for word in ("amount", "macro-F1", "published", "date missed: 2019", "score"):
        assert word in lines


def test_the_exit_code_follows_the_floor(gold_dir, capsys):
    assert main([str(gold_dir)]) == 0
    assert main([str(gold_dir), "--min-f1", "1.0"]) == 1
    assert "macro-F1" in capsys.readouterr().out


def test_two_processes_give_the_same_report(gold_dir):
    (gold_dir / "two.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (gold_dir / "two.txt").write_text(TEXT, encoding="utf-8")
    assert evaluate(gold_dir, jobs=2) == evaluate(gold_dir)


def test_documents_can_be_chosen_by_name(gold_dir):
    assert list(gold_pairs(gold_dir, "two")) == []


def test_an_annotation_without_text_is_named(gold_dir):
    (gold_dir / "three.json").write_text(json.dumps(GOLD), encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"three\.txt"):
        evaluate(gold_dir)
