"""Two entries of the vocabulary made one, and taken apart again. Organisations, programmes, people; places are ISTAT's.

What pointed to the merged entry points to the kept one, its names become other names of it, its address redirects.
Public records take the kept name in a new version. The `Merge` row holds what undoing needs.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.extraction.words import fold
from initiatives.models import (
    AliasKind,
    Framework,
    Funding,
    Initiative,
    Involvement,
    Merge,
    Organisation,
    OrganisationAlias,
    Participation,
    Person,
    PersonAlias,
    Programme,
    ProgrammeAlias,
    Redirect,
    record_history,
)
from initiatives.publication.relabelling import public_rows
from initiatives.publication.vocabulary import entity_changed
from initiatives.review.merged_public import relabel, relabel_back


@dataclass(frozen=True, slots=True)
class Form:
    """What merging needs to know of a kind: its model, its aliases, its statements, what else points to it, its fields."""

    model: type[models.Model]
    aliases: type[models.Model]
    statements: type[models.Model]
    pointers: tuple[tuple[type[models.Model], str], ...]
    fields: tuple[str, ...]


FORMS = {
    "organisation": Form(
        Organisation,
        OrganisationAlias,
        Participation,
        ((Funding, "funder"), (Programme, "promoter"), (Organisation, "parent"), (Organisation, "merged_into")),
        ("name", "kind", "acronym", "place", "parent", "ipa_code", "wikidata"),
    ),
    "programme": Form(
        Programme,
        ProgrammeAlias,
        Framework,
        ((Programme, "parent"), (Programme, "previous_edition"), (Programme, "merged_into")),
        ("name", "kind", "acronym", "promoter", "parent", "edition", "period", "call_address", "places_available", "services_offered"),
    ),
    "person": Form(Person, PersonAlias, Involvement, ((Person, "merged_into"),), ("name",)),
}


@transaction.atomic
def merge(kind: str, kept: models.Model, merged: models.Model, by, *, take: Iterable[str] = (), reason: str = "") -> Merge:
    """Make `merged` a name of `kept`; `take` are the fields whose value comes from `merged`.

    PermissionDenied without the right to the vocabulary, or to publishing where public records are concerned;
    ValidationError for an entry with itself, one merged already, or a field there is not.
    """
    form = FORMS[kind]
    kept, merged, take = _checked(form, kind, kept, merged, by, set(take))
    batch = uuid.uuid4()
    row = Merge(kind=kind, kept_id=kept.pk, merged_id=merged.pk, kept_name=kept.name, merged_name=merged.name, by=by, batch=batch)
    row.fields_before = _take_fields(kept, merged, take)
    public = public_rows(kind, merged.slug)
    row.moved = {
        "statements": _move_statements(form, kind, kept, merged),
        "pointers": {f"{model._meta.model_name}.{field}": _repoint(model, field, kept, merged) for model, field in form.pointers},
        "members": _move_members(kept, merged) if kind == "organisation" else {},
        "aliases": _add_names(form, kind, kept, merged),
    }
    kept.save()
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    Redirect.objects.filter(kind=kind, old_slug=kept.slug).delete()
    Redirect.objects.update_or_create(kind=kind, old_slug=merged.slug, defaults={"new_slug": kept.slug})
    row.moved["public"] = relabel(kind, public, merged, kept, by, batch=batch)
    row.save(force_insert=True)
    entity_changed(kind, kept.slug)
    record_history("entity.merge", kept, by=by, reason=reason, changes={"merged": merged.name, "fields": sorted(take)}, batch=batch)
    return row


@transaction.atomic
def unmerge(row: Merge, by, *, reason: str = "") -> None:
    """Take two entries apart as they were before; what was added to the kept one since stays with it."""
    row = Merge.objects.select_for_update().get(pk=row.pk)
    form = FORMS[row.kind]
    _check_right(row.kind, by)
    if row.undone_at:
        raise ValidationError(_("Questa unione è già stata annullata."))
    kept, merged = form.model.objects.get(pk=row.kept_id), form.model.objects.get(pk=row.merged_id)
    if merged.merged_into_id != kept.pk:
        raise ValidationError(_("«%(name)s» è stato unito altrove dopo: annulla prima quell’unione.") % {"name": merged.name})
    _restore_fields(kept, row.fields_before)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    form.aliases.objects.filter(pk__in=row.moved["aliases"]).delete()
    _restore_statements(form, row.kind, kept, merged, row.moved["statements"])
    for model, field in form.pointers:
        pks = row.moved["pointers"].get(f"{model._meta.model_name}.{field}", [])
        model.objects.filter(pk__in=pks, **{field: kept}).update(**{field: merged})
    if row.kind == "organisation":
        _restore_members(kept, merged, row.moved["members"])
    Redirect.objects.filter(kind=row.kind, old_slug=merged.slug).delete()
    relabel_back(row, kept, merged, by)
    entity_changed(row.kind, kept.slug)
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    record_history("entity.unmerge", kept, by=by, reason=reason, changes={"restored": merged.name}, batch=row.batch)


def _checked(form: Form, kind: str, kept, merged, by, take: set[str]):
    _check_right(kind, by)
    kept = form.model.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    merged = form.model.objects.select_for_update(of=("self",)).get(pk=merged.pk)
    if kept.pk == merged.pk:
        raise ValidationError(_("Scegli due voci diverse."))
    if kept.merged_into_id or merged.merged_into_id:
        raise ValidationError(_("Una delle due voci è già unita a un’altra."))
    if take - set(form.fields):
        raise ValidationError(_("Campi che non ci sono: %(names)s.") % {"names": ", ".join(sorted(take - set(form.fields)))})
    if kind == "person" and bool(kept.suppressed_at) != bool(merged.suppressed_at):
        raise ValidationError(_("Una delle due persone è stata tolta dal pubblico: togli prima anche l’altra."))
    if public_rows(kind, merged.slug) and not by.has_perm("initiatives.publish_initiative"):
        raise PermissionDenied(_("«%(name)s» compare in schede pubbliche: la unisce chi può pubblicare.") % {"name": merged.name})
    return kept, merged, take


def _check_right(kind: str, by) -> None:
    if not by.has_perm(f"initiatives.change_{kind}"):
        raise PermissionDenied(_("Per unire voci del vocabolario serve il permesso di modificarle."))


def _move_statements(form: Form, kind: str, kept, merged) -> dict:
    """Statements about the merged entry become the kept one's; where a record has both, the passages go together."""
    moved, joined = [], []
    touched = set()
    for statement in form.statements.objects.filter(**{kind: merged}).prefetch_related("evidence", "claims"):
        touched.add(statement.initiative_id)
        same = form.statements.objects.filter(initiative=statement.initiative_id, **{kind: kept})
        if kind == "programme":
            same = same.filter(relation=statement.relation)
        twin = same.first()
        if twin is None:
            setattr(statement, kind, kept)
            statement.save(update_fields=[kind])
            moved.append(statement.pk)
            continue
        joined.append(_stored(statement, twin, kind))
        twin.evidence.add(*statement.evidence.all())
        twin.claims.add(*statement.claims.all())
        statement.delete()
    Initiative.objects.filter(pk__in=touched).update(stamp=F("stamp") + 1)
    return {"moved": moved, "joined": joined}


