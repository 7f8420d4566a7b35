"""Whether what is stored holds together: each check gives a line for every thing that does not."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

import orjson
from django.core.files.storage import default_storage

from initiatives.models import (
    Change,
    Dataset,
    Document,
    HistoryEntry,
    ImportItem,
    Initiative,
    LedgerHead,
    Place,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Rights,
    Status,
    Tombstone,
)
from initiatives.models.search_index import differing
from initiatives.publication.checks import OF_STATEMENTS, Problem, problems_beside_statements, with_everything
from initiatives.publication.doubts import doubtful, wrong_passages
from initiatives.publication.quotation import MOST_WORDS, words_in
from initiatives.publication.read_model import build_row, dumps, facets_of, list_item
from initiatives.publication.snapshots import digest

Check = Callable[[], Iterator[str]]
#: Checks of the whole base, and checks of one published record, by name.
CHECKS: dict[str, Check] = {}
RECORD_CHECKS: dict[str, "Callable[[Record], Iterator[str]]"] = {}
#: Rows fetched at a time: whole bases are walked in constant memory.
CHUNK = 500
#: The name of an original that is kept under its own digest.
KEPT = re.compile(r"[0-9a-f]{64}(?=[._])")


@dataclass(frozen=True, slots=True)
class Record:
    """A published record with what the read model keeps beside it, read for a whole chunk at once."""

    row: PublishedInitiative
    snapshot: dict
    facets: set[tuple[str, str]]
    dates: set[str]
    texts: dict[str, str]


def check(function: Check) -> Check:
    CHECKS[function.__name__.replace("_", " ")] = function
    return function


def record_check(function: "Callable[[Record], Iterator[str]]") -> "Callable[[Record], Iterator[str]]":
    RECORD_CHECKS[function.__name__.replace("_", " ")] = function
    return function


def verify() -> Iterator[tuple[str, str]]:
    """(check, problem) for everything that is not as it should be; nothing when all is well."""
    for name, function in CHECKS.items():
        yield from _told(name, function)
    for record in _records():
        for name, function in RECORD_CHECKS.items():
            yield from _told(name, partial(function, record))


def _told(name: str, function: Check) -> Iterator[tuple[str, str]]:
    try:
        for problem in function():
            yield name, problem
    except (KeyError, TypeError, ValueError) as error:  # damage so deep that the check itself cannot read on
        yield name, f"what is stored cannot be read: {error!r}"


def _records() -> Iterator[Record]:
    rows = PublishedInitiative.objects.select_related("publication", "initiative").order_by("sequence").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        sequences = [row.sequence for row in chunk]
        facets, dates, texts = defaultdict(set), defaultdict(set), defaultdict(dict)
        for sequence, *pair in PublishedFacet.objects.filter(record__in=sequences).values_list("record_id", "dimension", "value"):
            facets[sequence].add(tuple(pair))
        for sequence, key in PublishedMilestone.objects.filter(record__in=sequences).values_list("record_id", "key"):
            dates[sequence].add(key)
        sources = Document.objects.filter(initiatives__current__in=sequences)
        for sequence, identifier, text in sources.values_list("initiatives__current", "identifier", "text"):
            texts[sequence][str(identifier)] = text
        for row in chunk:
            yield Record(row, row.publication.snapshot, facets[row.sequence], dates[row.sequence], texts[row.sequence])


@check
def passages_match_their_documents() -> Iterator[str]:
    for passage in wrong_passages().select_related("document").iterator(chunk_size=CHUNK):
        yield f"passage {passage.pk} of {passage.document}: the text there is not the quote"


@check
def originals_are_as_they_came() -> Iterator[str]:
    """Every file that a document or an item names is there, with the bytes whose digest is its name."""
    names = Document.objects.order_by().exclude(original="").values_list("original", flat=True)
    names = names.union(ImportItem.objects.order_by().exclude(content="").values_list("content", flat=True))
    for name in names.iterator(chunk_size=CHUNK):
        try:
            with default_storage.open(name) as file:
                stored = _sha256(file.chunks())
        except OSError:
            yield f"{name}: the file is not there"
            continue
        kept = KEPT.search(name)
        if kept and kept[0] != stored:
            yield f"{name}: the file is not what came"


def _sha256(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


@check
def place_codes_follow_their_parents() -> Iterator[str]:
    for place in Place.objects.municipalities().select_related("parent").iterator(chunk_size=CHUNK):
        if place.parent and not place.istat.startswith(place.parent.istat):
            yield f"place {place.istat} {place.name}: its code does not start with its province's"
        if place.latitude is not None and not (35 <= place.latitude <= 47.2 and 6.5 <= place.longitude <= 18.6):
            yield f"place {place.istat} {place.name}: its coordinates are not in Italy"


@check
def snapshots_have_their_digest() -> Iterator[str]:
    for publication in Publication.objects.iterator(chunk_size=CHUNK):
        if digest(publication.snapshot) != publication.digest:
            yield f"publication {publication}: the snapshot was changed"


@record_check
def rows_equal_their_snapshots(record: Record) -> Iterator[str]:
    row, snapshot = record.row, record.snapshot
    if orjson.loads(row.detail_json) != snapshot or row.list_json != dumps(list_item(snapshot)):
        yield f"{row.slug}: the stored answers differ from the snapshot"
    fresh = build_row(row.initiative, row.publication, row.sequence, row.first_published_at)
    for field in ("slug", "title", "kind", "stage", "language", "amount", "earliest", "latest", "version", "search_text"):
        if getattr(row, field) != getattr(fresh, field):
            yield f"{row.slug}: the column {field} differs from the snapshot"


@record_check
def quotations_are_short(record: Record) -> Iterator[str]:
    """Rule of rights: of a source that is not under an open licence at most fifteen words a passage, its title too."""
    shown = [evidence for statement in record.snapshot["statements"] for evidence in statement["evidence"]]
    passages = [(evidence["document"], f"{evidence['prefix']}{evidence['quote']}{evidence['suffix']}") for evidence in shown]
    titles = [(document, document["title"]) for document in record.snapshot["documents"]]
    for document, words in [*passages, *titles]:
        if document["rights"] != Rights.OPEN and words_in(words) > MOST_WORDS:
            yield f"{record.row.slug}: more than {MOST_WORDS} words of {document['id']} are shown: «{words[:60]}…»"


@record_check
def facets_equal_snapshots(record: Record) -> Iterator[str]:
    stored, wanted = record.facets, {(dimension, value[:120]) for dimension, value in facets_of(record.snapshot)}
    if stored != wanted:
        yield f"{record.row.slug}: facets stored but not meant {sorted(stored - wanted)}, meant but not stored {sorted(wanted - stored)}"


@record_check
def milestones_equal_snapshots(record: Record) -> Iterator[str]:
    if record.dates != {statement["key"] for statement in record.snapshot["statements"] if statement["kind"] == "date"}:
        yield f"{record.row.slug}: its dates differ from the snapshot"


@check
def search_finds_every_record() -> Iterator[str]:
    for sequence in differing():
        yield f"record {sequence}: the search index does not agree with it"


@record_check
def evidence_stands_in_the_source(record: Record) -> Iterator[str]:
    """Every published quotation is, to the letter, in the document it names, or says it is the editor's knowledge."""
    for statement in record.snapshot["statements"]:
        if not statement["evidence"] and not statement["editor_reason"]:
            yield f"{record.row.slug}, {statement['key']}: neither a passage nor the editor's reason"
        for evidence in statement["evidence"]:
            text = record.texts.get(evidence["document"]["id"], "")
            if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
                yield f"{record.row.slug}, {statement['key']}: the quotation is not in the source"


