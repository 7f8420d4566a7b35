"""Hostile texts cost time in proportion to their length, never to its square."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.extraction import extract
from tests.extraction.growth import ALLOWED, growth

HOSTILE = {
    "one letter": "a",
    "digits": "7",
    "abbreviations": "S. ",
    "nested brackets": "([{",
    "full stops": ".",
    "blank lines": "\n",
    "capitals": "A",
    "initials": "A.B.",
    "numbers": "1 ",
    "sums": "5 euro ",
    "scales": "due mila ",
    "days": "3 marzo, ",
    "years": "2014-2020 ",
    "percentages": "5% ",
    "ellipses": "i comuni sono 25, ",
    "quotes": "“a” ",
    "ranges": "dal 3 al ",
    "bodies": "Comune di ",
    "columns": "(in euro) 5.000 ",
    "threes": "3 3 3 ",
    "full dates": "3 marzo 2020 e ",
    "lines of dates": "3 marzo\n",
    "counts": "28 Comuni e ",
    "notices": "riservati ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_with_length(unit):
    assert growth(unit) <= ALLOWED


#: What texts are made of, in any order and over and over again.
FRAGMENTS = (
    *(
        "3",
        "12",
        "2020",
        "1.500",
        "5%",
        "€ 5",
        "5 euro",
        "due milioni di euro",
        "3 marzo",
        "3 marzo 2020",
        "entro il 2020",
        "2014-2020",
        "12 mesi",
    ),
    *(
        "16/01/2018",
        "28 Comuni",
        "oggi",
        "lunedì",
        "Roma",
        "Comune di Roma",
        "Regione Veneto",
        "San",
        "S.",
        "Mario",
        "Mario Rossi",
        "sindaco",
    ),
    *(
        "Alfa S.p.A.",
        "Fondazione Alfa",
        "progetto “Alfa”",
        "bando",
        "PNRR",
        "(AB)",
        "(TV)",
        "“",
        "”",
        "(",
        ")",
        "[",
        "-",
        "–",
        ",",
        ".",
        ";",
        ":",
    ),
    *(
        "e",
        "di",
        "del",
        "il",
        "i",
        "tra",
        "da",
        "dal",
        "al",
        "circa",
        "un anno",
        "cookie",
        "riservata",
        "insieme",
        "con",
        "\n",
        "\n\n",
        "\t",
        "’",
        "/",
    ),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6), st.sampled_from((" ", " ", "", ", ", " e ")))
def test_cost_grows_with_length_whatever_is_repeated(fragments, between):
    assert growth(between.join(fragments) + between) <= ALLOWED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.sampled_from("aàA1 .,;:€%-–()[]“”'’\n/5°dilmrcopevo"),
        max_size=600,
    )
)
def test_any_text_is_read_and_every_span_lies_within(text):
    extraction = extract(text)
    for found in (*extraction.facts, *extraction.readings):
        if found.start is not None:
            assert 0 <= found.start < found.end <= len(text)
            assert text[found.start : found.end].strip()
    starts = [fact.start for fact in extraction.facts]
    assert starts == sorted(starts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "il dal al 3 12 2020 marzo luglio lunedì entro € euro mila milioni 5,5 % Comuni di Padova e , . ( ) scorso prossimo anni mesi tra a".split()
        ),
        max_size=80,
    )
)
def test_any_order_of_telling_words_is_read(words):
    text = " ".join(words)
    for fact in extract(text, published="2020-05-05").facts:
        assert text[fact.start : fact.end]
        assert 0 < fact.score <= 1
