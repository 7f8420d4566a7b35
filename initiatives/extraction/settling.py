"""What happens where two rules read the same passage, and where one value is mentioned twice."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter

from initiatives.extraction.facts import (
    Amount,
    Date,
    Duration,
    Fact,
    Organisation,
    Person,
    Place,
    Programme,
    Quantity,
    Value,
)


def settle(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of overlapping facts of one kind keep the longest, then the strongest, then the first.

    A rule that reads two values from one and the same passage (`tra 5 e 10 milioni`) means both.
    Facts of different kinds never compete: `Provincia di Treviso` is a place and a body.
    """
    kept: list[Fact] = []
    for cluster in _clusters(in_order(facts)):
        kept.extend(cluster if len(cluster) == 1 else _strongest(cluster))
    return in_order(kept)


def _clusters(facts: tuple[Fact, ...]) -> Iterator[list[Fact]]:
    """Facts that touch one another, directly or through others: only these can be rivals."""
    cluster: list[Fact] = []
    end = 0
    for fact in facts:
        if cluster and fact.start >= end:
            yield cluster
            cluster = []
        cluster.append(fact)
        end = max(end, fact.end)
    if cluster:
        yield cluster


def _strongest(cluster: list[Fact]) -> list[Fact]:
    ranked = sorted(cluster, key=lambda fact: (fact.start - fact.end, -fact.score, fact.start))
    taken_by_kind: dict[str, dict[int, Fact]] = defaultdict(dict)
    kept = []
    for fact in ranked:
        taken = taken_by_kind[fact.kind]
        rivals = [taken[position] for position in (fact.start, fact.end - 1) if position in taken]
        if all(_means_both(fact, rival) for rival in rivals):
            kept.append(fact)
            taken.update(dict.fromkeys(range(fact.start, fact.end), fact))
    return kept


def _means_both(fact: Fact, rival: Fact) -> bool:
    return (fact.start, fact.end, fact.rule) == (rival.start, rival.end, rival.rule) and fact.value != rival.value


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a distinct value: the mention with the best score, the first of equals; in text order."""
    best: dict[tuple, Fact] = {}
    for fact in sorted(facts, key=lambda fact: (-fact.score, fact.start, fact.end)):
        best.setdefault(identity(fact.value), fact)
    return in_order(best.values())


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=_PLACE))


_PLACE = attrgetter("start", "end", "value.kind")


def identity(value: Value) -> tuple:
    """What makes two values the same, by the guidelines: roles, labels and offices do not count."""
    match value:
        case Place():
            return ("place", fold(value.name), value.level, value.istat)
        case Organisation() | Programme() | Person():
            return (value.kind, fold(value.name))
        case Amount():
            return ("amount", value.value, value.currency)
        case Date():
            return ("date", value.edtf)
        case Duration():
            return ("duration", value.min_months, value.max_months)
        case Quantity():
            return ("quantity", value.value, fold(value.unit))
    raise TypeError(f"{value!r} is no value of a document")


@lru_cache(maxsize=4096)  # the steps ask for the same few names again and again
def fold(name: str) -> str:
    """A name without case, accents and kinds of apostrophe, for comparing."""
    if name.isascii():
        return " ".join(name.replace("`", "'").casefold().split())
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("`", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
