"""Comments and assignments: small forms on other pages, each answered by going back there."""

from datetime import date

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
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
#: Names that are offered while typing.
MOST_NAMES = 20


@admin.site.page("assign/<slug:kind>/<int:subject>/", "assign")
@require_POST
def assign(request: HttpRequest, kind: str, subject: int) -> HttpResponse:
    """Take, release, or hand over a document or a record."""
    if kind not in SUBJECTS:
        raise Http404
    if not request.user.has_perm(f"initiatives.change_{kind}"):
        raise PermissionDenied
    found = get_object_or_404(SUBJECTS[kind], pk=subject)
    verbs = {
        "take": lambda: assignment.take(found, request.user),
        "release": lambda: assignment.release(found, request.user),
        "assign": lambda: assignment.assign(found, _person(request), request.user, _day(request)),
    }
    try:
        if request.POST.get("verb") not in verbs:
            raise ValidationError(_("Scegli che cosa fare: prendere in carico, lasciare o assegnare a qualcuno."))
        verbs[request.POST["verb"]]()
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
    if not name:
        raise ValidationError({"assignee": _("Scrivi a chi assegnarlo: il nome utente di una persona della redazione.")})
    found = colleagues().filter(username__iexact=name).first()
    if found is None:
        raise ValidationError({"assignee": _("Nessuno si chiama «%(name)s» in redazione.") % {"name": name}})
    return found


def _day(request: HttpRequest) -> date | None:
    """The day it is due, if one was given."""
    given = request.POST.get("due_on", "").strip()
    try:
        day = parse_date(given)
    except ValueError:
        day = None
    if given and day is None:
        raise ValidationError({"due_on": _("«%(day)s» non è un giorno: scrivilo come 2026-11-30.") % {"day": given}})
    return day


def colleagues() -> QuerySet:
    """Those to whom work can be given."""
    return get_user_model().objects.filter(is_active=True, is_staff=True).order_by("username")


@admin.site.page("colleagues/", "colleagues")
def find_colleagues(request: HttpRequest) -> JsonResponse:
    """The people whose names begin so, in the form of the admin's own autocomplete; `id` is what the field takes."""
    if not request.user.has_perm("initiatives.change_document") and not request.user.has_perm("initiatives.change_initiative"):
        raise PermissionDenied
    rows = colleagues()
    for word in request.GET.get("term", "").split()[:3]:
        names = Q(first_name__istartswith=word) | Q(last_name__istartswith=word)
        later = Q(first_name__icontains=f" {word}") | Q(last_name__icontains=f" {word}")
        rows = rows.filter(Q(username__istartswith=word) | names | later)
    found = [{"id": person.get_username(), "text": _called(person)} for person in rows[:MOST_NAMES]]
    return JsonResponse({"results": found, "pagination": {"more": False}})


def _called(person) -> str:
    name = person.get_full_name()
    return f"{name} ({person.get_username()})" if name else person.get_username()


def _back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page that asked, if it is one of ours."""
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(asked if safe else otherwise)
