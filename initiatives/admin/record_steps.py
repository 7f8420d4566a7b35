"""The addresses under a record: steps of the workflow, presence, comparing, restoring, discarding."""

from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from reversion.models import Revision

from initiatives.admin.record_diff import lines, recent
from initiatives.admin.record_page import heard_of, newest_stamp, present
from initiatives.models import HistoryEntry, Initiative
from initiatives.publication.publishing import publish, schedule, withdraw
from initiatives.review import workflow
from initiatives.review.editing import revisions_of
from initiatives.review.notices import tell_of_step
from initiatives.review.restoring import restore
from initiatives.review.states import State, state_of_publication, state_of_revision, state_of_whole
from initiatives.review.whole_record import with_statements

#: Rows of the ledger that are looked through for who changed what.
ENTRIES = 100
VIEW, CHANGE = "initiatives.view_initiative", "initiatives.change_initiative"


def step_urls(model_admin) -> list:
    routes = (("step", step), ("presence", presence), ("compare", compare_states), ("restore", bring_back))
    wrap = model_admin.admin_site.admin_view
    return [path(f"<int:initiative>/{name}/", wrap(view), name=f"initiatives_initiative_{name}") for name, view in routes]


def _record(request: HttpRequest, initiative: int, permission: str) -> Initiative:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(Initiative, pk=initiative)


def _form_address(initiative: Initiative) -> str:
    return reverse("admin:initiatives_initiative_change", args=[initiative.pk])


@require_POST
def step(request: HttpRequest, initiative: int) -> HttpResponse:
    """Carry out one verb of the workflow; a refusal comes back as a message and the reason typed stays."""
    found = _record(request, initiative, VIEW)
    verb, reason = request.POST.get("verb", ""), request.POST.get("reason", "").strip()
    verbs = {
        "submit": lambda: workflow.submit(found, request.user, reason=reason),
        "request_changes": lambda: workflow.request_changes(found, request.user, reason=reason),
        "approve": lambda: workflow.approve(found, request.user, reason=reason),
        "reopen": lambda: workflow.reopen(found, request.user, reason=reason),
        "publish": lambda: publish(found, request.user, reason=reason),
        "withdraw": lambda: withdraw(found, request.user, reason=reason),
        "schedule": lambda: schedule(
            found, request.user, publish_at=moment(request.POST, "publish_at"), expire_at=moment(request.POST, "expire_at"), reason=reason
        ),
    }
    if verb not in verbs:
        raise Http404
    try:
        verbs[verb]()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        request.session[f"reason-{found.pk}"] = reason
    else:
        request.session.pop(f"reason-{found.pk}", None)
        if verb in ("publish", "withdraw"):
            tell_of_step(verb, found, request.user, reason)
        messages.success(request, _("Fatto: %(status)s.") % {"status": Initiative.objects.get(pk=found.pk).get_status_display().lower()})
    return HttpResponseRedirect(_form_address(found))


def moment(post, name: str) -> datetime | None:
    """What was typed in a field of date and time, on the site's own clock."""
    given = post.get(name, "").strip()
    if not given:
        return None
    parsed = parse_datetime(given)
    if parsed is None:
        raise ValidationError({name: _("Scrivi giorno e ora, per esempio 2026-11-30T09:00 (ora di Roma).")})
    return timezone.make_aware(parsed) if timezone.is_naive(parsed) else parsed


@require_POST
def presence(request: HttpRequest, initiative: int) -> JsonResponse:
    """«I am here»: who else is, and whether somebody saved since."""
    found = _record(request, initiative, CHANGE)
    heard_of(found, request.user)
    return JsonResponse({"present": present(found, request.user), "stamp": newest_stamp(found)})


def compare_states(request: HttpRequest, initiative: int) -> HttpResponse:
    """What changed between any two states; unless told, from the public version to the draft."""
    found = _record(request, initiative, VIEW)
    choices = states_of(found)
    codes = [choice["code"] for choice in choices]
    live = next((choice["code"] for choice in choices if choice["code"].startswith("v")), codes[-1])
    first, second = request.GET.get("from", live), request.GET.get("to", "draft")
    if first not in codes or second not in codes:
        raise Http404
    before, after = state_named(found, first), state_named(found, second)
    context = admin.site.each_context(request) | {
        "title": _("Confronto: %(title)s") % {"title": found.title},
        "original": found,
        "opts": Initiative._meta,
        "choices": choices,
        "first": first,
        "second": second,
        "differences": lines(before, after, recent(list(HistoryEntry.objects.of_initiative(found).select_related("by")[:ENTRIES]))),
        "may_restore": request.user.has_perm(CHANGE) and first != "draft",
    }
    return TemplateResponse(request, "admin/initiatives/initiative/compare.html", context)


@require_POST
def bring_back(request: HttpRequest, initiative: int) -> HttpResponse:
    """Make the draft as it was in `state`, or only the field or statement named by `only`."""
    found = _record(request, initiative, CHANGE)
    code, only = request.POST.get("state", ""), request.POST.get("only", "")
    reason = request.POST.get("reason", "").strip()
    choices = {choice["code"]: choice["label"] for choice in states_of(found)}
    if code not in choices or code == "draft":
        raise Http404
    try:
        changes = restore(found, state_named(found, code), request.user, reason=reason or str(choices[code]), only=only)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Riportato com’era.") if changes else _("Era già così: non è cambiato nulla."))
    return HttpResponseRedirect(_form_address(found) + "#differences")


def states_of(initiative: Initiative) -> list[dict]:
    """The states that can be compared, newest first: the draft, each public version, each save."""
    versions = [
        {
            "code": f"v{publication.number}",
            "label": _("versione pubblica %(number)d") % {"number": publication.number},
            "at": publication.published_at,
        }
        for publication in initiative.publications.order_by("-number").only("initiative", "number", "published_at")
    ]
    saves = [
        {"code": f"r{revision.pk}", "label": revision.comment or _("salvataggio"), "at": revision.date_created, "by": revision.user}
        for revision in revisions_of(initiative)
    ]
    return [{"code": "draft", "label": _("bozza di adesso"), "at": initiative.updated_at}, *versions, *saves]


def state_named(initiative: Initiative, code: str) -> State:
    if code == "draft":
        return state_of_whole(with_statements(initiative))
    if code.startswith("v"):
        return state_of_publication(get_object_or_404(initiative.publications, number=int(code[1:])))
    return state_of_revision(get_object_or_404(Revision, pk=int(code[1:])), initiative)
