"""A record as plain data: what a publication keeps for good and every public answer is made from.

The form: head (identifier, title, summary, kind, stage, themes …), `statements` (each with key, kind, value
fields, evidence and the decision behind it), `documents` (metadata only), `relations`, `not_stated`.
"""

import hashlib

import orjson
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from initiatives.models import STATEMENT_MODELS, Claim, Document, Initiative, Passage, Place, Relation
from initiatives.publication.quotation import QuotationBudget, public_title, spent_elsewhere
from initiatives.publication.redaction import redacted, suppressed_names

#: The form of snapshots; a reader of old ones asks this number first.
FORM = 1


def to_publish(queryset: QuerySet) -> list[Initiative]:
    """Records with all that checks and snapshots read, in a constant number of queries."""
    decisions = Prefetch("claims", queryset=Claim.objects.only("pk", "decided_at").order_by())
    evidence = Prefetch("evidence", queryset=Passage.objects.order_by("-document_id", "start", "end"))  # as ever, without a join
    sets = []
    for model in STATEMENT_MODELS:
        rows = model.objects.prefetch_related(evidence, decisions)
        rows = rows.select_related(*RELATED[model.kind]) if model.kind in RELATED else rows
        sets.append(Prefetch(_set_of(model), queryset=rows))
    relations = Prefetch("relations", queryset=Relation.objects.select_related("other"))
    found = list(queryset.prefetch_related("documents", "themes", "comments", relations, *sets))
    passages = [passage for initiative in found for statement in statements_of(initiative) for passage in statement.evidence.all()]
    prefetch_related_objects(passages, "document")
    return found


def statements_of(initiative: Initiative) -> list:
    """The statements of a record that comes from `to_publish`, kind after kind."""
    return [statement for model in STATEMENT_MODELS for statement in getattr(initiative, _set_of(model)).all()]


def _set_of(model) -> str:
    return f"{model._meta.model_name}_set"


def build_snapshot(initiative: Initiative) -> dict:
    """The snapshot of the draft as it stands in the database, without number and dates, which publishing adds."""
    return snapshot_of(to_publish(Initiative.objects.filter(pk=initiative.pk))[0])


def snapshot_of(initiative: Initiative) -> dict:
    """The same for a record that comes from `to_publish`."""
    spent = spent_elsewhere(list(initiative.documents.all()), initiative)
    return redacted(assemble(initiative, spent), suppressed_names())


def assemble(initiative: Initiative, spent: dict[int, int]) -> dict:
    """The snapshot of a record that comes from `to_publish`; `spent` are the words that other records quote of each document."""
    documents = sorted(initiative.documents.all(), key=lambda document: document.pk)
    statements = statements_of(initiative)
    budget = QuotationBudget(spent)
    shown = [item for item in statements if not (item.kind == "person" and item.person.suppressed_at)]
    return {
        "form": FORM,
        "id": str(initiative.identifier),
        "slug": initiative.slug,
        "title": initiative.title,
        "summary": initiative.summary,
        "body": initiative.body,
        "language": initiative.language,
        "kind": initiative.kind,
        "stage": initiative.stage,
        "themes": [theme.code for theme in initiative.themes.all()],
        "statements": [statement_data(statement, budget) for statement in shown],
        "not_stated": sorted(initiative.not_stated),
        "relations": [{"kind": row.kind, "id": str(row.other.identifier), "reason": row.reason} for row in initiative.relations.all()],
        "documents": [document_data(document) | {"licence": document.licence, "language": document.language} for document in documents],
    }


def digest(snapshot: dict) -> str:
    """SHA-256 of the snapshot in canonical JSON (keys sorted, UTF-8), as hexadecimal digits."""
    return hashlib.sha256(orjson.dumps(snapshot, option=orjson.OPT_SORT_KEYS)).hexdigest()


def statement_data(statement, budget: QuotationBudget) -> dict:
    """One statement with its value, its evidence and who stands behind it (never a name: only that a person decided, and when)."""
    decided = max((claim.decided_at for claim in statement.claims.all() if claim.decided_at), default=None)
    return {
        "key": statement.key,
        "kind": statement.kind,
        **VALUES[statement.kind](statement),
        "evidence": [evidence_data(passage, budget) for passage in statement.evidence.all()],
        "editor_reason": statement.editor_reason,
        "decided": decided.date().isoformat() if decided else None,
    }


def evidence_data(passage, budget: QuotationBudget) -> dict:
    """A passage as the public sees it: W3C Web Annotation selectors and the source."""
    quotation = budget.quote(passage)
    return {
        "quote": quotation.quote,
        "prefix": quotation.prefix,
        "suffix": quotation.suffix,
        "start": quotation.start,
        "end": quotation.end,
        "document": document_data(passage.document),
    }


def document_data(document: Document) -> dict:
    return {
        "id": str(document.identifier),
        "title": public_title(document),
        "publisher": document.publisher,
        "published": document.published or None,
        "rights": document.rights,
        "address": document.address or None,
        "sha256": document.sha256,
        "read_on": document.created_at.date().isoformat(),
    }


def place_data(place: Place) -> dict:
    """A place with the names and codes of what contains it."""
    province = place.parent if place.level == "municipality" else place if place.level == "province" else None
    region = province.parent if province else place if place.level == "region" else None
    return {
        "name": place.name,
        "slug": place.slug,
        "istat": place.istat,
        "level": place.level,
        "province": province and {"name": province.name, "istat": province.istat, "abbreviation": province.abbreviation},
        "region": region and {"name": region.name, "istat": region.istat},
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
    }


def _place(statement) -> dict:
    return {"role": statement.role, "place": place_data(statement.place)}


def _organisation(statement) -> dict:
    body = statement.organisation
    return {
        "role": statement.role,
        "organisation": {"name": body.name, "slug": body.slug, "acronym": body.acronym, "kind": body.kind, "ipa": body.ipa_code},
    }


def _programme(statement) -> dict:
    programme = statement.programme
    return {
        "relation": statement.relation,
        "programme": {"name": programme.name, "slug": programme.slug, "kind": programme.kind, "edition": programme.edition},
    }


def _person(statement) -> dict:
    return {"person": {"name": statement.person.name, "slug": statement.person.slug}, "office": statement.office or None}


def _amount(statement) -> dict:
    return {
        "value": _number(statement.amount),
        "currency": statement.currency,
        "type": statement.type,
        "scope": statement.scope,
        "approximate": statement.approximate,
        "funder": {"name": statement.funder.name, "slug": statement.funder.slug} if statement.funder else None,
    }


def _date(statement) -> dict:
    extras = {name: getattr(statement, name) for name in ("title", "venue", "address", "hours", "registration_link", "agenda")}
    return {
        "edtf": statement.edtf,
        "earliest": statement.earliest.isoformat() if statement.earliest else None,
        "latest": statement.latest.isoformat() if statement.latest else None,
        "label": statement.label,
        "happening": statement.happening or None,
        **extras,
    }


def _duration(statement) -> dict:
    return {"min_months": _number(statement.min_months), "max_months": _number(statement.max_months), "of": statement.of}


def _quantity(statement) -> dict:
    return {"value": _number(statement.value), "unit": statement.unit, "of": statement.of, "approximate": statement.approximate}


VALUES = {
    "place": _place,
    "organisation": _organisation,
    "programme": _programme,
    "person": _person,
    "amount": _amount,
    "date": _date,
    "duration": _duration,
    "quantity": _quantity,
}
RELATED = {
    "place": ("place__parent__parent",),
    "organisation": ("organisation",),
    "programme": ("programme",),
    "person": ("person",),
    "amount": ("funder",),
}


def _number(value) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
