"""The head of a record's form."""

from django import forms
from django.core import signing
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import FACT_KINDS, ClaimKind, Document, Initiative, Theme
from initiatives.publication.readability import gulpease

SALT = "initiatives.record-base"


def prefetched(instance, relation: str) -> bool:
    """Whether `instance.relation.all()` costs nothing."""
    return relation in getattr(instance, "_prefetched_objects_cache", {})


class InitiativeForm(forms.ModelForm):
    """`started` and `base` tell from what the editor started: the number of the save, and every field as it was shown."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(), label=gettext_lazy("Temi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    not_stated = forms.MultipleChoiceField(
        label=gettext_lazy("Non dichiarati nella fonte"),
        choices=[(kind, ClaimKind(kind).label) for kind in FACT_KINDS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    documents = forms.ModelMultipleChoiceField(
        Document.objects.none(), label=gettext_lazy("Fonti"), required=False, widget=forms.CheckboxSelectMultiple
    )
    further = forms.CharField(
        label=gettext_lazy("Altra fonte"),
        required=False,
        help_text=gettext_lazy("Nome del file o titolo di un documento già importato."),
        widget=forms.TextInput(attrs={"class": "vTextField", "data-lookup": "document", "autocomplete": "off"}),
    )
    started = forms.IntegerField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=gettext_lazy("Perché cambi"), required=False, max_length=500)

    class Meta:
        model = Initiative
        fields = ["title", "slug", "summary", "body", "kind", "stage", "language", "themes", "documents", "not_stated"]
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField"}),
            "summary": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
            "body": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 8}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["started"].initial = self.instance.stamp
        if self.instance.pk:
            self.fields["documents"].queryset = self.instance.documents.defer("text", "signature")
            if prefetched(self.instance, "documents"):
                self.fields["documents"].choices = [(document.pk, str(document)) for document in self.instance.documents.all()]
        self.public = bool(self.instance.pk) and self.instance.is_public
        self.fields["reason"].required = self.public
        self.fields["reason"].error_messages["required"] = _("Scrivi perché cambi: la scheda è pubblica.")
        self.fields["slug"].required = False

    @property
    def short_fields(self) -> list[forms.BoundField]:
        return [self["kind"], self["stage"], self["language"]]

    @property
    def ease(self) -> int:
        """Gulpease of the summary as it stands in the form."""
        return gulpease(self["summary"].value() or "")

    def clean_summary(self):
        return self.cleaned_data["summary"].replace("\r\n", "\n")

    def clean_body(self):
        return self.cleaned_data["body"].replace("\r\n", "\n")

    def clean_further(self):
        words = self.cleaned_data["further"].strip()
        if not words:
            return None
        found = list(Document.objects.filter(Q(name=words) | Q(title=words)).defer("text", "signature")[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("Nessun documento, o più d’uno, si chiama «%(name)s»: usa il nome del file.") % {"name": words})
        return found[0]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("further"):
            cleaned["documents"] = [*cleaned.get("documents", ()), cleaned["further"]]
        return cleaned

    def clean_not_stated(self):
        return sorted(self.cleaned_data["not_stated"])

    def base_values(self) -> dict:
        """What the editor started from; empty where the form does not say or somebody changed it."""
        try:
            return signing.loads(self.data.get("base", ""), salt=SALT)
        except signing.BadSignature:
            return {}


def signed_base(values: dict) -> str:
    """The fields as shown, for `base`."""
    return signing.dumps(values, salt=SALT, compress=True)
