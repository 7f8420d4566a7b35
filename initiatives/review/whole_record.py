"""A record with everything that its form shows, in six queries, seven at most, whatever it holds: head, people and live version; sources;
statements with what they name; their passages, claims and the record's themes; comments; relations."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef

from initiatives.models import (
    STATEMENT_MODELS,
    Claim,
    Comment,
    Document,
    Initiative,
    Passage,
    Publication,
    Relation,
    Theme,
)
from initiatives.review.together import Branch, columns_of, keep, made, rows_together

PEOPLE = ("created_by", "submitted_by", "approved_by", "assignee")
#: What is shown of what a statement names; the rest of an entity is asked when somebody wants it.
SHOWN = ("id", "identifier", "name", "slug", "istat", "level", "abbreviation")
CLAIM = ("id", "kind", "verdict", "passage", "document", "decided_by")
NAMES = ("id", "username", "first_name", "last_name")


def whole_record(key: int) -> Initiative | None:
    """The record of this primary key, `was_public` beside it (whether any version ever went out); None where there is none."""
    rows = Initiative.objects.select_related(*PEOPLE, "current__publication").annotate(
        was_public=Exists(Publication.objects.filter(initiative=OuterRef("pk")))
    )
    heavy = ("current__detail_json", "current__list_json", "current__search_text")
    initiative = rows.defer(*heavy).filter(pk=key).first()
    if initiative is None:
        return None
    documents = list(initiative.documents.defer("signature", "checks"))
    keep(initiative, "documents", documents)
    _keep_statements(initiative, documents)
    _keep_comments(initiative)
    keep(initiative, "relations", list(Relation.objects.filter(initiative=initiative).select_related("other").order_by("pk")))
    return initiative


def with_statements(initiative: Initiative) -> Initiative:
    """The record with its statements and themes alone, in three queries."""
    _keep_statements(initiative, [])
    return initiative


def _keep_statements(initiative: Initiative, documents: list[Document]) -> None:
    """The statements of each kind in their order, with passages, claims, and the record's themes, which come the same way."""
    found = rows_together([_statements(model, initiative) for model in STATEMENT_MODELS])
    linked = rows_together([*_links(initiative), _themes(initiative)])
    known = {document.pk: document for document in documents}
    elsewhere = {row["passage__document_id"] for rows in linked.values() for row in rows if "passage__document_id" in row} - known.keys()
    if elsewhere:  # passages of a source that was taken off the record
        known |= Document.objects.defer("signature", "checks").in_bulk(elsewhere)
    for model in STATEMENT_MODELS:
        name = model._meta.model_name
        proofs = _by_statement(linked[f"{name} evidence"], name, Passage, "passage__")
        claims = _by_statement(linked[f"{name} claims"], name, Claim, "claim__")
        statements = sorted((_statement(model, row) for row in found[name]), key=lambda statement: (statement.position, statement.pk))
        for statement in statements:
            statement.initiative = initiative
            passages = sorted(proofs.get(statement.pk, ()), key=lambda item: (item.document_id, item.start, item.end))
            for passage in passages:
                passage.document = known[passage.document_id]
            keep(statement, "evidence", passages)
            keep(statement, "claims", sorted(claims.get(statement.pk, ()), key=lambda claim: claim.pk))
        keep(initiative, f"{name}_set", statements)
    keep(
        initiative,
        "themes",
        sorted((made(Theme, row, "theme__") for row in linked["themes"]), key=lambda theme: (theme.position, theme.pk)),
    )


def _entities(model) -> Iterable:
    return (field for field in model._meta.concrete_fields if field.is_relation and field.name != "initiative")


def _statements(model, initiative: Initiative) -> Branch:
    named = [column for field in _entities(model) for column in columns_of(field.related_model, f"{field.name}__", SHOWN)]
    return Branch(model._meta.model_name, model.objects.filter(initiative=initiative), (*columns_of(model), *named))


def _statement(model, row: dict):
    statement = made(model, row)
    for field in _entities(model):
        setattr(statement, field.name, made(field.related_model, row, f"{field.name}__"))
    return statement


def _links(initiative: Initiative) -> Iterable[Branch]:
    """The passages and the claims of every statement, by way of the tables that link them."""
    proof = columns_of(Passage, "passage__")
    claim = (*columns_of(Claim, "claim__", CLAIM), *columns_of(get_user_model(), "claim__decided_by__", NAMES))
    for model in STATEMENT_MODELS:
        name = model._meta.model_name
        of_record = {f"{name}__initiative": initiative}
        yield Branch(f"{name} evidence", model.evidence.through.objects.filter(**of_record), (f"{name}_id", *proof))
        yield Branch(f"{name} claims", model.claims.through.objects.filter(**of_record), (f"{name}_id", *claim))


def _themes(initiative: Initiative) -> Branch:
    return Branch("themes", Initiative.themes.through.objects.filter(initiative=initiative), columns_of(Theme, "theme__"))


def _by_statement(rows: list[dict], name: str, model, prefix: str) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        item = made(model, row, prefix)
        if model is Claim:
            item.decided_by = made(get_user_model(), row, f"{prefix}decided_by__")
        found.setdefault(row[f"{name}_id"], []).append(item)
    return found


def _keep_comments(initiative: Initiative) -> None:
    """Threads with their replies, which belong to the record too."""
    comments = list(Comment.objects.filter(initiative=initiative).select_related("author", "resolved_by", "passage"))
    for comment in comments:
        keep(comment, "replies", [reply for reply in comments if reply.parent_id == comment.pk])
    keep(initiative, "comments", comments)
