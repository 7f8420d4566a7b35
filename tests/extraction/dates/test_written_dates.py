"""Every day and every period, however it is written, is read as what it is; figures that only look like dates are not."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.extraction.figures import dates

MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
WEEKDAYS = "lunedì martedì mercoledì giovedì venerdì sabato domenica".split()
WORDS = (
    """primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove
    venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno"""
).split()
SHORT = "gen feb mar apr mag giu lug ago set ott nov dic".split()
DAYS = st.dates(date(2005, 1, 1), date(2034, 12, 31))
PLENTY = settings(max_examples=150, deadline=None, derandomize=True)

WHOLE = {
    "month": lambda day: f"{article(day)}{day.day} {month(day)} {day.year}",
    "of": lambda day: f"{article(day)}{day.day} {month(day)} del {day.year}",
    "weekday": lambda day: f"{WEEKDAYS[day.weekday()]} {day.day} {month(day)} {day.year}",
    "plain accent": lambda day: WEEKDAYS[day.weekday()].replace("ì", "i'") + f" {day.day} {month(day)} {day.year}",
    "capital": lambda day: f"{article(day)}{day.day} {month(day).capitalize()} {day.year}",
    "short month": lambda day: f"{article(day)}{day.day} {SHORT[day.month - 1]}. {day.year}",
    "words": lambda day: f"{article(day)}{WORDS[day.day - 1]} {month(day)} {day.year}",
    "slashes": lambda day: f"il {day:%d/%m/%Y}",
    "dots": lambda day: f"il {day.day}.{day.month}.{day.year}",
    "hyphens": lambda day: f"il {day:%d-%m-%Y}",
    "two figures": lambda day: f"il {day:%d/%m/%y}",
    "machine": lambda day: f"il {day.isoformat()}",
}
SENTENCES = (
    "La Giunta ha approvato il piano {}.",
    "Il portale è stato presentato {} in municipio.",
    "L'accordo, firmato {}, vale per tutti.",
    "Il convegno si tiene {} alle 17.",
    "Tra le tappe c'è stata la firma: {}, a palazzo.",
)
TRAPS = (
    "La legge {day} {month} {year}, n. {number} regola la materia.",
    "Lo prevede il decreto legislativo {day} {month} {year}.",
    "Sono arrivate {year} richieste.",
    "Un contributo di {year} euro.",
    "Telefonare allo 0{number} {day} {day} {number}.",
    "Lo sportello è in via {day} {capital} {number}.",
    "Si esce dalla delibera {day}/{number}.",
    "Il programma Horizon {year} paga tutto.",
    "La linea viaggia a {year} mega.",
    "Alle {hour}.{day} si chiude.",
    "Il CUP è F{day}C{year}000{number}0006.",
    "Hanno risposto {day} famiglie su {number}.",
)


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def article(day: date) -> str:
    return "l'" if day.day in (8, 11) else "il "


@PLENTY
@given(DAYS, st.sampled_from(sorted(WHOLE)), st.sampled_from(SENTENCES))
def test_a_whole_date_in_any_form(day, form, sentence):
    assert dates(sentence.format(WHOLE[form](day))) == [day.isoformat()]


@PLENTY
@given(DAYS, st.integers(-120, 120), st.booleans(), st.sampled_from(["scorso", "prossimo", ""]))
def test_a_day_without_its_year_is_the_nearest_one(published, away, weekday, relation):
    day = published + timedelta(away)
    assume(away and (day.month, day.day) != (2, 29))
    assume(not relation or (relation == "prossimo") == (away > 0))
    tense = "si terrà" if away > 0 else "si è tenuto"
    named = f"{WEEKDAYS[day.weekday()]} " if weekday else article(day)
    sentence = f"L'incontro {tense} {named}{day.day} {month(day)} {relation}".rstrip() + " in biblioteca."
    assert dates(sentence, published.isoformat()) == [day.isoformat()]


@PLENTY
@given(DAYS, st.integers(1, 400))
def test_ranges_of_days(first, length):
    last = first + timedelta(length)
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {month(first)}"
    if first.year != last.year:
        start += f" {first.year}"
    lead, link = ("dall'" if first.day in (8, 11) else "dal "), ("all'" if last.day in (8, 11) else "al ")
    sentence = f"Le domande si inviano {lead}{start} {link}{last.day} {month(last)} {last.year}."
    assert dates(sentence) == [f"{first}/{last}"]


@PLENTY
@given(DAYS, st.integers(1, 40), st.sampled_from(["da {} a {}", "tra {} e {}"]))
def test_ranges_of_months(first, later, words):
    months = first.year * 12 + first.month - 1 + later
    last = date(months // 12, months % 12 + 1, 1)
    start = month(first) if first.year == last.year else f"{month(first)} {first.year}"
    sentence = f"Il cantiere resta aperto {words.format(start, f'{month(last)} {last.year}')}."
    assert dates(sentence) == [f"{first:%Y-%m}/{last:%Y-%m}"]


@PLENTY
@given(st.integers(2000, 2035), st.integers(1, 9), st.sampled_from(["dal {} al {}", "nel periodo {}-{}", "negli anni {}/{}"]))
def test_ranges_of_years(first, later, words):
    assert dates(f"Il piano si attua {words.format(first, first + later)}.") == [f"{first}/{first + later}"]


@PLENTY
@given(
    DAYS,
    st.sampled_from(
        [
            ("entro {article}{day} {month} {year}", "{date}"),
            ("entro e non oltre le ore 12 del {day} {month} {year}", "{date}"),
            ("entro {month} {year}", "../{ym}"),
            ("entro la fine di {month} {year}", "../{ym}"),
            ("entro il {year}", "../{year}"),
            ("fino al {day} {month} {year}", "../{date}"),
            ("fino a {month} {year}", "../{ym}"),
            ("fino alle ore 13 del {day} {month} {year}", "../{date}"),
            ("da {month} {year}", "{ym}/.."),
            ("a partire da {month} {year}", "{ym}/.."),
            ("dal {year}", "{year}/.."),
            ("dai primi di {month} {year}", "{ym}/.."),
            ("dal {day} {month} {year}", "{date}"),
        ]
    ),
)
def test_open_ends(day, form):
    written, expected = form
    assume("del {day}" not in written and "al {day}" not in written or day.day not in (8, 11))
    parts = {"article": article(day), "day": day.day, "month": month(day), "year": day.year, "date": day.isoformat(), "ym": f"{day:%Y-%m}"}
    assert dates(f"Il servizio si può chiedere {written.format(**parts)}.") == [expected.format(**parts)]


@PLENTY
@given(st.integers(2000, 2035), st.integers(2, 11), st.booleans())
def test_the_first_and_the_last_months_of_a_year(year, number, last):
    words = f"negli ultimi {WORDS[number - 1]} mesi" if last else f"nei primi {number} mesi"
    expected = f"{year}-{13 - number:02}/{year}-12" if last else f"{year}-01/{year}-{number:02}"
    assert dates(f"I corsi si tengono {words} del {year}.") == [expected]


@PLENTY
@given(st.integers(2000, 2035), st.integers(0, 3), st.sampled_from(["semestre", "trimestre", "quadrimestre"]))
def test_pieces_of_a_year(year, number, piece):
    length = {"semestre": 6, "trimestre": 3, "quadrimestre": 4}[piece]
    assume(number < 12 // length)
    ordinal = ("primo", "secondo", "terzo", "quarto")[number]
    expected = f"{year}-{number * length + 1:02}/{year}-{(number + 1) * length:02}"
    assert dates(f"I lavori si fanno nel {ordinal} {piece} del {year}.") == [expected]


@PLENTY
@given(DAYS, st.sampled_from(["oggi", "ieri", "l'altro ieri"]), st.sampled_from(["approvato", "firmato", "presentato"]))
def test_days_counted_from_the_publication(published, word, act):
    day = published - timedelta({"oggi": 0, "ieri": 1, "l'altro ieri": 2}[word])
    sentence = f"Il protocollo è stato {act} {word} dalla giunta."
    assert dates(sentence, published.isoformat()) == [day.isoformat()]
    assert dates(sentence, f"{published:%Y-%m}") == []
    assert dates(sentence) == []


@PLENTY
@given(DAYS, st.sampled_from(["{} prossimo", "{} scorso"]))
def test_weekdays_counted_from_the_publication(day, words):
    published = day + timedelta(3) if "scorso" in words else day - timedelta(3)
    words = words if day.weekday() < 6 else words[:-1] + "a"
    sentence = f"La seduta si tiene {words.format(WEEKDAYS[day.weekday()])}."
    assert dates(sentence, published.isoformat()) == [day.isoformat()]


@PLENTY
@given(DAYS, st.sampled_from(["il {} del mese prossimo", "il {} del mese scorso", "il {} di questo mese"]))
def test_days_of_this_month_and_of_its_neighbours(published, words):
    assume(published.day <= 28 and published.day not in (8, 11))
    shift = 1 if "prossimo" in words else -1 if "scorso" in words else 0
    months = published.year * 12 + published.month - 1 + shift
    expected = date(months // 12, months % 12 + 1, published.day)
    assert dates(f"La riunione si tiene {words.format(published.day)}.", published.isoformat()) == [expected.isoformat()]


@PLENTY
@given(DAYS, st.sampled_from(TRAPS), st.integers(12, 99), st.integers(8, 23))
def test_figures_that_only_look_like_dates(day, sentence, number, hour):
    written = sentence.format(day=day.day, month=month(day), capital=month(day).capitalize(), year=day.year, number=number, hour=hour)
    assert dates(written, "2020-05-01") == []


@PLENTY
@given(DAYS, st.integers(1900, 1994))
def test_history_is_no_date_of_ours(day, year):
    assert dates(f"La torre crollò il {day.day} {month(day)} {year}.") == []
    assert dates(f"Nel {year} il paese non aveva telefono.") == []


@PLENTY
@given(st.integers(30, 31), st.sampled_from(["febbraio", "aprile", "giugno", "settembre", "novembre"]), st.integers(2010, 2030))
def test_days_that_no_month_has(day, name, year):
    assume(day == 31 or name == "febbraio")
    assert not any(len(found) == len("2020-01-01") for found in dates(f"L'incontro si terrà il {day} {name} {year}."))
