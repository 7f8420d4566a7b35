"""Bodies on the list, by name, acronym or alias, where the sentence lets them be one."""

from __future__ import annotations

from initiatives.extraction.gazetteer_places import SAINTS
from initiatives.extraction.knowledge import Knowledge
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.words import Page

#: Seats and nicknames that stand for an authority, and words that are a body only with a capital context.
MUTED = frozenset(
    {
        "viminale",
        "farnesina",
        "palazzo chigi",
        "bruxelles",
        "funzione pubblica",
        "quirinale",
        "wind",
        "terna",
        "protezione civile",
        "spazio alpino",
        "consorzio dei comuni",
        "regione",
        "team digitale",
        "pagopa",
        "polo strategico nazionale",
        "polo tecnologico lucchese",
    }
)
#: One-word names that are Italian or English words, too: never at the start of a sentence, never before another capital.
WORDS = frozenset({"tim", "leonardo", "engineering", "eni", "act", "mit", "ali", "iss", "pat", "mid", "mim", "mic", "life"})


#: Associations whose branches cover two provinces: `Confindustria Lecco e Sondrio`.
ASSOCIATIONS = frozenset(
    "confindustria confcommercio confartigianato confesercenti cna coldiretti legacoop confcooperative ance cisl cgil uil".split()
)


#: `Caritas diocesana`: the adjective says which one.
BRANCHES = frozenset("diocesana diocesano regionale provinciale nazionale".split())


def known_body(page: Page, at: int, knowledge: Knowledge) -> BodyName | None:
    """The known body whose name begins with word `at`, the longest one."""
    hit = knowledge.body_gazetteer.longest(page, at)
    if hit is None:
        return None
    written = " ".join(page.keys[hit.first : hit.last])
    if hit.value.learned:
        return BodyName(hit.first, hit.last, "learned", meant=hit.value.name)
    if written.startswith("presidenza del consiglio") and page.key(at - 1) == "della" and "dipartimento" in page.keys[max(0, at - 10) : at]:
        return None
    if written in MUTED or _inside_longer_name(page, hit.first, hit.last, written):
        return None
    if written == "ue" and page.key(at - 1) not in ("l", "dall", "all"):
        return None
    if page.key(at - 1) in SAINTS and page.is_capital(at - 1) or written.startswith("garante") and not page.is_capital(at):
        return None
    last = _with_branch(page, hit.last, knowledge) if hit.last - hit.first < 3 else hit.last
    if last > hit.last and page.keys[last - 1] in FIRST_NAMES:
        last = hit.last
    stop = page.text[page.ends[last - 1] : page.ends[last - 1] + 1] == "." and hit.name.endswith(".")
    return BodyName(hit.first, last, "known", page.ends[last - 1] + stop)


def _with_branch(page: Page, last: int, knowledge: Knowledge) -> int:
    """The territory of a branch belongs to the name: `CNR di Pisa`, `Confindustria Brescia`."""
    at = last
    if page.key(at) in BRANCHES and page.gap(at - 1) == " " or page.word(at) in ("Italia", "Italy") and page.gap(at - 1) == " ":
        return at + 1
    if page.key(at) == "di" and page.gap(at - 1) == " ":
        at += 1
    if at >= len(page) or page.gap(at - 1) != " " or not page.is_capital(at):
        return last
    place = knowledge.place_gazetteer.exact(page, at)
    if place is None:
        return last
    second = place.last + 1
    if second < len(page) and page.keys[second - 1] == "e" and page.keys[last - 1] in ASSOCIATIONS and page.is_capital(second):
        further = knowledge.place_gazetteer.exact(page, second)
        return further.last if further else place.last
    return place.last


def _inside_longer_name(page: Page, first: int, last: int, written: str) -> bool:
    """`Leonardo Rossi`, `Via Poste Italiane`: the words belong to another name."""
    single = last - first == 1
    following_capital = last < len(page) and page.gap(last - 1) == " " and page.is_capital(last)
    if single and page.keys[first] in FIRST_NAMES and (following_capital or page.starts_sentence(first)):
        return True
    if written in WORDS and not page.words[first].isupper():
        return page.starts_sentence(first) or following_capital
    return False
