"""A public record under corrected names: a new version made from the public one, not from the draft somebody may be writing."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from initiatives.models import Publication, PublishedInitiative, record_history
from initiatives.publication.publishing import check_right, instant, locked_dataset, mark_changed, note_change, replace_row, save_dataset
from initiatives.publication.snapshots import digest

#: Which field of a statement names an entity of this kind; amounts name an organisation as their funder.
FIELDS = {"place": ("place",), "organisation": ("organisation", "funder"), "programme": ("programme",), "person": ("person",)}


def public_rows(kind: str, slug: str) -> list[PublishedInitiative]:
    """The public records whose current version names this entity."""
    rows = PublishedInitiative.objects.select_related("publication", "initiative").order_by("sequence")
    candidates = rows.filter(detail_json__contains=f'"slug":"{slug}"')
    return [row for row in candidates if names(row.publication.snapshot, kind, slug)]


def names(snapshot: dict, kind: str, slug: str) -> bool:
    """Whether a snapshot names the entity of this kind and address."""
    return any((statement.get(field) or {}).get("slug") == slug for statement in snapshot["statements"] for field in FIELDS[kind])


@transaction.atomic
def republish(row: PublishedInitiative, change: Callable[[dict], dict], by, *, reason: str, batch=None) -> Publication:
    """The next version of a public record: its snapshot as `change` makes it, all else as it stands."""
    check_right(by)
    dataset = locked_dataset()
    initiative, before = row.initiative, row.publication
    now = timezone.now()
    dataset.version += 1
    number = initiative.publications.order_by("-number").values_list("number", flat=True).first() + 1
    snapshot = change(before.snapshot) | {"version": number, "published": instant(now)}
    Publication.objects.filter(initiative=initiative, ended_at__isnull=True).update(ended_at=now)
    publication = Publication.objects.create(
        initiative=initiative,
        number=number,
        snapshot=snapshot,
        digest=digest(snapshot),
        dataset_version=dataset.version,
        published_at=now,
        submitted_by=before.submitted_by,
        approved_by=before.approved_by,
        published_by=by,
        reason=reason,
    )
    replace_row(initiative, publication, row, None, dataset)
    note_change(initiative, publication, row, dataset.version, reason, now)
    record_history("initiative.republish", initiative, by=by, at=now, reason=reason, changes={"version": number}, batch=batch)
    mark_changed(dataset)
    save_dataset(dataset)
    return publication
