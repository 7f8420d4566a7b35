"""Events, deadlines and promises as a calendar (RFC 5545, with names from RFC 7986): whole days only, never an invented hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

#: RFC 5545 3.1: lines of at most 75 octets, the rest on lines that begin with a blank.
MOST_OCTETS = 75
STATUS = {"happened": "CONFIRMED", "expected": "TENTATIVE", "not-kept": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Event:
    """One date. `first` and `last` are the days between which it can be, both included; `identifier` never changes."""

    identifier: str
    first: date
    last: date
    summary: str
    description: str
    address: str
    location: str
    category: str
    happening: str
    version: int
    stamp: datetime


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """The calendar as UTF-8 with the line ends that the standard asks for."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Atlante//Iniziative digitali pubbliche//IT",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for event in events:
        lines += _event_lines(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def days_of(earliest: date | None, latest: date | None) -> tuple[date, date] | None:
    """First and last day to show: a deadline without a beginning stands on its last day, an open end on its first."""
    first, last = earliest or latest, latest or earliest
    return (first, last) if first and last else None


def _event_lines(event: Event) -> list[str]:
    stamp = event.stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.identifier}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{event.version}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{_day_after(event.last):%Y%m%d}",
        f"SUMMARY:{escaped(event.summary)}",
        f"DESCRIPTION:{escaped(event.description)}",
        f"CATEGORIES:{escaped(event.category)}",
        f"URL:{event.address}",
        "TRANSP:TRANSPARENT",
        "CLASS:PUBLIC",
    ]
    if event.location:
        lines.append(f"LOCATION:{escaped(event.location)}")
    if event.happening in STATUS:
        lines.append(f"STATUS:{STATUS[event.happening]}")
    return [*lines, "END:VEVENT"]


def _day_after(day: date) -> date:
    """The end of an all-day event is the day it no longer covers."""
    return day + timedelta(days=1) if day < date.max else day


def escaped(text: str) -> str:
    """Text as RFC 5545 3.3.11 writes it."""
    plain = "".join(character for character in text.replace("\r\n", "\n") if character == "\n" or ord(character) >= 32)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut in two."""
    if len(line) * 4 <= MOST_OCTETS or len(line.encode()) <= MOST_OCTETS:
        return line
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > MOST_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join([*pieces, piece])
