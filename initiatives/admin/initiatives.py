"""Records: the list of the desk and each record's form."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.admin.bulk_actions import BULK_ACTIONS
from initiatives.admin.conflict_page import answer_stale
from initiatives.admin.conflicts import resolved, shown_values
from initiatives.admin.initiative_form import InitiativeForm, signed_base
from initiatives.admin.ledger_page import LedgerHistory
from initiatives.admin.list_filters import RelatedFilter
from initiatives.admin.record_page import record_context
from initiatives.admin.record_steps import step_urls
from initiatives.admin.statement_inlines import STATEMENT_INLINES, RelationInline
from initiatives.models import Initiative, Status, record_history
from initiatives.review.editing import editing
from initiatives.review.entities import free_slug
from initiatives.review.whole_record import whole_record
from initiatives.review.workflow import submit


class MineFilter(admin.SimpleListFilter):
    """Whose records: an editor's first question."""

    title = gettext_lazy("di chi")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("assegnate a me")), ("nobody", _("di nessuno")), ("waiting", _("attendono la mia approvazione"))]

    def queryset(self, request, queryset):
        if self.value() == "mine":
            return queryset.filter(assignee=request.user)
        if self.value() == "nobody":
            return queryset.filter(assignee__isnull=True)
        if self.value() == "waiting":
            return queryset.filter(status=Status.IN_REVIEW).exclude(submitted_by=request.user)
        return queryset


@admin.register(Initiative)
class InitiativeAdmin(LedgerHistory, admin.ModelAdmin):
    form = InitiativeForm
    change_form_template = "admin/initiatives/initiative/change_form.html"
    list_display = ["title", "kind", "stage", "status", "assignee", "due_on", "updated_at"]
    list_filter = [MineFilter, "status", "kind", "stage", ("themes", RelatedFilter)]
    search_fields = ["title", "slug", "summary"]
    list_select_related = ["assignee"]
    show_full_result_count = False
    list_per_page = 50
    actions = BULK_ACTIONS

    def get_inlines(self, request, obj):
        return [] if obj is None else [*STATEMENT_INLINES, RelationInline]

    def get_urls(self):
        return step_urls(self) + super().get_urls()

    def has_delete_permission(self, request, obj=None):
        """A record that was public is withdrawn, never deleted."""
        if obj is None or not super().has_delete_permission(request, obj):
            return super().has_delete_permission(request, obj)
        return not (obj.was_public if hasattr(obj, "was_public") else obj.publications.exists())

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_object(self, request, object_id, from_field=None):
        """To look at the form, the record whole, fetched once for the whole page."""
        match = request.resolver_match
        if request.method != "GET" or match.url_name != "initiatives_initiative_change" or not object_id.isdecimal():
            return super().get_object(request, object_id, from_field)
        if not hasattr(request, "record"):
            request.record = whole_record(int(object_id))
        return request.record

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        look = self.get_object if request.method == "GET" else super().get_object  # saving reads it anew once it is locked
        current = look(request, object_id) if object_id else None
        if current is None or not self.has_view_permission(request, current):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self.save(request, current, form_url)
        return super().changeform_view(request, object_id, form_url, record_context(current, request) | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form tells from what it started: every field as it is shown first."""
        if change and "base" not in context:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["base"] = signed_base(shown_values(context["adminform"].form, formsets))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save(self, request, initiative: Initiative, form_url: str):
        """Save what was typed: refused with both versions where somebody saved in between, else one revision and one row
        of the ledger; then, if asked, off to review."""
        if not self.has_change_permission(request, initiative):
            raise PermissionDenied
        if "resolve" in request.POST:
            request.POST = resolved(request.POST)
        with transaction.atomic():
            current = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
            refusal = answer_stale(self, request, current)
            if refusal is not None:
                return refusal
            with editing(current, request.user, request.POST.get("reason", "").strip()):
                context = record_context(whole_record(current.pk), request) | {"base": request.POST.get("base", "")}
                response = super().changeform_view(request, str(current.pk), form_url, context)
        if isinstance(response, HttpResponseRedirect) and "_submit" in request.POST:
            return self.send_to_review(request, current)
        return response

    def send_to_review(self, request, initiative: Initiative) -> HttpResponseRedirect:
        try:
            submit(initiative, request.user, reason=request.POST.get("reason", ""))
        except (ValidationError, PermissionDenied) as refusal:
            messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
        else:
            messages.success(request, _("Inviata in revisione: la approva un’altra persona."))
        return HttpResponseRedirect(request.path)

    def save_model(self, request, obj, form, change):
        """A new record gets an address from its title and a line in the ledger; a change is recorded around the whole save."""
        obj.slug = obj.slug or free_slug(Initiative, obj.title)
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if not change:
            record_history("initiative.drafted", obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, _("Bozza creata: aggiungi dati e prove."))
        return HttpResponseRedirect(self._address(obj))

    def response_change(self, request, obj):
        messages.success(request, _("Bozza salvata."))
        if "_continue" in request.POST or "_submit" in request.POST:
            return HttpResponseRedirect(self._address(obj))
        return super().response_post_save_change(request, obj)

    def _address(self, obj: Initiative) -> str:
        return reverse("admin:initiatives_initiative_change", args=[obj.pk])
