"""Whether what is stored holds together: each check gives a line for every thing that does not."""

from collections.abc import Callable, Iterator

import orjson

from initiatives.models import (
    Change,
    Dataset,
    HistoryEntry,
    Initiative,
    LedgerHead,
    Passage,
    Place,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Status,
    Tombstone,
)
from initiatives.models.search_index import matching, stems
from initiatives.publication.checks import problems, with_everything
from initiatives.publication.read_model import build_row, dumps, facets_of, list_item
from initiatives.publication.snapshots import digest

Check = Callable[[], Iterator[str]]
CHECKS: dict[str, Check] = {}
#: Rows fetched at a time: whole bases are walked in constant memory.
CHUNK = 500


def check(function: Check) -> Check:
    CHECKS[function.__name__.replace("_", " ")] = function
    return function


def verify() -> Iterator[tuple[str, str]]:
    """(check, problem) for everything that is not as it should be; nothing when all is well."""
    for name, function in CHECKS.items():
        try:
            for problem in function():
                yield name, problem
        except (KeyError, TypeError, ValueError) as error:  # damage so deep that the check itself cannot read on
            yield name, f"what is stored cannot be read: {error!r}"


@check
def passages_match_their_documents() -> Iterator[str]:
    for passage in Passage.objects.select_related("document").iterator(chunk_size=CHUNK):
        if passage.document.text[passage.start : passage.end] != passage.quote:
            yield f"passage {passage.pk} of {passage.document}: the text there is not the quote"


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


@check
def rows_equal_their_snapshots() -> Iterator[str]:
    rows = PublishedInitiative.objects.select_related("publication", "initiative")
    for row in rows.iterator(chunk_size=CHUNK):
        snapshot = row.publication.snapshot
        if orjson.loads(row.detail_json) != snapshot or row.list_json != dumps(list_item(snapshot)):
            yield f"{row.slug}: the stored answers differ from the snapshot"
        fresh = build_row(row.initiative, row.publication, row.sequence, row.first_published_at)
        for field in ("slug", "title", "kind", "stage", "language", "amount", "earliest", "latest", "version", "search_text"):
            if getattr(row, field) != getattr(fresh, field):
                yield f"{row.slug}: the column {field} differs from the snapshot"


@check
def facets_equal_snapshots() -> Iterator[str]:
    for row in PublishedInitiative.objects.select_related("publication").iterator(chunk_size=CHUNK):
        stored = set(PublishedFacet.objects.filter(record=row).values_list("dimension", "value"))
        wanted = {(dimension, value[:120]) for dimension, value in facets_of(row.publication.snapshot)}
        if stored != wanted:
            yield f"{row.slug}: facets stored but not meant {sorted(stored - wanted)}, meant but not stored {sorted(wanted - stored)}"


@check
def milestones_equal_snapshots() -> Iterator[str]:
    for row in PublishedInitiative.objects.select_related("publication").iterator(chunk_size=CHUNK):
        stored = set(PublishedMilestone.objects.filter(record=row).values_list("key", flat=True))
        wanted = {statement["key"] for statement in row.publication.snapshot["statements"] if statement["kind"] == "date"}
        if stored != wanted:
            yield f"{row.slug}: its dates differ from the snapshot"


@check
def search_finds_every_record() -> Iterator[str]:
    for row in PublishedInitiative.objects.only("sequence", "title", "slug").iterator(chunk_size=CHUNK):
        words = stems(row.title)[:3]
        if words and row.sequence not in matching([[word] for word in words]):
            yield f"{row.slug}: the search does not find it by its title"


@check
def evidence_stands_in_the_source() -> Iterator[str]:
    """Every published quotation is, to the letter, in the document it names, or says it is the editor's knowledge."""
    for row in PublishedInitiative.objects.select_related("publication").iterator(chunk_size=CHUNK):
        texts = {str(identifier): text for identifier, text in row.initiative.documents.values_list("identifier", "text")}
        for statement in row.publication.snapshot["statements"]:
            if not statement["evidence"] and not statement["editor_reason"]:
                yield f"{row.slug}, {statement['key']}: neither a passage nor the editor's reason"
            for evidence in statement["evidence"]:
                text = texts.get(evidence["document"]["id"], "")
                if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
                    yield f"{row.slug}, {statement['key']}: the quotation is not in the source"


@check
def published_records_are_complete() -> Iterator[str]:
    queryset = with_everything(Initiative.objects.filter(status=Status.PUBLISHED))
    for initiative in queryset.iterator(chunk_size=CHUNK):
        for problem in problems(initiative):
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
