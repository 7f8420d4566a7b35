"""The review desk of one document: everything on the page, in a constant number of queries."""

from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.admin.claim_words import LETTERS
from initiatives.admin.marking import marked
from initiatives.admin.review_cards import Card, grouped
from initiatives.models import FACT_KINDS, ClaimKind, Comment, Document, DocumentSimilarity, Theme, Verdict
from initiatives.review.contradictions import findings
from initiatives.review.decisions import CERTAIN
from initiatives.review.known_names import unknown_names

#: Seconds an editor takes for a claim that asks for a look, and for one that is accepted with the others.
SECONDS_UNCERTAIN, SECONDS_CERTAIN = 15, 1
VERDICT_ICONS = {"agrees": "ok", "look": "look", "blocks": "block", "not-applicable": "info"}


@dataclass(frozen=True)
class Counts:
    """How far the reading got."""

    total: int
    decided: int
    certain: int
    uncertain: int

    @property
    def minutes(self) -> int:
        """About how long the rest takes, in whole minutes."""
        seconds = self.uncertain * SECONDS_UNCERTAIN + self.certain * SECONDS_CERTAIN
        return max(1, round(seconds / 60)) if seconds else 0


def cards_of(document: Document) -> list[Card]:
    """The live claims as cards, in the order of the text."""
    claims = list(document.claims.live().select_related("passage", "decided_by").order_by("passage__start", "pk"))
    themes = dict(Theme.objects.values_list("code", "name_en" if get_language() == "en" else "name_it"))
    unknown = unknown_names(claims)
    for claim in claims:
        claim.document = document
    return [Card(claim, themes, known=claim.pk not in unknown) for claim in claims]


def counts_of(cards: list[Card]) -> Counts:
    waiting = [card for card in cards if card.waiting]
    certain = sum(card.claim.score >= CERTAIN for card in waiting)
    return Counts(len(cards), len(cards) - len(waiting), certain, len(waiting) - certain)


def desk_context(document: Document, user, cards: list[Card] | None = None) -> dict:
    """What the page and its parts are drawn from."""
    cards = cards_of(document) if cards is None else cards
    groups = grouped(cards)
    initiatives = list(document.initiatives.order_by("pk"))
    counts = counts_of(cards)
    return {
        "document": document,
        "cards": cards,
        "groups": groups,
        "legend": [group for group in groups if group.letter and group.cards],
        "pieces": list(marked(document.text, cards)),
        "counts": counts,
        "checks": checks_of(document, cards),
        "draft": draft_of(initiatives[0].title if initiatives else "", cards),
        "initiatives": initiatives,
        "similar": similar_to(document),
        "comments": comments_on(document),
        "neighbours": neighbours(document, user),
        "kinds": [(kind, LETTERS[kind], ClaimKind(kind).label) for kind in FACT_KINDS],
        "mine": document.assignee_id == user.pk,
    }


def checks_of(document: Document, cards: list[Card]) -> list[dict]:
    """What the rules noticed when they read, then what holds or not of the claims as they stand now."""
    language = "en" if (get_language() or "it").startswith("en") else "it"
    noticed = [{"icon": VERDICT_ICONS.get(item["verdict"], "info"), "message": item[language], "card": None} for item in document.checks]
    fresh = [
        {"icon": VERDICT_ICONS[finding.verdict], "message": finding.message, "card": finding.claims[0] if finding.claims else None}
        for finding in findings([card.claim for card in cards])
    ]
    return noticed + fresh


def draft_of(title: str, cards: list[Card]) -> list[dict]:
    """The record as it takes shape: for each line what is there, or that it is missing; `unknown` can be said not stated."""
    chosen = [card for card in cards if card.state != Verdict.REJECTED]

    def words(kind: str) -> str:
        return ", ".join(card.value for card in chosen if card.kind == kind)

    def progress(kind: str) -> str:
        members = [card for card in cards if card.kind == kind]
        decided = sum(not card.waiting for card in members)
        return _("%(decided)d di %(total)d decisi") % {"decided": decided, "total": len(members)} if members else ""

    lines = [
        {"label": _("Titolo"), "words": title},
        {"label": _("Tipo"), "words": words(ClaimKind.DOCUMENT_KIND)},
        {"label": _("Temi"), "words": words(ClaimKind.THEME)},
        {"label": _("Dove"), "words": progress("place")},
        {"label": _("Chi"), "words": progress("organisation")},
        {"label": _("Importo"), "words": words("amount"), "unknown": "amount"},
        {"label": _("Quando"), "words": words("date"), "unknown": "date"},
    ]
    return lines


def similar_to(document: Document) -> list[dict]:
    """Documents that share most of their wording, with the records they feed: perhaps the same initiative."""
    pairs = DocumentSimilarity.objects.filter(Q(document=document) | Q(other=document)).select_related("document", "other")
    pairs = pairs.defer("document__text", "document__signature", "other__text", "other__signature").order_by("-similarity")[:5]
    others = {(pair.other if pair.document_id == document.pk else pair.document): pair.similarity for pair in pairs}
    links = Document.initiatives.through.objects.filter(document__in=list(others)).select_related("initiative") if others else []
    records: dict[int, list] = {}
    for link in links:
        records.setdefault(link.document_id, []).append(link.initiative)
    return [
        {"document": other, "percent": round(similarity * 100), "initiatives": records.get(other.pk, [])}
        for other, similarity in others.items()
    ]


def comments_on(document: Document) -> list[Comment]:
    """Open threads on passages of this document."""
    return list(
        Comment.objects.unresolved()
        .filter(passage__document=document)
        .select_related("author", "passage")
        .prefetch_related("replies__author")
    )


def neighbours(document: Document, user) -> dict:
    """The documents before and after this one in the queue of `user`: those assigned to them or to nobody."""
    queue = Document.objects.waiting().filter(Q(assignee=user) | Q(assignee__isnull=True)).exclude(pk=document.pk).order_by()
    places = queue.aggregate(
        following=Min("pk", filter=Q(pk__gt=document.pk)), first=Min("pk"), previous=Max("pk", filter=Q(pk__lt=document.pk))
    )
    after = places["following"] or places["first"]
    named = Document.objects.filter(pk__in=[pk for pk in (after, places["previous"]) if pk]).only("pk", "name", "title").with_claim_counts()
    found = {row.pk: row for row in named}
    return {"next": found.get(after), "previous": found.get(places["previous"])}


def review_address(document: Document | int, claim: int | None = None, mark: int | None = None) -> str:
    """The desk of a document, at one of its claims or at the claim's passage in the text if told."""
    address = reverse("admin:initiatives_document_review", args=[getattr(document, "pk", document)])
    if mark:
        return f"{address}#mark-{mark}"
    return f"{address}#claim-{claim}" if claim else address
