"""Taking a person out of everything public: one page that says what it does, one button, no way back."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.models import Person
from initiatives.publication.publishing import PERMISSION
from initiatives.publication.relabelling import public_rows
from initiatives.publication.suppression import suppress


class SuppressForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Perché"), max_length=300, help_text=gettext_lazy("Chi l’ha chiesto e quando. Lo legge solo la redazione.")
    )
    also = forms.CharField(
        label=gettext_lazy("Anche queste forme del nome"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Una per riga, per esempio «l’assessora Rossi». Il solo cognome toglie anche gli omonimi."),
    )
    sure = forms.BooleanField(label=gettext_lazy("So che non si può tornare indietro"))

    def forms_of_name(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["also"].splitlines() if line.strip()]


def suppress_urls(wrap: Callable) -> list:
    return [path("<int:person>/suppress/", wrap(suppress_person), name="initiatives_person_suppress")]


def suppress_person(request: HttpRequest, person: int) -> HttpResponse:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    found = get_object_or_404(Person, pk=person)
    form = SuppressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = suppress(found, request.user, reason=form.cleaned_data["reason"], also=form.forms_of_name())
        words = ngettext("Tolta dal pubblico: %(count)d scheda riscritta.", "Tolta dal pubblico: %(count)d schede riscritte.", count)
        messages.success(request, words % {"count": count})
        return redirect(reverse("admin:initiatives_person_change", args=[found.pk]))
    context = admin.site.each_context(request) | {
        "title": _("Togli dal pubblico: %(name)s") % {"name": found.name},
        "person": found,
        "form": form,
        "rows": public_rows("person", found.slug),
        "list_address": reverse("admin:initiatives_person_changelist"),
    }
    return TemplateResponse(request, "admin/vocabulary/suppress.html", context, status=400 if form.errors else 200)
