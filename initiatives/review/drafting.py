"""From upheld claims to a record's statements. Run again it adds what is new and takes away what was turned down."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from initiatives.models import (
    STATEMENT_BY_KIND,
    STATEMENT_MODELS,
    AmountScope,
    Claim,
    ClaimKind,
    DateLabel,
    Document,
    Happening,
    Initiative,
    InitiativeKind,
    Organisation,
    Stage,
    Verdict,
    record_history,
)
from initiatives.review.entities import entities_for, free_slug


@transaction.atomic
def draft_from_document(document: Document, by, initiative: Initiative | None = None) -> Initiative:
    """A record from what was upheld in `document`: a new one, or `initiative` with this document as a further source.

    Names that the vocabulary does not know are left out until an editor says what they are (`linking.unlinked`).
    """
    if not by.has_perm("initiatives.change_initiative"):
        raise PermissionDenied(_("Per scrivere schede serve il permesso di redazione."))
    claims = list(document.claims.live().exclude(verdict=Verdict.REJECTED).select_related("passage"))
    made = initiative is None
    if made:
        initiative = _new_initiative(document, claims, by)
    initiative.documents.add(document)
    added, removed = sync_statements(initiative, document, claims)
    record_history(
        "initiative.drafted" if made else "initiative.extended",
        initiative,
        by=by,
        changes={"document": document.pk, "added": added, "removed": removed},
    )
    return initiative


def sync_statements(initiative: Initiative, document: Document, claims: list[Claim]) -> tuple[list[str], list[str]]:
    """Make the statements that rest on `document` agree with its upheld claims; the keys added and removed."""
    upheld = [claim for claim in claims if claim.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED) and claim.kind in STATEMENT_BY_KIND]
    entities = entities_for(upheld)
    removed = _remove_unsupported(initiative, document, {claim.pk for claim in upheld})
    added = []
    for position, claim in enumerate(upheld):
        fields = statement_fields(claim.kind, claim.upheld_value, entities.get(claim.pk))
        if fields is None:
            continue
        statement, made = _find_or_make(initiative, claim.kind, fields, position)
        statement.claims.add(claim)
        if claim.passage_id:
            statement.evidence.add(claim.passage_id)
        if made:
            added.append(statement.key)
    return added, removed


def statement_fields(kind: str, value: dict, entity: models.Model | None) -> dict | None:
    """A claim's value as a statement's fields; None where its entity is not known yet. Those that identify it come under `same`."""
    if kind in ("place", "organisation", "programme", "person") and entity is None:
        return None
    if kind == "place":
        return {"same": {"place": entity}, "rest": {"role": value.get("role", "participant")}}
    if kind == "organisation":
        return {"same": {"organisation": entity}, "rest": {"role": value.get("role", "other")}}
    if kind == "programme":
        return {"same": {"programme": entity, "relation": value.get("relation", "under")}, "rest": {}}
    if kind == "person":
        return {"same": {"person": entity}, "rest": {"office": value.get("office") or ""}}
    if kind == "amount":
        return {
            "same": {"amount": Decimal(str(value["value"])), "currency": value.get("currency", "EUR")},
            "rest": {
                "scope": value.get("scope", AmountScope.INITIATIVE),
                "type": value.get("type", "granted"),
                "approximate": bool(value.get("approximate")),
                "funder": Organisation.objects.current().named(value["funder"]).first() if value.get("funder") else None,
            },
        }
    if kind == "date":
        extras = {name: value.get(name, "") for name in ("title", "venue", "address", "hours", "registration_link", "agenda")}
        return {
            "same": {"edtf": value["edtf"], "label": value.get("label", DateLabel.OTHER)},
            "rest": {"happening": value.get("status", ""), **extras},
        }
    if kind == "duration":
        months = {name: Decimal(str(value[name])) for name in ("min_months", "max_months")}
        return {"same": months, "rest": {"of": value.get("of", "")}}
    return {
        "same": {"value": Decimal(str(value["value"])), "unit": value["unit"]},
        "rest": {"of": value.get("of", ""), "approximate": bool(value.get("approximate"))},
    }


def proposed_stage(kind: str, claims: list[Claim]) -> str:
    """How far the initiative got, judged by its kind and by what its dates say happened."""
    labels = {
        claim.upheld_value.get("label")
        for claim in claims
        if claim.kind == "date" and claim.verdict != Verdict.REJECTED and claim.upheld_value.get("status") != Happening.EXPECTED
    }
    if kind == InitiativeKind.FUNDING:
        return Stage.FUNDED
    if DateLabel.SIGNATURE in labels:
        return Stage.SIGNED
    if kind == InitiativeKind.CANDIDACY:
        return Stage.APPLIED
    if DateLabel.APPROVAL in labels:
        return Stage.APPROVED
    return {InitiativeKind.EVENT: Stage.ANNOUNCED, InitiativeKind.SERVICE: Stage.UNDER_WAY}.get(kind, Stage.UNKNOWN)


def _new_initiative(document: Document, claims: list[Claim], by) -> Initiative:
    readings = {claim.kind: claim.upheld_value["code"] for claim in claims if claim.kind in (ClaimKind.DOCUMENT_KIND, ClaimKind.TITLE)}
    kind = readings.get(ClaimKind.DOCUMENT_KIND, InitiativeKind.OTHER)
    title = (document.title or document.short_name)[:200]
    initiative = Initiative.objects.create(
        title=title,
        slug=free_slug(Initiative, title),
        kind=kind,
        stage=proposed_stage(kind, claims),
        language=document.language if document.language != "und" else "it",
        created_by=by,
    )
    initiative.themes.set([claim.upheld_value["code"] for claim in claims if claim.kind == ClaimKind.THEME])
    return initiative


def _find_or_make(initiative: Initiative, kind: str, fields: dict, position: int) -> tuple[models.Model, bool]:
    model = STATEMENT_BY_KIND[kind]
    return model.objects.get_or_create(initiative=initiative, **fields["same"], defaults={**fields["rest"], "position": position})


def _remove_unsupported(initiative: Initiative, document: Document, upheld: set[int]) -> list[str]:
    """Delete statements made from claims of `document` of which none is upheld any more."""
    removed = []
    for model in STATEMENT_MODELS:
        for statement in model.objects.filter(initiative=initiative, claims__document=document).distinct().prefetch_related("claims"):
            claims = list(statement.claims.all())
            if any(claim.pk in upheld or claim.document_id != document.pk for claim in claims):
                continue
            removed.append(statement.key)
            statement.delete()
    return removed
