"""Places: Italian municipalities, provinces and regions that a text names.

Found: names in full, abbreviated (`Pozzuolo del F.`), shortened in a list (`Cividale`), by former or foreign
names; `Comune di`, `provincia di`, `sindaco di`; lists; regions. Names that are Italian words (`Paese`, `Re`) and
homonyms are settled by the list they stand in and by the province and region of the text.
Not found: surnames, streets, venues, datelines, provinces in brackets, towns inside the names of bodies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from initiatives.extraction.facts import Fact, Place, Reason
from initiatives.extraction.gazetteer_places import SAINTS, PlaceEntry, PlaceGazetteer
from initiatives.extraction.lexicon.common_words import COMMON_WORDS, SAFE_AFTER_ALL
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.place_words import AT, PROVINCE_NOUNS, STRONG_MUNICIPAL
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.place_context import Context, read_context
from initiatives.extraction.rules.place_mentions import Mention, mentions
from initiatives.extraction.rules.place_traps import is_dateline, is_letterhead, is_territory, is_trap, taken_spans
from initiatives.extraction.rules.quotations import quoted_spans
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, fold, read_page

REASONS = {
    "places/body": Reason("territorio nominato con il suo ente", "a territory named with its body"),
    "places/office": Reason("territorio nominato con chi lo amministra", "a territory named with who runs it"),
    "places/abbreviation": Reason("nome abbreviato", "an abbreviated name"),
    "places/shortened": Reason("nome accorciato, completato dal contesto", "a shortened name, completed from its context"),
    "places/list": Reason("nome in un elenco di luoghi", "a name in a list of places"),
    "places/region": Reason("nome di regione", "the name of a region"),
    "places/province": Reason("nome di provincia", "the name of a province"),
    "places/named": Reason("nome dopo una preposizione di luogo", "a name behind a preposition of place"),
    "places/bare": Reason("nome di comune, senza altri segni", "the name of a municipality, without other signs"),
    "places/dateline": Reason("unico luogo, nell'intestazione del testo", "the only place, in the dateline"),
    "places/learned": Reason("nome imparato dai redattori", "a name learned from editors"),
}
#: By how often each rule was right in documents it was not written for, smoothed.
SCORES = {
    "places/body": 0.97,
    "places/office": 0.93,
    "places/abbreviation": 0.95,
    "places/shortened": 0.88,
    "places/list": 0.96,
    "places/region": 0.94,
    "places/province": 0.86,
    "places/named": 0.8,
    "places/bare": 0.85,
    "places/dateline": 0.6,
    "places/learned": 0.96,
}
GUESS = 0.6
HOMONYMS = Reason("uno di più luoghi con questo nome, il più popoloso", "one of several places of this name, the most populous")
REJECTED = Reason("nome già respinto in altri documenti", "a name that editors rejected in other documents")


@rule("place", Stage.PLACES)
def find_places(text: Text) -> Iterable[Fact]:
    """Each mention of a place of the list, with the entry that the context points to."""
    if text.knowledge is None:
        return
    places = text.knowledge.place_gazetteer
    page = read_page(text.string)
    found = mentions(page, places)
    context = read_context(page, found, places)
    kept = list(_accepted(page, text, found, context))
    kept.extend(_nouns_of_provinces(page, places))
    yield from kept
    if not kept:
        yield from _dateline_places(page, text, found, context)


def _accepted(page: Page, text: Text, found: list[Mention], context: Context) -> Iterator[Fact]:
    taken, quoted = taken_spans(text), quoted_spans(text.string)
    surnames = frozenset(fold(fact.value.name).split()[-1] for fact in text.facts("person"))
    plural_until = -1
    # `lo studio Alfa di Ancona`: the town behind a body's name is its seat.
    seats = [fact for fact in text.facts("organisation") if not is_territory(fact)]
    for mention in found:
        if mention.noun == "province":
            plural_until = text.line_at(mention.start).end
        if mention.level_hint == "province" and is_letterhead(text, page.starts[mention.noun_at], mention.end):
            continue
        if _is_area(page, mention):
            continue
        if taken.covers(mention.start, mention.end) or (quoted.covers(mention.start) and mention.group < 0):
            continue
        if not mention.noun and _is_seat(text, mention, seats):
            continue
        if _in_brackets(page, mention) or is_trap(page, mention, surnames) or _in_park(page, mention):
            continue
        if not mention.noun and is_dateline(page, mention, text):
            continue
        entry, rule_id = _decide(page, mention, context, mention.start < plural_until)
        if entry is not None:
            yield _fact(page, text, mention, entry, rule_id, _is_guess(mention, context, entry))


_ARTICULATED = frozenset("del dello della dell dei degli delle".split())


def _is_area(page: Page, mention: Mention) -> bool:
    """`i Comuni del Salento`: with an article it is the name of a stretch of land, unless the municipality has one of its own."""
    joint = page.key(mention.first - 1)
    return mention.noun == "comuni" and joint in _ARTICULATED and not any(entry.name.startswith(_OWN_ARTICLES) for entry in mention.entries)


_OWN_ARTICLES = ("L'", "La ", "Le ", "Lo ", "Il ", "I ")
_SEAT = re.compile(r"(?P<like>,? (?:e |ed )?quell[aoe])? (?:di|d['’]) ?$")
_SEAT_ENDS = ("di ", " di", "d' ", "d’ ", " d'", " d’")


def _is_seat(text: Text, mention: Mention, bodies: list[Fact]) -> bool:
    """`il Liceo “Asproni” di Nuoro`, `l'Università di Cagliari e quella di Sassari`: where a body sits."""
    if text.string[max(0, mention.start - 3) : mention.start] not in _SEAT_ENDS:
        return False
    link = _SEAT.search(text.string, max(0, mention.start - 16), mention.start)
    if not link:
        return False
    index = bisect_right(bodies, link.start(), key=lambda fact: fact.end) - 1
    if index < 0:
        return False
    distance = link.start() - bodies[index].end
    return distance <= 1 or bool(link["like"]) and distance < 25


def _decide(page: Page, mention: Mention, context: Context, among_provinces: bool) -> tuple[PlaceEntry | None, str]:
    """The entry meant and the rule that says so; (None, …) where the name is not believed."""
    level = "province" if (among_provinces or _is_like_a_province(page, mention)) and mention.has_level("province") else mention.level_hint
    entries = tuple(entry for entry in mention.entries if entry.level == level) if level else ()
    if not entries:
        entries = _without_hint(mention)
    if not entries:
        return None, ""
    entry, weight, clear = context.best(entries, mention.group)
    if entry.level == "municipality":
        return _municipality(page, mention, context, entry, weight)
    if mention.noun and mention.noun_at >= 0:
        return entry, "places/body" if page.is_capital(mention.noun_at) else f"places/{entry.level}"
    return entry, f"places/{entry.level}"


def _is_like_a_province(page: Page, mention: Mention) -> bool:
    """`97 in provincia di Nuoro, 84 in quella di Oristano`: `quella` takes up the noun before."""
    if page.key(mention.first - 1) != "di" or page.key(mention.first - 2) not in ("quella", "quelle"):
        return False
    return any(page.key(mention.first - back) in ("provincia", "province") for back in range(3, 14))


def _without_hint(mention: Mention) -> tuple[PlaceEntry, ...]:
    for level in ("region", "municipality", "province"):
        entries = tuple(entry for entry in mention.entries if entry.level == level)
        if entries:
            return entries
    return ()


def _municipality(page: Page, mention: Mention, context: Context, entry: PlaceEntry, weight: float) -> tuple[PlaceEntry | None, str]:
    listed = mention.group >= 0 and len(mention.siblings) >= 3
    if mention.shortened and mention.how != "shortened" and listed:
        better, better_weight, _ = context.best(mention.shortened, mention.group)
        if better_weight > weight and (mention.how == "alias" or context.weight(entry, mention.group) == 0):
            return better, "places/shortened"
    if mention.how == "learned":
        return entry, "places/learned"
    if mention.how == "shortened":
        return _shortened(mention, context, entry, weight, listed)
    if mention.how == "abbreviated":
        return entry, "places/abbreviation"
    if mention.noun == "citta" and page.key(mention.noun_at - 1) in ("al", "il", "del", "dal"):
        return None, ""
    common = _is_common(page, mention)
    if mention.noun in STRONG_MUNICIPAL:
        return entry, "places/body" if mention.noun in ("comune", "comuni", "citta", "municipio") else "places/office"
    if mention.group >= 0:
        own = context.groups.get(mention.group)
        fits = own and own[context.places.region_of(entry) if listed else context.places.province_of(entry)] > 0
        if fits or not common or any(sibling.noun in _PLURAL for sibling in mention.siblings):
            return entry, "places/list"
    if common:
        return (entry, "places/named") if _has_province(page, mention, context, entry) else (None, "")
    before, gap = page.key(mention.first - 1), page.gap_before(mention.first)
    if mention.noun or gap in (" ", "") and before in _AT_OR_OF:
        return entry, "places/named"
    return entry, "places/bare"


#: Behind these each member of the list is a municipality, whatever else its name means: `i Comuni di Sale, Vita e Paese`.
_PLURAL = frozenset({"comuni", "sindaci", "municipi"})
_AT_OR_OF = AT | {"di", "d"}


def _is_common(page: Page, mention: Mention) -> bool:
    """Whether the name is an Italian word, a first name, a saint or an old name, and so needs help to be believed."""
    if mention.last - mention.first == 2:
        return page.keys[mention.first] in SAINTS
    if mention.last - mention.first != 1:
        return False
    key = page.keys[mention.first]
    if key in SAFE_AFTER_ALL and not page.words[mention.first].isupper():
        return (
            page.starts_sentence(mention.first)
            and mention.last < len(page)
            and page.gap(mention.last - 1) == " "
            and page.words[mention.last].islower()
        )
    return key in COMMON_WORDS or key in FIRST_NAMES or mention.how == "alias"


def _has_province(page: Page, mention: Mention, context: Context, entry: PlaceEntry) -> bool:
    """`Asola (MN)`: the province in brackets makes a place of any word."""
    tail = page.text[mention.end : mention.end + 5]
    return (
        len(tail) == 5
        and tail[:2] == " ("
        and tail[4] == ")"
        and context.places.sigla.get(tail[2:4]) == context.places.by_istat.get(entry.parent)
    )


def _shortened(mention: Mention, context: Context, entry: PlaceEntry, weight: float, listed: bool) -> tuple[PlaceEntry | None, str]:
    """A shortened name needs a context that leaves one entry, and a list or a noun that says it is a place."""
    _, _, clear = context.best(mention.entries, mention.group)
    if weight <= 0 or not clear:
        return None, ""
    if mention.noun in STRONG_MUNICIPAL or (listed and context.groups.get(mention.group)):
        return entry, "places/shortened"
    return None, ""


def _in_brackets(page: Page, mention: Mention) -> bool:
    """A province in brackets behind a town or a union only says where that is: `Unione … (Macerata)`."""
    text = page.text
    if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
        return False
    before = text[max(0, mention.start - 3) : mention.start - 1].rstrip()
    return mention.has_level("province") and before[-1:].isalpha() and page.is_capital(mention.first - 1)


def _in_park(page: Page, mention: Mention) -> bool:
    """`Parco nazionale d'Abruzzo, Lazio e Molise`: all of the list belong to the park's name."""
    first = mention.siblings[0].first if mention.siblings else mention.first
    return not _PARKS.isdisjoint(page.keys[max(0, first - 3) : first])


