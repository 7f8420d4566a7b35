"""What visitors sent."""

from django.contrib import admin

from initiatives.models import Contribution


@admin.register(Contribution)
class ContributionAdmin(admin.ModelAdmin):
    list_display = ["receipt", "kind", "status", "initiative", "received_at", "handled_by"]
    list_filter = ["status", "kind", "received_at"]
    search_fields = ["receipt", "text", "initiative__title"]
    list_select_related = ["initiative", "handled_by"]
    autocomplete_fields = ["initiative", "handled_by"]
    show_full_result_count = False
