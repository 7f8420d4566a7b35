"""The year behind a date without one: by publication, weekday and tense."""

import pytest

from initiatives.extraction.dates.grammar import expressions
from initiatives.extraction.dates.resolving import EITHER, FUTURE, PAST, Reference, resolve
from initiatives.extraction.edtf import parse


def resolved(text, published=None, tense=EITHER):
    reference = Reference.of(parse(published)) if published else None
    return [one.edtf for found in expressions(text, 0, len(text)) for one in resolve(found, reference, tense)]


@pytest.mark.parametrize(
    ("text", "published", "tense", "expected"),
    [
        ("20 marzo", "2019-03-02", FUTURE, "2019-03-20"),
        ("20 dicembre", "2019-01-10", PAST, "2018-12-20"),
        ("20 dicembre", "2019-01-10", EITHER, "2018-12-20"),
        ("10 gennaio", "2019-12-20", FUTURE, "2020-01-10"),
        ("10 gennaio", "2019-12-20", PAST, "2020-01-10"),  # three weeks off beats the tense, a year off does not
        ("martedì 16 gennaio", "2018-01", EITHER, "2018-01-16"),
        ("sabato 10", "2018-02", EITHER, "2018-02-10"),
        ("settembre", "2021-11-04", PAST, "2021-09"),
        ("settembre", "2021-12-04", FUTURE, "2022-09"),
        ("settembre", "2021-10-04", FUTURE, "2021-09"),  # one month ago is nearer than the tense is strong
        ("maggio", "2018-11", PAST, "2018-05"),
        ("febbraio", "2026-01-14", FUTURE, "2026-02"),
        ("4 giugno dell'anno passato", "2017-04-05", EITHER, "2016-06-04"),
        ("venerdì scorso", "2020-09-16", EITHER, "2020-09-11"),
        ("lunedì prossimo", "2020-09-16", EITHER, "2020-09-21"),
        ("la prossima primavera", "2023-11-20", FUTURE, "2024-03/2024-05"),
    ],
)
def test_resolves(text, published, tense, expected):
    assert resolved(text, published, tense) == [expected]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("20 marzo", None),
        ("settembre", None),
        ("sabato 10", "2018"),
        ("sabato 11", "2018-02-01"),  # neither January's, February's nor March's 11th is one
        ("venerdì scorso", "2020-09"),
        ("31 febbraio 2020", None),
        ("30 febbraio", "2020-02"),
    ],
)
def test_leaves_unresolved(text, published):
    assert resolved(text, published) == []


@pytest.mark.parametrize(
    ("text", "fits"), [("martedì 16 gennaio 2018", True), ("lunedì 16 gennaio 2018", False), ("16 gennaio 2018", None)]
)
def test_tells_whether_the_weekday_fits(text, fits):
    (found,) = expressions(text, 0, len(text))
    assert resolve(found, None, EITHER)[0].weekday_fits is fits
