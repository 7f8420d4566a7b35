"""A record at one moment, as plain values: the draft as it is, a saved revision of it, or a published version.

Three sources, one form, so that any two can be compared and any can be brought back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from reversion.models import Revision

from initiatives.models import (
    STATEMENT_BY_KIND,
    STATEMENT_MODELS,
    Initiative,
    Organisation,
    Passage,
    Person,
    Place,
    Programme,
    Publication,
)
from initiatives.review.together import Branch, rows_together

#: The head of a record, apart from its themes: what a revision and a snapshot both hold.
HEAD = ("title", "slug", "summary", "body", "language", "kind", "stage")
ENTITIES = {"place": Place, "organisation": Organisation, "programme": Programme, "person": Person, "funder": Organisation}
_NOT_STATED_BY_THE_SOURCE = {"id", "initiative", "position", "earliest", "latest"}


@dataclass(frozen=True, slots=True)
class StatementState:
    """One statement: `fields` by name, entities as their primary keys; `evidence` as primary keys of passages."""

    kind: str
    fields: dict
    evidence: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """`head` by field name (themes and not_stated sorted), `statements` by key (`amount-12`)."""

    head: dict
    statements: dict[str, StatementState] = field(default_factory=dict)


def own_fields(model) -> list[str]:
    """The fields of a statement that say something, entities by their field name."""
    return [item.name for item in model._meta.concrete_fields if item.name not in _NOT_STATED_BY_THE_SOURCE]


def state_of_draft(initiative: Initiative) -> State:
    """The record as the editors have it now: its statements as they are stored, its head as `initiative` has it."""
    themes = Initiative.themes.through.objects.filter(initiative=initiative).values_list("theme", flat=True)
    statements = [
        statement for model in STATEMENT_MODELS for statement in model.objects.filter(initiative=initiative).prefetch_related("evidence")
    ]
    return _state(initiative, themes, statements)


def state_of_whole(initiative: Initiative) -> State:
    """The same of a record that was fetched whole, without a query."""
    statements = [statement for model in STATEMENT_MODELS for statement in getattr(initiative, f"{model._meta.model_name}_set").all()]
    return _state(initiative, (theme.code for theme in initiative.themes.all()), statements)


def _state(initiative: Initiative, themes: Iterable[str], statements: Iterable) -> State:
    head = {name: getattr(initiative, name) for name in HEAD}
    head |= {"themes": sorted(themes), "not_stated": sorted(initiative.not_stated)}
    found = {}
    for statement in statements:
        fields = {name: _raw(statement, name) for name in own_fields(type(statement))}
        found[statement.key] = StatementState(statement.kind, fields, frozenset(item.pk for item in statement.evidence.all()))
    return State(head, found)


def _raw(statement, name: str):
    return getattr(statement, f"{name}_id") if name in ENTITIES else getattr(statement, name)


def state_of_revision(revision: Revision, initiative: Initiative) -> State:
    """The record as it was when `revision` was saved."""
    head: dict = {}
    statements = {}
    kinds = {model: model.kind for model in STATEMENT_MODELS}
    for version in revision.version_set.select_related("content_type"):
        model, values = version._model, version.field_dict
        if model is Initiative and int(version.object_id) == initiative.pk:
            head = {name: values[name] for name in HEAD}
            head["themes"], head["not_stated"] = sorted(values["themes"]), sorted(values["not_stated"])
        elif model in kinds and values["initiative_id"] == initiative.pk:
            fields = {name: values[f"{name}_id" if name in ENTITIES else name] for name in own_fields(model)}
            evidence = frozenset(int(pk) for pk in values["evidence"])
            statements[f"{model.kind}-{version.object_id}"] = StatementState(model.kind, fields, evidence)
    return State(head, statements)


def state_of_publication(publication: Publication) -> State:
    """The record as the public saw it. Entities and passages are found again by their codes and places."""
    snapshot = publication.snapshot
    head = {name: snapshot[name] for name in HEAD}
    head["themes"], head["not_stated"] = sorted(snapshot["themes"]), sorted(snapshot["not_stated"])
    entities, passages = _entities_and_passages(snapshot)
    statements = {}
    for item in snapshot["statements"]:
        fields = _fields_of(item, entities)
        proofs = (_passage_of(proof, passages) for proof in item["evidence"])
        evidence = frozenset(pk for pk in proofs if pk is not None)
        statements[item["key"]] = StatementState(item["kind"], fields, evidence)
    return State(head, statements)


def _entities_and_passages(snapshot: dict) -> tuple[dict[tuple[str, str], int], dict[tuple[str, int], dict[int, int]]]:
    """What a snapshot names, found again in one query: (field, code) to primary key, places by ISTAT code, the rest by slug;
    and (document, start) to the passages there, end to primary key."""
    wanted: dict[str, set[str]] = {}
    for item in snapshot["statements"]:
        for name in ENTITIES:
            if item.get(name):
                wanted.setdefault(name, set()).add(item[name][_code_of(name)])
    documents = {proof["document"]["id"] for item in snapshot["statements"] for proof in item["evidence"]}
    branches = [
        Branch(name, ENTITIES[name].objects.filter(**{f"{_code_of(name)}__in": codes}), ("pk", _code_of(name)))
        for name, codes in wanted.items()
    ]
    quoted = Passage.objects.filter(document__identifier__in=documents)
    rows = rows_together([*branches, Branch("passages", quoted, ("pk", "start", "end", "document__identifier"))])
    passages: dict[tuple[str, int], dict[int, int]] = {}
    for row in rows["passages"]:
        passages.setdefault((str(UUID(row["document__identifier"])), row["start"]), {})[row["end"]] = row["pk"]
    return {(name, row[_code_of(name)]): row["pk"] for name in wanted for row in rows[name]}, passages


def _code_of(name: str) -> str:
    return "istat" if name == "place" else "slug"


def _passage_of(proof: dict, passages: dict) -> int | None:
    """The passage that was quoted; a quotation cut short is that of the next longer passage."""
    ends = passages.get((proof["document"]["id"], proof["start"]), {})
    longer = sorted(end for end in ends if end >= proof["end"])
    return ends[longer[0]] if longer else None


def _fields_of(item: dict, entities: dict) -> dict:
    """A statement of a snapshot as the fields of its model."""
    model, fields = STATEMENT_BY_KIND[item["kind"]], {}
    renamed = {"amount": "value"} if item["kind"] == "amount" else {}
    for name in own_fields(model):
        if name in ENTITIES:
            given = item.get(name)
            fields[name] = entities.get((name, given[_code_of(name)])) if given else None
            continue
        value = item.get(renamed.get(name, name))
        internal = model._meta.get_field(name).get_internal_type()
        if internal == "DecimalField":
            places = model._meta.get_field(name).decimal_places
            value = Decimal(str(value)).quantize(Decimal(1).scaleb(-places))
        fields[name] = "" if value is None else value
    return fields
