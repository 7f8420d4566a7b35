"""Italian numerals: their value, their place, and tokens that are no numbers."""

import pytest

from initiatives.extraction.numbers import numerals, word_value

VALUES = [
    ("quindici Comuni", 15),
    ("centotrentatré Comuni", 133),
    ("ventuno Comuni", 21),
    ("ventotto Comuni", 28),
    ("centottanta Comuni", 180),
    ("duemilaventicinque alunni", 2025),
    ("mille alunni", 1000),
    ("millenovecentonovantotto alunni", 1998),
    ("duecentocinquantamila euro", 250_000),
    ("una ventina di Comuni", 20),
    ("un centinaio di Comuni", 100),
    ("15 Comuni", 15),
    ("1.586.411,76 euro", 1_586_411.76),
    ("1,586,411.76 euro", 1_586_411.76),
    ("241 530 euro", 241_530),
    ("12,5 euro", 12.5),
    ("15,000 euro", 15_000),
    ("50mila euro", 50_000),
    ("50 mila euro", 50_000),
    ("1,2 mln", 1_200_000),
    ("2 mld", 2_000_000_000),
    ("602 mila 566 euro", 602_566),
    ("1 milione e 856mila euro", 1_856_000),
    ("undici milioni e duecentomila euro", 11_200_000),
    ("un miliardo e 200 milioni", 1_200_000_000),
    ("16 milioni e mezzo", 16_500_000),
    ("mezzo milione", 500_000),
    ("un milione", 1_000_000),
]
NO_NUMBERS = [
    "un Comune", "una città", "uno di loro", "15.30", "15:30", "16/01/2018", "1.4.6", "4° bando", "5ª tappa",
    "F61C22000470006", "0521", "5G", "seisette", "il treno", "nottetempo", "il seicento-e-rotti", "x" * 50, "1" * 50, "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_reads_the_number(text, value):
    (found,) = numerals(text)
    assert float(found.value) == value
    assert found.start == 0


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_reads_no_number(text):
    assert numerals(text) == ()


def test_both_ends_of_a_range_are_numbers():
    assert [float(found.value) for found in numerals("14-18 mesi")] == [14, 18]


@pytest.mark.parametrize("word", ["unouno", "centocentouno", "milamila", "ventidieci", "unomila", "duecentocento"])
def test_words_that_add_up_to_nothing(word):
    assert word_value(word) is None


@pytest.mark.parametrize("number", [2, 7, 13, 28, 31, 88, 100, 101, 118, 180, 999])
def test_every_word_reads_back(number):
    assert word_value(_spell(number)) == number


def _spell(number: int) -> str:
    """The Italian word below a thousand, put together by the rules of elision."""
    units = " uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split(
        " "
    )
    tens = "  venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(" ")
    if number < 20:
        return units[number]
    if number < 100:
        ten, unit = tens[number // 10], number % 10
        return (ten[:-1] if unit in (1, 8) else ten) + (units[unit] if unit else "")
    hundreds = units[number // 100] if number >= 200 else ""
    rest = _spell(number % 100) if number % 100 else ""
    return hundreds + ("cent" if rest.startswith("ott") else "cento") + rest
