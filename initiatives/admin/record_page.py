"""What stands around a record's form: workflow bar, what is missing, differences, history, comments, who else is here."""

from datetime import timedelta

from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.admin.history_words import detail_words, verb_words
from initiatives.admin.record_diff import lines, recent
from initiatives.models import STATEMENT_MODELS, HistoryEntry, Initiative, Presence, Publication, Rights, Status
from initiatives.publication.checks import problems
from initiatives.review import workflow
from initiatives.review.contradictions import differences_between_sources
from initiatives.review.states import state_of_publication, state_of_whole
from initiatives.templatetags.dates import written

#: Who was heard of within this time is still there.
PRESENT = timedelta(seconds=60)
SHOWN_ENTRIES = 60
ORDER = (Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.READY, Status.PUBLISHED)


def record_context(full: Initiative, request: HttpRequest) -> dict:
    """The context of the form's page besides the form, of a record that was fetched whole."""
    live = full.current.publication if full.is_public else None
    entries = list(HistoryEntry.objects.of_initiative(full).select_related("by")[:SHOWN_ENTRIES])
    found = problems(full)
    labels = {statement.key: str(statement) for model in STATEMENT_MODELS for statement in _statements(full, model)}
    return {
        "record": full,
        "live": live,
        "live_code": f"v{live.number}" if live else "",
        "kept_reason": request.session.get(f"reason-{full.pk}", ""),
        "steps": steps(full, live, entries),
        "problems": found,
        "blocked": any(problem.blocks for problem in found),
        "proved": proved(full),
        "reserved": any(document.rights == Rights.RESERVED for document in full.documents.all()),
        "sources": list(full.documents.all()),
        "between_sources": differences_between_sources(full),
        "actions": actions(full, request.user, found, live),
        "asked": _asked(entries),
        "differences": lines(state_of_publication(live), state_of_whole(full), recent(entries, live.published_at), full) if live else [],
        "history": [{"entry": entry, "words": verb_words(entry.verb), "changes": detail_words(entry, labels)} for entry in entries],
        "threads": threads(full),
        "statement_labels": labels,
        "present": present(full, request.user),
        "counts": {"statements": sum(len(_statements(full, model)) for model in STATEMENT_MODELS)},
        "missing_kinds": [model.kind for model in STATEMENT_MODELS if not _statements(full, model)],
    }


def _statements(initiative: Initiative, model) -> list:
    return list(getattr(initiative, f"{model._meta.model_name}_set").all())


def steps(initiative: Initiative, live: Publication | None, entries: list[HistoryEntry]) -> list[dict]:
    """The five states in order: the current one, those behind it, each with who and when."""
    now = initiative.status
    last = Status.WITHDRAWN if now == Status.WITHDRAWN else Status.PUBLISHED
    order = [*ORDER[:-1], last]
    passed = {Status.DRAFT: set(), Status.IN_REVIEW: {Status.DRAFT}, Status.CHANGES_REQUESTED: {Status.DRAFT, Status.IN_REVIEW}}
    behind = passed.get(now, {Status.DRAFT, Status.IN_REVIEW, Status.READY})
    notes = {
        Status.DRAFT: _who_when(initiative.created_by, initiative.created_at),
        Status.IN_REVIEW: _("inviata il %(day)s") % {"day": _day(initiative.submitted_at)} if initiative.submitted_at else "",
        Status.CHANGES_REQUESTED: _asked_note(entries) if now == Status.CHANGES_REQUESTED else "",
        Status.READY: ready_note(initiative),
        last: _("sul sito: versione %(number)d, %(day)s") % {"number": live.number, "day": _day(live.published_at)} if live else "",
    }
    labels = {status: Status(status).label for status in order}
    return [
        {"label": labels[status], "note": notes[status], "state": "now" if status == now else "done" if status in behind else "later"}
        for status in order
    ]


def ready_note(initiative: Initiative) -> str:
    if initiative.publish_at:
        return _("esce il %(moment)s, ora di Roma") % {"moment": written(timezone.localtime(initiative.publish_at), "j M Y, H.i")}
    if initiative.approved_by:
        return _("approvata da %(who)s") % {"who": _name(initiative.approved_by)}
    return _("approva un’altra persona")


