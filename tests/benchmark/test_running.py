"""A measurement that fails is a row of the table, and the others are measured all the same."""

import pytest

from initiatives.benchmark import running
from initiatives.benchmark.report import as_json, growth_table, table
from initiatives.benchmark.rows import Row

GOOD = Row("good", "≤ 1 ms", "0.5 ms", True, {"own": {"p95": 0.5}}, "2/s")


def broken():
    yield GOOD
    raise RuntimeError("no such thing")


@pytest.fixture
def groups(monkeypatch, settings, tmp_path, db):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(running, "_groups", lambda parts, seconds: iter([("first", broken), ("second", lambda: iter([GOOD]))]))


def test_what_fails_is_told_and_the_rest_goes_on(groups, tmp_path):
    shown = []
    rows = running.run(("api",), 1, shown.append)
    assert [row.name for row in rows] == [row.name for row in shown] == ["good", "first", "good"]
    assert rows[1].held is False and "RuntimeError: no such thing" in rows[1].measured
    assert "no such thing" in (tmp_path / "benchmark.log").read_text()


def test_the_table_has_each_figure_beside_its_budget_and_floor():
    head, line = table([GOOD]).splitlines()
    assert "budget" in head and "floor" in head
    assert [part.strip() for part in line.split("  ") if part.strip()] == ["held", "good", "≤ 1 ms", "0.5 ms", "2/s"]
    assert b'"floor": "2/s"' in as_json([GOOD], 10, {})


def test_growth_shows_each_size_and_what_was_not_measured():
    rows = growth_table({
        1_000: [{"name": "a", "figures": {"own": {"p95": 2.0}}}],
        10_000: [{"name": "a", "figures": {"own": {"p95": 5.0}}}, {"name": "b", "figures": {}}],
    }).splitlines()  # fmt: skip
    assert rows[1].split() == ["a", "2.0", "ms", "5.0", "ms", "2.50", "×"]
    assert rows[2].split() == ["b", "–", "–"]
