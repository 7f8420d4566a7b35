"""The ledger and what was published, to read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.read_only import ReadOnlyAdmin
from initiatives.models import Change, HistoryEntry, Publication, PublishedInitiative, Redirect, Tombstone


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "verb", "label", "before", "after", "reason"]
    list_filter = ["subject", "at"]
    search_fields = ["label", "verb", "reason"]
    list_select_related = ["by"]
    exclude = ["previous"]


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ["title", "number", "published_at", "ended_at", "published_by", "reason"]
    list_filter = ["published_at"]
    search_fields = ["initiative__title", "initiative__slug"]
    list_select_related = ["initiative", "published_by"]
    ordering = ["-published_at", "-pk"]

    @admin.display(description=_("iniziativa"), ordering="initiative__title")
    def title(self, publication):
        return publication.initiative.title

    def get_queryset(self, request):
        return super().get_queryset(request).defer("snapshot")


@admin.register(PublishedInitiative)
class PublishedInitiativeAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "stage", "version", "first_published_at", "published_at", "visible"]
    list_filter = ["kind", "stage", "visible"]
    search_fields = ["title", "slug"]
    exclude = ["list_json", "detail_json", "search_text"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("list_json", "detail_json", "search_text")


@admin.register(Tombstone)
class TombstoneAdmin(ReadOnlyAdmin):
    list_display = ["title", "withdrawn_at", "reason"]
    search_fields = ["title", "reason"]


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["version", "kind", "title", "number", "at", "reason"]
    list_filter = ["kind", "at"]
    search_fields = ["title", "slug"]
    ordering = ["-version"]


@admin.register(Redirect)
class RedirectAdmin(ReadOnlyAdmin):
    list_display = ["kind", "old_slug", "new_slug", "at"]
    list_filter = ["kind"]
    search_fields = ["old_slug", "new_slug"]