@check
def published_records_are_complete() -> Iterator[str]:
    """All statements are fetched only of records that may lack something: the others are asked about the rest."""
    public, doubted = Initiative.objects.filter(status=Status.PUBLISHED), sorted(doubtful())
    for initiative in public.prefetch_related("documents", "themes").iterator(chunk_size=CHUNK):
        yield from _lacking(initiative, problems_beside_statements(initiative))
    for start in range(0, len(doubted), CHUNK):
        for initiative in with_everything(public.filter(pk__in=doubted[start : start + CHUNK])):
            yield from _lacking(initiative, [problem for check in OF_STATEMENTS for problem in check(initiative)])


def _lacking(initiative: Initiative, found: list[Problem]) -> Iterator[str]:
    for problem in found:
        if problem.blocks and problem.name != "comments":
            yield f"{initiative.slug}: {problem.message}"


@check
def states_agree_with_what_is_public() -> Iterator[str]:
    public = set(PublishedInitiative.objects.values_list("initiative_id", flat=True))
    gone = set(Tombstone.objects.values_list("initiative_id", flat=True))
    for pk in public & gone:
        yield f"initiative {pk} is both public and withdrawn"
    for pk in Initiative.objects.filter(status=Status.PUBLISHED).exclude(pk__in=public).values_list("pk", flat=True):
        yield f"initiative {pk} is published but not public"
    open_ended = set(Publication.objects.filter(ended_at__isnull=True).values_list("initiative_id", flat=True))
    for pk in open_ended ^ public:
        yield f"initiative {pk}: its open publication and the public row disagree"


@check
def dataset_version_is_the_last_change() -> Iterator[str]:
    dataset = Dataset.objects.filter(pk=1).first()
    last = Change.objects.order_by("-version").values_list("version", flat=True).first() or 0
    if dataset is None or dataset.version != last:
        yield f"the dataset says version {dataset and dataset.version}, the last change is {last}"


@check
def ledger_is_unbroken() -> Iterator[str]:
    previous = ""
    for entry in HistoryEntry.objects.order_by("pk").iterator(chunk_size=CHUNK):
        if entry.previous != previous:
            yield f"ledger entry {entry.pk}: it does not follow the entry before it"
        if entry.computed_digest() != entry.digest:
            yield f"ledger entry {entry.pk}: it was changed"
        previous = entry.digest
    head = LedgerHead.objects.filter(pk=1).first()
    if head and head.digest != previous:
        yield "the ledger's head is not its last entry: entries were taken away"
