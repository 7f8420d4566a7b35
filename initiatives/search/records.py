"""Stored JSON as the bytes that are sent: of one record by its address, of many by their sequences; one query each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from initiatives.models import first_row, reading_connection
from initiatives.search.loading import dataset, instant
from initiatives.search.memory import give_back

#: How many records of all are read at once.
AT_ONCE = 500
BEYOND_LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A current record as stored: `detail_json` is its answer, ready-made; `changed_at` is when it was published or rewritten."""

    sequence: int
    dataset_version: int
    changed_at: datetime
    detail_json: bytes


def read_record(slug: str) -> StoredRecord | None:
    """The public record of `slug`; what fell due is carried out first."""
    due, found = _read(slug)
    if due and due <= timezone.now():
        dataset()
        due, found = _read(slug)
    return found


def read_column(column: str, sequences: list[int]) -> list[bytes]:
    """One stored column of public records, in the order of `sequences`."""
    if not sequences:
        return []
    places = ",".join(["%s"] * len(sequences))
    with reading_connection().cursor() as cursor:
        cursor.execute(
            f"SELECT sequence, {_sent(column)} FROM initiatives_publishedinitiative WHERE sequence IN ({places}) AND visible",  # noqa: S608 (names are ours)
            sequences,
        )
        found = dict(cursor.fetchall())
    return [_bytes(found[sequence]) for sequence in sequences if sequence in found]


def read_all(column: str) -> Iterator[bytes]:
    """One stored column of every public record, newest first, some hundreds at a time: by the primary key, so neither an index
    nor a long transaction is needed, and memory stays what it is."""
    give_back()  # an export starts from as little as there can be
    before = BEYOND_LAST
    statement = (
        f"SELECT sequence, {_sent(column)} FROM initiatives_publishedinitiative WHERE sequence < %s AND visible"  # noqa: S608 (names are ours)
        " ORDER BY sequence DESC LIMIT %s"
    )
    while before:
        with reading_connection().cursor() as cursor:
            cursor.execute(statement, [before, AT_ONCE])
            rows = cursor.fetchall()
        yield from [_bytes(text) for _sequence, text in rows]
        before = rows[-1][0] if len(rows) == AT_ONCE else 0


def _sent(column: str) -> str:
    """The column as the bytes it is stored in, where the database gives them: not to be read and written again on the way."""
    return f"CAST({column} AS BLOB)" if reading_connection().vendor == "sqlite" else column


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _read(slug: str) -> tuple[datetime | None, StoredRecord | None]:
    row = first_row(
        f"SELECT d.next_due, p.sequence, p.dataset_version, COALESCE(c.at, p.published_at), {_sent('p.detail_json')} FROM initiatives_dataset d"  # noqa: S608 (names are ours)
        " LEFT JOIN initiatives_publishedinitiative p ON p.slug = %s AND p.visible"
        " LEFT JOIN initiatives_change c ON c.version = p.dataset_version WHERE d.id = 1",
        [slug],
    )
    if row is None:
        return None, None
    due = instant(row[0]) if row[0] else None
    return due, StoredRecord(row[1], row[2], instant(row[3]), _bytes(row[4])) if row[1] is not None else None
