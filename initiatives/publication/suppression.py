"""A person taken out of everything public, past versions included, by one verb. There is no verb that brings them back.

What the public reads of is rewritten in place: this is the one exception to versions that never change, owed to
people (Regulation (EU) 2016/679, art. 17 and 21), and the ledger says when and why it was made.
"""

import re
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from initiatives.models import (
    Change,
    Contribution,
    Initiative,
    Person,
    PersonAlias,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    Tombstone,
    record_history,
)
from initiatives.models.search_index import remove, write
from initiatives.publication.publishing import PERMISSION, locked_dataset, mark_changed, save_dataset
from initiatives.publication.read_model import build_facets, build_milestones, build_row
from initiatives.publication.redaction import pattern_of, redacted, words_out
from initiatives.publication.snapshots import digest

CHUNK = 200
#: Texts outside the snapshots that the public reads, by model.
PUBLIC_TEXTS = {
    Contribution: ("proposed_value", "text", "source_quote", "signed", "reply"),
    Change: ("title", "reason"),
    Tombstone: ("title", "reason"),
    Initiative: ("title", "summary", "body"),
}


@transaction.atomic
def suppress(person: Person, by, *, reason: str, also: Sequence[str] = ()) -> int:
    """Take `person` out everywhere; how many public records changed. Past versions, search, answers and drafts are rewritten.

    `also` are further forms of the name to take out (a surname alone, say): they are kept as other names of the person.
    Files that were made before are written again once this is stored, by the function that the setting AFTER_SUPPRESSION names.
    """
    if by is None or not by.has_perm(PERMISSION):
        raise PermissionDenied(_("Per togliere una persona dal pubblico serve il permesso di pubblicazione."))
    if not reason.strip():
        raise ValidationError({"reason": _("Scrivi perché: resta nella cronologia della redazione.")})
    dataset = locked_dataset()
    person = Person.objects.select_for_update().get(pk=person.pk)
    people = [person, *Person.objects.filter(merged_into=person)]
    now = timezone.now()
    Person.objects.filter(pk__in=[one.pk for one in people], suppressed_at__isnull=True).update(
        suppressed_at=now, suppression_reason=reason[:300]
    )
    for form in also:
        PersonAlias.objects.get_or_create(person=person, name=form[:300])
    names = sorted({name for one in people for name in (one.name, *one.aliases.values_list("name", flat=True))}, key=len, reverse=True)
    touched = _rewrite_versions(names, [one.slug for one in people])
    for initiative_id in sorted(touched):
        _rewrite_row(initiative_id, dataset, now)
    pattern = pattern_of(names)
    for model, fields in PUBLIC_TEXTS.items():
        _rewrite_texts(model, fields, pattern)
    record_history("person.suppress", person, by=by, at=now, reason=reason, changes={"records": len(touched)})
    mark_changed(dataset)
    save_dataset(dataset)
    transaction.on_commit(import_string(settings.AFTER_SUPPRESSION), robust=True)  # until it has run, those files are served to nobody
    return PublishedInitiative.objects.filter(initiative__in=touched).count()


def _rewrite_versions(names: list[str], slugs: list[str]) -> set[int]:
    """Every version that names them, current or past; the initiatives they belong to."""
    touched = set()
    for publication in Publication.objects.order_by("pk").iterator(chunk_size=CHUNK):
        snapshot = redacted(publication.snapshot, names, slugs)
        if snapshot != publication.snapshot:
            Publication.objects.filter(pk=publication.pk).update(snapshot=snapshot, digest=digest(snapshot))
            touched.add(publication.initiative_id)
    return touched


def _rewrite_row(initiative_id: int, dataset, now) -> None:
    """The answers, facets, dates and search text of a public record, from its rewritten version; and its line of /changes."""
    row = PublishedInitiative.objects.filter(initiative=initiative_id).select_related("publication", "initiative").first()
    if row is None:
        return
    dataset.version += 1
    Publication.objects.filter(pk=row.publication_id).update(dataset_version=dataset.version)
    publication = Publication.objects.get(pk=row.publication_id)
    fresh = build_row(row.initiative, publication, row.sequence, row.first_published_at)
    remove(row.sequence, row.search_text)
    fresh.save(force_update=True)
    write(row.sequence, fresh.search_text)
    PublishedFacet.objects.filter(record=row).delete()
    PublishedFacet.objects.bulk_create(build_facets(fresh, publication.snapshot))
    PublishedMilestone.objects.filter(record=row).delete()
    versions = list(row.initiative.publications.order_by("number").values_list("snapshot", flat=True))
    PublishedMilestone.objects.bulk_create(build_milestones(fresh, versions))
    Change.objects.create(
        version=dataset.version, kind=Change.Kind.CORRECTED, initiative=row.initiative, identifier=fresh.identifier,
        slug=fresh.slug, title=fresh.title, number=publication.number, reason=_("persona tolta su richiesta"), at=now,
    )  # fmt: skip


def _rewrite_texts(model, fields: tuple[str, ...], pattern: re.Pattern) -> None:
    for row in model.objects.only("pk", *fields).iterator(chunk_size=CHUNK):
        changed = {name: words_out(getattr(row, name), pattern) for name in fields if pattern.search(getattr(row, name))}
        if changed:
            model.objects.filter(pk=row.pk).update(**changed)
