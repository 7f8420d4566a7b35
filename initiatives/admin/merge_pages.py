"""Merging on the desk: two entries side by side, a choice a field, what it touches; and taking a merge back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.models import EdtfField, Merge, figure_in_words, in_words, written
from initiatives.review.merging import merge, unmerge
from initiatives.review.merging_forms import FORMS, choices_for, columns_of
from initiatives.review.usage import uses


def merge_urls(wrap: Callable, model: type[models.Model]) -> list:
    """The addresses of merging for one kind; `wrap` is the admin's own guard."""
    kind = model._meta.model_name
    if kind not in FORMS:
        return []
    return [
        path("<int:kept>/merge/<int:merged>/", wrap(partial(merge_page, kind=kind)), name=f"initiatives_{kind}_merge"),
        path("<int:kept>/merge/", wrap(partial(choose_other, kind=kind)), name=f"initiatives_{kind}_merge_choose"),
    ]


def choose_other(request: HttpRequest, kept: int, kind: str) -> HttpResponse:
    """Which entry flows into this one: found by its name."""
    _check(request, kind)
    entity = get_object_or_404(FORMS[kind].model, pk=kept)
    asked = request.GET.get("q", "").strip()
    found = []
    if asked:
        model_admin = admin.site._registry[FORMS[kind].model]
        rows, _duplicates = model_admin.get_search_results(request, model_admin.get_queryset(request).current(), asked)
        if kind == "place":
            rows = rows.filter(level=entity.level)
        found = list(rows.exclude(pk=entity.pk).distinct()[:30])
    context = {"title": _("Unisci a «%(name)s»") % {"name": entity.name}, "entity": entity, "kind": kind, "asked": asked, "found": found}
    return _page(request, "merge_choose", context)


def merge_page(request: HttpRequest, kept: int, merged: int, kind: str) -> HttpResponse:
    """The two side by side; POST merges them."""
    _check(request, kind)
    form = FORMS[kind]
    one, other = get_object_or_404(form.model, pk=kept), get_object_or_404(form.model, pk=merged)
    errors: list[str] = []
    if request.method == "POST":
        take = [name for name in choices_for(kind, one) if request.POST.get(name) == "merged"]
        try:
            row = merge(kind, one, other, request.user, take=take, reason=request.POST.get("reason", ""))
        except ValidationError as error:
            errors = error.messages
        except PermissionDenied as error:
            errors = [str(error)]
        else:
            messages.success(request, _("«%(merged)s» è ora un nome di «%(kept)s».") % {"merged": row.merged_name, "kept": one.name})
            return redirect(reverse(f"admin:initiatives_{kind}_change", args=[one.pk]))
    context = {
        "title": _("Unisci due voci"),
        "kind": kind,
        "kept": one,
        "merged": other,
        "fields": [_field(kind, one, other, name) for name in choices_for(kind, one)],
        "uses": uses(other),
        "errors": errors,
        "swap": reverse(f"admin:initiatives_{kind}_merge", args=[other.pk, one.pk]),
    }
    return _page(request, "merge", context, status=400 if errors else 200)


@admin.site.page("merges/<int:row>/undo/", "merge_undo")
@require_POST
def undo_merge(request: HttpRequest, row: int) -> HttpResponse:
    """Take a merge back."""
    found = get_object_or_404(Merge, pk=row)
    _check(request, found.kind)
    try:
        unmerge(found, request.user, reason=request.POST.get("reason", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("«%(name)s» è di nuovo una voce a sé.") % {"name": found.merged_name})
    return redirect(reverse("admin:initiatives_merge_change", args=[found.pk]))


def _check(request: HttpRequest, kind: str) -> None:
    if not request.user.has_perm(f"initiatives.change_{kind}"):
        raise PermissionDenied


def _field(kind: str, one: models.Model, other: models.Model, name: str) -> dict:
    """One line of the choice: the label and both values, and whether they differ."""
    columns = columns_of(kind, [name])
    values = [", ".join(filter(None, (_shown(entity, column) for column in columns))) for entity in (one, other)]
    empty = not values[0] and bool(values[1])
    label = ", ".join(str(one._meta.get_field(column).verbose_name) for column in columns)
    return {"name": name, "label": label, "kept": values[0], "merged": values[1],
            "differs": values[0] != values[1], "take_merged": empty}  # fmt: skip


def _shown(entity: models.Model, name: str) -> str:
    """A field as people read it: a code by its name, a date in words, figures with their thousands."""
    display = getattr(entity, f"get_{name}_display", None)
    value = display() if display else getattr(entity, name)
    if isinstance(value, date):
        return written(value, "j F Y")
    if isinstance(entity._meta.get_field(name), EdtfField):
        return in_words(value)
    if isinstance(value, (int, float)):
        return figure_in_words(value)
    return "" if value is None else str(value)


def _page(request: HttpRequest, name: str, context: dict, status: int = 200) -> HttpResponse:
    kind = context["kind"]
    model = FORMS[kind].model
    frame = {"plural": model._meta.verbose_name_plural, "list_address": reverse(f"admin:initiatives_{kind}_changelist")}
    return TemplateResponse(request, f"admin/vocabulary/{name}.html", admin.site.each_context(request) | frame | context, status=status)
