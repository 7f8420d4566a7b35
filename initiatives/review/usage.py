"""Where an entry of the vocabulary is used: what must be settled before it may go."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import ngettext

from initiatives.models import Merge
from initiatives.publication.relabelling import FIELDS, public_rows

#: Rows named for each use; the others are counted.
EXAMPLES = 5
#: Relations that belong to the entry itself and go with it, or are told as what they are: merges.
OWN = {"aliases", "merged"}


@dataclass(frozen=True, slots=True)
class Use:
    """So many things of one kind that point to the entry, some of them by name."""

    label: str
    count: int
    examples: tuple[str, ...]


def uses(entity: models.Model) -> list[Use]:
    """Everything that points to `entity`, its aliases left out; empty when it may be deleted. One or two queries a relation."""
    found = []
    for relation in entity._meta.get_fields():
        if not (relation.auto_created or relation.many_to_many) or relation.concrete and not relation.many_to_many:
            continue
        name = relation.get_accessor_name() if relation.auto_created else relation.name
        if name is None or name in OWN:
            continue
        rows = _rows(entity, relation, name)
        count = rows.count()
        if count:
            found.append(Use(_label(rows.model, count), count, tuple(_told(row) for row in rows[:EXAMPLES])))
    return [*found, *_public(entity), *_merges(entity)]


def _rows(entity: models.Model, relation, name: str) -> models.QuerySet:
    if relation.one_to_one:
        return relation.related_model.objects.filter(**{relation.field.name: entity})
    rows = getattr(entity, name).all()
    return rows.select_related("initiative") if any(field.name == "initiative" for field in rows.model._meta.fields) else rows


def _label(model: type[models.Model], count: int) -> str:
    """What so many rows are: entries of the vocabulary, or statements of records."""
    plural = str(model._meta.verbose_name_plural)
    if hasattr(model, "initiative_id"):
        return ngettext("scheda, fra i dati «%(what)s»", "schede, fra i dati «%(what)s»", count) % {"what": plural}
    return str(model._meta.verbose_name) if count == 1 else plural


def _told(row: models.Model) -> str:
    return str(row.initiative) if hasattr(row, "initiative_id") else str(row)


def _public(entity: models.Model) -> list[Use]:
    """Public records that name it, where no statement of a draft does any more."""
    kind = entity._meta.model_name
    rows = public_rows(kind, entity.slug) if kind in FIELDS else []
    return (
        [Use(ngettext("scheda pubblica", "schede pubbliche", len(rows)), len(rows), tuple(row.title for row in rows[:EXAMPLES]))]
        if rows
        else []
    )


def _merges(entity: models.Model) -> list[Use]:
    kind = entity._meta.model_name
    rows = Merge.objects.filter(kind=kind, undone_at__isnull=True).filter(models.Q(kept_id=entity.pk) | models.Q(merged_id=entity.pk))
    return (
        [Use(ngettext("unione di voci", "unioni di voci", len(rows)), len(rows), tuple(str(row) for row in rows[:EXAMPLES]))]
        if rows
        else []
    )