def _stored(statement, twin, kind: str) -> dict:
    """A statement that goes, as data, with what its twin gets from it."""
    evidence = [passage.pk for passage in statement.evidence.all()]
    claims = [claim.pk for claim in statement.claims.all()]
    had = {name: set(getattr(twin, name).values_list("pk", flat=True)) for name in ("evidence", "claims")}
    plain = {field.attname: _plain(getattr(statement, field.attname)) for field in statement._meta.concrete_fields}
    return {
        "row": plain,
        "evidence": evidence,
        "claims": claims,
        "twin": twin.pk,
        "given": {
            "evidence": [pk for pk in evidence if pk not in had["evidence"]],
            "claims": [pk for pk in claims if pk not in had["claims"]],
        },
    }


def _restore_statements(form: Form, kind: str, kept, merged, moved: Mapping) -> None:
    rows = form.statements.objects.filter(pk__in=moved["moved"], **{kind: kept})
    touched = set(rows.values_list("initiative_id", flat=True))
    rows.update(**{kind: merged})
    for stored in moved["joined"]:
        if not Initiative.objects.filter(pk=stored["row"]["initiative_id"]).exists():
            continue
        statement = form.statements(**stored["row"])
        statement.save(force_insert=True)
        statement.evidence.set(stored["evidence"])
        statement.claims.set(stored["claims"])
        touched.add(statement.initiative_id)
        twin = form.statements.objects.filter(pk=stored["twin"]).first()
        if twin:
            twin.evidence.remove(*stored["given"]["evidence"])
            twin.claims.remove(*stored["given"]["claims"])
    Initiative.objects.filter(pk__in=touched).update(stamp=F("stamp") + 1)


