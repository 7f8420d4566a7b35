"""A document's text as the rules see it: the string, its structure, and what is already settled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from initiatives.extraction.edtf import Edtf
from initiatives.extraction.facts import Fact, Reading
from initiatives.extraction.furniture import furniture_spans
from initiatives.extraction.numbers import Numeral, numerals
from initiatives.extraction.structure import (
    Span,
    heading_spans,
    line_spans,
    sentence_spans,
)
from initiatives.extraction.words import read_page

if TYPE_CHECKING:
    from initiatives.extraction.knowledge import Knowledge

_NOTHING: Mapping[str, tuple[Fact, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Text:
    """The string exactly as received, with spans into it in code points.

    `lower` is the string in lower case, letter for letter: expressions that do not tell cases apart read it, which is faster.
    `published` is the day, month or year against which dates without a year are resolved, None where unknown.
    `settled` holds, by kind, all mentions that earlier stages settled, in the order of the text;
    `readings` what is known of the document itself. Furniture is everything that belongs to the page
    and not to the document (menus, cookies, sharing links, copyright lines): facts inside it are dropped.
    """

    string: str
    lower: str = ""
    knowledge: Knowledge | None = None
    published: Edtf | None = None
    lines: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    settled: Mapping[str, tuple[Fact, ...]] = field(default_factory=lambda: _NOTHING)
    readings: tuple[Reading, ...] = ()

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """Settled mentions of `kind` so far; one value may be mentioned several times."""
        return self.settled.get(kind, ())

    def reading(self, kind: str) -> Reading | None:
        return next((reading for reading in self.readings if reading.kind == kind), None)

    def sentence_at(self, position: int) -> Span:
        """The sentence around `position` (a line without a full stop is one, too)."""
        return _around(self.sentences, position) or Span(0, len(self.string))

    def line_at(self, position: int) -> Span:
        return _around(self.lines, position) or Span(0, len(self.string))

    def in_furniture(self, position: int) -> bool:
        return _inside(self.furniture, position)

    def in_heading(self, position: int) -> bool:
        return _inside(self.headings, position)

    def before(self, position: int, length: int = 60) -> str:
        """At most `length` characters before `position`, of the same sentence."""
        return self.string[max(self.sentence_at(position).start, position - length) : position]

    def after(self, position: int, length: int = 60) -> str:
        """At most `length` characters from `position` on, of the same sentence."""
        end = self.sentence_at(max(position - 1, 0)).end
        return self.string[position : min(max(end, position), position + length)]

    def with_facts(self, kind: str, facts: tuple[Fact, ...]) -> Text:
        return self.with_settled({kind: facts})

    def with_settled(self, facts: Mapping[str, tuple[Fact, ...]]) -> Text:
        """The text with the mentions of each kind in `facts` in place of those it had."""
        return self._with(settled=MappingProxyType({**self.settled, **facts}))

    def published_on(self, date: Edtf) -> Text:
        return self._with(published=date)

    def with_readings(self, readings: tuple[Reading, ...]) -> Text:
        return self._with(readings=self.readings + readings)

    def _with(self, **changes) -> Text:
        """A copy with some fields changed; a document is copied at each step, and `dataclasses.replace` would cost more than some steps."""
        copy = object.__new__(Text)
        for name, value_of, put in _FIELDS:
            put(copy, changes[name] if name in changes else value_of(self))
        return copy


#: Each field with how it is read and written past the frozen class.
_FIELDS = tuple((name, getattr(Text, name).__get__, getattr(Text, name).__set__) for name in Text.__slots__)


def read(string: str, knowledge: Knowledge | None = None, published: Edtf | None = None) -> Text:
    """Lay out `string` for the rules; linear in its length."""
    lines = line_spans(string)
    furniture = furniture_spans(string, lines)
    return Text(
        string=string,
        lower=read_page(string).lowered,
        knowledge=knowledge,
        published=published,
        lines=lines,
        sentences=sentence_spans(string, lines),
        headings=heading_spans(string, lines, furniture),
        furniture=furniture,
        numerals=numerals(string),
    )


_BEYOND = 1 << 60


def _around(spans: tuple[Span, ...], position: int) -> Span | None:
    """The last span that starts at or before `position`."""
    index = bisect_right(spans, (position, _BEYOND)) - 1
    return spans[index] if index >= 0 else None


def _inside(spans: tuple[Span, ...], position: int) -> bool:
    found = _around(spans, position)
    return found is not None and position < found.end
