"""The role of each place: lead, participant, location, mentioned; and regions that are there with their money only.

The place of the body that leads leads; members of a list take part; where something happens is a location;
a town in somebody's office is mentioned. A region that only funds is a body, not a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from initiatives.extraction.facts import Fact, Place
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.document_kind import kind_weights
from initiatives.extraction.rules.place_mentions import DIVIDES, LONGEST_DIVISION
from initiatives.extraction.rules.place_traps import is_territory
from initiatives.extraction.settling import identity
from initiatives.extraction.text import Text
from initiatives.extraction.words import fold, read_page

LISTED = frozenset({"places/list", "places/abbreviation", "places/shortened"})
_IN_OR_AT = re.compile(
    r"(?:\b(?:a|ad|in|ne[li]|nell[aoe']?'?|provincia di|territorio di|comuni (?:del|della|dell'|di)|nove comuni del)|all')\s*$"
)
_CALL_OF = re.compile(r"\b(?:bando|bandi|avviso|fondi|risorse|contributo|finanziamento|graduatoria) (?:\w+ )?(?:di|della|del) ?$")
_EUROPEAN_MONEY = re.compile(r"\bf\.?e\.?s\.?r\b|\bfse\b|\bfeasr\b|\bpor\b|\bpsr\b|\bcsr\b|\bpnrr\b|\bfond[oi] europe")


#: `il sistema è già attivo a X e a Y`, `restano fuori X e Y`, `davanti ci sono X e Y`: named beside the initiative, not in it.
_ASIDE_BEFORE = re.compile(
    r"(?:\bgia (?:dentro|attiv\w+|partit\w+|in funzione|in uso|firmat\w+)|\brest(?:a|ano) fuori|\besclus[ei]\b|\bdavanti (?:ci sono|a)|\bmeglio\b|\bchiud(?:e|ono)\b"
    r"|\bin coda\b|\bcomuni vicini|\bcitta vicine|\bcitta di mezzo|\bcome (?:gia|hanno fatto)|\bdopo\b|\ba differenza d\w+|\bnon partecip\w+|\bscavalca\b|\bsul modello d\w+|\bgia (?:i comuni|il comune))[^.;]{0,90}$"
)
_ASIDE_AFTER = re.compile(r"[^.;()]{0,70}\b(?:ha|hanno) gia chiesto\b")
#: `tappe a X, Y e Z`, `nelle biblioteche di X e Y`: a list of where, not of who.
_LIST_OF_VENUES = re.compile(
    r"\b(?:tapp[ae]|incontr[oi]|serat[ae]|bibliotec\w+|distrett[oi]|ospedal[ei]|stazion[ei]|piazz[ae]|parch[io]|sed[ei]|mercat[oi]|presid[io]|event[io]|appuntament[io]|convegn[io]|lezion[ei]"
    r"|cors[oi]|port[io]|aeroport[io])(?: \w+){0,2},? (?:a|ad|di|d'|in|nei|nelle|del|della) ?$"
)
_DATED_VISIT = re.compile(r" \((?:luned|marted|mercoled|gioved|venerd|sabato|domenica|il )?[^()]{0,12}\d{1,2} [a-z]{3,9}(?: \d{4})?\)")


_GOVERNING = re.compile(r"\b(?:giunta|consiglio) (?:comunale|provinciale|regionale) (?:di |d'|del |della |dell')\S[^,;.]*$")


@dataclass(slots=True)
class _Seen:
    """All mentions of one place, and the roles of the bodies that carry its name."""

    mentions: list[Fact] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    plain: int = 0


@refinement("place", Stage.RELATIONS, order=5)
def assign_roles(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention with the role of its place; regions that only give money are left out."""
    seen = _read(text, facts)
    listed = _in_lists(text, facts)
    opened = _list_openings(text, facts)
    offices = sum(all(fact.rule == "places/office" for fact in place.mentions) for place in seen.values())
    roles = {key: _role(text, place, listed, opened, offices) for key, place in seen.items()}
    _name_a_lead(text, seen, roles)
    _settle_regions(text, seen, roles)
    for fact in facts:
        role = roles.get(identity(fact.value))
        if role:
            value = fact.value
            yield fact.stating(Place(value.name, value.level, role, value.istat))


def _read(text: Text, facts: tuple[Fact, ...]) -> dict[tuple, _Seen]:
    territories = {fact.end: fact for fact in text.facts("organisation") if is_territory(fact)}
    seen: dict[tuple, _Seen] = {}
    for fact in facts:
        place = seen.setdefault(identity(fact.value), _Seen())
        place.mentions.append(fact)
        body = territories.get(fact.end)
        if body is not None and body.start <= fact.start:
            place.bodies.append(body.value.role)
        else:
            place.plain += 1
    return seen


def _role(text: Text, place: _Seen, listed: set[int], opened: dict[int, int], offices: int) -> str:
    first = place.mentions[0]
    if "lead" in place.bodies or any(_governs(text, fact) for fact in place.mentions):
        return "lead"
    if not place.bodies and all(_is_aside(text, opened.get(fact.start, fact.start), fact) for fact in place.mentions):
        return "mentioned"
    if not place.bodies and any(_is_venue(text, opened.get(fact.start, fact.start), fact) for fact in place.mentions):
        return "location"
    if any(fact.rule in LISTED or fact.start in listed for fact in place.mentions):
        return "participant"
    if place.bodies:
        return "participant"
    if all(fact.rule == "places/office" for fact in place.mentions):
        return "participant" if offices > 1 and kind_weights(text.string)[0][0] in ("event", "service") else "mentioned"
    if (
        first.value.level == "municipality"
        and kind_weights(text.string)[0][0] in ("funding", "candidacy")
        and any(_gets_money(text, fact) for fact in place.mentions)
    ):
        return "participant"
    if any(_happens_there(text, fact) for fact in place.mentions):
        return "location"
    return "location" if first.value.level == "province" else "mentioned"


