"""What the desk answers: the page, the changed parts as JSON, or a refusal that keeps what was typed."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from initiatives.admin.review_cards import Card, grouped
from initiatives.admin.review_page import cards_of, desk_context, review_address
from initiatives.models import Claim, Document

NOT_TYPED = {"csrfmiddlewaretoken", "decision", "script", "typed"}


def draw(request: HttpRequest, document: Document, cards: list[Card] | None = None, status: int = 200, **more) -> HttpResponse:
    """The whole page. `?open=` names the claim whose correction is open."""
    opened = request.GET.get("open", "")
    context = admin.site.each_context(request) | desk_context(document, request.user, cards) | more
    context |= {"title": str(document), "opts": Document._meta, "open_claim": int(opened) if opened.isdigit() else None}
    return TemplateResponse(request, "admin/desk/review.html", context, status=status)


def answer(
    request: HttpRequest, document: Document, touched: list[int], said: str = "", *, stay: bool = False, whole: bool = False
) -> HttpResponse:
    """After a decision on the claims `touched`: on to the next undecided one, or `stay`; `whole` lists come anew."""
    cards = cards_of(document)
    changed = [card for card in cards if card.pk in touched]
    said = said or " ".join(f"{card.value}, {card.claim.get_verdict_display()}." for card in changed)
    goal = changed[0].pk if stay and changed else next_card(cards, touched)
    if not _wants_parts(request):
        messages.success(request, said)
        return HttpResponseRedirect(review_address(document, goal))
    context = desk_context(document, request.user, cards)
    parts = {name: _part(request, name, context) for name in ("head_counts", "side")}
    if whole:
        parts |= {name: _part(request, name, context) for name in ("groups", "source_text", "legend")}
    return JsonResponse(
        {
            "said": said,
            "next": goal,
            "parts": parts,
            "claims": {} if whole else {card.pk: _card(request, document, card) for card in changed},
            "states": {card.pk: card.state for card in changed},
            "groups": {group.kind: group.count for group in context["groups"]},
        }
    )


def refuse(request: HttpRequest, document: Document, error: ValidationError, claim: Claim | None = None) -> HttpResponse:
    """Say why, beside the field where it belongs, with everything that was typed still there."""
    errors = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    said = " ".join(message for found in errors.values() for message in found)
    cards = cards_of(document)
    card = next((card for card in cards if claim is not None and card.pk == claim.pk), None)
    if card is not None:
        card.errors = errors
        card.typed = {name: value for name, value in request.POST.items() if name not in NOT_TYPED}
    if _wants_parts(request):
        claims = {card.pk: _card(request, document, card)} if card else {}
        return JsonResponse({"said": said, "claims": claims, "errors": errors}, status=422)
    messages.error(request, said or _("Non è andata: riprova."))
    typed = {} if card else request.POST
    return draw(request, document, cards, 422, typed=typed, errors={} if card else errors, open_claim_errors=card and card.pk)


def next_card(cards: list[Card], touched: list[int]) -> int | None:
    """The first undecided claim after the touched ones in the order of the page, else before them, else the touched one."""
    order = [card for group in grouped(cards) for card in (*group.open_cards, *group.certain_cards)]
    places = [place for place, card in enumerate(order) if card.pk in touched]
    at = places[-1] if places else -1
    following = next((card.pk for card in order[at + 1 :] if card.waiting), None)
    before = next((card.pk for card in reversed(order[: max(at, 0)]) if card.waiting), None)
    return following or before or (order[at].pk if order else None)


def _wants_parts(request: HttpRequest) -> bool:
    return "script" in request.POST


def _part(request: HttpRequest, name: str, context: dict) -> str:
    return render_to_string(f"admin/desk/_{name}.html", context, request)


def _card(request: HttpRequest, document: Document, card: Card) -> str:
    return render_to_string("admin/desk/_claim.html", {"card": card, "document": document}, request)
