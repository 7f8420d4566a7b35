"""Two entries of the vocabulary made one, and taken apart again: places, organisations, programmes, people.

What pointed to the merged entry points to the kept one, its names become other names of it, its address redirects.
Public records take the kept name in a new version. The `Merge` row holds what undoing needs.

Places come from ISTAT and none is made here; the one that goes keeps its row, so that the next list brings it no second time. Its
use is a municipality that was joined to another (art. 15 of the Testo unico degli enti locali, d.lgs. 267/2000).
"""

import uuid
from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.extraction.words import fold
from initiatives.models import AliasKind, Merge, Organisation, Place, Redirect, record_history
from initiatives.publication.relabelling import public_rows
from initiatives.publication.vocabulary import entity_changed
from initiatives.review.merged_public import relabel, relabel_back
from initiatives.review.merged_statements import move_statements, plain, restore_statements
from initiatives.review.merging_forms import FORMS, Form, choices_for, columns_of


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
    public = public_rows(kind, merged.slug)
    own_names = _names(kept)
    row.fields_before = _take_fields(kept, merged, columns_of(kind, take))
    row.moved = {
        "statements": move_statements(form, kind, kept, merged),
        "pointers": {f"{model._meta.model_name}.{field}": _repoint(model, field, kept, merged) for model, field in form.pointers},
        "members": _move_members(kept, merged) if kind == "organisation" else {},
        "aliases": _add_names(form, kind, kept, [*own_names, *_names(merged)]),
        "redirects": _redirect(kind, kept, merged),
    }
    kept.save()
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    others = public_rows(kind, kept.slug) if take else []
    row.moved["public"] = relabel(kind, public, others, merged, kept, by, batch=batch)
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
    restore_statements(form, row.kind, kept, merged, row.moved["statements"])
    for model, field in form.pointers:
        pks = row.moved["pointers"].get(f"{model._meta.model_name}.{field}", [])
        model.objects.filter(pk__in=pks, **{field: kept}).update(**{field: merged})
    if row.kind == "organisation":
        _restore_members(kept, merged, row.moved["members"])
    Redirect.objects.filter(kind=row.kind, old_slug=merged.slug).delete()
    Redirect.objects.filter(kind=row.kind, old_slug__in=row.moved.get("redirects", []), new_slug=kept.slug).update(new_slug=merged.slug)
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
    unknown = take - set(choices_for(kind, kept))
    if unknown:
        raise ValidationError(_("Campi che non ci sono: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    if kind == "person" and bool(kept.suppressed_at) != bool(merged.suppressed_at):
        raise ValidationError(_("Una delle due persone è stata tolta dal pubblico: togli prima anche l’altra."))
    if kind == "place":
        _check_places(kept, merged)
    if public_rows(kind, merged.slug) and not by.has_perm("initiatives.publish_initiative"):
        raise PermissionDenied(_("«%(name)s» compare in schede pubbliche: la unisce chi può pubblicare.") % {"name": merged.name})
    return kept, merged, take


def _check_places(kept: Place, merged: Place) -> None:
    """Places of one level, and none that still contains others: their codes, which begin with its own, come from ISTAT."""
    if kept.level != merged.level:
        words = {"merged": merged.name, "level": merged.get_level_display().lower(), "kept": kept.name}
        raise ValidationError(
            _("Si uniscono luoghi dello stesso livello: «%(merged)s» (%(level)s) e «%(kept)s» (%(kept_level)s) non lo sono.")
            % (words | {"kept_level": kept.get_level_display().lower()})
        )
    inside = merged.children.current().count()
    if inside:
        raise ValidationError(
            ngettext(
                "«%(name)s» comprende ancora %(count)d luogo in uso: unisci prima quello a un altro.",
                "«%(name)s» comprende ancora %(count)d luoghi in uso: unisci prima quelli ad altri.",
                inside,
            )
            % {"name": merged.name, "count": inside}
        )


def _check_right(kind: str, by) -> None:
    if not by.has_perm(f"initiatives.change_{kind}"):
        raise PermissionDenied(_("Per unire voci del vocabolario serve il permesso di modificarle."))


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


def _names(entity: models.Model) -> list[str]:
    """All names of an entry, its own first."""
    return [entity.name, *entity.aliases.values_list("name", flat=True)]


def _add_names(form: Form, kind: str, kept, names: Iterable[str]) -> list[int]:
    """These names as other names of the kept entry; the keys of those that were not there."""
    known = {fold(name) for name in _names(kept)}
    added = []
    for name in names:
        if fold(name) not in known:
            known.add(fold(name))
            added.append(form.aliases.objects.create(name=name, kind=AliasKind.MERGED, **{kind: kept}).pk)
    return added


def _redirect(kind: str, kept, merged) -> list[str]:
    """The address of the merged entry leads to the kept one, and so do those that led to it, which are given."""
    Redirect.objects.filter(kind=kind, old_slug=kept.slug).delete()
    older = list(Redirect.objects.filter(kind=kind, new_slug=merged.slug).values_list("old_slug", flat=True))
    Redirect.objects.filter(kind=kind, old_slug__in=older).update(new_slug=kept.slug)
    Redirect.objects.update_or_create(kind=kind, old_slug=merged.slug, defaults={"new_slug": kept.slug})
    return older


def _take_fields(kept, merged, columns: Iterable[str]) -> dict:
    """Give `kept` the chosen values of `merged`; what each field was and is. An entry is never part of itself."""
    changes = {}
    for name in columns:
        attribute = kept._meta.get_field(name).attname
        changes[name] = {"before": plain(getattr(kept, attribute)), "after": plain(getattr(merged, attribute))}
        setattr(kept, attribute, getattr(merged, attribute))
    if getattr(kept, "parent_id", None) in (kept.pk, merged.pk):
        changes["parent"] = {"before": changes.get("parent", {}).get("before", kept.parent_id), "after": None}
        kept.parent_id = None
    return changes


def _restore_fields(kept, changes: Mapping) -> None:
    """Fields the merge changed get their value back, unless somebody changed them since."""
    for name, change in changes.items():
        attribute = kept._meta.get_field(name).attname
        if plain(getattr(kept, attribute)) == change["after"]:
            setattr(kept, attribute, change["before"])
    kept.save()
