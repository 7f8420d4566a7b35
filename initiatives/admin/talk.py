"""Comments and assignments: small forms on other pages, each answered by going back there."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.admin.review_page import review_address
from initiatives.models import Comment, Document, Initiative
from initiatives.review import assignment, comments
from initiatives.review.decisions import passage_at
from initiatives.review.typed_values import find_passage

SUBJECTS = {"document": Document, "initiative": Initiative}


@admin.site.page("assign/<slug:kind>/<int:subject>/", "assign")
@require_POST
def assign(request: HttpRequest, kind: str, subject: int) -> HttpResponse:
    """Take, release, or hand over a document or a record."""
    if kind not in SUBJECTS:
        raise Http404
    if not request.user.has_perm(f"initiatives.change_{kind}"):
        raise PermissionDenied
    found = get_object_or_404(SUBJECTS[kind], pk=subject)
    verb = request.POST.get("verb")
    try:
        if verb == "take":
            assignment.take(found, request.user)
        elif verb == "release":
            assignment.release(found, request.user)
        else:
            assignment.assign(found, _person(request), request.user, parse_date(request.POST.get("due_on", "")))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Fatto."))
    return _back(request, reverse(f"admin:initiatives_{kind}_change", args=[found.pk]))


@admin.site.page("comments/initiative/<int:initiative>/", "comment_initiative")
@require_POST
def comment_initiative(request: HttpRequest, initiative: int) -> HttpResponse:
    """A new thread on a record, or on the statement named by `statement`."""
    _may_comment(request)
    found = get_object_or_404(Initiative, pk=initiative)
    text, statement = request.POST.get("text", ""), request.POST.get("statement", "")[:40]
    _say(request, lambda: comments.comment(request.user, text, initiative=found, statement=statement))
    return HttpResponseRedirect(reverse("admin:initiatives_initiative_change", args=[found.pk]) + "#comments")


@admin.site.page("comments/document/<int:document>/", "comment_passage")
@require_POST
def comment_passage(request: HttpRequest, document: int) -> HttpResponse:
    """A new thread on the words of a source."""
    _may_comment(request)
    found = get_object_or_404(Document, pk=document)

    def start():
        place = find_passage(found, request.POST.get("passage", ""))
        comments.comment(request.user, request.POST.get("text", ""), passage=passage_at(found, *place))

    _say(request, start)
    return HttpResponseRedirect(review_address(found))


@admin.site.page("comments/<int:comment>/", "comment_answer")
@require_POST
def comment_answer(request: HttpRequest, comment: int) -> HttpResponse:
    """Reply to a thread, or close it (with the reply, if one is written)."""
    _may_comment(request)
    thread = get_object_or_404(Comment.objects.select_related("initiative", "passage__document", "author"), pk=comment)
    text, closes = request.POST.get("text", ""), request.POST.get("verb") == "resolve"
    if text.strip() or not closes:
        _say(request, lambda: comments.reply(thread, request.user, text))
    if closes:
        _say(request, lambda: comments.resolve(thread, request.user))
    if thread.passage is not None:
        return HttpResponseRedirect(review_address(thread.passage.document))
    return HttpResponseRedirect(reverse("admin:initiatives_initiative_change", args=[thread.initiative_id]) + "#comments")


def _may_comment(request: HttpRequest) -> None:
    if not request.user.has_perm("initiatives.add_comment"):
        raise PermissionDenied


def _say(request: HttpRequest, verb) -> None:
    try:
        verb()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def _person(request: HttpRequest):
    name = request.POST.get("assignee", "").strip()
    found = get_user_model().objects.filter(username=name).first()
    if found is None:
        raise ValidationError({"assignee": _("Nessuno si chiama «%(name)s» in redazione.") % {"name": name}})
    return found


def _back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page that asked, if it is one of ours."""
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(asked if safe else otherwise)
