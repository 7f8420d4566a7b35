"""Dates as editors type them."""

import pytest

from initiatives.extraction import edtf
from initiatives.review.edtf_input import typed_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("16 settembre 2020", "2020-09-16"),
        ("1° giugno 2018", "2018-06-01"),
        ("il 16 settembre 2020", "2020-09-16"),
        ("16/01/2018", "2018-01-16"),
        ("16.1.18", "2018-01-16"),
        ("1/2/2020", "2020-02-01"),
        ("settembre 2020", "2020-09"),
        ("2020", "2020"),
        ("2020-09", "2020-09"),
        ("2023-06/2025-05", "2023-06/2025-05"),
        ("../2020", "../2020"),
        ("prima metà di ottobre 2020", "2020-10-01/2020-10-15"),
        ("dal 1 al 15 ottobre 2020", "2020-10-01/2020-10-15"),
        ("1-15 ottobre 2020", "2020-10-01/2020-10-15"),
        ("da giugno 2023 a maggio 2025", "2023-06/2025-05"),
        ("2014-2020", "2014/2020"),
        ("entro il 2026", "../2026"),
        ("dal 2026", "2026/.."),
        ("  16   settembre 2020 ", "2020-09-16"),
        ("circa 2020", "2020~"),
        ("forse 2020", "2020?"),
        ("forse circa marzo 2020", "2020-03%"),
        ("circa 2020?", "2020%"),
        ("circa 2020~", "2020~"),
        ("2018-01-16", "2018-01-16"),
    ],
)
def test_read_into_edtf(written, expected):
    assert typed_date(written) == expected
    assert edtf.is_valid(expected)


@pytest.mark.parametrize(
    "written",
    ["", "boh", "boh 2020", "31 febbraio 2020", "2020-13", "16 settembre", "ieri", "forse mai", "2020 e 2021 e poi chissà",
     "circa 2019-2020", "15 ottobre 2020 a Padova", "2025/2020"],
)  # fmt: skip
def test_not_a_date(written):
    with pytest.raises(ValueError, match=".*"):
        typed_date(written)


def test_a_day_without_year_is_read_against_the_source():
    assert typed_date("16 settembre", "2020-09-17") == "2020-09-16"
