"""One public record by its address, together with the dataset row, in one query."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from initiatives.models import reading_connection
from initiatives.search.loading import dataset, instant


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A current record as stored: `detail_json` is its answer, ready-made; `changed_at` is when it was published or rewritten."""

    sequence: int
    dataset_version: int
    changed_at: datetime
    detail_json: str


def read_record(slug: str) -> StoredRecord | None:
    """The public record of `slug`; what fell due is carried out first."""
    due, found = _read(slug)
    if due and due <= timezone.now():
        dataset()
        due, found = _read(slug)
    return found


def _read(slug: str) -> tuple[datetime | None, StoredRecord | None]:
    with reading_connection().cursor() as cursor:
        cursor.execute(
            "SELECT d.next_due, p.sequence, p.dataset_version, COALESCE(c.at, p.published_at), p.detail_json FROM initiatives_dataset d"
            " LEFT JOIN initiatives_publishedinitiative p ON p.slug = %s AND p.visible"
            " LEFT JOIN initiatives_change c ON c.version = p.dataset_version WHERE d.id = 1",
            [slug],
        )
        row = cursor.fetchone()
    if row is None:
        return None, None
    due = instant(row[0]) if row[0] else None
    return due, StoredRecord(row[1], row[2], instant(row[3]), row[4]) if row[1] is not None else None
