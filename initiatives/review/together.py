"""Rows of several models in one query: each branch of a UNION ALL gives a model's columns as one JSON object.

A record has few statements of eight kinds. Asked one kind at a time they cost a query a kind, and again for their
passages and for their claims; together they cost one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import CharField, DecimalField, ExpressionWrapper, F, Field, JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject


class _Exact(json.JSONDecoder):
    """Figures as they are written, never by way of a binary fraction."""

    def __init__(self, **options):
        super().__init__(**options | {"parse_float": Decimal})


@dataclass(frozen=True, slots=True)
class Branch:
    """Rows to be fetched under a name: the columns named (`place__name`) of each, ordering left out."""

    name: str
    rows: QuerySet
    columns: tuple[str, ...]


def columns_of(model: type[Model], prefix: str = "", only: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns of `model`, or those of the fields named, as seen from a row that reaches it by `prefix` (`place__`)."""
    wanted = set(only)
    return tuple(f"{prefix}{field.attname}" for field in model._meta.concrete_fields if not wanted or field.name in wanted)


def rows_together(branches: list[Branch]) -> dict[str, list[dict]]:
    """The rows of every branch by its name, each as its columns; one query for all. Values are as JSON has them: see `made`."""
    found: dict[str, list[dict]] = {branch.name: [] for branch in branches}
    queries = [_as_json(branch) for branch in branches]
    for name, row in queries[0].union(*queries[1:], all=True) if queries else ():
        found[name].append(row)
    return found


def _as_json(branch: Branch) -> QuerySet:
    row = JSONObject(**{name: F(name) for name in branch.columns})
    named = branch.rows.order_by().annotate(
        branch_name=Value(branch.name, CharField()), branch_row=ExpressionWrapper(row, JSONField(decoder=_Exact))
    )
    return named.values_list("branch_name", "branch_row")


def made(model: type[Model], row: dict, prefix: str = "") -> Model | None:
    """The object that `row` holds under `prefix`, columns that were not asked deferred; None where an outer join found nothing."""
    fields = [field for field in model._meta.concrete_fields if f"{prefix}{field.attname}" in row]
    if row[f"{prefix}{model._meta.pk.attname}"] is None:
        return None
    values = [_python(field, row[f"{prefix}{field.attname}"]) for field in fields]
    return model.from_db("default", [field.attname for field in fields], values)


def _python(field: Field, value):
    if value is None:
        return None
    if isinstance(field, DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    return field.to_python(value)


def keep(instance: Model, relation: str, rows: list[Model]) -> None:
    """`instance.relation.all()` gives `rows` from now on without a query, as after `prefetch_related`."""
    queryset = getattr(instance, relation).get_queryset()
    queryset._result_cache, queryset._prefetch_done = rows, True
    if not hasattr(instance, "_prefetched_objects_cache"):
        instance._prefetched_objects_cache = {}
    instance._prefetched_objects_cache[relation] = queryset
