"""Stories into the database as import, review and drafting leave them: documents, claims, decisions, drafts."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.utils.text import slugify

from initiatives.models import (
    STATEMENT_BY_KIND,
    STATEMENT_MODELS,
    Claim,
    Decision,
    Document,
    HistoryEntry,
    Import,
    ImportItem,
    Initiative,
    Passage,
    Theme,
)
from initiatives.publication.rows import insert_keyed, insert_objects, reserve
from initiatives.review.claiming import fingerprint
from initiatives.review.together import keep
from initiatives.sample.papers import Stated
from initiatives.sample.stories import Story
from initiatives.sources.normalising import fingerprint as text_fingerprint

DECISION = ("claim_id", "verdict", "corrected", "previous_verdict", "batch", "by_id", "at", "reason")
RULES = {kind: f"sample/{kind}" for kind in STATEMENT_BY_KIND}


@dataclass
class Written:
    """What was made of a story: its document, its claims by what states them, and its record where one was drafted."""

    story: Story
    chance: Random
    at: datetime
    by: object
    document: Document
    claims: dict[int, Claim]
    initiative: Initiative | None = None


class Stock:
    """Rows gathered for a chunk of stories and stored together; keys are given out before, so that rows can refer to one another."""

    def __init__(self, stories: int):
        facts = stories * 40
        sizes = {Document: stories * 2, Passage: facts, Claim: facts, ImportItem: stories * 2, Initiative: stories}
        self._keys = {model: reserve(model, size) for model, size in sizes.items()}
        self._keys |= {model: reserve(model, stories * 16) for model in STATEMENT_MODELS}
        self.objects: dict[type, list] = defaultdict(list)
        self.links: dict[tuple[type, str], list[tuple[int, int]]] = defaultdict(list)
        self.decisions: list[tuple] = []
        self.themes = {theme.code: theme for theme in Theme.objects.all()}

    def add(self, item):
        if item.pk is None:
            item.pk = next(self._keys[type(item)])
        self.objects[type(item)].append(item)
        return item

    def link(self, item, name: str, others: list) -> None:
        """A many-to-many relation, also remembered on the object as if it had been prefetched."""
        self.links[type(item), name] += [(item.pk, other.pk) for other in others]
        keep(item, name, others)

    def store(self) -> None:
        for model in (Document, ImportItem, Passage, Claim, Initiative, *STATEMENT_MODELS):
            insert_objects(self.objects[model])
        insert_keyed(Decision, DECISION, self.decisions)
        for (model, name), pairs in self.links.items():
            field = model._meta.get_field(name)
            insert_keyed(field.remote_field.through, [field.m2m_column_name(), field.m2m_reverse_name()], pairs)
        self.objects.clear()
        self.decisions.clear()
        self.links.clear()


def write_document(stock: Stock, story: Story, chance: Random, at: datetime, by, batch: Import, *, decided: bool) -> Written:
    """The story's document with what was found in it: decided by `by`, or waiting for an editor."""
    document = stock.add(
        Document(
            identifier=uuid.UUID(int=chance.getrandbits(128), version=4),
            name=f"campione-{story.number:07d}.txt", title=story.headline, text=story.text, sha256=text_fingerprint(story.text),
            publisher=story.publisher, address=f"https://notizie.example.it/{story.day.year}/{story.number}",
            published=story.day.isoformat(), earliest=story.day, latest=story.day, rights=story.rights,
            licence="https://creativecommons.org/licenses/by/4.0/" if story.rights == "open-licence" else "",
            state=Document.State.REVIEWED if decided else Document.State.WAITING,
            imported_by=batch, created_at=at, reviewed_at=at if decided else None,
        )
    )  # fmt: skip
    stock.add(ImportItem(batch=batch, name=document.name, position=story.number, media_type="text/plain",
                         sha256=document.sha256, outcome=ImportItem.Outcome.NEW, document=document))  # fmt: skip
    written = Written(story, chance, at, by, document, {})
    group = uuid.UUID(int=chance.getrandbits(128), version=4)
    passages: dict[tuple[int, int], Passage] = {}
    for stated in story.stated:
        claim = add_claim(stock, document, stated, passages, chance)
        written.claims[id(stated.fact)] = claim
    for claim in [*written.claims.values(), *_readings(stock, story, document)]:
        if decided:
            decide(stock, claim, by, at, group, "corrected" if claim.corrected is not None else "accepted")
        else:
            claim.corrected = None
    if chance.random() < 0.4:
        wrong = _misread(stock, story, document, passages)
        if decided:
            decide(stock, wrong, by, at, group, "rejected")
    return written


