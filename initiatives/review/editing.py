"""Saving what an editor changed in a record's form: one revision, one row of the ledger, the record a draft again."""

from collections.abc import Iterator
from contextlib import contextmanager

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from initiatives.models import STATEMENT_MODELS, Initiative, Status, record_history
from initiatives.review.diff import compare, summary_of
from initiatives.review.states import state_of_draft, state_of_whole
from initiatives.review.whole_record import whole_record
from initiatives.review.workflow import reopen

for _model in STATEMENT_MODELS:
    reversion.register(_model)
reversion.register(Initiative, follow=[f"{model._meta.model_name}_set" for model in STATEMENT_MODELS])


@contextmanager
def editing(initiative: Initiative, by, reason: str = "", verb: str = "initiative.edit", batch=None) -> Iterator[dict]:
    """Around the writes of one save. Gives a dict that holds afterwards `changes`, as the ledger has them; empty where
    nothing changed, and then nothing is recorded.

    A record that was sent, approved or public becomes a draft again; what is public stays as it is.
    """
    if not by.has_perm("initiatives.change_initiative"):
        raise PermissionDenied(_("Per cambiare le schede serve il permesso di redazione."))
    result: dict = {}
    ContentType.objects.get_for_models(Initiative, *STATEMENT_MODELS)  # known in one query, which revisions would ask one by one
    with transaction.atomic(), _first_remembered(initiative):
        before = state_of_draft(initiative)
        with reversion.create_revision():
            yield result
            current = whole_record(initiative.pk)
            changes = summary_of(compare(before, state_of_whole(current)))
            if changes:
                reversion.add_to_revision(current)
                reversion.set_user(by)
                reversion.set_comment(reason)
        if not changes:
            return
        result["changes"] = changes
        if current.status not in (Status.DRAFT, Status.CHANGES_REQUESTED):
            current = reopen(current, by, reason=reason, batch=batch)
        Initiative.objects.filter(pk=initiative.pk).update(stamp=current.stamp + 1, updated_at=timezone.now())
        revision = Version.objects.get_for_object(initiative).values_list("revision", flat=True).first()
        record_history(verb, current, by=by, reason=reason, changes=changes | {"revision": revision}, batch=batch)


@contextmanager
def _first_remembered(initiative: Initiative) -> Iterator[None]:
    """The state before the very first save is kept, too, so that there is something to go back to."""
    if not Version.objects.get_for_object(initiative).exists():
        with reversion.create_revision():
            reversion.add_to_revision(whole_record(initiative.pk))
            reversion.set_comment(_("com’era prima del primo salvataggio"))
    yield


def revisions_of(initiative: Initiative, most: int = 50) -> list[Revision]:
    """The saved revisions of a record, newest first."""
    versions = Version.objects.get_for_object(initiative).select_related("revision__user")[:most]
    return [version.revision for version in versions]
