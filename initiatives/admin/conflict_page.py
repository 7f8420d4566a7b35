"""The answer to a stale save: both versions, what is merged already, and the choices that remain; nothing typed is lost."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from initiatives.admin.conflicts import Choice, Merged, as_data, input_name, merge, sent_values, shown_values
from initiatives.admin.initiative_form import signed_base
from initiatives.models import HistoryEntry, Initiative
from initiatives.review.diff import word_pieces


def unbound(model_admin, request: HttpRequest, initiative: Initiative) -> tuple[forms.ModelForm, list]:
    """The form and its formsets as a page would show them now, whatever was sent."""
    form = model_admin.get_form(request, initiative, change=True)(instance=initiative)
    formsets = []
    for formset_class, inline in model_admin.get_formsets_with_inlines(request, initiative):
        prefix = formset_class.get_default_prefix()
        formsets.append(formset_class(instance=initiative, prefix=prefix, queryset=inline.get_queryset(request)))
    return form, formsets


def answer_stale(model_admin, request: HttpRequest, current: Initiative) -> HttpResponse | None:
    """None where what was sent starts from the newest save, or where nobody else changed a field; else the page, with 409."""
    if request.POST.get("started") == str(current.stamp):
        return None
    form, formsets = unbound(model_admin, request, current)
    base = type(form)(request.POST, instance=current).base_values()
    mine, deleted = sent_values(request.POST, form, formsets)
    theirs = shown_values(form, formsets)
    if base and theirs == base:
        request.POST = request.POST.copy()
        request.POST["started"] = str(current.stamp)
        return None
    merged = merge(base, mine, theirs, deleted, _labels(form, formsets))
    data = as_data(merged.values, merged.gone, formsets, current.stamp)
    fields = {"": form.fields} | {formset.prefix: formset.form.base_fields for formset in formsets}
    context = admin.site.each_context(request) | {
        "title": _("Conflitto: %(title)s") % {"title": current.title},
        "original": current,
        "opts": Initiative._meta,
        "last": HistoryEntry.objects.of_initiative(current).select_related("by").first(),
        "sent_stamp": request.POST.get("started"),
        "choices": [_drawn(choice, input_name(choice, formsets), fields) for choice in merged.choices],
        "mine_only": [_drawn(choice, "", fields) for choice in merged.mine_only],
        "theirs_only": [_drawn(choice, "", fields) for choice in merged.theirs_only],
        "total": _total(merged),
        "hidden": [(name, value) for name, values in data.lists() for value in values],
        "base": signed_base(theirs),
        "reason": request.POST.get("reason", ""),
    }
    return TemplateResponse(request, "admin/initiatives/initiative/conflict.html", context, status=409)


def _total(merged: Merged) -> int:
    return len(merged.choices) + len(merged.mine_only) + len(merged.theirs_only)


def _labels(form: forms.ModelForm, formsets: list) -> dict[str, str]:
    labels = {name: str(field.label or name) for name, field in form.fields.items()}
    for formset in formsets:
        labels |= {f"{formset.prefix}.{name}": str(field.label or name) for name, field in formset.form.base_fields.items()}
        labels |= {f"{formset.prefix}/{row.instance.pk}": str(row.instance) for row in formset.initial_forms}
    return labels


def _drawn(choice: Choice, name: str, fields: dict) -> dict:
    """A choice with its values in words, and the words in which they differ from what was there before."""
    field = fields[choice.row.partition("/")[0]].get(choice.name)
    before, mine, theirs = (_words(field, choice.name, values) for values in (choice.before, choice.mine, choice.theirs))
    return {
        "label": choice.label,
        "name": name,
        "before": before,
        "mine": word_pieces(before, mine)[1],
        "theirs": word_pieces(before, theirs)[1],
        "mine_values": choice.mine,
        "theirs_values": choice.theirs,
        "long": isinstance(getattr(field, "widget", None), (forms.TextInput, forms.Textarea)),
    }


def _words(field: forms.Field | None, name: str, values: list[str]) -> str:
    if name == "DELETE":
        return _("togli") if values else _("tieni")
    if isinstance(field, (forms.ModelChoiceField, forms.ModelMultipleChoiceField)):
        wanted = field.to_field_name or "pk"
        return ", ".join(str(item) for item in field.queryset.filter(**{f"{wanted}__in": values}))
    if isinstance(field, forms.ChoiceField):
        labels = {str(code): str(label) for code, label in field.choices}
        return ", ".join(labels.get(value, value) for value in values)
    if isinstance(field, forms.BooleanField):
        return _("sì") if values else _("no")
    return " ".join(values)
