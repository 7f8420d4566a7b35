"""The addresses of the review desk. Each decision is a small form: with script the parts that changed come back as JSON,
without it the page is loaded again at the claim that is next."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from initiatives.admin.review_answers import answer, draw, refuse
from initiatives.admin.review_corrections import corrected_value, role_change, unchanged
from initiatives.admin.review_page import neighbours, review_address
from initiatives.models import Claim, Document, Initiative, Verdict
from initiatives.review import decisions, finishing, linking
from initiatives.review.named import entity_named
from initiatives.review.typed_values import find_passage, value_from_words


def review_urls(wrap: Callable) -> list:
    """The desk's addresses under a document; `wrap` is the admin's own guard."""
    routes = {
        "": ("review", page),
        "claims/<int:claim>/": ("review_decide", decide),
        "claims/<int:claim>/name/": ("review_name", choose_name),
        "certain/": ("review_certain", accept_certain),
        "add/": ("review_add", add),
        "undo/": ("review_undo", undo),
        "finish/": ("review_finish", finish),
        "source/": ("review_source", use_as_source),
        "aside/": ("review_aside", set_aside),
    }
    return [
        path(f"<int:document>/review/{route}", wrap(view), name=f"initiatives_document_{name}") for route, (name, view) in routes.items()
    ]


def of_document(view: Callable) -> Callable:
    """The view gets the document itself, from people who may decide on its claims."""

    @wraps(view)
    def guarded(request: HttpRequest, document: int, **arguments) -> HttpResponse:
        if not request.user.has_perms(["initiatives.view_document", "initiatives.change_claim"]):
            raise PermissionDenied
        found = get_object_or_404(Document.objects.select_related("assignee", "imported_by__started_by"), pk=document)
        return view(request, found, **arguments)

    return guarded


@of_document
def page(request: HttpRequest, document: Document) -> HttpResponse:
    return draw(request, document)


@require_POST
@of_document
def decide(request: HttpRequest, document: Document, claim: int) -> HttpResponse:
    """One of the claim's buttons: accept, correct, reject, or take up again."""
    found = get_object_or_404(document.claims.live(), pk=claim)
    verb = request.POST.get("decision", "")
    try:
        if verb == "accept":
            change = role_change(found, request.POST)
            decisions.correct(found, request.user, change) if change else decisions.accept(found, request.user)
        elif verb == "correct":
            if "script" not in request.POST and unchanged(found, request.POST):
                return HttpResponseRedirect(f"{review_address(document)}?open={found.pk}#claim-{found.pk}")
            decisions.correct(found, request.user, corrected_value(found, request.POST, document.published))
        elif verb == "reject":
            decisions.reject(found, request.user)
        elif verb == "reopen":
            decisions.reopen(found, request.user)
        else:
            raise ValidationError(_("Scegli: accetta, correggi o rifiuta."))
    except ValidationError as error:
        return refuse(request, document, error, found)
    return answer(request, document, [found.pk], stay=verb == "reopen")


@require_POST
@of_document
def choose_name(request: HttpRequest, document: Document, claim: int) -> HttpResponse:
    """What a name that the vocabulary does not know stands for: a known entity, a new one, or nothing of ours."""
    found = get_object_or_404(document.claims.live(), pk=claim)
    choice = request.POST.get("choice", "")
    try:
        if choice == "link":
            linking.link_to_entity(found, entity_named(found.kind, request.POST.get("entity", "")), request.user)
        elif choice == "create":
            create(found, request.user)
        elif choice == "ignore":
            linking.ignore_name(found, request.user)
        else:
            raise ValidationError({"entity": _("Scegli: collega, crea o ignora.")})
    except ValidationError as error:
        return refuse(request, document, error, found)
    return answer(request, document, [found.pk], whole=True)


@transaction.atomic
def create(claim: Claim, by) -> None:
    """A new entity, and the claim that names it accepted if nobody decided yet."""
    linking.create_entity(claim, by)
    if claim.verdict == Verdict.WAITING:
        decisions.accept(claim, by)


