"""Curated records as JSON: back-up, exchange, and the replay of reviewed work on a fresh base.

The form of a record is that of `seeds/*.json`: the document's file name, the head of the record, and its
statements with their evidence as `{"quote", "start", "end"}` in code points of the document's text.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from initiatives.models import (
    STATEMENT_BY_KIND,
    STATEMENT_MODELS,
    Claim,
    ClaimKind,
    Document,
    Initiative,
    Passage,
    Rights,
    Verdict,
)
from initiatives.review.claiming import fingerprint
from initiatives.review.decisions import accept, add_claim, correct, passage_at, reject
from initiatives.review.drafting import draft_from_document, statement_fields
from initiatives.review.entities import entities_for, free_slug, make_entity
from initiatives.review.values import cleaned_value

VALUE_FIELDS = {
    "place": ("name", "level", "istat", "role"),
    "organisation": ("name", "acronym", "role"),
    "programme": ("name", "relation"),
    "person": ("name", "office"),
    "amount": ("value", "currency", "type", "scope", "funder", "approximate"),
    "date": ("edtf", "label", "status", "title", "venue", "address", "hours", "registration_link", "agenda"),
    "duration": ("min_months", "max_months", "of"),
    "quantity": ("value", "unit", "of", "approximate"),
}


@transaction.atomic
def replay_curated(record: dict, document: Document, by) -> Initiative:
    """Decide the claims of `document` as `record` says, draft the initiative from them and fill its head.

    Every statement becomes an accepted or corrected claim with its passage; claims the record does not uphold
    are rejected. Raises ValidationError where an evidence is not in the text.
    """
    upheld = {_uphold(document, item, by).pk for item in record["statements"] if item["evidence"]}
    for claim in document.claims.waiting():
        if claim.kind in (ClaimKind.DOCUMENT_KIND, ClaimKind.THEME):
            agrees = claim.value["code"] == record["kind"] or claim.value["code"] in record["themes"]
            (accept if agrees else reject)(claim, by)
        elif claim.kind in VALUE_FIELDS and claim.pk not in upheld:
            reject(claim, by)
        elif claim.kind not in VALUE_FIELDS:
            accept(claim, by)
    claims = list(document.claims.live().filter(verdict__in=[Verdict.ACCEPTED, Verdict.CORRECTED]))
    _make_entities(claims)
    initiative = draft_from_document(document, by)
    _set_evidence(initiative, document, record["statements"])
    _fill_head(initiative, record)
    for position, item in enumerate(item for item in record["statements"] if not item["evidence"]):
        _add_editors_knowledge(initiative, item, 1000 + position)
    Document.objects.filter(pk=document.pk).update(state=Document.State.REVIEWED, rights=record.get("rights") or document.rights)
    return Initiative.objects.get(pk=initiative.pk)


def export_record(initiative: Initiative, document: Document) -> dict:
    """The curated record of `initiative` as far as it rests on `document`, in the form that `replay_curated` reads."""
    return {
        "document": document.name,
        "title": initiative.title,
        "slug": initiative.slug,
        "summary": initiative.summary,
        "body": initiative.body,
        "language": initiative.language,
        "kind": initiative.kind,
        "stage": initiative.stage,
        "themes": sorted(initiative.themes.values_list("code", flat=True)),
        "published": document.published or None,
        "rights": document.rights if document.rights != Rights.UNKNOWN else None,
        "not_stated": initiative.not_stated,
        "statements": [item for model in STATEMENT_MODELS for item in _exported(initiative, model, document)],
        "relations": [
            {"kind": row.kind, "slug": row.other.slug, "reason": row.reason} for row in initiative.relations.select_related("other")
        ],
    }


def _uphold(document: Document, item: dict, by) -> Claim:
    """The claim of `document` that `item` states: accepted as found, corrected, or added."""
    kind = item["kind"]
    value = cleaned_value(kind, _value_of(item))
    first = item["evidence"][0]
    if document.text[first["start"] : first["end"]] != first["quote"]:
        raise ValidationError(_("«%(quote)s» non è nel testo di %(name)s.") % {"quote": first["quote"], "name": document.name})
    claim = document.claims.live().filter(fingerprint=fingerprint(kind, value)).first()
    if claim is None:
        return add_claim(document, by, kind, value, first["start"], first["end"])
    if claim.value == value:
        accept(claim, by)
    else:
        correct(claim, by, value)
    return claim


def _make_entities(claims: list[Claim]) -> None:
    known = entities_for(claims)
    made = set()
    for claim in claims:
        key = (claim.kind, str(claim.upheld_value.get("name")).casefold())
        if claim.kind in ("organisation", "programme", "person") and claim.pk not in known and key not in made:
            made.add(key)
            make_entity(claim.kind, claim.upheld_value["name"], claim.upheld_value.get("acronym", ""))


def _fill_head(initiative: Initiative, record: dict) -> None:
    for name in ("title", "summary", "body", "kind", "stage", "language"):
        setattr(initiative, name, record[name])
    if initiative.slug != record["slug"]:
        initiative.slug = free_slug(Initiative, record["slug"])
    initiative.not_stated = record.get("not_stated", [])
    initiative.save()
    initiative.themes.set(record["themes"])


def _set_evidence(initiative: Initiative, document: Document, items: list[dict]) -> None:
    """The passages the record names, in place of the first mention that a rule found."""
    for item in items:
        if not item["evidence"]:
            continue
        model = STATEMENT_BY_KIND[item["kind"]]
        mark = fingerprint(item["kind"], cleaned_value(item["kind"], _value_of(item)))
        passages = [passage_at(document, place["start"], place["end"]) for place in item["evidence"]]
        statements = model.objects.filter(initiative=initiative, claims__document=document, claims__fingerprint=mark)
        _replace_evidence(model, list(statements.values_list("pk", flat=True).distinct()), passages)


def _replace_evidence(model: type[Model], statements: list[int], passages: list[Passage]) -> None:
    """These passages and no others prove these statements; two queries."""
    link = model.evidence.through
    name = model.evidence.field.m2m_field_name()
    link.objects.filter(**{f"{name}__in": statements}).delete()
    link.objects.bulk_create(link(**{f"{name}_id": pk, "passage": passage}) for pk in statements for passage in dict.fromkeys(passages))


def _value_of(item: dict) -> dict:
    return {name: item[name] for name in VALUE_FIELDS[item["kind"]] if item.get(name) not in (None, "")}


def _add_editors_knowledge(initiative: Initiative, item: dict, position: int) -> None:
    """A statement without a passage, with the editor's reason."""
    kind = item["kind"]
    value = cleaned_value(kind, _value_of(item))
    stand_in = Claim(kind=kind, value=value)
    fields = statement_fields(kind, value, entities_for([stand_in]).get(None))
    if fields is None:
        raise ValidationError(_("«%(name)s» non è nel vocabolario.") % {"name": value.get("name", "")})
    STATEMENT_BY_KIND[kind].objects.get_or_create(
        initiative=initiative, **fields["same"], defaults=fields["rest"] | {"position": position, "editor_reason": item["editor_reason"]}
    )


