"""A weekday written beside a full date against the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from initiatives.extraction.dates.words import WEEKDAY, weekday_number
from initiatives.extraction.edtf import parse
from initiatives.extraction.facts import Check, Fact, Reason
from initiatives.extraction.text import Text

_WEEKDAY = re.compile(rf"(?<!\w){WEEKDAY}", re.IGNORECASE)
_ITALIAN = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekdays(text: Text, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Only where the year is written too: a year found by the weekday proves nothing about it."""
    for index, fact in enumerate(facts):
        if fact.kind != "date" or fact.rule != "date.stated":
            continue
        day = parse(fact.value.edtf)
        written = _WEEKDAY.search(fact.evidence(text.string))
        if not written or day.precision != "day":
            continue
        yield _compare(index, weekday_number(written.group()), day.earliest.weekday(), fact)


def _compare(index: int, written: int, true: int, fact: Fact) -> Check:
    if written == true:
        message = Reason(f"il {fact.value.edtf} è davvero {_ITALIAN[true]}", f"{fact.value.edtf} is indeed a {_ENGLISH[true]}")
        return Check("weekday", "agrees", message, (index,))
    message = Reason(
        f"il testo dice {_ITALIAN[written]}, ma il {fact.value.edtf} è {_ITALIAN[true]}",
        f"the text says {_ENGLISH[written]}, but {fact.value.edtf} is a {_ENGLISH[true]}",
    )
    return Check("weekday", "look", message, (index,))
