"""Actions on many records: a preview first, then the report, with one undo for the batch."""

from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from initiatives.models import Initiative
from initiatives.review import bulk

LABELS = {
    "submit": gettext_lazy("Invia in revisione"),
    "approve": gettext_lazy("Approva"),
    "request_changes": gettext_lazy("Chiedi modifiche"),
    "reopen": gettext_lazy("Riprendi in bozza"),
}


def _action(verb: str):
    @admin.action(description=LABELS[verb], permissions=["view"])
    def shown_first(model_admin, request, queryset):
        return _preview(request, verb, queryset)

    shown_first.__name__ = f"bulk_{verb}"
    return shown_first


BULK_ACTIONS = [_action(verb) for verb in LABELS]


def _preview(request: HttpRequest, verb: str, queryset) -> HttpResponse:
    lines = bulk.preview(verb, queryset.order_by("pk"), request.user)
    context = admin.site.each_context(request) | {
        "title": LABELS[verb],
        "opts": Initiative._meta,
        "verb": verb,
        "lines": lines,
        "ready": sum(line.done for line in lines),
    }
    return TemplateResponse(request, "admin/initiatives/initiative/bulk.html", context)


@admin.site.page("bulk/<slug:verb>/", "bulk")
@require_POST
def carry_out(request: HttpRequest, verb: str) -> HttpResponse:
    """After the preview: do it, and say what became of each."""
    if verb not in LABELS or not request.user.has_perm(bulk.TRANSITIONS[verb].permission):
        raise PermissionDenied
    chosen = [pk for pk in request.POST.getlist("initiative") if pk.isdigit()]
    batch, report = bulk.carry_out(
        verb, Initiative.objects.filter(pk__in=chosen).order_by("pk"), request.user, reason=request.POST.get("reason", "")
    )
    context = admin.site.each_context(request) | {
        "title": LABELS[verb],
        "opts": Initiative._meta,
        "verb": verb,
        "lines": report,
        "batch": batch,
        "done": sum(line.done for line in report),
    }
    return TemplateResponse(request, "admin/initiatives/initiative/bulk.html", context)


@admin.site.page("bulk/undo/<uuid:batch>/", "bulk_undo")
@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    if not request.user.has_perm("initiatives.change_initiative"):
        raise PermissionDenied
    report = bulk.undo(batch, request.user)
    done = sum(line.done for line in report)
    messages.success(request, _("Annullata per %(done)d schede su %(all)d.") % {"done": done, "all": len(report)})
    for line in report:
        if not line.done:
            messages.warning(request, f"{line.initiative}: {line.why}")
    return redirect("admin:initiatives_initiative_changelist")
