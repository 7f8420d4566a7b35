"""The parameters a visitor or a program may send, each with the one rule for its value.

A rule takes the text as sent and gives the text as kept; it raises ValueError with the reason, and
`nearest(text)` proposes what may have been meant.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from initiatives.models import InitiativeKind, OrganisationRole, PlaceRole, Stage

THEMES_FILE = Path(__file__).resolve().parent.parent / "data" / "themes.csv"
KNOWABLE = ("amount", "milestone", "organisation", "period", "place", "programme")
NEWEST_FIRST, RELEVANCE = "-published", "relevance"
ORDERINGS = (NEWEST_FIRST, "published", "-changed", "changed", "-date", "date", "-amount", "amount", "title", "-title", RELEVANCE)
LONGEST_QUESTION = 200
MOST_CHOICES = 50
SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
ISTAT = re.compile(r"(?:[0-9]{2}|[0-9]{3}|[0-9]{6})\Z")
PLACE_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
YEAR = re.compile(r"[12][0-9]{3}\Z")
MONTH = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])\Z")
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}\Z")
INSTANT = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z")
NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of value is read; `choices` are the words of a closed list, empty for an open one."""

    read: Callable[[str], str]
    choices: tuple[str, ...] = ()
    nearest: Callable[[str], str] = lambda text: ""


def closed(choices: tuple[str, ...]) -> Rule:
    """One word of a closed list."""

    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(_("valori ammessi: %(choices)s") % {"choices": ", ".join(choices)})
        return text

    return Rule(read, choices, lambda text: closest(text, choices))


def closest(text: str, choices) -> str:
    """The choice that `text` was most probably meant to be, or nothing."""
    found = get_close_matches(text.casefold(), list(choices), 1, cutoff=0.5)
    return found[0] if found else ""


def read_slug(text: str) -> str:
    if len(text) > 120 or not SLUG.match(text):
        raise ValueError(_("scrivi il nome breve che sta nell’indirizzo: minuscole, cifre e trattini"))
    return text


def suggest_slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:120]


def read_place(text: str) -> str:
    if text[:1].isdecimal() and not ISTAT.match(text):
        raise ValueError(_("un codice ISTAT ha 2, 3 o 6 cifre"))
    if len(text) > 120 or not (ISTAT.match(text) or PLACE_SLUG.match(text)):
        raise ValueError(_("scrivi il codice ISTAT, o il nome breve che sta nell’indirizzo"))
    return text


def read_amount(text: str) -> str:
    if not NUMBER.match(text):
        raise ValueError(_("scrivi un numero in euro, come 250000 o 1200.50"))
    return f"{Decimal(text).normalize():f}"


def suggest_amount(text: str) -> str:
    """`1.200,50 €` is meant as 1200.50."""
    kept = re.sub(r"[^0-9.,]", "", text)
    if "," in kept:
        kept = kept.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", kept):
        kept = kept.replace(".", "")
    try:
        return read_amount(kept)
    except (ValueError, InvalidOperation):
        return ""


def read_day(text: str) -> str:
    if YEAR.match(text) or MONTH.match(text):
        return text
    if DAY.match(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValueError(_("questo giorno non esiste")) from None
        return text
    raise ValueError(_("scrivi una data come 2023, 2023-06 o 2023-06-30"))


def read_moment(text: str) -> str:
    """A day, or an instant with its offset (RFC 3339), kept in UTC."""
    text = text.replace(" ", "+")  # an unquoted + of an offset reaches us as a space
    if "T" not in text:
        return read_day(text)
    if not INSTANT.match(text):
        raise ValueError(_("un istante si scrive con l’ora e il fuso: 2023-06-30T12:00:00Z"))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_("questo giorno o quest’ora non esiste")) from None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def suggest_day(text: str) -> str:
    """`30/6/2023` is meant as 2023-06-30."""
    found = re.fullmatch(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\s*", text)
    if found:
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return ""
    found = re.search(r"[12][0-9]{3}", text)
    return found[0] if found else ""


def read_year(text: str) -> str:
    if not YEAR.match(text):
        raise ValueError(_("scrivi un anno di quattro cifre"))
    return text


def read_question(text: str) -> str:
    if len(text) > LONGEST_QUESTION:
        raise ValueError(_("al massimo %(length)d caratteri") % {"length": LONGEST_QUESTION})
    return readable(text)


def readable(text: str) -> str:
    """The text less what cannot be printed, with single blanks."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


@cache
def themes() -> tuple[str, ...]:
    """The 17 codes, in their order."""
    with THEMES_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(row["code"] for row in csv.DictReader(file))


ROLES = tuple(dict.fromkeys([*PlaceRole.values, *OrganisationRole.values]))
SLUGS = Rule(read_slug, nearest=suggest_slug)
DAYS = Rule(read_day, nearest=suggest_day)
MOMENTS = Rule(read_moment, nearest=suggest_day)
AMOUNTS = Rule(read_amount, nearest=suggest_amount)
#: Where commas separate several values; `…_all` and `…_not` go with those of GROUPED.
GROUPED = ("kind", "stage", "theme", "place", "programme", "organisation", "role")
SEVERAL: dict[str, Rule] = {
    "kind": closed(tuple(InitiativeKind.values)),
    "stage": closed(tuple(Stage.values)),
    "theme": closed(themes()),
    "place": Rule(read_place, nearest=suggest_slug),
    "programme": SLUGS,
    "organisation": SLUGS,
    "role": closed(ROLES),
}
SEVERAL |= {f"{name}{ending}": SEVERAL[name] for name in GROUPED for ending in ("_all", "_not")}
SEVERAL |= {
    "year": Rule(read_year, nearest=suggest_day),
    "has": closed(KNOWABLE),
    "lacks": closed(KNOWABLE),
}
SINGLE: dict[str, Rule] = {
    "q": Rule(read_question, nearest=lambda text: text[:LONGEST_QUESTION]),
    "amount_min": AMOUNTS,
    "amount_max": AMOUNTS,
    "from": DAYS,
    "to": DAYS,
    "published_after": MOMENTS,
    "changed_after": MOMENTS,
    "ordering": closed(ORDERINGS),
}
NAMES = (
    "q",
    *(f"{name}{ending}" for name in GROUPED for ending in ("", "_all", "_not")),
    "year",
    "amount_min",
    "amount_max",
    "from",
    "to",
    "published_after",
    "changed_after",
    "has",
    "lacks",
    "ordering",
)


def first_day(text: str) -> date:
    """The first day that a year, month or day means."""
    return date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])


def last_day(text: str) -> date:
    """The last day that a year, month or day means."""
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    return date.fromisoformat(text)


def moment_of(text: str, zone) -> datetime:
    """The instant at which a day begins in `zone`, or the instant itself."""
    if "T" in text:
        return datetime.fromisoformat(text)
    day = first_day(text)
    return datetime(day.year, day.month, day.day, tzinfo=zone)
