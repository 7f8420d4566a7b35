"""Stated inhabitants against the population of the places that take part, by the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator

from initiatives.extraction.consistency.wording import number_en, number_it
from initiatives.extraction.facts import Check, Fact, Reason
from initiatives.extraction.text import Text

_UNITS = frozenset(("abitanti", "residenti", "cittadini"))
_ROLES = frozenset(("lead", "participant", "location"))
_CLOSE = 0.15  # census years differ, and sums are rounded
_FAR = 0.5


def populations(text: Text, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Compared with the sum of the municipalities, with each province and with each region; silent where none is near."""
    stated = [
        (index, fact)
        for index, fact in enumerate(facts)
        if fact.kind == "quantity" and fact.value.unit in _UNITS and fact.value.value >= 500
    ]
    if not stated or text.knowledge is None:
        return
    groups = _groups(text, facts)
    for index, fact in stated[:10]:
        number = int(fact.value.value)
        best = min(groups, key=lambda group: abs(group[1] - number), default=None)
        if best and best[1]:
            yield from _compare(index, fact, *best)


def _groups(text: Text, facts: tuple[Fact, ...]) -> list[tuple[tuple[int, ...], int]]:
    """Indexes and inhabitants of what a text may mean: its municipalities together, and each place alone."""
    known = [
        (index, fact.value.level, people)
        for index, fact in enumerate(facts)
        if fact.kind == "place" and fact.value.role in _ROLES and (people := _population(text, fact))
    ]
    towns = [(index, people) for index, level, people in known if level == "municipality"]
    groups = [((index,), people) for index, _, people in known]
    if len(towns) > 1:
        groups.append((tuple(index for index, _ in towns), sum(people for _, people in towns)))
    return groups


def _population(text: Text, fact: Fact) -> int:
    entry = text.knowledge.place_by_istat.get(fact.value.istat)
    return entry.population if entry and entry.population else 0


def _compare(index: int, fact: Fact, places: tuple[int, ...], people: int) -> Iterator[Check]:
    number, unit = int(fact.value.value), fact.value.unit
    off = abs(people - number) / number
    if off <= _CLOSE:
        message = Reason(
            f"{number_it(number)} {unit} dichiarati, {number_it(people)} secondo ISTAT",
            f"{number_en(number)} {unit} stated, {number_en(people)} by ISTAT",
        )
        yield Check("population", "agrees", message, (index, *places))
    elif off <= _FAR and len(places) > 1:
        message = Reason(
            f"{number_it(number)} {unit} dichiarati, ma i luoghi elencati ne hanno {number_it(people)} secondo ISTAT",
            f"{number_en(number)} {unit} stated, but the places listed have {number_en(people)} by ISTAT",
        )
        yield Check("population", "look", message, (index, *places))
