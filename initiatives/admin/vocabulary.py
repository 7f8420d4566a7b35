"""Places, organisations, programmes, people and themes. Names of places are ISTAT's: only their other names are ours."""

from django.contrib import admin, messages
from django.db.models import Count
from django.forms import BaseInlineFormSet
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.admin.history_words import SUBJECTS
from initiatives.admin.ledger_page import LedgerHistory
from initiatives.admin.list_filters import MergedKindFilter
from initiatives.admin.merge_pages import merge_urls
from initiatives.admin.read_only import ReadOnlyAdmin
from initiatives.admin.suppress_page import suppress_urls
from initiatives.models import (
    Merge,
    Organisation,
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    PlaceAlias,
    Programme,
    ProgrammeAlias,
    RejectedName,
    Theme,
    record_history,
)
from initiatives.publication.vocabulary import entity_changed
from initiatives.review.usage import uses
from initiatives.templatetags.numbers import number


class AliasFormSet(BaseInlineFormSet):
    """Rows of a table whose headings no screen reader ties to the inputs: each input says what it is."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label:
                field.widget.attrs.setdefault("aria-label", str(field.label).capitalize())


class AliasInline(admin.TabularInline):
    formset = AliasFormSet
    extra = 0
    fields = ["name", "kind", "note"]


class PlaceAliasInline(AliasInline):
    model = PlaceAlias
    fields = ["name", "kind", "valid_from", "valid_to", "note"]


class OrganisationAliasInline(AliasInline):
    model = OrganisationAlias


class ProgrammeAliasInline(AliasInline):
    model = ProgrammeAlias


class PersonAliasInline(AliasInline):
    model = PersonAlias


class StandingFilter(admin.SimpleListFilter):
    """Entries in use, unless one asks for those merged into others."""

    title = _("unite")
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("yes", _("unite ad altre")), ("all", _("tutte"))]

    def choices(self, changelist):
        choices = super().choices(changelist)
        next(choices)
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("in uso"),
        }
        yield from choices

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(merged_into__isnull=False)
        return queryset if self.value() == "all" else queryset.current()


class UseFilter(admin.SimpleListFilter):
    """Entries that no record names: candidates for deletion."""

    title = _("uso")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", _("in qualche scheda")), ("no", _("in nessuna scheda"))]

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(records__gt=0) if self.value() == "yes" else queryset.filter(records=0)
        return queryset


class EntityAdmin(LedgerHistory, admin.ModelAdmin):
    """What the kinds share: merging, where-used before deletion, addresses that stay, changes in the ledger."""

    statements = ""
    ordering = ["name", "pk"]
    show_full_result_count = False
    list_per_page = 50
    actions = ["merge_chosen"]
    change_form_template = "admin/vocabulary/change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(records=Count(self.statements, distinct=True))

    @admin.display(description=_("schede"), ordering="records")
    def records(self, entity):
        return entity.records

    def get_search_results(self, request, queryset, search_term):
        """Whoever fills a field finds entries in use only; the list finds all it shows."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.current()
        return super().get_search_results(request, queryset, search_term)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "slug"] if obj else super().get_readonly_fields(request, obj)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def get_urls(self):
        return merge_urls(self.admin_site.admin_view, self.model) + super().get_urls()

    def get_deleted_objects(self, objs, request):
        """Refuses what is used anywhere, with the list."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        for entity in objs:
            protected += [f"{entity}: {use.count} {use.label} ({'; '.join(use.examples)})" for use in uses(entity)]
        return deleted, counts, missing, protected

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        changes = {name: str(form.cleaned_data.get(name)) for name in form.changed_data}
        record_history("entity.changed" if change else "entity.created", obj, by=request.user, changes=changes)

    def save_related(self, request, form, formsets, change):
        """Its other names and members are stored by now, too."""
        super().save_related(request, form, formsets, change)
        entity_changed(self.model._meta.model_name, form.instance.slug)

    def delete_model(self, request, obj):
        record_history("entity.deleted", obj, by=request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for entity in queryset:
            self.delete_model(request, entity)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        entity = self.get_object(request, object_id)
        extra = {"entity_uses": uses(entity) if entity else [], "entity_kind": self.model._meta.model_name}
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))

    @admin.action(description=_("Unisci le due voci scelte"), permissions=["change"])
    def merge_chosen(self, request, queryset):
        chosen = list(queryset.values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            self.message_user(
                request, _("Scegli due voci: la prima resta, la seconda confluisce in essa (si può scambiare)."), messages.WARNING
            )
            return None
        return redirect(reverse(f"admin:initiatives_{self.model._meta.model_name}_merge", args=chosen))


@admin.register(Organisation)
class OrganisationAdmin(EntityAdmin):
    statements = "participations"
    list_display = ["name", "acronym", "kind", "place", "records"]
    list_filter = [StandingFilter, UseFilter, "kind"]
    search_fields = ["name", "acronym", "aliases__name"]
    list_select_related = ["place"]
    autocomplete_fields = ["place", "parent", "members"]
    inlines = [OrganisationAliasInline]


@admin.register(Programme)
class ProgrammeAdmin(EntityAdmin):
    statements = "frameworks"
    list_display = ["name", "kind", "edition", "promoter", "period", "records"]
    list_filter = [StandingFilter, UseFilter, "kind"]
    search_fields = ["name", "acronym", "aliases__name"]
    list_select_related = ["promoter"]
    autocomplete_fields = ["promoter", "parent", "previous_edition"]
    inlines = [ProgrammeAliasInline]


@admin.register(Person)
class PersonAdmin(EntityAdmin):
    statements = "involvements"
    list_display = ["name", "records", "suppressed_at"]
    list_filter = [StandingFilter, UseFilter, ("suppressed_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "aliases__name"]
    readonly_fields = ["suppressed_at", "suppression_reason"]
    inlines = [PersonAliasInline]

    def get_urls(self):
        return suppress_urls(self.admin_site.admin_view) + super().get_urls()

    def get_fields(self, request, obj=None):
        return ["name", "slug", "suppressed_at", "suppression_reason"] if obj and obj.suppressed_at else ["name", "slug"]


@admin.register(Place)
class PlaceAdmin(EntityAdmin):
    statements = "territories"
    list_display = ["name", "level", "istat", "parent", "people", "records"]
    list_filter = [StandingFilter, "level"]
    search_fields = ["name", "other_name", "istat", "aliases__name"]
    list_select_related = ["parent"]
    inlines = [PlaceAliasInline]

    @admin.display(description=_("abitanti"), ordering="population")
    def people(self, place):
        return number(place.population)

    def get_readonly_fields(self, request, obj=None):
        """All of it comes from ISTAT and GeoNames, with the next release of the data, or from a merge."""
        names = [field.name for field in Place._meta.fields if field.editable and field.name != "id"]
        return ["people" if name == "population" else name for name in names]

    def get_exclude(self, request, obj=None):
        return ["population"]  # `people` says it as one reads it

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ["name_it", "name_en", "code", "eu_theme", "position"]
    search_fields = ["name_it", "name_en", "code"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.initiatives.exists())

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        entity_changed("theme", obj.code)


@admin.register(RejectedName)
class RejectedNameAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "documents"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["merged_name", "kept_name", "of_what", "by", "at", "undone_at"]
    list_filter = [MergedKindFilter, ("undone_at", admin.EmptyFieldListFilter)]
    search_fields = ["merged_name", "kept_name"]
    list_select_related = ["by"]
    fields = ["of_what", "merged_name", "kept_name", "by", "at", "undone_at"]
    change_form_template = "admin/vocabulary/merge_row.html"

    @admin.display(description=_("genere"), ordering="kind")
    def of_what(self, row):
        return SUBJECTS.get(row.kind, row.kind)
