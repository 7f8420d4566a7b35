"""The whole base in one file, and back: rows of every table and the originals, whatever the database.

A backup is a ZIP file: `manifest.json`, `tables/<app>.<model>.jsonl` (a JSON list of values a row, in the order of the columns
that the manifest names, ordered by primary key) and `originals/…`. Equal bases give equal digests, on SQLite and PostgreSQL
alike. It is made from one snapshot of the database while the site goes on, row by row, in constant memory.

Left out, since they are nobody's work: sessions, failed sign-ins, the search index (made anew from the stored words).
A backup holds password hashes and second factors: keep it as you keep the database.
"""

import base64
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import orjson
from django.apps import apps
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from initiatives.models import Dataset, Document, ImportItem, Initiative, PublishedInitiative
from initiatives.models.search_index import write_many
from initiatives.publication.rows import insert

FORMAT = 1
LEFT_OUT = {"sessions", "axes"}
CHUNK = 500
MANIFEST = "manifest.json"


class Unfit(Exception):
    """The file is no backup of ours, was changed, or does not belong on this base; the message says which."""


def tables() -> list[type[models.Model]]:
    """The models whose rows are kept, those of many-to-many relations included."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT]


def back_up(target: Path, told: Callable[[str], object] = lambda line: None) -> dict:
    """Write a backup to `target`, which must not exist; its manifest. Nothing is left where it did not come to an end."""
    if target.exists():
        raise Unfit(f"{target}: is there already")
    partial = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as file, one_snapshot():
            manifest = {
                "format": FORMAT,
                "dataset_version": Dataset.objects.values_list("version", flat=True).first() or 0,
                "migrations": applied(),
                "tables": {},
            }
            for model in tables():
                manifest["tables"][model._meta.label_lower] = _write_table(file, model)
                told(f"{model._meta.label_lower}: {manifest['tables'][model._meta.label_lower]['rows']}")
            manifest["originals"] = {name: _write_original(file, name) for name in original_names()}
            file.writestr(MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return manifest


def restore(source: Path, told: Callable[[str], object] = lambda line: None) -> dict:
    """Fill an empty, migrated base from a backup; its manifest. Everything or nothing: Unfit leaves the base as it was."""
    try:
        with zipfile.ZipFile(source) as file:
            manifest = _read_manifest(file)
            _check_empty()
            with transaction.atomic():
                _clear()
                for model in tables():
                    _read_table(file, model, manifest["tables"][model._meta.label_lower])
                    told(f"{model._meta.label_lower}: {manifest['tables'][model._meta.label_lower]['rows']}")
                _index()
                _reset_keys()
                for name, digest in manifest["originals"].items():
                    _read_original(file, name, digest)
    except (zipfile.BadZipFile, KeyError, orjson.JSONDecodeError) as error:
        raise Unfit(f"{source}: is no whole backup ({error})") from None
    return manifest


@contextmanager
def one_snapshot():
    """All that is read inside belongs together, and no writer waits for it."""
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # our usual mode would hold off every writer
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and not connection.savepoint_ids:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode


def applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def original_names() -> list[str]:
    """The names of all stored originals, each once."""
    names = set(Document.objects.exclude(original="").values_list("original", flat=True))
    return sorted(names | set(ImportItem.objects.exclude(content="").values_list("content", flat=True)))


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _write_table(file: zipfile.ZipFile, model: type[models.Model]) -> dict:
    names, rows, digest = _columns(model), 0, hashlib.sha256()
    found = model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=CHUNK)
    with file.open(f"tables/{model._meta.label_lower}.jsonl", "w", force_zip64=True) as table:
        for row in found:
            line = orjson.dumps([_plain(value) for value in row], option=orjson.OPT_SORT_KEYS) + b"\n"
            digest.update(line)
            table.write(line)
            rows += 1
    return {"columns": names, "rows": rows, "sha256": digest.hexdigest()}


def _plain(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if isinstance(value, (date, Decimal, UUID)) else value


def _read_table(file: zipfile.ZipFile, model: type[models.Model], known: dict) -> None:
    names, digest, count = _columns(model), hashlib.sha256(), 0
    if known["columns"] != names:
        raise Unfit(f"{model._meta.label_lower}: the backup has other columns")
    fields = [model._meta.get_field(field.name) for field in model._meta.concrete_fields]

    def rows() -> Iterator[list]:
        nonlocal count
        with file.open(f"tables/{model._meta.label_lower}.jsonl") as table:
            for line in table:
                digest.update(line)
                count += 1
                yield [_read_value(field, value) for field, value in zip(fields, orjson.loads(line), strict=True)]

    insert(model, names, rows())
    if (count, digest.hexdigest()) != (known["rows"], known["sha256"]):
        raise Unfit(f"{model._meta.label_lower}: the rows are not those that were backed up")


def _read_value(field: models.Field, value):
    if value is None or isinstance(field, (models.JSONField, models.FileField)):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.to_python(value)


def _write_original(file: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with default_storage.open(name) as original, file.open(f"originals/{name}", "w", force_zip64=True) as copy:
        while part := original.read(1 << 16):
            digest.update(part)
            copy.write(part)
    return digest.hexdigest()


def _read_original(file: zipfile.ZipFile, name: str, digest: str) -> None:
    with file.open(f"originals/{name}") as copy:
        if hashlib.file_digest(copy, "sha256").hexdigest() != digest:
            raise Unfit(f"originals/{name}: is not what was backed up")
    if default_storage.exists(name):
        with default_storage.open(name) as there:
            if hashlib.sha256(there.read()).hexdigest() == digest:
                return
        raise Unfit(f"{name}: another original is there already")
    with file.open(f"originals/{name}") as copy:
        default_storage.save(name, File(copy))


def _read_manifest(file: zipfile.ZipFile) -> dict:
    manifest = orjson.loads(file.read(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise Unfit(f"the backup has form {manifest.get('format')}, this code reads {FORMAT}")
    here, there = set(applied()), set(manifest["migrations"])
    if here != there:
        raise Unfit(f"other migrations: missing here {sorted(there - here)}, missing in the backup {sorted(here - there)}")
    return manifest


def _check_empty() -> None:
    for model in (Document, Initiative, PublishedInitiative):
        if model.objects.exists():
            raise Unfit("this base is not empty: restore into a new one, migrated and nothing else")


def _clear() -> None:
    """Take away what migrations themselves put there: groups, permissions, the rows that are always one."""
    with connection.cursor() as cursor:
        for model in reversed(tables()):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 (names are the models')


def _index() -> None:
    rows = PublishedInitiative.objects.order_by("sequence").values_list("sequence", "search_text")
    part = []
    for row in rows.iterator(chunk_size=CHUNK):
        part.append(row)
        if len(part) == CHUNK:
            write_many(part)
            part = []
    write_many(part)


def _reset_keys() -> None:
    """New rows get keys after the highest restored one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
