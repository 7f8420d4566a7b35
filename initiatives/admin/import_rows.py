"""Items of an import as its pages show them: outcome with its mark, what was read, what happens, where to look."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from initiatives.models import Claim, Import, ImportItem, InitiativeKind, Rights, Verdict
from initiatives.sources.batches import CHOOSABLE

Outcome, State = ImportItem.Outcome, Import.State
BROUGHT = Q(items__outcome__in=[Outcome.NEW, Outcome.CHANGED, Outcome.NEAR_DUPLICATE], items__document__isnull=False) & ~Q(
    state=State.TRIED
)
#: Outcome: style, icon.
MARKS = {
    Outcome.NEW: ("new", "ok"),
    Outcome.CHANGED: ("changed", "corrected"),
    Outcome.IDENTICAL: ("same", "copies"),
    Outcome.NEAR_DUPLICATE: ("near", "look"),
    Outcome.REFUSED: ("refused", "block"),
    Outcome.SKIPPED: ("same", "waiting"),
    Outcome.PENDING: ("same", "clock"),
}
ORDER = (Outcome.NEW, Outcome.CHANGED, Outcome.IDENTICAL, Outcome.NEAR_DUPLICATE, Outcome.REFUSED, Outcome.SKIPPED, Outcome.PENDING)
#: Rows of documents already taken in that the page of a running import shows; the counts tell of the others.
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page. `links` are (label, address)."""

    item: ImportItem
    label: str
    style: str
    icon: str
    was_read: bool
    kind: str
    published: str
    reserved: bool
    happens: str
    links: tuple[tuple[str, str], ...]
    choosable: bool = False


def step_address(batch: Import) -> str:
    """The page where an import stands."""
    name = "trial" if batch.state == State.TRIED else "progress"
    return reverse(f"admin:initiatives_import_{name}", args=[batch.pk])


def with_counts(batches):
    """Imports with `brought` and `refused`, the numbers of their items."""
    refused = Q(items__outcome=Outcome.REFUSED)
    return batches.annotate(brought=Count("items", filter=BROUGHT), refused=Count("items", filter=refused))


def trial_row(item: ImportItem) -> Row:
    style, icon = MARKS[item.outcome]
    return Row(
        item=item,
        label=outcome_word(item.outcome, 1),
        style=style,
        icon=icon,
        was_read=item.outcome not in (Outcome.REFUSED, Outcome.PENDING) and "facts" in item.found,
        kind=kind_words(item.found),
        published=item.found.get("published", ""),
        reserved=item.found.get("rights") == Rights.RESERVED,
        happens=_happens(item),
        links=tuple(_links(item)),
        choosable=item.outcome in CHOOSABLE,
    )


def taken_rows(items: list[ImportItem]) -> list[Row]:
    """Items of a confirmed batch with the claims of their documents counted. One query."""
    counts = {
        row["document"]: row
        for row in Claim.objects.live()
        .facts()
        .filter(document__in=[item.document_id for item in items if item.document_id])
        .values("document")
        .annotate(facts=Count("pk"), uncertain=Count("pk", filter=Q(verdict=Verdict.WAITING, score__lt=0.95)))
    }
    return [_taken_row(item, counts.get(item.document_id, {"facts": 0, "uncertain": 0})) for item in items]


def counts_of(batch: Import) -> list[dict]:
    """How many items had which outcome, for the line of boxes."""
    found = Counter(batch.items.values_list("outcome", flat=True))
    return [
        {"style": MARKS[outcome][0], "count": found[outcome], "label": outcome_word(outcome, found[outcome])}
        for outcome in ORDER
        if found[outcome]
    ]


def outcome_word(outcome: str, count: int) -> str:
    words = {
        Outcome.NEW: ngettext("nuovo", "nuovi", count),
        Outcome.CHANGED: ngettext("cambiato", "cambiati", count),
        Outcome.IDENTICAL: ngettext("identico", "identici", count),
        Outcome.NEAR_DUPLICATE: ngettext("quasi uguale", "quasi uguali", count),
        Outcome.REFUSED: ngettext("rifiutato", "rifiutati", count),
        Outcome.SKIPPED: ngettext("lasciato fuori", "lasciati fuori", count),
        Outcome.PENDING: ngettext("da leggere", "da leggere", count),
    }
    return words[outcome]


def kind_words(found: dict) -> str:
    return InitiativeKind(found["kind"]).label.lower() if found.get("kind") in InitiativeKind.values else ""


def facts_words(facts: int, uncertain: int) -> str:
    words = ngettext("%(count)d fatto", "%(count)d fatti", facts) % {"count": facts}
    if uncertain:
        words += ", " + ngettext("%(count)d incerto", "%(count)d incerti", uncertain) % {"count": uncertain}
    return words


def _happens(item: ImportItem) -> str:
    facts = item.found.get("facts", 0)
    guess = ngettext("%(count)d fatto stimato", "%(count)d fatti stimati", facts) % {"count": facts}
    if item.outcome == Outcome.NEW:
        return guess if item.found.get("published") else _("%(facts)s; la data resta «non dichiarata»") % {"facts": guess}
    if item.outcome == Outcome.CHANGED:
        return f"{item.reason} {guess}."
    if item.outcome == Outcome.IDENTICAL:
        return _("%(reason)s Non si importa due volte.") % {"reason": item.reason}
    if item.outcome == Outcome.NEAR_DUPLICATE:
        return _("%(reason)s Spunta per importarlo come altra fonte.") % {"reason": item.reason}
    return item.reason


def _links(item: ImportItem):
    if item.document_id is None:
        return
    if item.outcome == Outcome.IDENTICAL:
        yield _("Vedi il gemello"), reverse("admin:initiatives_document_review", args=[item.document_id])
    elif item.outcome in (Outcome.CHANGED, Outcome.NEAR_DUPLICATE):
        label = _("Vedi le differenze") if item.outcome == Outcome.CHANGED else _("Confronta")
        yield label, reverse("admin:initiatives_import_compare", args=[item.batch_id, item.pk])


def _taken_row(item: ImportItem, counts: dict) -> Row:
    style, icon = MARKS[item.outcome]
    brought = item.outcome in CHOOSABLE and item.document_id
    if item.outcome == Outcome.PENDING:
        happens = pgettext("import", "in attesa")
    elif brought:
        happens = facts_words(counts["facts"], counts["uncertain"])
    else:
        happens = f"{outcome_word(item.outcome, 1).capitalize()}. {item.reason}"
    links = ((_("Rivedi"), reverse("admin:initiatives_document_review", args=[item.document_id])),) if brought else ()
    return Row(
        item=item,
        label=outcome_word(item.outcome, 1),
        style=style,
        icon=icon,
        was_read=bool(brought and "facts" in item.found),
        kind=kind_words(item.found),
        published=item.found.get("published", ""),
        reserved=item.found.get("rights") == Rights.RESERVED,
        happens=happens,
        links=links,
    )
