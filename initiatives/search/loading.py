"""Getting the index from the database and keeping it up to date with the dataset version."""

import threading
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from pyroaring import BitMap

from initiatives.models import PublishedFacet, PublishedInitiative, Tombstone, first_row, reading_connection
from initiatives.search.index import NOT_STATED, Entry, Index
from initiatives.search.labels import load_labels
from initiatives.search.memory import give_back
from initiatives.search.words import forget_hits

#: More changes than this since the last look and the whole index is read anew.
MANY = 2_000
#: One value a record and nothing that people filter by: the database answers for it.
NOT_KEPT = "document"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIELDS = ("sequence", "title", "amount", "earliest", "latest", "first_published_at", "published_at")
_lock = threading.Lock()
_indexes: dict[str, Index] = {}


@dataclass(frozen=True, slots=True)
class DatasetState:
    """The dataset row as readers need it: every answer begins with it, so it is no model's instance, which takes as long as
    the query itself."""

    version: int
    changed_at: datetime
    next_due: datetime | None = None


def dataset() -> DatasetState:
    """Version, time of the last change and next due moment, in one query. What fell due is carried out first, by the
    function that the setting WHEN_DUE names, so that a scheduled moment holds even if no timer runs."""
    found = _read_dataset()
    if found.next_due and found.next_due <= timezone.now() and getattr(settings, "WHEN_DUE", None):
        import_string(settings.WHEN_DUE)()
        found = _read_dataset()
    return found


def current_index(of: DatasetState) -> Index:
    """The index at the version of `of`, or a later one if the process has that already."""
    name = reading_connection().settings_dict["NAME"]
    held = _indexes.get(name)
    if held is not None and (held.version, held.changed_at) == (of.version, of.changed_at):
        return held
    with _lock:
        held = _indexes.get(name)
        if held is not None and held.version >= of.version:
            of = _read_dataset()  # another thread was faster, or the database was put back
        if held is None or held.version > of.version or (held.version == of.version and held.changed_at != of.changed_at):
            _indexes[name] = _load(of)
        elif held.version < of.version:
            _indexes[name] = _refresh(held, of)
        return _indexes[name]


def forget() -> None:
    """Drop what is kept in the process: for tests that roll the database back."""
    with _lock:
        _indexes.clear()
    forget_hits()


def _read_dataset() -> DatasetState:
    row = first_row("SELECT version, changed_at, next_due FROM initiatives_dataset WHERE id = 1")
    if row is None:
        return DatasetState(0, EPOCH)
    return DatasetState(row[0], instant(row[1]), row[2] and instant(row[2]))


def instant(value) -> datetime:
    """A moment as either database gives it, with its zone."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


def _load(of: DatasetState) -> Index:
    facets: dict[str, dict[str, BitMap]] = defaultdict(dict)
    public = BitMap()
    for (sequence,) in _rows("SELECT sequence FROM initiatives_publishedinitiative WHERE visible"):
        public.add(sequence)
    for dimension, value, holders in _grouped_facets():
        found = holders & public
        if found:
            facets[dimension][value] = found
    index = Index(of.version, of.changed_at, _entries(), dict(facets), load_labels(facets))
    give_back()
    return index


def _rows(statement: str, parameters: Sequence = ()) -> Iterator[tuple]:
    """Rows as the database gives them, some thousands at a time: on PostgreSQL by a cursor of the server's, so that the
    process never holds them all."""
    with reading_connection().chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(2_000):
            yield from rows


def _entries() -> Iterator[Entry]:
    """All public records, read as plainly as the database gives them: a hundred thousand in a second."""
    plain = "{} || ''" if reading_connection().vendor == "sqlite" else "{}"
    columns = ", ".join(plain.format(name) if name.endswith(("est", "_at")) else name for name in FIELDS)
    statement = f"SELECT {columns} FROM initiatives_publishedinitiative WHERE visible ORDER BY sequence"  # noqa: S608 (constant)
    for row in _rows(statement):
        yield _entry(row)


def _grouped_facets() -> Iterator[tuple[str, str, BitMap]]:
    """(dimension, value, bitmap) of all facet rows: grouped by the database, which is ten times quicker than row by row."""
    gathered = "group_concat(record_id)" if reading_connection().vendor == "sqlite" else "string_agg(record_id::text, ',')"
    statement = f"SELECT dimension, value, {gathered} FROM initiatives_publishedfacet WHERE dimension <> %s GROUP BY dimension, value"  # noqa: S608 (constant)
    for dimension, value, holders in _rows(statement, [NOT_KEPT]):
        yield dimension, value, BitMap(array("I", map(int, holders.split(","))))


def _refresh(held: Index, of: DatasetState) -> Index:
    touched = PublishedInitiative.objects.filter(dataset_version__gt=held.version)
    rows = list(touched.values_list(*FIELDS, "visible")[: MANY + 1])
    gone = list(Tombstone.objects.filter(dataset_version__gt=held.version).values_list("sequence", flat=True)[: MANY + 1])
    if len(rows) + len(gone) > MANY:
        return _load(of)
    sequences = [row[0] for row in rows]
    facets = defaultdict(set)
    for start in range(0, len(sequences), 500):
        part = PublishedFacet.objects.filter(record__in=sequences[start : start + 500]).exclude(dimension=NOT_KEPT)
        for sequence, dimension, value in part.values_list("record_id", "dimension", "value"):
            facets[sequence].add((dimension, value))
    entries = [_entry(row, facets[row[0]]) for row in rows if row[-1]]
    gone += [row[0] for row in rows if not row[-1]]
    following = held.changed(of.version, of.changed_at, entries, gone, held.labels)
    following.labels = load_labels(following.facets, held.labels, fresh=set().union(*(entry.facets for entry in entries)))
    return following


def _entry(row, facets=frozenset()) -> Entry:
    sequence, title, amount, earliest, latest, first, changed = row[:7]
    return Entry(
        sequence=sequence,
        title=title,
        amount=NOT_STATED if amount is None else round(amount * 100),
        earliest=_ordinal(earliest),
        latest=_ordinal(latest),
        first=microseconds(instant(first)),
        changed=microseconds(instant(changed)),
        facets=frozenset(facets),
    )


def _ordinal(day: date | str | None) -> int:
    if day is None:
        return NOT_STATED
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970-01-01 UTC, exact."""
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
