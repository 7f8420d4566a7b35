from datetime import datetime

import pytest
from django.utils.translation import override

from initiatives.templatetags.dates import day_in_words, in_words, written


@pytest.mark.parametrize(
    ("edtf", "italian", "english"),
    [
        ("2018-06-01", "1 giugno 2018", "1 June 2018"),
        ("2018-06", "giugno 2018", "June 2018"),
        ("2018", "2018", "2018"),
        ("2020-10-01/2020-10-15", "1–15 ottobre 2020", "1–15 October 2020"),
        ("2020-09-28/2020-10-02", "28 settembre – 2 ottobre 2020", "28 September – 2 October 2020"),
        ("2018-01/2018-03", "gennaio–marzo 2018", "January–March 2018"),
        ("2014/2020", "2014–2020", "2014–2020"),
    ],
)
def test_as_people_say_them(edtf, italian, english):
    with override("it"):
        assert in_words(edtf) == italian
    with override("en"):
        assert in_words(edtf) == english


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2018-10", "entro ottobre 2018"),
        ("../2020", "entro il 2020"),
        ("2018/..", "dal 2018 in poi"),
        ("2018-06/..", "da giugno 2018 in poi"),
        ("2018~", "circa 2018"),
        ("2018?", "forse 2018"),
        ("201X", "anni 2010"),
        ("2018-21", "primavera 2018"),
        ("2018-33", "primo trimestre 2018"),
        ("2018-41", "secondo semestre 2018"),
        ("2018-12-20/2019-01-10", "20 dicembre 2018 – 10 gennaio 2019"),
    ],
)
def test_never_more_exact_than_the_source(edtf, words):
    with override("it"):
        assert in_words(edtf) == words


@pytest.mark.parametrize("text", ["", "presto", "2018-13", "2018-02-30", "<b>"])
def test_what_is_no_date_comes_back_as_it_is(text):
    assert in_words(text) == text


def test_none_is_nothing():
    assert in_words(None) == "" and day_in_words(None) == ""


def test_the_day_of_a_moment():
    assert day_in_words("2026-11-22T03:16:00+01:00") == "22 novembre 2026"


def test_moments_are_written_as_each_language_does():
    moment = datetime(2026, 11, 22, 4, 39)
    assert written(moment, "l j F Y, H.i") == "domenica 22 novembre 2026, 04.39"
    with override("en"):
        assert written(moment, "l j F Y, H.i") == "Sunday 22 November 2026, 04:39"
    assert written(None, "j F Y") == ""
