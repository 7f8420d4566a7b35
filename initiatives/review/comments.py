"""Editors talking on a record, one of its statements, or a passage of a source; open threads hold up approval."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import Comment, Initiative, Passage, record_history
from initiatives.review.notices import notify


@transaction.atomic
def comment(by, text: str, *, initiative: Initiative | None = None, statement: str = "", passage: Passage | None = None) -> Comment:
    """Start a thread on `initiative` (and one of its statements, `amount-12`) or on `passage`; authors are told."""
    _check(by, text)
    if initiative is None and passage is not None:
        initiative = passage.document.initiatives.order_by("pk").first()
    made = Comment.objects.create(initiative=initiative, statement=statement, passage=passage, text=text.strip(), author=by)
    if initiative is not None:
        record_history("initiative.comment", initiative, by=by, reason=text.strip()[:500], changes={"statement": statement})
        for person in {initiative.submitted_by, initiative.created_by, initiative.assignee}:
            notify(person, "initiative.comment", initiative, by=by, reason=text)
    return made


@transaction.atomic
def reply(thread: Comment, by, text: str) -> Comment:
    """Answer a thread; everybody who wrote in it is told."""
    _check(by, text)
    if thread.parent_id is not None:
        thread = thread.parent
    made = Comment.objects.create(
        initiative=thread.initiative, statement=thread.statement, passage=thread.passage, parent=thread, text=text.strip(), author=by
    )
    people = {thread.author} | {answer.author for answer in thread.replies.select_related("author")}
    for person in people:
        notify(person, "initiative.comment", thread.initiative or thread.passage.document, by=by, reason=text)
    return made


@transaction.atomic
def resolve(thread: Comment, by) -> None:
    """The thread is settled; closed twice, it stays as it was closed first."""
    if not by.has_perm("initiatives.change_comment"):
        raise PermissionDenied(_("Per chiudere un commento serve il permesso di redazione."))
    thread = Comment.objects.select_for_update().get(pk=thread.parent_id or thread.pk)
    if thread.resolved_at is not None:
        return
    thread.resolved_by, thread.resolved_at = by, timezone.now()
    thread.save(update_fields=["resolved_by", "resolved_at"])
    if thread.initiative is not None:
        record_history("initiative.comment_resolved", thread.initiative, by=by, reason=thread.text[:500])


def _check(by, text: str) -> None:
    if not by.has_perm("initiatives.add_comment"):
        raise PermissionDenied(_("Per commentare serve il permesso di redazione."))
    if not text.strip():
        raise ValidationError({"text": _("Scrivi il commento.")})
