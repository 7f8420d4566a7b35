"""Documents: the review queue as a list, and each document's own page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.review_views import review_urls
from initiatives.models import Document


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    list_display = ["name", "title", "state", "published", "claim_count", "undecided_count", "assignee", "created_at"]
    list_filter = ["state", "rights", "language"]
    search_fields = ["name", "title", "publisher"]
    list_select_related = ["assignee"]
    autocomplete_fields = ["assignee"]
    readonly_fields = ["text", "sha256", "media_type", "original", "imported_by"]
    show_full_result_count = False
    list_per_page = 50

    def get_urls(self):
        return review_urls(self.admin_site.admin_view) + super().get_urls()

    def get_queryset(self, request):
        return super().get_queryset(request).with_claim_counts()

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("fatti"), ordering="claim_count")
    def claim_count(self, document):
        return document.claim_count

    @admin.display(description=_("da decidere"), ordering="undecided_count")
    def undecided_count(self, document):
        return document.undecided_count
