"""One contribution on the desk: what was sent beside what is public, and a form a verb."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from initiatives.models import FACT_KINDS, ClaimKind, Contribution, Document, Person
from initiatives.review import contributions

VERBS = ("take", "show", "hide", "accept", "decline", "spam", "reopen")


class ClaimForm(forms.Form):
    """The passage of a source that proves what the visitor says."""

    document = forms.ModelChoiceField(label=gettext_lazy("Fonte"), queryset=Document.objects.none())
    kind = forms.ChoiceField(
        label=gettext_lazy("Genere"), choices=[(kind, label) for kind, label in ClaimKind.choices if kind in FACT_KINDS]
    )
    quote = forms.CharField(
        label=gettext_lazy("Passo"), widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("Le parole esatte della fonte.")
    )
    words = forms.CharField(label=gettext_lazy("Valore"), required=False, help_text=gettext_lazy("Vuoto se lo dice già il passo."))

    def __init__(self, contribution: Contribution, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if contribution.initiative_id:
            self.fields["document"].queryset = contribution.initiative.documents.defer("text", "signature")


def contribution_urls(wrap: Callable) -> list:
    return [
        path("<int:pk>/answer/<str:verb>/", wrap(answer), name="initiatives_contribution_answer"),
        path("<int:pk>/claim/", wrap(make_claim), name="initiatives_contribution_claim"),
    ]


def page_context(request: HttpRequest, contribution: Contribution, form: ClaimForm | None = None) -> dict:
    """What the page shows beside the contribution itself."""
    kind = contribution.statement.partition("-")[0]
    initial = {"kind": kind, "quote": contribution.source_quote, "words": contribution.proposed_value}
    return {
        "contribution": contribution,
        "title": str(contribution),
        "statement": _public_statement(contribution),
        "open": contribution.status in contributions.OPEN,
        "claim_form": form or ClaimForm(contribution, initial=initial),
        "may_answer": request.user.has_perm("initiatives.change_contribution"),
        "suppress_address": _suppress_address(contribution),
    }


@require_POST
def answer(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One of the page's buttons."""
    found = _contribution(request, pk)
    reply, by = request.POST.get("reply", ""), request.user
    verbs: dict[str, Callable] = {
        "take": lambda: contributions.take_in_hand(found, by),
        "show": lambda: contributions.set_shown(found, by, True),
        "hide": lambda: contributions.set_shown(found, by, False),
        "accept": lambda: contributions.accept(found, by, reply=reply),
        "decline": lambda: contributions.decline(found, by, reply=reply),
        "spam": lambda: contributions.mark_spam(found, by),
        "reopen": lambda: contributions.reopen(found, by, reason=request.POST.get("reason", "")),
    }
    try:
        changed = verbs[verb]() if verb in verbs else None
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if changed is None:
            messages.error(request, _("Questo passaggio non esiste."))
        else:
            messages.success(
                request, _("Segnalazione %(receipt)s: %(status)s.") % {"receipt": changed.receipt, "status": changed.get_status_display()}
            )
    return redirect(_address(found))


@require_POST
def make_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """The visitor's correction as a fact of a source, decided by who presses the button."""
    found = _contribution(request, pk)
    form = ClaimForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(f"{form.fields[name].label}: {' '.join(errors)}" for name, errors in form.errors.items()))
        return redirect(_address(found))
    data = form.cleaned_data
    try:
        claim = contributions.turn_into_claim(
            found, request.user, document=data["document"], kind=data["kind"], quote=data["quote"], words=data["words"]
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Aggiunto alla fonte: %(claim)s. La scheda lo prende quando chiudi la lettura.") % {"claim": claim})
    return redirect(_address(found))


def _contribution(request: HttpRequest, pk: int) -> Contribution:
    if not request.user.has_perm("initiatives.change_contribution"):
        raise PermissionDenied
    return get_object_or_404(Contribution.objects.select_related("initiative"), pk=pk)


def _address(contribution: Contribution) -> str:
    return reverse("admin:initiatives_contribution_change", args=[contribution.pk])


def _public_statement(contribution: Contribution) -> dict | None:
    """The fact the visitor meant, as the version they saw states it."""
    if not contribution.initiative_id or not contribution.statement:
        return None
    versions = contribution.initiative.publications.order_by("-number")
    seen = versions.filter(number=contribution.version).first() or versions.first()
    statements = seen.snapshot["statements"] if seen else []
    return next((item for item in statements if item["key"] == contribution.statement), None)


def _suppress_address(contribution: Contribution) -> str:
    """Where a person who asks not to appear is taken out, if the fact names one."""
    statement = _public_statement(contribution)
    if contribution.matter != Contribution.Matter.REMOVAL or not statement or statement["kind"] != "person":
        return ""
    person = Person.objects.filter(slug=statement["person"]["slug"], suppressed_at__isnull=True).first()
    return reverse("admin:initiatives_person_suppress", args=[person.pk]) if person else ""
