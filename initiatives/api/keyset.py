"""Pages of a queryset by a unique column: the cursor is the value after (or before) which the page begins."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from initiatives.search import InvalidCursor

#: What a cursor looks like, by the kind of its value; every text of this form is a position.
CURSOR = {str: r"[np]\.[a-z0-9_-]{1,120}", int: r"[np]\.[0-9]{1,18}"}
FORM = {kind: re.compile(pattern) for kind, pattern in CURSOR.items()}


@dataclass(frozen=True, slots=True)
class KeysetPage:
    rows: list
    following: str
    previous: str


def keyset_page(queryset: QuerySet, key: str, limit: int, cursor: str, kind: type = str, value_of: Callable | None = None) -> KeysetPage:
    """The rows of the page in ascending order of `key`, a unique column of `kind`; `value_of` reads it from a row."""
    value_of = value_of or (lambda row: getattr(row, key))
    after, backwards = _read(cursor, kind) if cursor else (None, False)
    if backwards:
        rows = list(queryset.filter(**{f"{key}__lt": after}).order_by(f"-{key}")[: limit + 1])
        more_before, more_after = len(rows) > limit, True
        rows = rows[:limit][::-1]
    else:
        rows = list((queryset.filter(**{f"{key}__gt": after}) if cursor else queryset).order_by(key)[: limit + 1])
        more_before, more_after = bool(cursor), len(rows) > limit
        rows = rows[:limit]
    return KeysetPage(
        rows,
        _write(value_of(rows[-1]), False) if rows and more_after else "",
        _write(value_of(rows[0]), True) if rows and more_before else "",
    )


def _write(value, backwards: bool) -> str:
    return f"{'p' if backwards else 'n'}.{value}"


def _read(text: str, kind: type):
    if not FORM[kind].fullmatch(text):
        raise InvalidCursor(text)
    return kind(text[2:]), text[0] == "p"
