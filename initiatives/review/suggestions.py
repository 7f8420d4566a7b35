"""«Same initiative?»: records that a document may be a further source of, each with the reasons. A person decides.

What speaks for it: wording shared with one of the record's sources, the same programme, the same places, equal sums,
dates that overlap, the same kind. No single one of the weaker signs is enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.extraction import edtf
from initiatives.models import (
    Claim,
    ClaimKind,
    Document,
    DocumentSimilarity,
    Framework,
    Funding,
    Initiative,
    Level,
    Milestone,
    Territory,
    Verdict,
    sum_in_words,
)
from initiatives.review.entities import entities_for

#: From this sum of weights on a record is suggested.
ENOUGH = 0.5
MOST = 5
VERSION, PROGRAMME, PLACES, AMOUNT, DATES, KIND = 1.0, 0.35, 0.3, 0.3, 0.1, 0.1
#: A place that this many records name says little; records looked at for one sign.
COMMON, MOST_RECORDS = 200, 400


@dataclass(slots=True)
class Suggestion:
    """A record, how much speaks for it (0 to 1), and what, in the editor's words."""

    initiative: Initiative
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a record."""

    initiative_id: int
    weight: float
    reason: str


def suggestions(document: Document) -> list[Suggestion]:
    """The records this document may belong to, the likeliest first; those it feeds already are left out. A constant number of queries."""
    claims = list(document.claims.live().exclude(verdict=Verdict.REJECTED))
    signs = [*_alike(document), *_programmes(claims), *_places(claims), *_amounts(claims)]
    known = set(document.initiatives.values_list("pk", flat=True))
    totals: dict[int, list[Sign]] = {}
    for sign in signs:
        if sign.initiative_id not in known:
            totals.setdefault(sign.initiative_id, []).append(sign)
    likely = sorted(totals, key=lambda pk: -sum(sign.weight for sign in totals[pk]))[: MOST * 4]
    signs = [*_dates(claims, likely), *_kinds(claims, likely)]
    for sign in signs:
        totals[sign.initiative_id].append(sign)
    records = Initiative.objects.in_bulk(likely)
    found = [
        Suggestion(records[pk], min(1.0, round(sum(sign.weight for sign in totals[pk]), 2)), [sign.reason for sign in totals[pk]])
        for pk in likely
        if pk in records
    ]
    return sorted((item for item in found if item.score >= ENOUGH), key=lambda item: (-item.score, item.initiative.pk))[:MOST]


def _alike(document: Document) -> Iterator[Sign]:
    """Records that rest on a document of much the same wording, or on the one this is a newer version of."""
    shares: dict[int, float] = {}
    pairs = DocumentSimilarity.objects.filter(Q(document=document) | Q(other=document)).values_list("document_id", "other_id", "similarity")
    for one, other, similarity in pairs:
        shares[other if one == document.pk else one] = similarity
    rows = Document.initiatives.through.objects.filter(document__in=[*shares, document.replaces_id or 0])
    for initiative_id, pk, name in rows.values_list("initiative_id", "document_id", "document__name"):
        if pk == document.replaces_id:
            yield Sign(initiative_id, VERSION, _("nuova versione di %(name)s") % {"name": name})
        else:
            share = shares[pk]
            yield Sign(
                initiative_id, share, _("il testo è uguale al %(share)d %% a %(name)s") % {"share": round(share * 100), "name": name}
            )


def _programmes(claims: list[Claim]) -> Iterator[Sign]:
    entities = entities_for([claim for claim in claims if claim.kind == ClaimKind.PROGRAMME])
    rows = Framework.objects.filter(programme__in={entity.pk for entity in entities.values()})
    seen = set()
    for initiative_id, name in rows.order_by("-initiative_id").values_list("initiative_id", "programme__name")[:MOST_RECORDS]:
        if initiative_id not in seen:
            seen.add(initiative_id)
            yield Sign(initiative_id, PROGRAMME, _("stesso programma: %(name)s") % {"name": name})


def _places(claims: list[Claim]) -> Iterator[Sign]:
    """Records that share municipalities; a place that many records name is left out of the reckoning."""
    entities = entities_for([claim for claim in claims if claim.kind == ClaimKind.PLACE]).values()
    places = {place.pk: place.name for place in entities if place.level == Level.MUNICIPALITY}
    shared: dict[int, list[str]] = {}
    records: dict[int, set[int]] = {}
    for initiative_id, place_id in Territory.objects.filter(place__in=places).values_list("initiative_id", "place_id")[: MOST_RECORDS * 10]:
        records.setdefault(place_id, set()).add(initiative_id)
    for place_id, initiatives in records.items():
        if len(initiatives) <= COMMON:
            for initiative_id in initiatives:
                shared.setdefault(initiative_id, []).append(places[place_id])
    for initiative_id, names in shared.items():
        weight = PLACES * min(1.0, 0.5 + len(names) / (2 * len(places)))
        words = ngettext("stesso Comune: %(names)s", "%(count)d Comuni in comune: %(names)s", len(names))
        shown = ", ".join(sorted(names)[:4]) + (" …" if len(names) > 4 else "")
        yield Sign(initiative_id, weight, words % {"count": len(names), "names": shown})


def _amounts(claims: list[Claim]) -> Iterator[Sign]:
    values = {Decimal(str(claim.upheld_value["value"])) for claim in claims if claim.kind == ClaimKind.AMOUNT}
    rows = Funding.objects.filter(amount__in=[value for value in values if value >= 1000])
    seen = set()
    for initiative_id, amount, currency in rows.values_list("initiative_id", "amount", "currency")[:MOST_RECORDS]:
        if initiative_id not in seen:
            seen.add(initiative_id)
            yield Sign(initiative_id, AMOUNT, _("stesso importo: %(amount)s") % {"amount": sum_in_words(amount, currency)})


def _dates(claims: list[Claim], initiatives: list[int]) -> Iterator[Sign]:
    """Records whose milestones fall in the years the document speaks of."""
    first, last = _span(claims)
    if first is None:
        return
    spans = Milestone.objects.filter(initiative__in=initiatives).values("initiative_id").annotate(first=Min("earliest"), last=Max("latest"))
    for row in spans:
        if row["first"] and row["last"] and row["first"] <= last and first <= row["last"]:
            yield Sign(row["initiative_id"], DATES, _("periodi che si toccano"))


def _span(claims: list[Claim]) -> tuple[date | None, date | None]:
    days = []
    for claim in claims:
        if claim.kind == ClaimKind.DATE and edtf.is_valid(claim.upheld_value["edtf"]):
            parsed = edtf.parse(claim.upheld_value["edtf"])
            days += [day for day in (parsed.earliest, parsed.latest) if day]
    return (min(days), max(days)) if days else (None, None)


def _kinds(claims: list[Claim], initiatives: list[int]) -> Iterator[Sign]:
    kinds = [claim.upheld_value["code"] for claim in claims if claim.kind == ClaimKind.DOCUMENT_KIND]
    for record in Initiative.objects.filter(pk__in=initiatives, kind__in=kinds):
        yield Sign(record.pk, KIND, _("stesso tipo: %(kind)s") % {"kind": record.get_kind_display().lower()})