def _exported(initiative: Initiative, model, document: Document):
    for statement in model.objects.filter(initiative=initiative).prefetch_related("evidence", "claims"):
        passages = [passage for passage in statement.evidence.all() if passage.document_id == document.pk]
        if not passages and statement.evidence.all():
            continue
        yield {
            "kind": model.kind,
            **EXPORTS[model.kind](statement),
            **_name_as_written(statement, document),
            "evidence": [{"quote": passage.quote, "start": passage.start, "end": passage.end} for passage in passages],
            **({"editor_reason": statement.editor_reason} if statement.editor_reason else {}),
        }


def _name_as_written(statement, document: Document) -> dict:
    """The name the document uses, which an entity may have as an alias."""
    for claim in statement.claims.all():
        if claim.document_id == document.pk and "name" in claim.upheld_value:
            return {"name": claim.upheld_value["name"]}
    return {}


def _number(value) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


EXPORTS = {
    "place": lambda s: {"name": s.place.name, "level": s.place.level, "istat": s.place.istat, "role": s.role},
    "organisation": lambda s: {"name": s.organisation.name, "acronym": s.organisation.acronym, "role": s.role},
    "programme": lambda s: {"name": s.programme.name, "relation": s.relation},
    "person": lambda s: {"name": s.person.name, "office": s.office or None},
    "amount": lambda s: {
        "value": _number(s.amount), "currency": s.currency, "type": s.type, "scope": s.scope,
        "funder": s.funder.name if s.funder else "", "approximate": s.approximate,
    },
    "date": lambda s: {"edtf": s.edtf, "label": s.label, "status": s.happening}
    | {name: getattr(s, name) for name in ("title", "venue", "address", "hours", "registration_link", "agenda") if getattr(s, name)},
    "duration": lambda s: {"min_months": _number(s.min_months), "max_months": _number(s.max_months), "of": s.of},
    "quantity": lambda s: {"value": _number(s.value), "unit": s.unit, "of": s.of, "approximate": s.approximate},
}  # fmt: skip
