"""Publishing and withdrawing many records in one transaction, with the same end as the verbs of `publishing` one by one.

Same checks, same snapshots, same versions, one ledger entry and one line of /changes a record; only that rows are
read and written together. Tests hold the two against each other, `verify` checks both.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from initiatives.models import (
    Change,
    Dataset,
    Document,
    HistoryEntry,
    Initiative,
    LedgerHead,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Status,
    Tombstone,
    facets_of,
)
from initiatives.models.search_index import remove, write_many
from initiatives.publication.checks import blocking
from initiatives.publication.publishing import (
    changed_statements,
    check_right,
    instant,
    leave_redirect,
    locked_dataset,
    mark_changed,
    save_dataset,
)
from initiatives.publication.quotation import spent_elsewhere
from initiatives.publication.read_model import build_milestones, build_row
from initiatives.publication.redaction import redacted, suppressed_names
from initiatives.publication.rows import insert_keyed, insert_objects, reserve
from initiatives.publication.snapshots import assemble, digest


@transaction.atomic
def publish_many(initiatives: Sequence[Initiative], by, moments: Sequence[datetime], *, reason: str = "") -> list[Publication]:
    """Make approved drafts public, each at its moment (aware, UTC). They come from `to_publish`, or with the same things
    prefetched by hand. ValidationError, with nothing published, if one is not ready or something blocks it."""
    check_right(by)
    for initiative in initiatives:
        _check_ready(initiative)
    dataset, published = locked_dataset(), []
    timed = list(zip(initiatives, moments, strict=True))
    for part in _apart(timed):
        published += _publish_part(part, by, reason, dataset)
    mark_changed(dataset)
    save_dataset(dataset)
    return published


@transaction.atomic
def withdraw_many(initiatives: Sequence[Initiative], by, moments: Sequence[datetime], *, reason: str) -> None:
    """Take public records off, each at its moment; all for the same `reason`, which their addresses then show."""
    check_right(by)
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi perché: chi arriva a quell’indirizzo lo legge.")})
    dataset = locked_dataset()
    current = {row.initiative_id: row for row in PublishedInitiative.objects.filter(initiative__in=initiatives)}
    if len(current) != len(initiatives):
        raise ValidationError(_("Questa scheda non è pubblica."))
    tombstones, changes = [], []
    keys = {model: reserve(model, len(initiatives)) for model in (Tombstone, Change)}
    for initiative, moment in zip(initiatives, moments, strict=True):
        dataset.version += 1
        row = current[initiative.pk]
        told = {"identifier": row.identifier, "slug": row.slug, "title": row.title, "reason": reason}
        tombstones.append(
            Tombstone(
                pk=next(keys[Tombstone]), initiative=initiative, sequence=row.sequence,
                withdrawn_at=moment, dataset_version=dataset.version, **told,
            )
        )  # fmt: skip
        changes.append(
            Change(
                pk=next(keys[Change]), version=dataset.version, kind=Change.Kind.WITHDRAWN, initiative=initiative,
                number=row.version, at=moment, **told,
            )
        )  # fmt: skip
    insert_objects(tombstones)
    insert_objects(changes)
    timed = list(zip(initiatives, moments, strict=True))
    _end({current[initiative.pk].publication_id: moment for initiative, moment in timed})
    _forget(list(current.values()))
    _move(timed, Status.WITHDRAWN, by, "initiative.withdraw", reason, [{} for _row in timed])
    mark_changed(dataset)
    save_dataset(dataset)


def write_history(entries: Sequence[HistoryEntry]) -> None:
    """Chain entries to the ledger, in order."""
    head = LedgerHead.objects.select_for_update().get_or_create(pk=1)[0]
    keys = reserve(HistoryEntry, len(entries))
    for entry in entries:
        entry.pk, entry.previous = next(keys), head.digest
        entry.digest = head.digest = entry.computed_digest()
    insert_objects(entries)
    LedgerHead.objects.filter(pk=1).update(digest=head.digest)


def _check_ready(initiative: Initiative) -> None:
    if initiative.status != Status.READY:
        raise ValidationError(
            _("Si pubblica solo una scheda approvata: questa è «%(status)s».") % {"status": initiative.get_status_display()}
        )
    problems = blocking(initiative)
    if problems:
        raise ValidationError([problem.message for problem in problems])


def _apart(timed: list[tuple[Initiative, datetime]]) -> Iterator[list[tuple[Initiative, datetime]]]:
    """Runs in which no two records quote the same document: the second has to see what the first quoted."""
    part, seen = [], set()
    for initiative, moment in timed:
        documents = {document.pk for document in initiative.documents.all()}
        if documents & seen:
            yield part
            part, seen = [], set()
        part.append((initiative, moment))
        seen |= documents
    yield part


def _publish_part(timed: list[tuple[Initiative, datetime]], by, reason: str, dataset: Dataset) -> list[Publication]:
    initiatives = [initiative for initiative, _moment in timed]
    before = _Before(initiatives)
    publications = _publications(timed, by, reason, dataset, before)
    rows = []
    for initiative, publication in zip(initiatives, publications, strict=True):
        sequence = before.sequences.get(initiative.pk)
        if sequence is None:
            sequence, dataset.next_sequence = dataset.next_sequence, dataset.next_sequence + 1
        rows.append(build_row(initiative, publication, sequence, before.first(initiative, publication)))
        if initiative.pk in before.current:
            leave_redirect(before.current[initiative.pk].slug, initiative.slug)
    _end({before.versions[item.pk][-1].pk: moment for item, moment in timed if item.pk in before.current})
    insert_objects(publications)
    _forget(list(before.current.values()))
    Tombstone.objects.filter(initiative__in=before.tombstones).delete()
    _write_rows(rows, publications, before)
    _note_changes(publications, before)
    _move(timed, Status.PUBLISHED, by, "initiative.publish", reason, [{"version": item.number} for item in publications])
    return publications


def _publications(timed, by, reason: str, dataset: Dataset, before: "_Before") -> list[Publication]:
    keys, made, taken_out = reserve(Publication, len(timed)), [], suppressed_names()
    for initiative, moment in timed:
        dataset.version += 1
        number = before.number(initiative)
        documents = list(initiative.documents.all())
        spent = spent_elsewhere(documents, initiative) if before.shared & {document.pk for document in documents} else {}
        publication = Publication(
            pk=next(keys), initiative=initiative, number=number, dataset_version=dataset.version, published_at=moment,
            submitted_by_id=initiative.submitted_by_id, approved_by_id=initiative.approved_by_id, published_by=by, reason=reason,
        )  # fmt: skip
        publication.snapshot = redacted(assemble(initiative, spent), taken_out) | {
            "version": number,
            "first_published": instant(before.first(initiative, publication)),
            "published": instant(moment),
        }
        publication.digest = digest(publication.snapshot)
        made.append(publication)
    return made


def _write_rows(rows: list[PublishedInitiative], publications: list[Publication], before: "_Before") -> None:
    """The read model: current rows, facets, dates, search text."""
    insert_objects(rows)
    facets = [
        (row.sequence, dimension, value[:120])
        for row, publication in zip(rows, publications, strict=True)
        for dimension, value in sorted(facets_of(publication.snapshot))
    ]
    insert_keyed(PublishedFacet, ("record_id", "dimension", "value"), facets)
    milestones = []
    for row, publication in zip(rows, publications, strict=True):
        earlier = [version.snapshot for version in before.versions.get(publication.initiative_id, [])]
        milestones += build_milestones(row, [*earlier, publication.snapshot])
    _number(milestones)
    insert_objects(milestones)
    write_many([(row.sequence, row.search_text) for row in rows])


def _note_changes(publications: list[Publication], before: "_Before") -> None:
    changes = [
        Change(
            version=item.dataset_version,
            kind=Change.Kind.CORRECTED if item.initiative_id in before.current else Change.Kind.CREATED,
            initiative=item.initiative, identifier=item.initiative.identifier, slug=item.snapshot["slug"], title=item.snapshot["title"],
            number=item.number, statements=changed_statements(before.public_snapshot(item.initiative), item.snapshot),
            reason=item.reason, at=item.published_at,
        )
        for item in publications
    ]  # fmt: skip
    _number(changes)
    insert_objects(changes)


def _move(timed: list[tuple[Initiative, datetime]], status: str, by, verb: str, reason: str, changes: list[dict]) -> None:
    """The new status of each record, and its line in the ledger."""
    write_history(
        [
            HistoryEntry(
                at=moment, by=by, verb=verb, subject="initiative", subject_id=initiative.pk, label=str(initiative)[:200],
                before=initiative.status, after=status, reason=reason, changes=change,
            )
            for (initiative, moment), change in zip(timed, changes, strict=True)
        ]
    )  # fmt: skip
    expires = ", expire_at = NULL" if status == Status.WITHDRAWN else ""
    stored = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE initiatives_initiative SET status = %s, publish_at = NULL, stamp = stamp + 1, updated_at = %s{expires} WHERE id = %s",  # noqa: S608 (constants)
            [(status, stored(moment), initiative.pk) for initiative, moment in timed],
        )
    for initiative, moment in timed:
        initiative.status, initiative.publish_at, initiative.updated_at = status, None, moment
        initiative.stamp += 1


def _end(publications: dict[int, datetime]) -> None:
    """Say until when each publication (by key) was the current one."""
    stored = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE initiatives_publication SET ended_at = %s WHERE id = %s",
            [(stored(moment), key) for key, moment in publications.items()],
        )


def _forget(rows: list[PublishedInitiative]) -> None:
    """Take rows out of the read model: search text, facets, dates, then themselves."""
    for row in rows:
        remove(row.sequence, row.search_text)
    sequences = [row.sequence for row in rows]
    for model in (PublishedFacet, PublishedMilestone):
        model.objects.filter(record__in=sequences).delete()
    PublishedInitiative.objects.filter(sequence__in=sequences).delete()


def _number(objects: list) -> None:
    if objects:
        keys = reserve(type(objects[0]), len(objects))
        for item in objects:
            item.pk = next(keys)


class _Before:
    """What was public of these records, and what their versions said."""

    def __init__(self, initiatives: Sequence[Initiative]):
        keys = [initiative.pk for initiative in initiatives]
        self.current = {row.initiative_id: row for row in PublishedInitiative.objects.filter(initiative__in=keys)}
        self.tombstones = dict(Tombstone.objects.filter(initiative__in=keys).values_list("initiative_id", "sequence"))
        self.sequences = self.tombstones | {key: row.sequence for key, row in self.current.items()}
        self.versions: dict[int, list[Publication]] = {}
        for publication in Publication.objects.filter(initiative__in=keys).order_by("number"):
            self.versions.setdefault(publication.initiative_id, []).append(publication)
        shared = Document.objects.filter(initiatives__in=keys).annotate(records=Count("initiatives")).filter(records__gt=1)
        self.shared = set(shared.values_list("pk", flat=True))

    def first(self, initiative: Initiative, publication: Publication) -> datetime:
        """When the record was first published."""
        return self.versions[initiative.pk][0].published_at if initiative.pk in self.versions else publication.published_at

    def number(self, initiative: Initiative) -> int:
        return self.versions[initiative.pk][-1].number + 1 if initiative.pk in self.versions else 1

    def public_snapshot(self, initiative: Initiative) -> dict | None:
        return self.versions[initiative.pk][-1].snapshot if initiative.pk in self.current else None
