"""Bodies named beside known bodies in one list: `ne fanno parte l'Unione del Fossanese, Anci Liguria e Aktantis`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.gazetteer import keys_of
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICES, TITLES
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.lexicon.things import STREETS
from initiatives.extraction.lexicon.triggers import TRIGGERS
from initiatives.extraction.phrases import OF, is_namelike, name_end
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.acronyms import Acronym, acronym_beside
from initiatives.extraction.settling import in_order
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, read_page

NEIGHBOUR = Reason("accanto ad altri enti nello stesso elenco", "beside other bodies in the same list")
NUMBERS = frozenset("due tre quattro cinque sei sette otto nove dieci undici dodici quindici venti trenta cento".split())
ARTICLES = frozenset("il lo la l i gli le con da di del della dell al alla all oltralpe anche infine dal dalla dall e ed".split())
#: A list is believed where the sentence speaks of working together.
TOGETHER = frozenset(
    """partner partners partenariato partenariati insieme assieme collaborazione collabora collaborano capofila consorzio cordata raggruppamento aderiscono aderito parte figurano soci
    soggetti accordo protocollo intesa convenzione firmato sottoscritto sottoscrivono mettono sostegno supporto contributo lavorano coinvolge coinvolti accanto sponsor aziende imprese
    societa atenei promosso promossa realizzato realizzata oltre tra fra compongono comprende hanno team rete affianca affiancano operatori tavolo""".split()
)


#: A coined word in a list of bodies is a body's, whatever else it looked like.
WEAK_PROGRAMMES = frozenset({"programmes/coined", "programmes/title", "programmes/noun"})


@dataclass(frozen=True, slots=True)
class _Item:
    first: int
    last: int


@refinement("organisation", Stage.NAMES, order=3)
def add_listed_bodies(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The bodies found so far and their unlisted neighbours."""
    page = read_page(text.string)
    spans = {fact.start: fact for fact in facts}
    programmes = tuple(fact for fact in text.facts("programme") if fact.rule not in WEAK_PROGRAMMES)
    together = page.where(TOGETHER)
    added: dict[int, Fact] = {}
    for fact in facts:
        if not _speaks_of_together(page, text, fact, together):
            continue
        for item in (*_following(page, text, fact), *_preceding(page, text, fact)):
            start = page.starts[item.first]
            if (
                start in spans
                or start in added
                or _touched(text.facts("person"), start, start + 1)
                or _touched(programmes, start, start + 1)
            ):
                continue
            new = _fact(page, item)
            if not _touched(facts, new.start, new.end):
                added[start] = new
    return in_order((*facts, *added.values()))


def _touched(facts: tuple[Fact, ...], start: int, end: int) -> bool:
    """Whether one of `facts`, which are in order and settled, shares a character with the span."""
    behind = bisect_left(facts, end, key=attrgetter("start"))
    return any(fact.end > start for fact in facts[max(0, behind - 2) : behind])


def _following(page: Page, text: Text, fact: Fact) -> Iterator[_Item]:
    at = page.at(fact.end)
    offset = fact.end
    end = text.sentence_at(fact.start).end
    while at < len(page) and page.starts[at] < end:
        first = _item_start(page, offset, at)
        if first is None or not _may_be_body(page, text, first):
            return
        last = name_end(page, first, joints=OF)
        yield _Item(first, last)
        pair = acronym_beside(page, first, last)
        offset = pair.end if pair else page.ends[last - 1]
        at = page.at(offset)


#: An aside before the next item: `e, da oltre confine, Aktantis`.
_ASIDE = re.compile(r"(?:,|;)?\s?(?:ed?|poi|infine)?,? (?:da|dal|dalla|dall['’]|per|in|a)[ ]?[\w'’ ]{3,24}, ")


