"""Places, organisations, programmes, people and themes."""

from django.contrib import admin

from initiatives.admin.read_only import ReadOnlyAdmin
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
)


class AliasInline(admin.TabularInline):
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


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    list_display = ["name", "level", "istat", "parent", "population"]
    list_filter = ["level"]
    search_fields = ["name", "other_name", "istat", "aliases__name"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PlaceAliasInline]
    show_full_result_count = False


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "acronym", "kind", "place"]
    list_filter = ["kind"]
    search_fields = ["name", "acronym", "aliases__name"]
    list_select_related = ["place"]
    autocomplete_fields = ["place", "parent", "members"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [OrganisationAliasInline]
    show_full_result_count = False


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "edition", "promoter", "period"]
    list_filter = ["kind"]
    search_fields = ["name", "acronym", "aliases__name"]
    list_select_related = ["promoter"]
    autocomplete_fields = ["promoter", "parent", "previous_edition"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ProgrammeAliasInline]
    show_full_result_count = False


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["name", "suppressed_at"]
    search_fields = ["name", "aliases__name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PersonAliasInline]
    show_full_result_count = False


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ["name_it", "name_en", "code", "eu_theme", "position"]
    search_fields = ["name_it", "name_en", "code"]


@admin.register(RejectedName)
class RejectedNameAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "documents"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["merged_name", "kept_name", "kind", "by", "at", "undone_at"]
    list_filter = ["kind"]
    list_select_related = ["by"]
