"""Imports and what became of each item, to read."""

from django.contrib import admin
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from initiatives.admin.read_only import ReadOnlyAdmin, ReadOnlyInline
from initiatives.models import Import, ImportItem


class ImportItemInline(ReadOnlyInline):
    model = ImportItem
    fields = ["name", "outcome", "reason", "document"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("document").defer("document__text", "document__signature")


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["label", "state", "started_by", "started_at", "finished_at", "brought", "refused"]
    list_filter = ["state", "started_at"]
    search_fields = ["label", "items__name"]
    list_select_related = ["started_by"]
    inlines = [ImportItemInline]

    def get_queryset(self, request):
        outcome = ImportItem.Outcome
        brought = Q(items__outcome__in=[outcome.NEW, outcome.CHANGED])
        counts = {"brought": Count("items", filter=brought), "refused": Count("items", filter=Q(items__outcome=outcome.REFUSED))}
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("entrati"), ordering="brought")
    def brought(self, batch):
        return batch.brought

    @admin.display(description=_("respinti"), ordering="refused")
    def refused(self, batch):
        return batch.refused
