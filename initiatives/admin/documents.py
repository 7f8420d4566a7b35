"""Documents: the review queue as a list, and each document's own page."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext_lazy as _

from initiatives.admin.ledger_page import LedgerHistory
from initiatives.admin.review_page import review_address
from initiatives.admin.review_views import review_urls
from initiatives.models import Document


class QueueFilter(admin.SimpleListFilter):
    """The list opens on what is still to be read."""

    title = _("coda")
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        return [("all", _("tutti")), ("mine", _("assegnati a me")), ("reviewed", _("letti")), ("set-aside", _("messi da parte"))]

    def choices(self, changelist):
        choices = list(super().choices(changelist))
        choices[0]["display"] = _("da leggere")
        return choices

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.waiting().filter(assignee=request.user)
        if self.value() in (Document.State.REVIEWED, Document.State.SET_ASIDE):
            return queryset.filter(state=self.value())
        return queryset if self.value() == "all" or request.GET.get("state__exact") else queryset.waiting()


class DeskList(ChangeList):
    """Rows lead to the review desk; claims are counted for the rows of the page alone, whatever the list holds."""

    def get_results(self, request):
        super().get_results(request)
        rows = list(self.result_list)
        counted = {row.pk: row for row in Document.objects.filter(pk__in=[row.pk for row in rows]).only("pk").with_claim_counts()}
        for row in rows:
            row.claim_count, row.undecided_count = counted[row.pk].claim_count, counted[row.pk].undecided_count
        self.result_list = rows

    def url_for_result(self, result):
        return review_address(result)


@admin.register(Document)
class DocumentAdmin(LedgerHistory, admin.ModelAdmin):
    list_display = ["__str__", "name", "state", "published", "claim_count", "undecided_count", "assignee", "due_on", "created_at"]
    list_filter = [QueueFilter, "state", "rights", "language"]
    search_fields = ["name", "title", "publisher"]
    list_select_related = ["assignee"]
    ordering = ["-created_at", "-pk"]
    fields = [
        "name", "title", "publisher", "address", "published", "language", "rights", "licence", "state", "assignee", "due_on",
        "text", "sha256", "media_type", "imported_by",
    ]  # fmt: skip
    readonly_fields = ["state", "assignee", "due_on", "text", "sha256", "media_type", "imported_by"]  # assigning is a verb of the desk
    show_full_result_count = False
    list_per_page = 50

    def get_urls(self):
        return review_urls(self.admin_site.admin_view) + super().get_urls()

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text", "signature", "checks")

    def get_changelist(self, request, **kwargs):
        return DeskList

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("fatti"))
    def claim_count(self, document):
        return document.claim_count

    @admin.display(description=_("da decidere"))
    def undecided_count(self, document):
        return document.undecided_count
