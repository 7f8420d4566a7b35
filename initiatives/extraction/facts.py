"""What a document can state, as frozen values with their place in the text.

The kinds, roles, levels and labels are those of the annotation guidelines of the
corpus; the same words are used by the models, the screens and the API.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import ClassVar

KINDS = (
    "place",
    "organisation",
    "programme",
    "person",
    "amount",
    "date",
    "duration",
    "quantity",
)


@dataclass(frozen=True, slots=True)
class Value:
    """One stated value; `as_json` gives the form of the corpus, without empty fields."""

    kind: ClassVar[str]

    def as_json(self) -> dict:
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in given.items() if value not in ("", None)}


def _plain(value):
    """Decimals as the shortest JSON number: 18, not 18.00."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Place(Value):
    kind: ClassVar[str] = "place"
    name: str
    level: str
    role: str
    istat: str = ""


@dataclass(frozen=True, slots=True)
class Organisation(Value):
    kind: ClassVar[str] = "organisation"
    name: str
    role: str
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Programme(Value):
    """`relation` is one of under, joins, continues, creates."""

    kind: ClassVar[str] = "programme"
    name: str
    relation: str = "under"


@dataclass(frozen=True, slots=True)
class Person(Value):
    """`office` in lower case without article, None where the text gives none."""

    kind: ClassVar[str] = "person"
    name: str
    office: str | None = None

    def as_json(self) -> dict:
        return {"name": self.name, "office": self.office}


@dataclass(frozen=True, slots=True)
class Amount(Value):
    """A sum in whole currency units; `currency` by ISO 4217; `scope` initiative, share or programme."""

    kind: ClassVar[str] = "amount"
    value: Decimal
    currency: str = "EUR"
    scope: str = "initiative"
    funder: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Date(Value):
    """`edtf` by ISO 8601-2; `label` approval, signature, start, end, period, event, deadline, other;
    `status` expected or happened, empty where the text leaves it open."""

    kind: ClassVar[str] = "date"
    edtf: str
    label: str = "other"
    status: str = ""


@dataclass(frozen=True, slots=True)
class Duration(Value):
    """Months, two decimals at most; `of` says what lasts, in the text's words."""

    kind: ClassVar[str] = "duration"
    min_months: Decimal
    max_months: Decimal
    of: str = ""


@dataclass(frozen=True, slots=True)
class Quantity(Value):
    """`unit` in lower case as the text writes it; `of` what is counted where the unit does not say."""

    kind: ClassVar[str] = "quantity"
    value: Decimal
    unit: str
    of: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule reads a passage as it does, as short phrases for the editor."""

    it: str
    en: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and the passage that states it: `text[start:end]`, in code points."""

    value: Value
    start: int
    end: int
    rule: str
    score: float
    reason: Reason

    @property
    def kind(self) -> str:
        return self.value.kind

    def stating(self, value: Value) -> Fact:
        """The same passage, read as `value`."""
        return Fact(value, self.start, self.end, self.rule, self.score, self.reason)

    def scored(self, score: float) -> Fact:
        return Fact(self.value, self.start, self.end, self.rule, score, self.reason)

    def evidence(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of the document itself (published, rights, kind, theme, title).

    `start` and `end` are None where the whole text, not one passage, says so.
    """

    kind: str
    value: str
    start: int | None
    end: int | None
    rule: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Check:
    """A confirmation, contradiction or hint between facts of one document.

    `verdict` is agrees, look, blocks or not-applicable; `facts` are the indexes of the facts meant.
    """

    name: str
    verdict: str
    message: Reason
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document: facts in the order of the text."""

    facts: tuple[Fact, ...]
    readings: tuple[Reading, ...]
    checks: tuple[Check, ...] = ()

    def reading(self, kind: str) -> str | None:
        """The value of the document itself for `kind`, None where the text gives none."""
        return next((reading.value for reading in self.readings if reading.kind == kind), None)

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(reading.value for reading in self.readings if reading.kind == "theme")
