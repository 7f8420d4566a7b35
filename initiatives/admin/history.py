"""The ledger and what was published, to read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.history_words import SUBJECTS, detail_words, verb_words
from initiatives.admin.ledger_page import told
from initiatives.admin.list_filters import EntityKindFilter, SubjectFilter
from initiatives.admin.read_only import ReadOnlyAdmin
from initiatives.models import Change, HistoryEntry, Publication, PublishedInitiative, Redirect, Tombstone, sum_in_words


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "done", "thing", "moved", "reason"]
    list_filter = [SubjectFilter, "at"]
    search_fields = ["label", "verb", "reason"]
    list_select_related = ["by"]
    fields = ["at", "by", "done", "thing", "moved", "details", "reason", "batch", "digest"]

    @admin.display(description=_("che cosa"), ordering="verb")
    def done(self, entry):
        return verb_words(entry.verb)

    @admin.display(description=_("di che cosa"), ordering="label")
    def thing(self, entry):
        return f"{SUBJECTS.get(entry.subject, entry.subject)}: {entry.label}"

    @admin.display(description=_("stato"))
    def moved(self, entry):
        return told(entry)["moved"]

    @admin.display(description=_("modifiche"))
    def details(self, entry):
        return detail_words(entry) or self.get_empty_value_display()


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ["title", "number", "published_at", "ended_at", "published_by", "reason"]
    list_filter = ["published_at"]
    search_fields = ["initiative__title", "initiative__slug"]
    exclude = ["snapshot"]  # the compare page of the record shows it in words
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
    exclude = ["list_json", "detail_json", "search_text", "amount"]
    readonly_fields = ["money"]

    @admin.display(description=_("importo"))
    def money(self, published):
        return self.get_empty_value_display() if published.amount is None else sum_in_words(published.amount)

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
    list_display = ["of_what", "old_slug", "new_slug", "at"]
    fields = ["of_what", "old_slug", "new_slug", "at"]
    list_filter = [EntityKindFilter]
    search_fields = ["old_slug", "new_slug"]

    @admin.display(description=_("genere"), ordering="kind")
    def of_what(self, redirect):
        return SUBJECTS.get(redirect.kind, redirect.kind)
