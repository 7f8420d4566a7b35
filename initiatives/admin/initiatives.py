"""Records: the list of the desk and each record's form."""

from django.contrib import admin

from initiatives.models import Initiative


@admin.register(Initiative)
class InitiativeAdmin(admin.ModelAdmin):
    list_display = ["title", "kind", "stage", "status", "assignee", "due_on", "updated_at"]
    list_filter = ["status", "kind", "stage", "themes"]
    search_fields = ["title", "slug", "summary"]
    list_select_related = ["assignee"]
    autocomplete_fields = ["assignee", "documents", "themes"]
    show_full_result_count = False
    list_per_page = 50
