"""What a second source says of a promise: a second document, and the draft of a second version."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from initiatives.models import Document, Happening, HistoryEntry, Initiative, Milestone, Status
from initiatives.review.together import keep
from initiatives.sample.steps import approve, submit, take
from initiatives.sample.writing import Stock, Written, add_claim, decide, entry
from initiatives.sources.normalising import fingerprint as text_fingerprint


def write_sequels(
    stock: Stock, items: list[Written], clock: Iterator[datetime], publisher, history: list[HistoryEntry]
) -> list[Initiative]:
    """The published records with the new source read, drafted and approved, ready for their second version."""
    continued = []
    for item in items:
        initiative, at = item.initiative, next(clock)
        milestone = next(found for found in initiative.milestone_set.all() if found.edtf == item.story.later.promise.fields["edtf"])
        take(initiative, Status.DRAFT, "initiative.reopen", item.by, at, history)
        initiative.approved_by = initiative.approved_at = None
        _read(stock, item, milestone, at, history)
        waits_for_signature = any(
            other.label == "signature" and other.happening == Happening.EXPECTED for other in initiative.milestone_set.all()
        )
        if not waits_for_signature:
            initiative.stage = item.story.later_stage
        submit(initiative, item.by, next(clock), history)
        approve(initiative, publisher, next(clock), history)
        continued.append(initiative)
    stock.store()
    _update(continued)
    return continued


def _read(stock: Stock, item: Written, milestone: Milestone, at: datetime, history: list[HistoryEntry]) -> None:
    """The second document, its one fact accepted, and the milestone as it now stands."""
    story, later, chance, initiative = item.story, item.story.later, item.chance, item.initiative
    document = stock.add(
        Document(
            identifier=uuid.UUID(int=chance.getrandbits(128), version=4), name=f"campione-{story.number:07d}-seguito.txt",
            title=f"{story.headline}, seguito", text=later.text, sha256=text_fingerprint(later.text), publisher=story.publisher,
            address=f"https://notizie.example.it/{later.day.year}/{story.number}-seguito", published=later.day.isoformat(),
            earliest=later.day, latest=later.day, state=Document.State.REVIEWED, created_at=at, reviewed_at=at,
        )
    )  # fmt: skip
    fields = later.stated.fact.fields
    milestone.edtf, milestone.earliest, milestone.latest = fields["edtf"], fields["earliest"], fields["latest"]
    milestone.happening = Happening.HAPPENED
    claim = add_claim(stock, document, later.stated, {}, chance)
    decide(stock, claim, item.by, at, uuid.UUID(int=chance.getrandbits(128), version=4), "accepted")
    evidence, claims = list(milestone.evidence.all()), list(milestone.claims.all())
    stock.link(milestone, "evidence", [claim.passage])
    stock.link(milestone, "claims", [claim])
    keep(milestone, "evidence", sorted([*evidence, claim.passage], key=lambda passage: (passage.document_id, passage.start)))
    keep(milestone, "claims", [*claims, claim])
    documents = list(initiative.documents.all())
    stock.link(initiative, "documents", [document])
    keep(initiative, "documents", [*documents, document])
    history.append(entry(initiative, "initiative.extended", item.by, at, "", "", {"document": document.pk, "added": [], "removed": []}))


def _update(initiatives: list[Initiative]) -> None:
    Initiative.objects.bulk_update(
        initiatives, ["status", "stage", "stamp", "updated_at", "submitted_by", "submitted_at", "approved_by", "approved_at"]
    )
    milestones = [milestone for initiative in initiatives for milestone in initiative.milestone_set.all()]
    Milestone.objects.bulk_update(milestones, ["edtf", "earliest", "latest", "happening"])
