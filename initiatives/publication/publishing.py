"""The verbs of publication: publish, schedule, withdraw, and what falls due. Each is one transaction.

Publishing writes the next Publication, the current row of the read model with its search text and facets, the
line of /changes and the next dataset version. Readers see all of it or nothing.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import (
    Change,
    Dataset,
    Initiative,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Redirect,
    Status,
    Tombstone,
    record_history,
)
from initiatives.models.search_index import remove, write
from initiatives.publication.checks import blocking
from initiatives.publication.notices import notify, people_of
from initiatives.publication.read_model import build_facets, build_milestones, build_row
from initiatives.publication.snapshots import digest, snapshot_of, to_publish

PERMISSION = "initiatives.publish_initiative"


@transaction.atomic
def publish(initiative: Initiative, by, *, reason: str = "", at=None, batch=None) -> Publication:
    """Make the approved draft public now. ValidationError while it is not ready or something blocks."""
    check_right(by)
    dataset = locked_dataset()
    initiative = to_publish(Initiative.objects.select_for_update(of=("self",)).filter(pk=initiative.pk))[0]
    if initiative.status != Status.READY:
        raise ValidationError(
            _("Si pubblica solo una scheda approvata: questa è «%(status)s».") % {"status": initiative.get_status_display()}
        )
    problems = blocking(initiative)
    if problems:
        raise ValidationError([problem.message for problem in problems])
    now = at or timezone.now()
    current = PublishedInitiative.objects.filter(initiative=initiative).select_related("publication").first()
    tombstone = Tombstone.objects.filter(initiative=initiative).first()
    dataset.version += 1
    publication = _next_publication(initiative, by, reason, now, dataset.version)
    row = replace_row(initiative, publication, current, tombstone, dataset)
    note_change(initiative, publication, current, dataset.version, reason, now)
    before, initiative.status = initiative.status, Status.PUBLISHED
    initiative.publish_at = None
    initiative.stamp += 1
    initiative.save(update_fields=["status", "publish_at", "stamp", "updated_at"])
    record_history(
        "initiative.publish",
        initiative,
        by=by,
        at=now,
        before=before,
        after=Status.PUBLISHED,
        reason=reason,
        changes={"version": row.version},
        batch=batch,
    )
    mark_changed(dataset)
    save_dataset(dataset)
    return publication


@transaction.atomic
def schedule(initiative: Initiative, by, *, publish_at=None, expire_at=None, reason: str = "") -> Initiative:
    """Set when an approved draft goes out or a public record goes: either moment may be None. Past moments are refused."""
    check_right(by)
    dataset = locked_dataset()
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    now = timezone.now()
    if publish_at and initiative.status != Status.READY:
        raise ValidationError({"publish_at": _("Si programma solo una scheda approvata.")})
    for field, moment in (("publish_at", publish_at), ("expire_at", expire_at)):
        if moment and moment <= now:
            raise ValidationError({field: _("Scegli un momento che deve ancora venire (ora di Roma).")})
    initiative.publish_at, initiative.expire_at = publish_at, expire_at
    initiative.stamp += 1
    initiative.clean()
    initiative.save(update_fields=["publish_at", "expire_at", "stamp", "updated_at"])
    when = {name: moment.isoformat() if moment else None for name, moment in (("publish_at", publish_at), ("expire_at", expire_at))}
    record_history("initiative.schedule", initiative, by=by, reason=reason, changes=when)
    save_dataset(dataset)
    return initiative


@transaction.atomic
def withdraw(initiative: Initiative, by, *, reason: str, at=None, batch=None) -> Tombstone:
    """Take a public record off; its address answers 410 with `reason` from then on."""
    if by is not None:
        check_right(by)
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi perché: chi arriva a quell’indirizzo lo legge.")})
    dataset = locked_dataset()
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    current = PublishedInitiative.objects.filter(initiative=initiative).select_related("publication").first()
    if current is None:
        raise ValidationError(_("Questa scheda non è pubblica."))
    now = at or timezone.now()
    dataset.version += 1
    tombstone = Tombstone.objects.create(
        initiative=initiative,
        identifier=current.identifier,
        slug=current.slug,
        title=current.title,
        sequence=current.sequence,
        reason=reason,
        withdrawn_at=now,
        dataset_version=dataset.version,
    )
    Publication.objects.filter(pk=current.publication_id).update(ended_at=now)
    Change.objects.create(
        version=dataset.version, kind=Change.Kind.WITHDRAWN, initiative=initiative, identifier=current.identifier,
        slug=current.slug, title=current.title, number=current.version, reason=reason, at=now,
    )  # fmt: skip
    _forget(current)
    before, initiative.status = initiative.status, Status.WITHDRAWN
    initiative.publish_at = initiative.expire_at = None
    initiative.stamp += 1
    initiative.save(update_fields=["status", "publish_at", "expire_at", "stamp", "updated_at"])
    record_history("initiative.withdraw", initiative, by=by, at=now, before=before, after=Status.WITHDRAWN, reason=reason, batch=batch)
    mark_changed(dataset)
    save_dataset(dataset)
    return tombstone


def publish_due(now=None) -> tuple[list[Initiative], list[Initiative]]:
    """Carry out scheduled publications and expiries up to `now`; what was published and what was withdrawn.

    A record that can no longer be published (something blocks it) goes back to its editors with the reason.
    """
    now = now or timezone.now()
    published, withdrawn = [], []
    for initiative in Initiative.objects.publish_due(now).select_related("approved_by"):
        try:
            publish(initiative, initiative.approved_by, reason=_("pubblicazione programmata"), at=initiative.publish_at)
            published.append(initiative)
            _tell("initiative.publish", initiative, _("pubblicazione programmata"))
        except (ValidationError, PermissionDenied) as refusal:
            _unschedule(initiative, " ".join(getattr(refusal, "messages", [str(refusal)])))
    for initiative in Initiative.objects.expiry_due(now):
        try:
            withdraw(initiative, None, reason=_("scadenza programmata"), at=initiative.expire_at)
            withdrawn.append(initiative)
            _tell("initiative.withdraw", initiative, _("scadenza programmata"))
        except ValidationError:
            continue  # another process has withdrawn it in the meantime
    with transaction.atomic():
        dataset = locked_dataset()
        if published or withdrawn:
            mark_changed(dataset)
        save_dataset(dataset)
    return published, withdrawn


@transaction.atomic
def _unschedule(initiative: Initiative, why: str) -> None:
    """Back to the editors, unless another process has published it in the meantime."""
    before = initiative.status
    waiting = Initiative.objects.filter(pk=initiative.pk, status=Status.READY, publish_at=initiative.publish_at)
    if not waiting.update(status=Status.CHANGES_REQUESTED, publish_at=None, stamp=initiative.stamp + 1):
        return
    record_history("initiative.publish_failed", initiative, before=before, after=Status.CHANGES_REQUESTED, reason=why[:500])
    _tell("initiative.publish_failed", initiative, why)


def _tell(verb: str, initiative: Initiative, reason: str) -> None:
    """What fell due happens while nobody looks: those whose record it is, and who approved it, are told."""
    for person in people_of(initiative) | ({initiative.approved_by} - {None}):
        notify(person, verb, initiative, reason=reason)


def check_right(by) -> None:
    if by is None or not by.has_perm(PERMISSION):
        raise PermissionDenied(_("Per pubblicare e ritirare serve il permesso di pubblicazione."))


def locked_dataset() -> Dataset:
    return Dataset.objects.select_for_update().get_or_create(pk=1)[0]


def mark_changed(dataset: Dataset) -> None:
    """What readers see changes now. Where the clock has been set back, the moment goes on from the last one.

    A reader who only remembers a date must not be told that nothing is new (RFC 9110, section 8.8.2).
    """
    now = timezone.now()
    dataset.changed_at = now if now > dataset.changed_at else dataset.changed_at + timedelta(seconds=1)


def save_dataset(dataset: Dataset) -> None:
    """Store the version, and when the next scheduled thing falls due, which readers look at."""
    due = [
        Initiative.objects.scheduled().aggregate(moment=Min("publish_at"))["moment"],
        Initiative.objects.filter(status=Status.PUBLISHED, expire_at__isnull=False).aggregate(moment=Min("expire_at"))["moment"],
    ]
    dataset.next_due = min((moment for moment in due if moment), default=None)
    dataset.save()


def _next_publication(initiative: Initiative, by, reason, now, version: int) -> Publication:
    earlier = list(initiative.publications.order_by("number").values_list("number", "published_at"))
    number = earlier[-1][0] + 1 if earlier else 1
    first = earlier[0][1] if earlier else now
    snapshot = snapshot_of(initiative) | {"version": number, "first_published": instant(first), "published": instant(now)}
    if earlier:
        Publication.objects.filter(initiative=initiative, ended_at__isnull=True).update(ended_at=now)
    return Publication.objects.create(
        initiative=initiative,
        number=number,
        snapshot=snapshot,
        digest=digest(snapshot),
        dataset_version=version,
        published_at=now,
        submitted_by_id=initiative.submitted_by_id,
        approved_by_id=initiative.approved_by_id,
        published_by=by,
        reason=reason,
    )


def replace_row(initiative, publication, current, tombstone, dataset: Dataset) -> PublishedInitiative:
    """The new current row under the sequence the record had, or the next one for a first publication."""
    if current or tombstone:
        sequence = (current or tombstone).sequence
    else:
        sequence, dataset.next_sequence = dataset.next_sequence, dataset.next_sequence + 1
    versions = list(initiative.publications.order_by("number").values_list("published_at", "snapshot"))
    if current:
        leave_redirect(current.slug, publication.snapshot["slug"])
        _forget(current)
    if tombstone:
        tombstone.delete()
    row = build_row(initiative, publication, sequence, versions[0][0])
    row.save(force_insert=True)
    PublishedFacet.objects.bulk_create(build_facets(row, publication.snapshot))
    PublishedMilestone.objects.bulk_create(build_milestones(row, [snapshot for _at, snapshot in versions]))
    write(sequence, row.search_text)
    return row


def _forget(row: PublishedInitiative) -> None:
    remove(row.sequence, row.search_text)
    PublishedFacet.objects.filter(record=row).delete()
    PublishedMilestone.objects.filter(record=row).delete()
    row.delete()


def leave_redirect(old: str, new: str) -> None:
    if old != new:
        Redirect.objects.update_or_create(kind="initiative", old_slug=old, defaults={"new_slug": new})
        Redirect.objects.filter(kind="initiative", old_slug=new).delete()
        Redirect.objects.filter(kind="initiative", new_slug=old).update(new_slug=new)


def note_change(initiative, publication, current, version: int, reason: str, now) -> None:
    """The line of /changes for a publication; `current` is the row it takes the place of."""
    touched = changed_statements(current.publication.snapshot if current else None, publication.snapshot)
    Change.objects.create(
        version=version,
        kind=Change.Kind.CORRECTED if current else Change.Kind.CREATED,
        initiative=initiative,
        identifier=initiative.identifier,
        slug=publication.snapshot["slug"],
        title=publication.snapshot["title"],
        number=publication.number,
        statements=touched,
        reason=reason,
        at=now,
    )


def changed_statements(before: dict | None, after: dict) -> list[str]:
    """The keys of statements that were added, removed or changed between two snapshots; empty for the first."""
    if before is None:
        return []
    old = {statement["key"]: statement for statement in before["statements"]}
    new = {statement["key"]: statement for statement in after["statements"]}
    return sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def instant(moment) -> str:
    """ISO 8601 with the site's offset, to the second."""
    return moment.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")