def _item_start(page: Page, offset: int, at: int) -> int | None:
    """The first word of the next item, past comma, `e` and article; None where the list is over."""
    aside = _ASIDE.match(page.text, offset, offset + 50)
    if aside:
        return page.at(aside.end())
    between = page.text[offset : page.starts[at]]
    first = at
    skipped = 0
    while page.key(first) in ARTICLES and page.words[first].islower() and skipped < 4:
        first += 1
        skipped += 1
    if first >= len(page):
        return None
    whole = page.text[offset : page.starts[first]]
    if between.strip() not in (",", "", ";") or len(whole) > 30:
        return None
    if "," not in whole and ";" not in whole and not any(key in ("e", "ed") for key in page.keys[at:first]):
        return None
    for index in range(at, first):
        if page.keys[index] in ("di", "del", "della", "dell") and "," not in whole and page.keys[at] not in ("e", "ed"):
            return None
    return first


def _preceding(page: Page, text: Text, fact: Fact) -> Iterator[_Item]:
    at = page.before(fact.start)
    while at >= 0 and page.keys[at] in ARTICLES and page.words[at].islower():
        at -= 1
    start = text.sentence_at(fact.start).start
    following = fact.start
    while at >= 0 and page.starts[at] >= start:
        whole = page.text[page.ends[at] : following]
        if "," not in whole and " e " not in whole and " ed " not in whole or len(whole) > 16 or not is_namelike(page, at):
            return
        first = at
        while first and page.gap(first - 1) in (" ", "-", " & ") and is_namelike(page, first - 1) and at - first < 6:
            first -= 1
        last = at + 1
        if first > 1 and page.keys[first - 1] == "di" and page.is_capital(first - 2) and page.gap(first - 2) == " ":
            first, last = first - 2, first - 1  # l'Ifremmont di Chamonix
        if not _may_be_body(page, text, first) or page.starts[first] < start:
            return
        yield _Item(first, last)
        following = page.starts[first]
        at = first - 1
        while at >= 0 and page.keys[at] in ARTICLES and page.words[at].islower():
            at -= 1


def _speaks_of_together(page: Page, text: Text, fact: Fact, together: list[int]) -> bool:
    """Whether the head of the sentence has one of the words that stand at `together`."""
    sentence = text.sentence_at(fact.start)
    first = bisect_left(together, page.at(sentence.start))
    return first < len(together) and page.starts[together[first]] < min(sentence.end, sentence.start + 600)


def _may_be_body(page: Page, text: Text, first: int) -> bool:
    key, word = page.keys[first], page.words[first]
    if not is_namelike(page, first) or word[0].isdigit() or len(word) < 3 or word[0].islower():
        return False
    if (
        key in FIRST_NAMES
        or key in HEADS
        and name_end(page, first, joints=OF) == first + 1
        or key in OFFICES
        or key in TITLES
        or key in STREETS
        or key in TRIGGERS
    ):
        return False
    if key in NUMBERS:
        return False
    knowledge = text.knowledge
    last = name_end(page, first, joints=OF)
    place = knowledge.place_gazetteer.exact(page, first) or knowledge.place_gazetteer.shortened(page, first)
    if place is not None and place.last >= last:
        return False
    return knowledge.scheme_gazetteer.longest(page, first) is None and not _is_portfolio(page, first, last)


def _is_portfolio(page: Page, first: int, last: int) -> bool:
    """`assessore a Bilancio, Ambiente e Scuola`: departments after an office."""
    return any(
        page.key(back) in OFFICES and page.key(back).startswith(("assess", "ministr", "delegat", "consiglier"))
        for back in range(first - 1, max(-1, first - 14), -1)
    )


def _fact(page: Page, item: _Item) -> Fact:
    start, end = page.starts[item.first], page.ends[item.last - 1]
    name = " ".join(page.text[start:end].split())
    pair = acronym_beside(page, item.first, item.last) or Acronym(name, "", start, end)
    score = 0.86 if len(keys_of(name)) > 1 else 0.82
    return Fact(Organisation(pair.name, "partner", pair.acronym), pair.start, pair.end, "organisations/list", score, NEIGHBOUR)