def add_claim(stock: Stock, document: Document, stated: Stated, passages: dict, chance: Random) -> Claim:
    """A claim with its passage; one in twelve was read wrong and corrected."""
    span = (stated.start, stated.end)
    if span not in passages:
        passages[span] = stock.add(Passage.at(document, *span))
    value, corrected = stated.fact.value, None
    if "role" in value and chance.random() < 0.08:
        value, corrected = value | {"role": "mentioned" if stated.fact.kind == "place" else "other"}, value
    kind = stated.fact.kind
    return stock.add(
        Claim(
            document=document, kind=kind, value=value, corrected=corrected, passage=passages[span], rule=RULES[kind],
            score=round(0.7 + chance.random() * 0.29, 2), reason_it="parola nota in frase nota", reason_en="known word in a known phrase",
            fingerprint=stated.key, created_at=document.created_at,
        )
    )  # fmt: skip


def decide(stock: Stock, claim: Claim, by, at: datetime, group: uuid.UUID, verdict: str) -> None:
    claim.verdict, claim.decided_by, claim.decided_at = verdict, by, at
    stock.decisions.append((claim.pk, verdict, claim.corrected, "waiting", group, by.pk, at, ""))


def write_draft(stock: Stock, written: Written, history: list[HistoryEntry]) -> Initiative:
    """The record that an editor drafts from the document: its own words, and a statement for each claim that was upheld."""
    story, chance, by, at = written.story, written.chance, written.by, written.at
    initiative = stock.add(
        Initiative(
            identifier=uuid.UUID(int=chance.getrandbits(128), version=4), title=story.title,
            slug=f"{slugify(story.title)[:100]}-{story.number}", summary=story.summary, body=story.body, kind=story.kind,
            stage=story.stage, language="it", not_stated=story.not_stated, created_by=by, created_at=at, updated_at=at,
        )
    )  # fmt: skip
    stock.link(initiative, "documents", [written.document])
    stock.link(initiative, "themes", sorted((stock.themes[code] for code in story.themes), key=lambda theme: (theme.position, theme.code)))
    made: dict[str, list] = {model.kind: [] for model in STATEMENT_MODELS}
    for position, stated in enumerate(story.stated):
        claim = written.claims[id(stated.fact)]
        model = STATEMENT_BY_KIND[stated.fact.kind]
        statement = stock.add(model(initiative=initiative, position=position, **stated.fact.fields))
        stock.link(statement, "evidence", [claim.passage])
        stock.link(statement, "claims", [claim])
        made[stated.fact.kind].append(statement)
    for model in STATEMENT_MODELS:
        keep(initiative, f"{model._meta.model_name}_set", made[model.kind])
    for name in ("comments", "relations"):
        keep(initiative, name, [])
    written.initiative = initiative
    keys = [statement.key for statements in made.values() for statement in statements]
    history.append(entry(initiative, "initiative.drafted", by, at, "", "", {"document": written.document.pk, "added": keys, "removed": []}))
    return initiative


def entry(initiative: Initiative, verb: str, by, at: datetime, before: str, after: str, changes: dict | None = None, reason: str = ""):
    """An unsaved line of the ledger about a record."""
    return HistoryEntry(
        at=at, by=by, verb=verb, subject="initiative", subject_id=initiative.pk, label=str(initiative)[:200],
        before=before, after=after, changes=changes or {}, reason=reason,
    )  # fmt: skip


def _readings(stock: Stock, story: Story, document: Document) -> list[Claim]:
    """What is read of the document itself."""
    codes = [
        ("kind", story.kind),
        ("title", story.headline),
        ("published", story.day.isoformat()),
        *(("theme", code) for code in story.themes),
    ]
    return [
        stock.add(
            Claim(document=document, kind=kind, value={"code": code}, rule=f"sample/{kind}", score=0.9,
                  fingerprint=fingerprint(kind, {"code": code}), created_at=document.created_at)
        )
        for kind, code in codes
    ]  # fmt: skip


def _misread(stock: Stock, story: Story, document: Document, passages: dict) -> Claim:
    """The number of the file, taken for a quantity."""
    words = f"protocollo {story.number}/{story.day.year}"
    start = story.text.index(words)
    span = (start, start + len(words))
    passages.setdefault(span, None)
    passages[span] = passages[span] or stock.add(Passage.at(document, *span))
    value = {"value": story.number, "unit": "protocollo"}
    return stock.add(
        Claim(document=document, kind="quantity", value=value, passage=passages[span], rule="sample/quantity", score=0.55,
              fingerprint=fingerprint("quantity", value), created_at=document.created_at)
    )  # fmt: skip
