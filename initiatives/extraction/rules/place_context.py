"""Which of several places a name means: the province and region that the rest of the text speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log10

from initiatives.extraction.gazetteer_places import PlaceEntry, PlaceGazetteer
from initiatives.extraction.lexicon.common_words import COMMON_WORDS
from initiatives.extraction.lexicon.place_words import PROVINCE_NOUNS, REGION_ADJECTIVES
from initiatives.extraction.rules.place_mentions import Mention
from initiatives.extraction.words import Page, fold

#: What a list of which nothing is known points to.
_NOWHERE: Counter = Counter()


@dataclass(slots=True)
class Context:
    """How often the text points to each province and region; `groups` the same for each list."""

    places: PlaceGazetteer
    provinces: Counter = field(default_factory=Counter)
    regions: Counter = field(default_factory=Counter)
    groups: dict[int, Counter] = field(default_factory=dict)

    def weight(self, entry: PlaceEntry, group: int) -> float:
        """How well `entry` fits, from 0 (nothing points to its region) to 12."""
        province, region = self.places.province_of(entry), self.places.region_of(entry)
        own = self.groups.get(group, _NOWHERE)
        known, near = self.regions.get(region, 0), self.provinces.get(province, 0)
        return 4 * _full(own.get(region, 0)) + 4 * _full(known) + 2 * _full(own.get(province, 0)) + 2 * _full(near)

    def best(self, entries: tuple[PlaceEntry, ...], group: int) -> tuple[PlaceEntry, float, bool]:
        """The entry that fits best, its weight, and whether it stands clear of the others.

        Ten times the inhabitants count as much as the right province: people shorten the names of the better known.
        """
        if len(entries) == 1:
            return entries[0], self.weight(entries[0], group), True
        scored = sorted(
            ((self.weight(entry, group) + 4 * log10(entry.population + 10), entry) for entry in entries),
            key=lambda pair: pair[0],
            reverse=True,
        )
        clear = scored[0][0] - scored[1][0] >= 1.5
        return scored[0][1], self.weight(scored[0][1], group), clear


def _full(times: int) -> float:
    """Three pointers are as good as thirty."""
    return min(times, 3) / 3


def read_context(page: Page, found: list[Mention], places: PlaceGazetteer) -> Context:
    """Count what points where: unambiguous names, provinces in brackets, regions and their adjectives."""
    context = Context(places)
    for mention in found:
        _count_mention(context, mention)
    for key in REGION_ADJECTIVES.keys() & page.places.keys():
        context.regions[REGION_ADJECTIVES[key]] += 2
    for at in page.capitals_among(PROVINCE_NOUNS.keys()):
        _count(context, places.by_istat.get(PROVINCE_NOUNS[page.keys[at]]), 2)
    for at in page.capitals if "(" in page.text else ():
        word = page.words[at]
        if len(word) == 2 and word in places.sigla and page.text[page.starts[at] - 1 : page.starts[at]] == "(":
            _count(context, places.sigla[word], 2)
    return context


def _count_mention(context: Context, mention: Mention) -> None:
    clear = [entry for entry in mention.entries if entry.level != "municipality"]
    if mention.level_hint in ("province", "region") and clear:
        _count(context, clear[0], 4)
        return
    municipalities = [entry for entry in mention.entries if entry.level == "municipality"]
    if len({entry.istat for entry in mention.entries if entry.level == "region"}) == 1:
        _count(context, next(entry for entry in mention.entries if entry.level == "region"), 3)
    elif mention.how == "alias" and mention.shortened:
        return
    elif (
        len(municipalities) == 1
        and mention.how in ("name", "alias", "abbreviated", "learned")
        and (mention.noun or fold(mention.entries[0].name) not in COMMON_WORDS)
    ):
        _count(context, municipalities[0], 3 if mention.noun else 1)
        if mention.group >= 0:
            own = context.groups.setdefault(mention.group, Counter())
            own[context.places.province_of(municipalities[0])] += 1
            own[context.places.region_of(municipalities[0])] += 1


def _count(context: Context, entry: PlaceEntry | None, times: int) -> None:
    if entry is None:
        return
    province = context.places.province_of(entry)
    if province:
        context.provinces[province] += times
    context.regions[context.places.region_of(entry)] += times
