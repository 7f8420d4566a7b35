"""Small pages of the frame: the vocabularies, the reports."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Merge, Organisation, Person, Place, Programme, RejectedName, Theme


@admin.site.page("vocabularies/", "vocabularies")
def vocabularies(request):
    """What documents refer to, each list with how many it holds."""
    models = [Organisation, Programme, Person, Place, Theme, RejectedName, Merge]
    shown = [model for model in models if request.user.has_perm(f"initiatives.view_{model._meta.model_name}")]
    if not shown:
        raise PermissionDenied
    lists = [
        {
            "label": model._meta.verbose_name_plural,
            "count": model.objects.count(),
            "address": reverse(f"admin:initiatives_{model._meta.model_name}_changelist"),
        }
        for model in shown
    ]
    context = admin.site.each_context(request) | {"title": _("Vocabolari"), "lists": lists}
    return TemplateResponse(request, "admin/desk/vocabularies.html", context)