def _in_lists(text: Text, facts: tuple[Fact, ...]) -> set[int]:
    """Where the members of lists of three or more begin, regions and provinces included."""
    listed, row = set(), []
    for fact in facts:
        between = text.string[row[-1].end : fact.start] if row else ""
        if row and not (len(between) <= LONGEST_DIVISION and between.strip(" ") and DIVIDES.fullmatch(between)):
            row = []
        row.append(fact)
        if len(row) == 3:
            listed.update(member.start for member in row)
        elif len(row) > 3:
            listed.add(fact.start)
    return listed


def _governs(text: Text, fact: Fact) -> bool:
    """`la Giunta comunale di X ha approvato`, `il Consiglio regionale della Liguria`."""
    return bool(_GOVERNING.search(fold(text.string[max(0, fact.start - 30) : fact.end])))


def _list_openings(text: Text, facts: tuple[Fact, ...]) -> dict[int, int]:
    """For each member of a list where the list begins."""
    openings: dict[int, int] = {}
    for before, fact in zip(facts, facts[1:], strict=False):
        between = text.string[before.end : fact.start]
        if len(between) <= LONGEST_DIVISION and between.strip(" ") and DIVIDES.fullmatch(between):
            openings[fact.start] = openings.setdefault(before.start, before.start)
    return openings


def _is_aside(text: Text, opening: int, fact: Fact) -> bool:
    """Whether the sentence only compares with the place, or says that it is not in it or was before."""
    sentence = text.sentence_at(opening)
    page = read_page(text.string).folded
    return bool(_ASIDE_BEFORE.search(page[max(sentence.start, opening - 110) : opening])) or bool(
        _ASIDE_AFTER.match(page, fact.end, max(fact.end, sentence.end))
    )


def _is_venue(text: Text, opening: int, fact: Fact) -> bool:
    """Whether the place stands in a row of meeting places, or with the day of its meeting."""
    page = read_page(text.string).folded
    if _LIST_OF_VENUES.search(page[max(0, opening - 60) : opening]) or _DATED_VISIT.match(page, fact.end):
        return True
    dates = text.facts("date")
    last = bisect_left(dates, fact.start, key=lambda date: date.start) - 1
    return (
        last >= 0
        and dates[last].value.label == "event"
        and text.string[dates[last].end : fact.start] in (", ", ": ", " a ", " ad ", " – ", " - ")
    )


def _gets_money(text: Text, fact: Fact) -> bool:
    """A sum stands in the same sentence."""
    sentence = text.sentence_at(fact.start)
    amounts = text.facts("amount")
    first = bisect_left(amounts, sentence.start, key=lambda amount: amount.start)
    return first < len(amounts) and amounts[first].start < sentence.end


def _happens_there(text: Text, fact: Fact) -> bool:
    return bool(_IN_OR_AT.search(fold(text.string[max(0, fact.start - 24) : fact.start]))) or fact.rule == "places/province"


def _name_a_lead(text: Text, seen: dict[tuple, _Seen], roles: dict[tuple, str]) -> None:
    """Where no body leads: the place of the first body, else the one named alone in the title or most often."""
    if "lead" in roles.values():
        return
    for key, place in seen.items():
        if place.bodies and key[2] != "region" and roles[key] == "participant" and not all(role == "funder" for role in place.bodies):
            roles[key] = "lead"
            return
    if kind_weights(text.string)[0][0] in ("agreement", "event") and any(role == "participant" for role in roles.values()):
        return
    listed = any(role == "participant" for role in roles.values())
    for key, place in seen.items():
        if not listed and place.plain > 1 and not all(fact.rule in LISTED for fact in place.mentions) and roles[key] != "location":
            roles[key] = "lead"
            return
    alone = [
        key for key in seen if roles[key] in ("mentioned", "location") and seen[key].mentions[0].rule in ("places/dateline", "places/bare")
    ]
    if len(alone) == 1 and len(seen) == 1:
        roles[alone[0]] = "lead"


def _only_calls(text: Text, place: _Seen) -> bool:
    """`il bando della Regione X` and nothing more: the region stands behind the call, not in the initiative."""
    return all(_CALL_OF.search(fold(text.string[max(0, fact.start - 24) : fact.start])) for fact in place.mentions)


def _settle_regions(text: Text, seen: dict[tuple, _Seen], roles: dict[tuple, str]) -> None:
    """A region whose body only funds or promotes is left out, unless its own territory is the subject."""
    others = [key for key in seen if key[2] != "region"]
    leads = [key for key in others if roles[key] == "lead"]
    for key, place in seen.items():
        if key[2] != "region":
            continue
        funds_only = (
            bool(place.bodies) and not place.plain and (set(place.bodies) <= {"funder", "other", "supplier"} or _only_calls(text, place))
        )
        only_named = set(place.bodies) == {"other"} and not place.plain and bool(others)
        if (
            only_named
            or funds_only
            and (leads or _only_calls(text, place) and others or not _EUROPEAN_MONEY.search(read_page(text.string).folded))
        ):
            roles[key] = ""
        elif place.bodies and not leads and not others and roles[key] != "lead" and kind_weights(text.string)[0][0] != "agreement":
            roles[key] = "lead"
