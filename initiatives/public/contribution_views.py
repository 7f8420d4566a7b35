"""What visitors send: four forms, a receipt with the outcome, and the public log. The only thing that anybody may write."""

import orjson
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from initiatives.models import RECEIPT_ALPHABET, Contribution, PublishedInitiative
from initiatives.public.addresses import address_of
from initiatives.public.conditional import conditional, conditional_with_discussion
from initiatives.public.contribution_forms import FORMS, ContributionForm
from initiatives.public.proofs import Proof
from initiatives.public.record_views import shortened
from initiatives.public.spam_guard import (
    Token,
    is_same_origin,
    new_token,
    read_token,
    receipt_of,
    remember_receipt,
    seconds_to_wait,
)
from initiatives.public.wording import label_of, value_of

PER_PAGE = 50
HEADINGS = {
    Contribution.Kind.CORRECTION: lambda: _("Segnala un errore"),
    Contribution.Kind.INFORMATION: lambda: _("Aggiungi un’informazione"),
    Contribution.Kind.QUESTION: lambda: _("Fai una domanda"),
    Contribution.Kind.PROPOSAL: lambda: _("Proponi"),
}


@require_safe
@conditional
def contribute_index(request: HttpRequest) -> HttpResponse:
    """Which of the four; a record named in the address is carried along."""
    return render(
        request,
        "public/contribute_index.html",
        {"record": _record(request), "crumbs": [{"name": _("Scrivi alla redazione")}], "dataset": request.dataset},
    )


@csrf_exempt  # no session is involved: see spam_guard
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest, kind: str) -> HttpResponse:
    """One form: shown, or taken in and answered with a receipt."""
    form_class = FORMS.get(kind)
    if form_class is None:
        raise Http404
    record = _record(request)
    fact = _fact(record, request.GET.get("fact", ""))
    if request.method != "POST":
        return _show(request, form_class(initial={"token": new_token()}), record, fact)
    if not is_same_origin(request):
        return render(request, "public/contribute_refused.html", status=403)
    return _take(request, form_class(request.POST), record, fact)


def _take(request: HttpRequest, form: ContributionForm, record, fact: dict | None) -> HttpResponse:
    token = read_token(request.POST.get("token", ""))
    if token and receipt_of(token):
        return _to_receipt(receipt_of(token))
    if not form.is_valid() or _untimely(form, token):
        return _show(request, _with_fresh_token(form, token), record, fact, status=422)
    wait = seconds_to_wait(request)
    if wait:
        form.add_error(None, _("Da qui sono arrivate molte segnalazioni: riprova fra %(minutes)d minuti.") % {"minutes": wait // 60 + 1})
        response = _show(request, form, record, fact, status=429)
        response["Retry-After"] = str(wait)
        return response
    verb = Contribution.objects.set_aside if form.cleaned_data["website"] else Contribution.objects.receive
    contribution = verb(
        **form.contribution_fields(),
        initiative_id=record.initiative_id if record else None,
        version=_version_seen(request, record),
        statement=fact["key"] if fact else "",
        language=get_language() or "it",
    )
    remember_receipt(token, contribution.receipt)
    return _to_receipt(contribution.receipt)


def _untimely(form: ContributionForm, token: Token | None) -> bool:
    """Add what is wrong with the form's time; what was typed stays."""
    if token is None or token.is_too_old:
        form.add_error(None, _("La pagina era aperta da troppo tempo: controlla e invia di nuovo."))
    elif token.is_too_young:
        form.add_error(None, _("Invio troppo rapido: controlla e invia di nuovo fra qualche secondo."))
    else:
        return False
    return True


def _with_fresh_token(form: ContributionForm, token: Token | None) -> ContributionForm:
    """The form with what was typed, and a new token where the old one no longer holds."""
    if token is None or token.is_too_old:
        form.data = form.data.copy()
        form.data["token"] = new_token()
    return form


def _show(request: HttpRequest, form: ContributionForm, record, fact: dict | None, status: int = 200) -> HttpResponse:
    heading = _("Segnala un errore su questo dato") if fact and form.kind == Contribution.Kind.CORRECTION else HEADINGS[form.kind]()
    crumbs = [{"name": shortened(record.title), "address": address_of("initiative", record.slug)}] if record else []
    context = {
        "form": form,
        "heading": heading,
        "record": record,
        "fact": fact and _fact_context(fact),
        "crumbs": [*crumbs, {"name": HEADINGS[form.kind]()}],
    }
    return render(request, "public/contribute.html", context, status=status)


def _fact_context(fact: dict) -> dict:
    proof = Proof(1, fact["evidence"][0]) if fact["evidence"] else None
    return {"key": fact["key"], "label": label_of(fact), "value": value_of(fact), "proof": proof, "reason": fact["editor_reason"]}


def _record(request: HttpRequest) -> PublishedInitiative | None:
    """The public record that the address names; 404 where it names one that is not there."""
    slug = request.GET.get("initiative", "")
    if not slug:
        return None
    record = PublishedInitiative.objects.public().filter(slug=slug).first()
    if record is None:
        raise Http404
    return record


def _fact(record: PublishedInitiative | None, key: str) -> dict | None:
    if record is None or not key:
        return None
    statements = orjson.loads(record.detail_json)["statements"]
    fact = next((statement for statement in statements if statement["key"] == key), None)
    if fact is None:
        raise Http404
    return fact


def _version_seen(request: HttpRequest, record: PublishedInitiative | None) -> int | None:
    """The version that the visitor had before their eyes: the one in the address where it is a past one."""
    if record is None:
        return None
    seen = request.GET.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and 0 < int(seen) <= record.version else record.version


def _to_receipt(receipt: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("public:receipt", args=[receipt]))
    response.status_code = 303
    return response


@require_safe
@never_cache
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """What became of a contribution: for who has its number."""
    contribution = Contribution.objects.filter(receipt=receipt).first()
    log = {"name": _("Registro delle correzioni"), "address": reverse("public:contributions")}
    if contribution is None:
        context = {"receipt": receipt[:20], "crumbs": [log, {"name": _("Ricevuta non trovata")}]}
        return render(request, "public/receipt_unknown.html", context, status=404)
    record = (
        PublishedInitiative.objects.public().filter(initiative_id=contribution.initiative_id).first()
        if contribution.initiative_id
        else None
    )
    response = render(request, "public/receipt.html", {"contribution": contribution, "record": record, "crumbs": [log, {"name": receipt}]})
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@conditional_with_discussion
def contributions(request: HttpRequest) -> HttpResponse:
    """The public log: what was decided and why, newest first; and where to type a receipt."""
    asked = request.GET.get("receipt", "")
    if asked:
        return redirect("public:receipt", receipt=read_receipt(asked))
    page = Paginator(Contribution.objects.logged().order_by("-closed_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    wanted = [contribution.initiative_id for contribution in page if contribution.initiative_id]
    records = {
        record.initiative_id: record
        for record in PublishedInitiative.objects.public()
        .filter(initiative_id__in=wanted)
        .only("initiative_id", "slug", "title", "language")
    }
    entries = [(contribution, records.get(contribution.initiative_id)) for contribution in page]
    return render(
        request,
        "public/contributions.html",
        {"entries": entries, "page": page, "crumbs": [{"name": _("Registro delle correzioni")}], "dataset": request.dataset},
    )


def read_receipt(text: str) -> str:
    """A receipt as people type it: small letters, spaces, without the dash."""
    letters = "".join(letter for letter in text.upper() if letter in RECEIPT_ALPHABET)
    return f"{letters[:5]}-{letters[5:10]}" if len(letters) >= 10 else (letters or "0")
