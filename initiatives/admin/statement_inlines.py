"""One inline a kind of statement, each row with the passages that prove it."""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet

from initiatives.admin.claim_words import LETTERS
from initiatives.admin.initiative_form import prefetched
from initiatives.admin.statement_forms import PROOF, FigureField, StatementForm, StatementFormSet, TypedDateField, entity_field
from initiatives.models import (
    STATEMENT_MODELS,
    ClaimKind,
    Duration,
    Framework,
    Funding,
    Involvement,
    Milestone,
    Participation,
    Quantity,
    Relation,
    Territory,
)


def words(places: int = 40) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", "size": places})


class TerritoryForm(StatementForm):
    place = entity_field(Territory, "place")

    class Meta:
        model = Territory
        fields = ["place", "role", "editor_reason"]


class ParticipationForm(StatementForm):
    organisation = entity_field(Participation, "organisation")

    class Meta:
        model = Participation
        fields = ["organisation", "role", "editor_reason"]


class FrameworkForm(StatementForm):
    programme = entity_field(Framework, "programme")

    class Meta:
        model = Framework
        fields = ["programme", "relation", "editor_reason"]


class InvolvementForm(StatementForm):
    person = entity_field(Involvement, "person")

    class Meta:
        model = Involvement
        fields = ["person", "office", "editor_reason"]
        widgets = {"office": words(20)}


class FundingForm(StatementForm):
    amount = FigureField(label=Funding._meta.get_field("amount").verbose_name, max_digits=15, decimal_places=2, min_value=0)
    funder = entity_field(Funding, "funder", required=False)
    more = ("currency", "approximate", "funder")

    class Meta:
        model = Funding
        fields = ["amount", "currency", "type", "scope", "approximate", "funder", "editor_reason"]
        widgets = {"currency": forms.TextInput(attrs={"size": 4})}


class MilestoneForm(StatementForm):
    edtf = TypedDateField(label=Milestone._meta.get_field("edtf").verbose_name, max_length=120)
    registration_link = forms.URLField(
        label=Milestone._meta.get_field("registration_link").verbose_name, max_length=500, required=False, assume_scheme="https"
    )
    more = ("title", "venue", "address", "hours", "registration_link", "agenda")

    class Meta:
        model = Milestone
        fields = ["edtf", "label", "happening", "title", "venue", "address", "hours", "registration_link", "agenda", "editor_reason"]
        widgets = {
            "title": words(), "venue": words(), "address": words(), "hours": words(20), "agenda": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip


class DurationForm(StatementForm):
    min_months = FigureField(label=Duration._meta.get_field("min_months").verbose_name, max_digits=7, decimal_places=2, min_value=0)
    max_months = FigureField(label=Duration._meta.get_field("max_months").verbose_name, max_digits=7, decimal_places=2, min_value=0)

    class Meta:
        model = Duration
        fields = ["min_months", "max_months", "of", "editor_reason"]
        widgets = {"of": words(20)}


class QuantityForm(StatementForm):
    value = FigureField(label=Quantity._meta.get_field("value").verbose_name, max_digits=18, decimal_places=4)
    more = ("of", "approximate")

    class Meta:
        model = Quantity
        fields = ["value", "unit", "of", "approximate", "editor_reason"]
        widgets = {"unit": words(16), "of": words(20)}


class StatementInline(admin.TabularInline):
    """Rows drawn by our own template: value, role, passages, decision."""

    template = "admin/initiatives/initiative/statements.html"
    formset = StatementFormSet
    extra = 0

    @property
    def kind(self) -> str:
        return self.model.kind

    @property
    def kind_label(self) -> str:
        return str(ClaimKind(self.model.kind).label)

    @property
    def letter(self) -> str:
        return LETTERS[self.model.kind]

    def get_extra(self, request, obj=None, **kwargs):
        """Without script a row is added by an address: ?add=territory."""
        return 1 if request.GET.get("add") == self.model._meta.model_name else 0

    def get_fields(self, request, obj=None):
        return [*self.form._meta.fields[:-1], *PROOF]

    def get_queryset(self, request):
        related = [field.name for field in self.model._meta.concrete_fields if field.is_relation and field.name != "initiative"]
        rows = super().get_queryset(request).prefetch_related("evidence", "claims__decided_by")
        return rows.select_related(*related) if related else rows


_FORMS = {
    Territory: TerritoryForm,
    Participation: ParticipationForm,
    Framework: FrameworkForm,
    Involvement: InvolvementForm,
    Funding: FundingForm,
    Milestone: MilestoneForm,
    Duration: DurationForm,
    Quantity: QuantityForm,
}
STATEMENT_INLINES = [
    type(f"{model.__name__}Inline", (StatementInline,), {"model": model, "form": _FORMS[model]}) for model in STATEMENT_MODELS
]


class RelationForm(forms.ModelForm):
    other = entity_field(Relation, "other")

    class Meta:
        model = Relation
        fields = ["other", "kind", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["other"].widget.known = self.instance.other


class RelationFormSet(BaseInlineFormSet):
    """A record that was fetched whole brings its relations."""

    def get_queryset(self):
        if not self.is_bound and prefetched(self.instance, "relations"):
            return list(self.instance.relations.all())
        return super().get_queryset()


class RelationInline(admin.TabularInline):
    model = Relation
    form = RelationForm
    formset = RelationFormSet
    template = "admin/initiatives/initiative/relations.html"
    fk_name = "initiative"
    extra = 0
    verbose_name_plural = Relation._meta.verbose_name_plural

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if request.GET.get("add") == "relation" else 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("other")