_PARKS = frozenset({"parco", "riserva", "appennino"})


def _nouns_of_provinces(page: Page, places: PlaceGazetteer) -> Iterator[Fact]:
    """`nel Salernitano`, `i centri del Modenese`: the noun with its article, in the singular and with a capital."""
    for at in page.capitals_among(PROVINCE_NOUNS.keys()):
        entry = places.by_istat.get(PROVINCE_NOUNS[page.keys[at]])
        if entry is None or page.gap_before(at) not in (" ", ""):
            continue
        follows_capital = at + 1 < len(page) and page.gap(at) == " " and page.is_capital(at + 1)
        if (
            page.key(at - 1) in ("nel", "del", "dal", "nell", "dell", "il", "al", "sul", "nella", "della")
            and (page.words[at - 1].islower() or page.starts_sentence(at - 1))
            and not follows_capital
        ):
            value = Place(entry.name, entry.level, "location", entry.istat)
            yield Fact(value, page.starts[at], page.ends[at], "places/province", SCORES["places/province"], REASONS["places/province"])


def _dateline_places(page: Page, text: Text, found: list[Mention], context: Context) -> Iterator[Fact]:
    """Where nothing else is named, the town of the dateline is where the story plays."""
    for mention in found:
        if is_dateline(page, mention, text) and not is_trap(page, mention, frozenset()):
            entries = tuple(entry for entry in mention.entries if entry.level == "municipality")
            if entries and (mention.how != "shortened" or context.best(entries, -1)[2]):
                yield _fact(page, text, mention, context.best(entries, -1)[0], "places/dateline", False)
                return


def _is_guess(mention: Mention, context: Context, entry: PlaceEntry) -> bool:
    """Whether other places bear the name and nothing in the text points to this one's region."""
    rivals = [other for other in mention.entries if other.level == entry.level]
    return len(rivals) > 1 and context.weight(entry, mention.group) == 0


def _fact(page: Page, text: Text, mention: Mention, entry: PlaceEntry, rule_id: str, guessed: bool) -> Fact:
    start = mention.start
    if rule_id in ("places/body", "places/office") and mention.noun_at >= 0:
        start = page.starts[mention.noun_at]
    score, reason = (GUESS, HOMONYMS) if guessed else (SCORES[rule_id], REASONS[rule_id])
    if text.knowledge.rejections("place", entry.name) > 1:
        score, reason = min(score, 0.4), REJECTED
    return Fact(Place(entry.name, entry.level, "mentioned", entry.istat), start, mention.end, rule_id, score, reason)