def _repoint(model: type[models.Model], field: str, kept, merged) -> list[int]:
    """Rows that point to the merged entry point to the kept one; their keys. Where only one may point, the first one stays."""
    rows = model.objects.filter(**{field: merged})
    if model is type(kept):
        rows = rows.exclude(pk=kept.pk)
    if model._meta.get_field(field).unique and model.objects.filter(**{field: kept}).exists():
        return []
    pks = list(rows.values_list("pk", flat=True))
    model.objects.filter(pk__in=pks).update(**{field: kept})
    return pks


def _move_members(kept: Organisation, merged: Organisation) -> dict:
    """Members of the merged body and the bodies it is a member of, as far as the kept one lacks them."""
    members = list(merged.members.exclude(pk=kept.pk).exclude(pk__in=kept.members.values("pk")).values_list("pk", flat=True))
    groups = list(merged.member_of.exclude(pk=kept.pk).exclude(pk__in=kept.member_of.values("pk")).values_list("pk", flat=True))
    kept.members.add(*members)
    kept.member_of.add(*groups)
    return {"members": members, "groups": groups}


def _restore_members(kept: Organisation, merged: Organisation, moved: Mapping) -> None:
    kept.members.remove(*moved["members"])
    kept.member_of.remove(*moved["groups"])


def _add_names(form: Form, kind: str, kept, merged) -> list[int]:
    """The merged entry's names as other names of the kept one; the keys of those that were not there."""
    known = {fold(kept.name), *(fold(name) for name in kept.aliases.values_list("name", flat=True))}
    added = []
    for name in [merged.name, *merged.aliases.values_list("name", flat=True)]:
        if fold(name) not in known:
            known.add(fold(name))
            added.append(form.aliases.objects.create(name=name, kind=AliasKind.MERGED, **{kind: kept}).pk)
    return added


def _take_fields(kept, merged, take: set[str]) -> dict:
    """Give `kept` the chosen values of `merged`; what each field was and is. An entry is never part of itself."""
    changes = {}
    for name in sorted(take):
        attribute = kept._meta.get_field(name).attname
        changes[name] = {"before": _plain(getattr(kept, attribute)), "after": _plain(getattr(merged, attribute))}
        setattr(kept, attribute, getattr(merged, attribute))
    if getattr(kept, "parent_id", None) in (kept.pk, merged.pk):
        changes["parent"] = {"before": changes.get("parent", {}).get("before", kept.parent_id), "after": None}
        kept.parent_id = None
    return changes


def _restore_fields(kept, changes: Mapping) -> None:
    """Fields the merge changed get their value back, unless somebody changed them since."""
    for name, change in changes.items():
        attribute = kept._meta.get_field(name).attname
        if _plain(getattr(kept, attribute)) == change["after"]:
            setattr(kept, attribute, change["before"])
    kept.save()


def _plain(value):
    """A field's value as JSON keeps it."""
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)
