"""Everything that is published, as one file that lasts: tables and JSON Lines in a zip, described by a Frictionless Data Package.

A dump is named after its dataset version and does not change; beside it lies its manifest. What the public may read of the
API is in it and nothing else. The one exception are people who are taken out: dumps that were made before are served no
more until they are written again without them (`open_data.redacting`).
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from initiatives.filters import Query
from initiatives.models import Change, list_item
from initiatives.open_data.tables import CHANGES, DOCUMENTS, EVIDENCE, INITIATIVES, STATEMENTS, Column, csv_line
from initiatives.publication.redaction import suppressed_names
from initiatives.search import Selection, dataset, select

NAME = re.compile(r"atlante-v([0-9]+)\.zip\Z")
TABLES = {"initiatives": INITIATIVES, "statements": STATEMENTS, "evidence": EVIDENCE, "documents": DOCUMENTS, "changes": CHANGES}
KEPT = 12
AT_ONCE = 200
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
README = """Atlante, versione {version} dei dati, {made_at}.

Le tabelle (CSV, UTF-8) e il loro significato stanno in datapackage.json e in dictionary.csv; initiatives.jsonl ha le
schede intere, con le prove. I fatti sono sotto licenza CC BY 4.0. I diritti sulle fonti restano dei loro autori
(documents.csv, colonna rights): le citazioni sono brevi e servono da prova.

The tables (CSV, UTF-8) are described in datapackage.json and dictionary.csv; initiatives.jsonl has whole records with
their proofs. Facts are under CC BY 4.0. Rights in the sources stay with their authors.
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a dump is: file name, size in bytes, SHA-256, dataset version, moment, how many records and rows a table.

    `without` is the stamp of the people who are left out of it (`people_out`).
    """

    name: str
    size: int
    sha256: str
    dataset_version: int
    made_at: datetime
    records: int
    rows: dict[str, int]
    without: str = ""

    @property
    def path(self) -> Path:
        return Path(settings.DUMPS_DIR) / self.name


def latest(folder: Path | None = None) -> Manifest | None:
    """The newest dump there is, or None."""
    found = all_dumps(folder)
    return found[0] if found else None


def all_dumps(folder: Path | None = None) -> list[Manifest]:
    """The dumps there are, newest first; none that may name a person who was taken out since."""
    now = people_out()
    return [manifest for manifest in files(folder) if manifest.without == now]


def files(folder: Path | None = None) -> list[Manifest]:
    """All dumps in the folder, newest first, those too that the public may read no more."""
    folder = Path(folder or settings.DUMPS_DIR)
    manifests = [_read_manifest(path) for path in folder.glob("atlante-v*.json")] if folder.is_dir() else []
    return sorted((manifest for manifest in manifests if manifest), key=lambda manifest: -manifest.dataset_version)


def named(name: str, folder: Path | None = None) -> Manifest | None:
    """A dump by its file's name as an address gives it; None for any other name, and where it may be read no more."""
    return next((manifest for manifest in all_dumps(folder) if manifest.name == name), None) if NAME.fullmatch(name) else None


def people_out() -> str:
    """A stamp of the names that nothing public may show today; empty while nobody asked. It tells nothing of the names."""
    names = suppressed_names()
    return salted_hmac("open_data.dumps", "\n".join(sorted(names)), algorithm="sha256").hexdigest()[:32] if names else ""


