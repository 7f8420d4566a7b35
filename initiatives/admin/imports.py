"""Imports: the list, and the three steps of a new one."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from initiatives.admin.import_pages import choose, import_urls
from initiatives.admin.import_rows import step_address, with_counts
from initiatives.admin.read_only import ReadOnlyAdmin
from initiatives.models import Import, ImportItem


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["label", "state", "started_by", "started_at", "finished_at", "brought", "refused"]
    list_filter = ["state", "started_at"]
    search_fields = ["label"]
    search_help_text = _("Parole dell’importazione o del nome di un file.")
    list_select_related = ["started_by"]
    change_list_template = "admin/imports/list.html"

    def get_urls(self):
        return import_urls(self.admin_site.admin_view) + super().get_urls()

    def get_queryset(self, request):
        return with_counts(super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        """By its label or a file in it; the files are looked through once, not beside each of its rows."""
        for word in smart_split(search_term):
            holding = ImportItem.objects.filter(name__icontains=word).values("batch")
            queryset = queryset.filter(Q(label__icontains=word) | Q(pk__in=holding))
        return queryset, False

    def has_add_permission(self, request):
        return request.user.has_perm("initiatives.add_import")

    def add_view(self, request, form_url="", extra_context=None):
        return choose(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = get_object_or_404(Import, pk=object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        return redirect(step_address(found))

    @admin.display(description=_("entrati"), ordering="brought")
    def brought(self, batch):
        return batch.brought

    @admin.display(description=_("rifiutati"), ordering="refused")
    def refused(self, batch):
        return batch.refused
