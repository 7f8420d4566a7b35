"""The facts that a sample document can state, as mentions: Italian words, the claim's value and the statement's fields."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from initiatives.models import Organisation, Person, Place, Programme
from initiatives.sample.papers import Fact, Mention
from initiatives.sample.phrases import MONTHS


def place(entity: Place, role: str, words: str = "") -> Mention:
    value = {"name": entity.name, "level": entity.level, "istat": entity.istat, "role": role}
    return Mention(words or entity.name, (Fact("place", value, {"place": entity, "role": role}),))


def organisation(entity: Organisation, role: str) -> Mention:
    value = {"name": entity.name, "role": role} | ({"acronym": entity.acronym} if entity.acronym else {})
    return Mention(entity.name, (Fact("organisation", value, {"organisation": entity, "role": role}),))


def municipality(body: Organisation, town: Place) -> Mention:
    """«Comune di Padova» is both the place and the body."""
    return Mention(body.name, place(town, "lead").facts + organisation(body, "lead").facts)


def programme(entity: Programme, relation: str) -> Mention:
    value = {"name": entity.name, "relation": relation}
    return Mention(entity.name, (Fact("programme", value, {"programme": entity, "relation": relation}),))


def person(entity: Person, office: str) -> Mention:
    return Mention(entity.name, (Fact("person", {"name": entity.name, "office": office}, {"person": entity, "office": office}),))


def amount(value: int, kind: str, scope: str, funder: Organisation | None = None) -> Mention:
    data = {"value": value, "currency": "EUR", "scope": scope} | ({"funder": funder.name} if funder else {})
    fields = {"amount": Decimal(value), "currency": "EUR", "type": kind, "scope": scope, "approximate": False, "funder": funder}
    return Mention(in_euro(value), (Fact("amount", data, fields),))


def day(when: date, label: str, happening: str) -> Mention:
    return _date(f"{when.day} {MONTHS[when.month - 1]} {when.year}", when.isoformat(), when, when, label, happening)


def month(when: date, label: str, happening: str) -> Mention:
    first = when.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return _date(f"a {MONTHS[when.month - 1]} {when.year}", f"{when:%Y-%m}", first, last, label, happening)


def by_year(year: int, label: str, happening: str) -> Mention:
    return _date(f"entro il {year}", f"../{year}", None, date(year, 12, 31), label, happening)


def duration(months: int) -> Mention:
    value = {"min_months": months, "max_months": months}
    return Mention(f"{months} mesi", (Fact("duration", value, {"min_months": Decimal(months), "max_months": Decimal(months), "of": ""}),))


def quantity(value: int, unit: str) -> Mention:
    fields = {"value": Decimal(value), "unit": unit, "of": "", "approximate": False}
    return Mention(f"{grouped(value)} {unit}", (Fact("quantity", {"value": value, "unit": unit}, fields),))


def round_sum(chance: Random) -> int:
    """A sum as calls award them: from a few thousand to some millions, few large ones."""
    value = int(10 ** chance.triangular(3.9, 7.2, 5.1))
    return max(5_000, round(value, -3 if value < 1_000_000 else -4))


def in_euro(value: int) -> str:
    if value % 100_000 == 0 and value >= 1_000_000:
        millions = f"{value / 1_000_000:g}".replace(".", ",")
        return f"{millions} {'milione' if millions == '1' else 'milioni'} di euro"
    return f"{grouped(value)} euro"


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _date(words: str, edtf: str, earliest: date | None, latest: date | None, label: str, happening: str) -> Mention:
    value = {"edtf": edtf, "label": label} | ({"status": happening} if happening else {})
    fields = {"edtf": edtf, "earliest": earliest, "latest": latest, "label": label, "happening": happening}
    return Mention(words, (Fact("date", value, fields),))
