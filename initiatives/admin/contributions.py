"""What visitors sent: the queue, and one page a contribution from which it is answered."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.contribution_page import contribution_urls, page_context
from initiatives.admin.ledger_page import LedgerHistory
from initiatives.models import Contribution


class QueueFilter(admin.SimpleListFilter):
    """What waits for an answer, unless one asks for the rest."""

    title = _("coda")
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        return [("mine", _("in mano a me")), ("closed", _("chiuse")), ("all", _("tutte"))]

    def choices(self, changelist):
        choices = super().choices(changelist)
        next(choices)
        without = changelist.get_query_string(remove=[self.parameter_name])
        yield {"selected": self.value() is None, "query_string": without, "display": _("aperte")}
        yield from choices

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.waiting().filter(handled_by=request.user)
        if self.value() == "closed":
            return queryset.filter(closed_at__isnull=False)
        return queryset if self.value() == "all" else queryset.waiting()


@admin.register(Contribution)
class ContributionAdmin(LedgerHistory, admin.ModelAdmin):
    list_display = ["receipt", "kind", "matter", "status", "initiative", "received_at", "handled_by"]
    list_filter = [QueueFilter, "status", "kind", "matter", "received_at"]
    search_fields = ["receipt", "text", "initiative__title"]
    list_select_related = ["initiative", "handled_by"]
    show_full_result_count = False
    list_per_page = 50
    change_form_template = "admin/contributions/page.html"

    def get_urls(self):
        return contribution_urls(self.admin_site.admin_view) + super().get_urls()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        """Nothing a visitor wrote is edited: verbs answer it."""
        return [field.name for field in Contribution._meta.fields]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        contribution = self.get_object(request, object_id)
        extra = page_context(request, contribution) if contribution else {}
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))
