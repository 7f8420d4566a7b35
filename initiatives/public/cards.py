"""Result cards: an entry of a list (its stored JSON) in the words of a page."""

from dataclasses import dataclass

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import InitiativeKind, Stage
from initiatives.public.addresses import address_of
from initiatives.search import Index, Question, Segment, label_of, snippet
from initiatives.search.records import read_column
from initiatives.templatetags.dates import in_words
from initiatives.templatetags.numbers import euro, number

#: Up to this many municipalities are named on a card, more are counted.
FEW = 3
#: Which date tells best when an initiative happens.
TELLING = ("event", "period", "start", "signature", "approval", "deadline", "end", "other")


@dataclass(frozen=True, slots=True)
class Card:
    """`amount` is empty where no source gives the sum of the whole initiative; `snippet` shows what was looked for."""

    title: str
    address: str
    language: str
    summary: str
    kind: str
    stage: str
    when: str
    where: str
    amount: str
    amount_note: str
    programmes: str
    themes: str
    proofs: str
    version: int
    published: str
    snippet: list[Segment]


def cards(sequences: list[int], index: Index) -> list[Card]:
    """The cards of these records, in their order; one query for their stored list entries."""
    return [card(orjson.loads(text), index) for text in read_column("list_json", sequences)]


def card(entry: dict, index: Index, found: list[Segment] | None = None) -> Card:
    return Card(
        title=entry["title"],
        address=address_of("initiative", entry["slug"]),
        language=entry["language"],
        summary=entry["summary"],
        kind=InitiativeKind(entry["kind"]).label,
        stage="" if entry["stage"] == Stage.UNKNOWN else Stage(entry["stage"]).label,
        when=when(entry["dates"]),
        where=where(entry["places"]),
        amount=euro(entry["amount"]["value"]) if entry["amount"] else "",
        amount_note=amount_note(entry),
        programmes=programmes(entry["programmes"]),
        themes=" · ".join(label_of(index, "theme", code) for code in entry["themes"]),
        proofs=proofs(entry),
        version=entry["version"],
        published=entry["published"][:10],
        snippet=found or [],
    )


def when(dates: list[dict]) -> str:
    """The date that tells best when it happens, in words; empty where none is stated."""
    if not dates:
        return ""
    return in_words(min(dates, key=lambda item: TELLING.index(item["label"]) if item["label"] in TELLING else len(TELLING))["edtf"])


def where(places: list[dict]) -> str:
    """The places in a line: those that contain others by name, municipalities by name while they are few."""
    named = [place for place in places if place["role"] != "mentioned"] or places
    towns = [place["name"] for place in named if place["level"] == "municipality"]
    outer = [_outer(place) for place in named if place["level"] != "municipality"]
    if len(towns) > FEW:
        towns = [_("%(count)s Comuni") % {"count": number(len(towns))}]
    parts = [*outer, *towns]
    if len(parts) > FEW + 1:
        parts = [*parts[:FEW], _("altri %(count)d") % {"count": len(parts) - FEW}]
    return ", ".join(parts)


def _outer(place: dict) -> str:
    return _("Provincia di %(name)s") % {"name": place["name"]} if place["level"] == "province" else place["name"]


def amount_note(entry: dict) -> str:
    if entry["amount"] or not entry["amounts"]:
        return ""
    scopes = {item["scope"] for item in entry["amounts"]}
    return _("noto solo quello del programma") if scopes == {"programme"} else _("nota solo una parte")


def programmes(items: list[dict]) -> str:
    names = list(dict.fromkeys(item["name"] for item in items))
    if len(names) <= FEW:
        return ", ".join(names)
    rest = len(names) - 2
    return _("%(names)s e altri %(count)d") % {"names": ", ".join(names[:2]), "count": rest}


def proofs(entry: dict) -> str:
    """How many of its facts carry a passage; said in full where some rest on the editors' knowledge."""
    proved, stated = entry["proved_count"], entry["statement_count"]
    if proved == stated:
        return ngettext("%(count)s dato con prova", "%(count)s dati con prova", proved) % {"count": number(proved)}
    return _("%(proved)s dati su %(stated)s con prova") % {"proved": number(proved), "stated": number(stated)}


def passage_found(detail: dict, question: Question) -> list[Segment]:
    """Where the words looked for stand in what is public of a record: its text first, then the passages that prove it."""
    for text in (detail["summary"], detail["body"]):
        found = snippet(text, question)
        if found:
            return found
    for statement in detail["statements"]:
        for evidence in statement["evidence"]:
            found = snippet(f"{evidence['prefix']}{evidence['quote']}{evidence['suffix']}", question)
            if found:
                return found
    return []