@require_POST
@of_document
def accept_certain(request: HttpRequest, document: Document) -> HttpResponse:
    batch, count = decisions.accept_certain(document, request.user)
    said = ngettext("%(count)d fatto certo accettato. U per annullare.", "%(count)d fatti certi accettati. U per annullare.", count)
    return answer(request, document, [], said % {"count": count}, whole=True)


@require_POST
@of_document
def add(request: HttpRequest, document: Document) -> HttpResponse:
    """A fact that no rule found: the words that say it, its kind, and its value where the words are not it."""
    kind, words = request.POST.get("kind", ""), request.POST.get("passage", "")
    try:
        start, end = find_passage(document, words, _number(request.POST.get("near")))
        value = value_from_words(kind, request.POST.get("value", "").strip() or words, document.published)
        claim = decisions.add_claim(document, request.user, kind, value, start, end)
    except ValidationError as error:
        return refuse(request, document, error)
    return answer(request, document, [claim.pk], stay=True, whole=True)


@require_POST
@of_document
def undo(request: HttpRequest, document: Document) -> HttpResponse:
    touched = finishing.undo_last(document, request.user)
    if not touched:
        return answer(request, document, [], _("Niente da annullare."))
    said = ngettext("%(count)d decisione annullata.", "%(count)d decisioni annullate.", len(touched)) % {"count": len(touched)}
    return answer(request, document, touched, said, stay=True, whole=True)


@require_POST
@of_document
def finish(request: HttpRequest, document: Document) -> HttpResponse:
    """Save what was read into the record, then on to the next document, or to the record itself."""
    after = neighbours(document, request.user)["next"]
    try:
        initiative = finishing.finish(document, request.user, _chosen(request), tuple(request.POST.getlist("not_stated")))
    except ValidationError as error:
        return refuse(request, document, error)
    if initiative is None:
        messages.info(request, _("Nessun fatto accettato: non c’è ancora una scheda."))
    else:
        messages.success(request, _("Scheda «%(title)s» salvata in bozza.") % {"title": initiative.title})
    if request.POST.get("then") == "record" and initiative is not None:
        return redirect("admin:initiatives_initiative_change", initiative.pk)
    if request.POST.get("then") == "next" and after is not None:
        return redirect(review_address(after))
    return redirect("admin:initiatives_document_changelist" if after is None else review_address(document))


@require_POST
@of_document
def use_as_source(request: HttpRequest, document: Document) -> HttpResponse:
    """This document tells of a record that exists: it becomes a further source of it."""
    try:
        initiative = _chosen(request)
        if initiative is None:
            raise ValidationError({"initiative": _("Scegli la scheda di cui parla questo documento.")})
        finishing.finish(document, request.user, initiative)
    except ValidationError as error:
        return refuse(request, document, error)
    messages.success(request, _("Questo documento è ora una fonte di «%(title)s».") % {"title": initiative.title})
    return redirect(review_address(document))


@require_POST
@of_document
def set_aside(request: HttpRequest, document: Document) -> HttpResponse:
    try:
        if document.state in (Document.State.SET_ASIDE, Document.State.REVIEWED):
            finishing.take_back(document, request.user)
            return redirect(review_address(document))
        finishing.set_aside(document, request.user, reason=request.POST.get("reason", ""))
    except ValidationError as error:
        return refuse(request, document, error)
    messages.success(request, _("«%(document)s» è messo da parte.") % {"document": document})
    return redirect("admin:initiatives_document_changelist")


def _chosen(request: HttpRequest) -> Initiative | None:
    """The record named in the form by its number or its exact title."""
    given = request.POST.get("initiative", "").strip()
    if not given:
        return None
    wanted = {"pk": given} if given.isdigit() else {"title": given}
    found = list(Initiative.objects.filter(**wanted)[:2])
    if len(found) != 1:
        raise ValidationError({"initiative": _("Nessuna scheda, o più d’una, con questo titolo: scegline una dall’elenco.")})
    return found[0]


def _number(given: str | None) -> int:
    return int(given) if given and given.isdigit() else 0
