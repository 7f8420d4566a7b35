"""Setting up and giving the second factor: a time-based code (TOTP, RFC 6238) from an app, or a spare code kept on paper."""

from base64 import b32encode

import segno
from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp import login, match_token, user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from initiatives.models import record_history

SPARE_CODES = 8


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Codice"),
        max_length=16,
        help_text=gettext_lazy("Le sei cifre che mostra l’app, o un codice di riserva."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}),
    )

    def clean_code(self) -> str:
        return self.cleaned_data["code"].replace(" ", "")


@admin.site.page("second-factor/", "second_factor")
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where one stands: set up, or the key and its picture for the app."""
    confirmed = user_has_device(request.user)
    context = {"title": _("Secondo fattore"), "confirmed": confirmed, "form": CodeForm()}
    if not confirmed:
        device = _unconfirmed(request.user)
        context |= {
            "picture": segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=3, dark="#000", light="#fff"),
            "secret": " ".join(_in_fours(b32encode(device.bin_key).decode().rstrip("="))),
            "address": device.config_url,
        }
    return _page(request, "second_factor", context)


@admin.site.page("second-factor/confirm/", "second_factor_confirm")
@require_POST
@never_cache
@transaction.atomic
def confirm(request: HttpRequest) -> HttpResponse:
    """The first code proves that the app has the key; then the spare codes are shown, this once."""
    form = CodeForm(request.POST)
    device = TOTPDevice.objects.select_for_update().filter(user=request.user, confirmed=False).first()
    if device is None:
        return redirect("admin:second_factor")
    if not form.is_valid() or not device.verify_token(form.cleaned_data["code"]):
        messages.error(request, _("Il codice non è giusto: aspetta il prossimo e controlla l’ora del telefono."))
        return redirect("admin:second_factor")
    device.confirmed = True
    device.save()
    login(request, device)
    record_history("account.second_factor_on", request.user, by=request.user)
    return _page(request, "spare_codes", {"title": _("Codici di riserva"), "codes": _new_spare_codes(request.user)})


@admin.site.page("second-factor/verify/", "second_factor_verify")
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """The code after the password."""
    if not user_has_device(request.user):
        return redirect("admin:second_factor")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = match_token(request.user, form.cleaned_data["code"])
        if device:
            login(request, device)
            return redirect(_next(request))
        form.add_error("code", _("Il codice non è giusto, o è già stato usato. Dopo più errori bisogna aspettare un poco."))
    context = {"title": _("Secondo fattore"), "form": form, "next": _next(request)}
    return _page(request, "second_factor_verify", context, status=400 if form.errors else 200)


@admin.site.page("second-factor/remove/", "second_factor_remove")
@require_POST
@transaction.atomic
def remove(request: HttpRequest) -> HttpResponse:
    """Do without it again: asked with a code, so that a screen left open is not enough."""
    form = CodeForm(request.POST)
    if form.is_valid() and match_token(request.user, form.cleaned_data["code"]):
        TOTPDevice.objects.filter(user=request.user).delete()
        StaticDevice.objects.filter(user=request.user).delete()
        record_history("account.second_factor_off", request.user, by=request.user)
        messages.success(request, _("Il secondo fattore è tolto."))
        return redirect("admin:index")
    messages.error(request, _("Il codice non è giusto: il secondo fattore resta."))
    return redirect("admin:second_factor")


def _unconfirmed(user) -> TOTPDevice:
    """The key being set up, the same one until it is confirmed."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first() or TOTPDevice.objects.create(
        user=user, name="app", confirmed=False
    )


def _new_spare_codes(user) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="spare")
    codes = [StaticToken.random_token() for _code in range(SPARE_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def _in_fours(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def _next(request: HttpRequest) -> str:
    """Where the person was going, if that is here."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if allowed else reverse("admin:index")


def _page(request: HttpRequest, name: str, context: dict, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, f"admin/sign_in/{name}.html", admin.site.each_context(request) | context, status=status)
