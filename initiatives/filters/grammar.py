"""From an address to a `Query`: strict, canonical, hashable.

Unknown names and malformed values are all reported at once, each with the nearest valid one. A parameter sent
empty counts as left out, as browsers send the empty fields of a form; one that takes several values may be
repeated or hold commas.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.filters.parameters import (
    MOST_CHOICES,
    NAMES,
    NEWEST_FIRST,
    RELEVANCE,
    SEVERAL,
    SINGLE,
    closest,
    first_day,
    last_day,
    moment_of,
)

_PLACE_IN_ORDER = {name: position for position, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter: `nearest` is the valid name or value that was probably meant, or empty."""

    name: str
    reason: str
    nearest: str = ""


class InvalidParameters(ValueError):
    """All that is wrong with a request's parameters."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        super().__init__("; ".join(f"{problem.name}: {problem.reason}" for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: the filters, the order and the text, in canonical order; `extra` is what else the page or
    API allows (limit, cursor, view …), which is no part of the query's identity in `canonical()`."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def many(self, name: str) -> tuple[str, ...]:
        """All values of `name`, none where it was left out."""
        return next((values for known, values in self.pairs if known == name), ())

    def one(self, name: str) -> str:
        """The value of a parameter that takes one, or of an extra; empty where it was left out."""
        values = self.many(name)
        return values[0] if values else dict(self.extra).get(name, "")

    @property
    def text(self) -> str:
        return self.one("q")

    @property
    def ordering(self) -> str:
        """The order asked for; else where there is text what fits it best comes first, elsewhere the newest."""
        return self.one("ordering") or (RELEVANCE if self.text else NEWEST_FIRST)

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """Least and most, in euro."""
        least, most = self.one("amount_min"), self.one("amount_max")
        return (Decimal(least) if least else None, Decimal(most) if most else None)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of the span that the initiative's dates must touch."""
        first, last = self.one("from"), self.one("to")
        return (first_day(first) if first else None, last_day(last) if last else None)

    def moment(self, name: str) -> datetime | None:
        """The instant of `published_after` or `changed_after`; a day begins at midnight of the site's time zone."""
        text = self.one(name)
        return moment_of(text, timezone.get_default_timezone()) if text else None

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The pairs that narrow the set: all but the order."""
        return tuple(pair for pair in self.pairs if pair[0] != "ordering")

    def items(self) -> Iterator[tuple[str, str]]:
        """Each single choice, as chips show them: ("theme", "cloud"), ("theme", "ai-data")."""
        for name, values in self.pairs:
            for value in values:
                yield name, value

    def canonical(self) -> str:
        """The query string that says the same in one way only; empty where nothing is asked."""
        return "&".join(f"{name}={','.join(quote(value, safe='') for value in values)}" for name, values in self.pairs)

    def without(self, name: str, value: str | None = None) -> "Query":
        """The query less one value of `name`, or less the whole parameter."""
        kept = []
        for known, values in self.pairs:
            left = tuple(item for item in values if value is not None and item != value) if known == name else values
            if left:
                kept.append((known, left))
        return Query(_with_telling_order(kept), self.extra)

    def with_(self, name: str, value: str) -> "Query":
        """The query with `value` added to a parameter that takes several, or put in place of the one there was."""
        values = tuple(sorted({*self.many(name), value})) if name in SEVERAL else (value,)
        pairs = [pair for pair in self.pairs if pair[0] != name] + [(name, values)]
        return Query(_with_telling_order(sorted(pairs, key=lambda pair: _PLACE_IN_ORDER[pair[0]])), self.extra)


def parse_query(sent: QueryDict, *, allowed_extra: Iterable[str] = ()) -> Query:
    """Read `sent` (a page's GET); InvalidParameters where anything in it is unknown or malformed, or a span is turned round."""
    query = read_query(sent, allowed_extra=allowed_extra)
    reversed_ranges = list(_reversed_ranges(query))
    if reversed_ranges:
        raise InvalidParameters(reversed_ranges)
    return query


def read_query(sent: QueryDict, *, allowed_extra: Iterable[str] = ()) -> Query:
    """As `parse_query`, by the form of each parameter alone, which is what the API's description promises: there a span
    that ends before it begins is read, and holds nothing."""
    pairs: dict[str, tuple[str, ...]] = {}
    extra, problems = {}, []
    allowed = tuple(allowed_extra)
    for name, texts in sent.lists():
        texts = [text.strip() for text in texts if text.strip()]
        if name in SEVERAL:
            values, wrong = _several(name, texts)
            problems += wrong
            if values:
                pairs[name] = values
        elif name in SINGLE or name in allowed:
            if len(texts) > 1:
                problems.append(Problem(name, _("questo parametro si scrive una volta sola")))
            elif texts and name in allowed:
                extra[name] = texts[0]
            elif texts:
                _single(name, texts[0], pairs, problems)
        else:
            nearest = closest(name, (*NAMES, *allowed))
            problems.append(Problem(name, _("parametro sconosciuto"), nearest))
    if problems:
        raise InvalidParameters(dict.fromkeys(problems))
    return Query(_with_telling_order(sorted(pairs.items(), key=lambda pair: _PLACE_IN_ORDER[pair[0]])), tuple(extra.items()))


def _with_telling_order(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pairs without an order that would hold anyway: one set, one address."""
    pairs = tuple(pairs)
    usual = RELEVANCE if any(name == "q" for name, _values in pairs) else NEWEST_FIRST
    return tuple(pair for pair in pairs if pair != ("ordering", (usual,)))


def _reversed_ranges(query: Query) -> Iterator[Problem]:
    """A span that ends before it begins holds nothing, and is surely not what was meant."""
    for (least, most), name, other in ((query.amounts, "amount_max", "amount_min"), (query.days, "to", "from")):
        if least is not None and most is not None and most < least:
            yield Problem(name, _("viene prima di «%(other)s»: scambiali") % {"other": other})


def _single(name: str, text: str, pairs: dict, problems: list[Problem]) -> None:
    rule = SINGLE[name]
    try:
        kept = rule.read(text)
    except ValueError as wrong:
        problems.append(Problem(name, str(wrong), rule.nearest(text)))
        return
    if kept:
        pairs[name] = (kept,)


def _several(name: str, texts: list[str]) -> tuple[tuple[str, ...], list[Problem]]:
    rule, values, problems = SEVERAL[name], set(), []
    sent = [item.strip() for text in texts for item in text.split(",")]
    if len(sent) > MOST_CHOICES:
        return (), [Problem(name, _("al massimo %(count)d valori") % {"count": MOST_CHOICES})]
    for item in sent:
        try:
            values.add(rule.read(item))
        except ValueError as wrong:
            problems.append(Problem(name, str(wrong), rule.nearest(item)))
    return tuple(sorted(values)), problems