def make_dump(folder: Path | None = None) -> Manifest:
    """Write the dump of the data as they are now; the one that is there already if nothing changed since."""
    folder = Path(folder or settings.DUMPS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    at = dataset()
    same = next((manifest for manifest in all_dumps(folder) if manifest.dataset_version == at.version), None)
    if same:
        return same
    without = people_out()
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        rows = write_tables(work, _records(select(Query(), at))) | {"changes": write_changes(work, _changes(at.version))}
        manifest = seal(work, folder, at.version, timezone.now().astimezone(UTC).replace(microsecond=0), rows, without)
    for old in files(folder)[KEPT:]:
        (folder / old.name).unlink(missing_ok=True)
        (folder / old.name).with_suffix(".json").unlink(missing_ok=True)
    return manifest


def seal(work: Path, folder: Path, version: int, made_at: datetime, rows: dict[str, int], without: str) -> Manifest:
    """Describe the tables that lie in `work`, and put them as one dump with its manifest into `folder`."""
    (work / "dictionary.csv").write_bytes(_dictionary())
    (work / "README.txt").write_text(README.format(version=version, made_at=made_at.date()), encoding="utf-8")
    (work / "datapackage.json").write_bytes(_datapackage(work, version, made_at))
    members = sorted(path for path in work.iterdir())
    (work / "SHA256SUMS").write_text("".join(f"{_sha256(path)}  {path.name}\n" for path in members), encoding="ascii")
    target = folder / f"atlante-v{version}.zip"
    half_done = work / target.name
    with zipfile.ZipFile(half_done, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in [*members, work / "SHA256SUMS"]:
            archive.write(path, path.name)
    manifest = Manifest(target.name, half_done.stat().st_size, _sha256(half_done), version, made_at, rows["initiatives"], rows, without)
    os.replace(half_done, target)
    described = work / "manifest.json"
    described.write_text(json.dumps(asdict(manifest) | {"made_at": made_at.isoformat()}, indent=1), encoding="utf-8")
    shutil.move(described, target.with_suffix(".json"))
    return manifest


class _Table:
    """A CSV file being written, with its head and its count of rows."""

    def __init__(self, work: Path, name: str):
        self.file = (work / f"{name}.csv").open("w", encoding="utf-8", newline="")
        self.columns, self.count = TABLES[name], 0
        self.file.write(csv_line(column.name for column in self.columns))

    def write(self, row: dict) -> None:
        self.file.write(csv_line([column.make(row) for column in self.columns]))
        self.count += 1


def write_tables(work: Path, records: Iterable[bytes]) -> dict[str, int]:
    """The four tables made of the records (their JSON), and the records themselves, in one pass; how many rows each has."""
    tables = {name: _Table(work, name) for name in TABLES if name != "changes"}
    documents: set[str] = set()
    with (work / "initiatives.jsonl").open("wb") as lines:
        for text in records:
            lines.write(text + b"\n")
            _write_record(tables, orjson.loads(text), documents)
    for table in tables.values():
        table.file.close()
    return {name: table.count for name, table in tables.items()}


def _write_record(tables: dict[str, _Table], record: dict, documents: set[str]) -> None:
    tables["initiatives"].write(list_item(record))
    for statement in record["statements"]:
        tables["statements"].write(statement | {"initiative_id": record["id"]})
        for evidence in statement["evidence"]:
            proof = {"initiative_id": record["id"], "statement_key": statement["key"], "document_id": evidence["document"]["id"]}
            tables["evidence"].write(evidence | proof)
    for document in record["documents"]:
        if document["id"] not in documents:
            documents.add(document["id"])
            tables["documents"].write(document)


def _records(selection: Selection) -> Iterator[bytes]:
    part: list[int] = []
    for sequence in selection.sequences:
        part.append(sequence)
        if len(part) == AT_ONCE:
            yield from selection.texts("detail_json", part)
            part = []
    yield from selection.texts("detail_json", part)


def write_changes(work: Path, changes: Iterable[dict]) -> int:
    """The table of changes; how many rows it has."""
    table = _Table(work, "changes")
    for change in changes:
        table.write(change)
    table.file.close()
    return table.count


def _changes(version: int) -> Iterator[dict]:
    for change in Change.objects.public().filter(version__lte=version).order_by("version").iterator(chunk_size=1_000):
        row = {"version": change.version, "kind": change.kind, "id": str(change.identifier), "slug": change.slug, "title": change.title}
        row |= {"number": change.number, "statements": change.statements, "reason": change.reason}
        yield row | {"at": change.at.isoformat()}


def _dictionary() -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["table", "column", "type", "description"])
    for name, columns in TABLES.items():
        writer.writerows([name, column.name, column.kind, column.told] for column in columns)
    return text.getvalue().encode()


def _datapackage(work: Path, version: int, made_at: datetime) -> bytes:
    """The descriptor by Frictionless Data Package (specs.frictionlessdata.io, v1)."""
    package = {
        "name": "atlante",
        "title": "Atlante: iniziative digitali pubbliche, con le prove",
        "version": str(version),
        "created": made_at.isoformat(),
        "licenses": [LICENCE],
        "resources": [_resource(work / f"{name}.csv", columns) for name, columns in TABLES.items()],
    }
    return json.dumps(package, indent=1, ensure_ascii=False).encode()


def _resource(path: Path, columns: tuple[Column, ...]) -> dict:
    fields = [{"name": column.name, "type": column.kind, "description": column.told} for column in columns]
    for found in fields:
        if found["type"] == "datetime":
            found["format"] = "any"
    return {
        "name": path.stem,
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_manifest(path: Path) -> Manifest | None:
    """The manifest in a file whose dump is there too."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(**(data | {"made_at": datetime.fromisoformat(data["made_at"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return manifest if path.with_name(manifest.name).is_file() else None