def _asked(entries: list[HistoryEntry]) -> HistoryEntry | None:
    """How the record last came back: somebody asked for changes, or it could not go out when its moment came."""
    return next((entry for entry in entries if entry.verb in ("initiative.request_changes", "initiative.publish_failed")), None)


def _asked_note(entries: list[HistoryEntry]) -> str:
    asked = _asked(entries)
    return _("da %(who)s, %(day)s") % {"who": _name(asked.by), "day": _day(asked.at)} if asked else ""


def _who_when(user, moment) -> str:
    return f"{_name(user)}, {_day(moment)}" if user else _day(moment)


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else "Atlante"


def _day(moment) -> str:
    return written(timezone.localtime(moment), "j M")


def proved(initiative: Initiative) -> dict:
    """How many statements rest on a passage or say whose knowledge they are."""
    statements = [statement for model in STATEMENT_MODELS for statement in _statements(initiative, model)]
    good = sum(bool(statement.evidence.all() or statement.editor_reason) for statement in statements)
    return {"part": good, "whole": len(statements)}


def actions(initiative: Initiative, user, found: list, live: Publication | None) -> list[dict]:
    """The verbs that make sense now. Each says why it cannot be pressed, if so (`why`)."""
    blocked = any(problem.blocks for problem in found)
    offered = []

    def offer(verb: str, label: str, why: str = "", **more) -> None:
        offered.append({"verb": verb, "label": label, "why": why, **more})

    status, publisher = initiative.status, user.has_perm("initiatives.publish_initiative")
    waits = _("Si attiva quando non resta nulla che blocca. Approverà un’altra persona: non puoi approvare ciò che hai inviato.")
    if status in workflow.SUBMIT.sources:
        may = user.has_perm(workflow.SUBMIT.permission)
        label = _("Rimanda in revisione") if status == Status.CHANGES_REQUESTED else _("Invia in revisione")
        offer(
            "submit", label, "" if may and not blocked else waits if may else _("Per inviare in revisione serve il permesso di redazione.")
        )
    if status == Status.IN_REVIEW:
        offer("approve", _("Approva"), why_not_approve(initiative, user, blocked))
    if status == Status.READY and publisher:
        offer("publish", _("Pubblica ora"))
    if status in workflow.REQUEST_CHANGES.sources and user.has_perm(workflow.REQUEST_CHANGES.permission):
        offer("request_changes", _("Chiedi modifiche"), reason="required")
    if publisher and status in (Status.READY, Status.PUBLISHED):
        offer("schedule", pgettext("action", "Programma"), schedule=True)
    if publisher and live is not None:
        offer("withdraw", pgettext("action", "Ritira"), reason="required")
    if workflow.may(initiative, user, workflow.REOPEN):
        offer("reopen", _("Riprendi in bozza"), reason="optional")
    return offered


def why_not_approve(initiative: Initiative, user, blocked: bool) -> str:
    """Empty where `user` may approve; a superuser may approve their own with a reason, and the ledger says so."""
    if not user.has_perm(workflow.APPROVE.permission):
        return _("Approva chi ha il permesso di pubblicare.")
    if initiative.submitted_by_id == user.pk and not user.is_superuser:
        return _("L’hai inviata tu: la approva un’altra persona.")
    return _("Qualcosa blocca: vedi «Che cosa manca».") if blocked else ""


def threads(initiative: Initiative) -> list:
    """Open threads first, each with its replies."""
    rows = [comment for comment in initiative.comments.all() if comment.parent_id is None]
    return sorted(rows, key=lambda thread: (thread.resolved_at is not None, thread.at))


def present(initiative: Initiative, user) -> list[str]:
    """Who else has the record open now."""
    rows = Presence.objects.filter(initiative=initiative, seen_at__gte=timezone.now() - PRESENT).exclude(user=user).select_related("user")
    return [_name(row.user) for row in rows]


def heard_of(initiative: Initiative, user) -> None:
    """`user` has the record open."""
    Presence.objects.update_or_create(initiative=initiative, user=user, defaults={"seen_at": timezone.now()})


def newest_stamp(initiative: Initiative) -> int:
    return Initiative.objects.filter(pk=initiative.pk).aggregate(stamp=Max("stamp"))["stamp"]
