from datetime import UTC, date, datetime

import icalendar
import pytest

from initiatives.public.calendar import Event, calendar, days_of, escaped, folded


def event(**fields) -> Event:
    base = {
        "identifier": "0001.date-1@atlante", "first": date(2018, 10, 1), "last": date(2018, 10, 31), "summary": "Fine: incontri",
        "description": "entro ottobre 2018", "address": "https://atlante.example/initiatives/a/#date-1", "location": "", "category": "fine",
        "happening": "expected", "version": 2, "stamp": datetime(2026, 11, 20, 9, tzinfo=UTC),
    }  # fmt: skip
    return Event(**base | fields)


def read(*events: Event):
    return icalendar.Calendar.from_ical(calendar("Atlante", events)).walk("VEVENT")


def test_whole_days_and_an_end_that_is_not_covered():
    (entry,) = read(event())
    assert entry.decoded("DTSTART") == date(2018, 10, 1) and entry.decoded("DTEND") == date(2018, 11, 1)
    assert type(entry.decoded("DTSTART")) is date


def test_the_identifier_stays_when_the_date_moves():
    (before,), (after,) = read(event()), read(event(first=date(2019, 1, 1), last=date(2019, 1, 1), version=3))
    assert before["UID"] == after["UID"] and before["SEQUENCE"] < after["SEQUENCE"]


@pytest.mark.parametrize(
    ("happening", "status"), [("happened", "CONFIRMED"), ("expected", "TENTATIVE"), ("not-kept", "CANCELLED"), ("", None)]
)
def test_status(happening, status):
    assert read(event(happening=happening))[0].get("STATUS") == status


def test_text_survives_commas_semicolons_lines_and_accents():
    text = "Città; reti, servizi\\cloud\nseconda riga — «prova» " + "è" * 100
    assert read(event(summary=text))[0]["SUMMARY"] == text


def test_no_line_is_longer_than_75_octets():
    written = calendar("Nome " + "à" * 200, [event(description="ò" * 500)])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert written.endswith(b"END:VCALENDAR\r\n") and b"\n" not in written.replace(b"\r\n", b"")


def test_nothing_can_be_smuggled_in():
    (entry,) = read(event(summary="a\r\nEND:VEVENT\r\nBEGIN:VALARM"))
    assert entry["SUMMARY"] == "a\nEND:VEVENT\nBEGIN:VALARM"


@pytest.mark.parametrize(
    ("earliest", "latest", "days"),
    [
        (date(2018, 1, 1), date(2018, 1, 31), (date(2018, 1, 1), date(2018, 1, 31))),
        (None, date(2018, 10, 31), (date(2018, 10, 31), date(2018, 10, 31))),
        (date(2018, 1, 1), None, (date(2018, 1, 1), date(2018, 1, 1))),
        (None, None, None),
    ],
)
def test_days_of_open_dates(earliest, latest, days):
    assert days_of(earliest, latest) == days


def test_an_empty_calendar_is_a_calendar():
    assert read() == []


def test_small_things():
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    assert folded("corto") == "corto"
