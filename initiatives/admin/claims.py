"""Claims, their passages and decisions, to read; deciding is the review desk's."""

from django.contrib import admin
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.admin.claim_search import search_claims
from initiatives.admin.claim_words import role_words, value_words
from initiatives.admin.list_filters import RelatedOnlyFilter
from initiatives.admin.read_only import ReadOnlyAdmin, ReadOnlyInline
from initiatives.models import Claim, Decision, Passage


class DecisionInline(ReadOnlyInline):
    model = Decision
    fields = ["verdict", "by", "at", "reason"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ["stated", "kind", "verdict", "score", "rule", "document", "decided_by"]
    list_filter = ["kind", "verdict", "origin"]
    search_fields = ["rule"]
    search_help_text = _("L’inizio del nome trovato o della regola, o parole del titolo di un documento.")
    list_select_related = ["document", "decided_by"]
    ordering = ["-pk"]
    fields = [
        "document",
        "kind",
        "found",
        "corrected_to",
        "passage",
        "origin",
        "rule",
        "score",
        "why",
        "verdict",
        "decided_by",
        "decided_at",
    ]
    inlines = [DecisionInline]

    @admin.display(description=_("valore"))
    def stated(self, claim):
        return claim.label

    @admin.display(description=_("valore trovato"))
    def found(self, claim):
        return _words(claim.kind, claim.value)

    @admin.display(description=_("valore corretto"))
    def corrected_to(self, claim):
        return _words(claim.kind, claim.corrected) if claim.corrected else self.get_empty_value_display()

    @admin.display(description=_("perché"))
    def why(self, claim):
        reason = claim.reason_en if get_language() == "en" and claim.reason_en else claim.reason_it
        return reason or self.get_empty_value_display()

    def get_queryset(self, request):
        return super().get_queryset(request).defer("document__text", "document__signature")

    def get_search_results(self, request, queryset, search_term):
        return search_claims(queryset, search_term), False


def _words(kind: str, value: dict) -> str:
    """A value and the role beside it, as the desk says them."""
    words, role = value_words(kind, value), role_words(kind, value)
    return f"{words}: {role}" if role else words


@admin.register(Passage)
class PassageAdmin(ReadOnlyAdmin):
    list_display = ["quote", "document", "start", "end"]
    search_fields = ["quote"]
    list_select_related = ["document"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("document__text", "document__signature")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["claim", "verdict", "by", "at", "reason"]
    exclude = ["corrected", "previous_corrected"]
    list_filter = ["verdict", "at", ("by", RelatedOnlyFilter)]
    search_fields = ["reason", "claim__rule"]
    list_select_related = ["claim", "by"]
    ordering = ["-pk"]
