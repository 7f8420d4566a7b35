"""Dumps that were written before a person was taken out, written again without them: records, tables, line of changes.

Called after every suppression (setting AFTER_SUPPRESSION). Should it fail, or be cut short, nothing leaks: a dump that
does not say that it is without those people is served to nobody.
"""

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
from django.conf import settings

from initiatives.models import Person
from initiatives.open_data.dumps import Manifest, files, people_out, seal, write_changes, write_tables
from initiatives.publication.redaction import pattern_of, redacted, suppressed_names, words_out


def redact_dumps(folder: Path | None = None) -> int:
    """Write every dump that may name somebody who was taken out again without them; how many that were."""
    folder = Path(folder or settings.DUMPS_DIR)
    without, names = people_out(), suppressed_names()
    slugs = list(Person.objects.filter(suppressed_at__isnull=False).values_list("slug", flat=True))
    stale = [manifest for manifest in files(folder) if manifest.without != without]
    for manifest in stale:
        with tempfile.TemporaryDirectory(dir=folder) as work, zipfile.ZipFile(folder / manifest.name) as archive:
            _rewrite(manifest, archive, Path(work), folder, names, slugs, without)
    return len(stale)


def _rewrite(
    manifest: Manifest, archive: zipfile.ZipFile, work: Path, folder: Path, names: Sequence[str], slugs: Sequence[str], without: str
) -> None:
    pattern = pattern_of(names)
    rows = write_tables(work, _records(archive, names, slugs))
    rows["changes"] = write_changes(work, _changes(archive, pattern))
    seal(work, folder, manifest.dataset_version, manifest.made_at, rows, without)


def _records(archive: zipfile.ZipFile, names: Sequence[str], slugs: Sequence[str]) -> Iterator[bytes]:
    with archive.open("initiatives.jsonl") as lines:
        for line in lines:
            yield orjson.dumps(redacted(orjson.loads(line), names, slugs))


def _changes(archive: zipfile.ZipFile, pattern: re.Pattern | None) -> Iterator[dict]:
    """The rows as they were, their words without the names."""
    with archive.open("changes.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")):
            told = {name: words_out(row[name], pattern) if pattern else row[name] for name in ("title", "reason")}
            yield row | told | {"statements": row["statements"].split("; ") if row["statements"] else []}
