"""The published records as they stood at the end of a past day, from the snapshots that were valid then.

The index of a past day is today's less what came later, with older versions in place of newer ones: only those are
read from snapshots. A record that was withdrawn since is nowhere, and neither is a person who was taken out since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import orjson
from django.utils import timezone
from pyroaring import BitMap

from initiatives.models import Person, Publication, date_span, facets_of, list_item, search_source, total_amount
from initiatives.models.search_index import stems
from initiatives.search.index import NOT_STATED, Entry, Index
from initiatives.search.labels import load_labels
from initiatives.search.loading import DatasetState, current_index, dataset, microseconds
from initiatives.search.records import read_column
from initiatives.search.selection import Selection
from initiatives.search.words import Question, hits

#: How many past days are kept with an index.
KEPT = 4


@dataclass(frozen=True, slots=True)
class PastDay:
    """The index of a day; `older` are the sequences whose text of that day is in a snapshot: its publication and stems."""

    index: Index
    older: dict[int, tuple[int, str]]


def select_as_of(query, day: date, at: DatasetState | None = None) -> Selection:
    """What `query` selected at the end of `day` (the site's time zone); from today on, what it selects now.

    A day is kept with the index it was made from, and goes with it: it names publications by key, which another
    database, or the same one put back from a back-up, may have given to others.
    """
    at = at or dataset()
    now = current_index(at)
    if day >= timezone.localdate():
        return Selection(query, now, at)
    with now.lock:
        if day not in now.days:
            now.days[day] = _build(now, end_of(day))
            while len(now.days) > KEPT:
                now.days.popitem(last=False)
        return PastSelection(query, now.days[day], at)


def end_of(day: date) -> datetime:
    """The instant at which `day` is over in the site's time zone."""
    following = day + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=timezone.get_default_timezone())


def snapshots_as_of(sequences: Iterable[int], moment: datetime) -> Iterator[tuple[int, int, dict]]:
    """(sequence, publication, snapshot) of public records as they were before `moment`, people taken out since left out."""
    sequences = list(sequences)
    suppressed = set(Person.objects.filter(suppressed_at__isnull=False).values_list("slug", flat=True))
    for start in range(0, len(sequences), 500):
        valid = Publication.objects.filter(
            initiative__current__sequence__in=sequences[start : start + 500],
            initiative__current__visible=True,
            published_at__lt=moment,
            ended_at__gte=moment,
        ).values_list("initiative__current__sequence", "pk", "snapshot")
        for sequence, publication, snapshot in valid.iterator(chunk_size=100):
            yield sequence, publication, without_people(snapshot, suppressed)


def without_people(snapshot: dict, slugs: set[str]) -> dict:
    """The snapshot less its statements on people of these addresses."""
    kept = [item for item in snapshot["statements"] if item["kind"] != "person" or item["person"]["slug"] not in slugs]
    return snapshot | {"statements": kept}


class PastSelection(Selection):
    """As `Selection`, over the records of a past day."""

    def __init__(self, query, day: PastDay, at: DatasetState):
        super().__init__(query, day.index, at)
        self.older = day.older

    def hits(self, question: Question) -> BitMap:
        """Of records that did not change since, by the full-text index; of the others, in their text of that day."""
        unchanged = self.index.everything - BitMap(self.older)
        found = hits(self.index, question) & unchanged
        return found | BitMap(sequence for sequence, (_, text) in self.older.items() if question and holds(text, question))

    def texts(self, column: str, sequences: list[int]) -> list[bytes]:
        """The JSON of entries (`list_json`) or records (`detail_json`) as they were."""
        found = {}
        publications = [self.older[sequence][0] for sequence in sequences if sequence in self.older]
        suppressed = set(Person.objects.filter(suppressed_at__isnull=False).values_list("slug", flat=True)) if publications else set()
        for sequence, snapshot in Publication.objects.filter(pk__in=publications).values_list("initiative__current__sequence", "snapshot"):
            snapshot = without_people(snapshot, suppressed)
            found[sequence] = orjson.dumps(list_item(snapshot) if column == "list_json" else snapshot)
        unchanged = [sequence for sequence in sequences if sequence not in self.older]
        found |= dict(zip(unchanged, read_column(column, unchanged), strict=False))
        return [found[sequence] for sequence in sequences if sequence in found]


def holds(text: str, question: Question) -> bool:
    """Whether stemmed `text` holds all that is asked, as the full-text index would say."""
    padded = f" {text} "
    return all(f" {' '.join(clause)} " in padded for clause in question.clauses) and all(
        f" {prefix}" in padded for prefix in question.prefixes
    )


def _build(now: Index, moment: datetime) -> PastDay:
    last = microseconds(moment) - 1
    changed_since = now.everything - now.between("changed", None, last)
    there_already = changed_since & now.between("first", None, last)
    entries, older = [], {}
    for sequence, publication, snapshot in snapshots_as_of(there_already, moment):
        entries.append(_entry(sequence, snapshot))
        older[sequence] = (publication, " ".join(stems(search_source(snapshot))))
    index = now.changed(now.version, now.changed_at, entries, changed_since, now.labels)
    index.labels = load_labels(index.facets, now.labels)
    return PastDay(index, older)


def _entry(sequence: int, snapshot: dict) -> Entry:
    amount, (earliest, latest) = total_amount(snapshot), date_span(snapshot)
    return Entry(
        sequence=sequence,
        title=snapshot["title"],
        amount=NOT_STATED if amount is None else int(amount * 100),
        earliest=earliest.toordinal() if earliest else NOT_STATED,
        latest=latest.toordinal() if latest else NOT_STATED,
        first=microseconds(datetime.fromisoformat(snapshot["first_published"])),
        changed=microseconds(datetime.fromisoformat(snapshot["published"])),
        facets=frozenset(pair for pair in facets_of(snapshot) if pair[0] != "document"),
    )
