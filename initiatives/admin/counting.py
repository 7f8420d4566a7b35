"""Several counts in one query."""

from django.db.models import CharField, Count, QuerySet, Value


def counted(rows: dict[str, QuerySet]) -> dict[str, int]:
    """How many each of `rows` holds, by its name."""
    queries = [_as_count(name, queryset) for name, queryset in rows.items()]
    found = dict(queries[0].union(*queries[1:], all=True)) if queries else {}
    return {name: found.get(name, 0) for name in rows}


def _as_count(name: str, rows: QuerySet) -> QuerySet:
    """A row of the name and the number. Rows that are already grouped, or made distinct, are counted by their keys."""
    if rows.query.distinct or rows.query.group_by is not None or rows.query.is_sliced:
        rows = rows.model._base_manager.filter(pk__in=rows.order_by().values("pk"))
    named = rows.order_by().annotate(count_name=Value(name, CharField())).values("count_name")
    return named.annotate(count_rows=Count("pk")).values_list("count_name", "count_rows")
