"""The subset of EDTF that is understood, with its earliest and latest days."""

from datetime import date

import pytest

from initiatives.extraction.edtf import is_valid, parse

BOUNDS = [
    ("2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
    ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "month"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("2018-01-16", date(2018, 1, 16), date(2018, 1, 16), "day"),
    ("2018-22", date(2018, 6, 1), date(2018, 8, 31), "part"),
    ("2018-24", date(2018, 12, 1), date(2019, 2, 28), "part"),
    ("2018-35", date(2018, 7, 1), date(2018, 9, 30), "part"),
    ("2018-41", date(2018, 7, 1), date(2018, 12, 31), "part"),
    ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
    ("2018-01~", date(2018, 1, 1), date(2018, 1, 31), "month"),
    ("2020-10-01/2020-10-15", date(2020, 10, 1), date(2020, 10, 15), "interval"),
    ("../2020", None, date(2020, 12, 31), "interval"),
    ("2026/..", date(2026, 1, 1), None, "interval"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_bounds(text, earliest, latest, precision):
    parsed = parse(text)
    assert (parsed.earliest, parsed.latest, parsed.precision) == (earliest, latest, precision)
    assert str(parsed) == text


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-13", "2018-02-30", "16/01/2018", "2018/2017", "../..", "2018-1", "2018-01-1", "201X-05", "ieri", "2018-00", "2018 "],
)
def test_refused(text):
    assert not is_valid(text)
    with pytest.raises(ValueError):
        parse(text)
