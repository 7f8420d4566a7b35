"""The rows of a record's form: one statement each, with its passages, dates as people write them, figures as Italians do."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.admin.initiative_form import prefetched
from initiatives.admin.review_page import review_address
from initiatives.models import Document, Quantity, Rights, figure_in_words
from initiatives.publication.quotation import MOST_WORDS
from initiatives.review.decisions import passage_at
from initiatives.review.typed_values import edtf_or_error, find_passage
from initiatives.review.values import cleaned_number
from initiatives.templatetags.dates import in_words

#: The fields of a row that are about its proof.
PROOF = ("kept", "quote", "editor_reason")


class KnownAutocomplete(AutocompleteSelect):
    """The admin's autocomplete, which need not ask the database for the entity that the row was loaded with."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is not None and [str(item) for item in value] == [str(self.known.pk)]:
            subgroup = [self.create_option(name, self.known.pk, str(self.known), True, 0)]
            return [(None, subgroup, 0)]
        return super().optgroups(name, value, attr)


class FigureField(forms.DecimalField):
    """A figure typed as `1.856.000` or `12,5`."""

    widget = forms.TextInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        figure, error = cleaned_number(value)
        if error:
            raise ValidationError(error)
        return super().to_python(str(figure))

    def prepare_value(self, value):
        return figure_in_words(value) if value is not None and not isinstance(value, str) else value


class TypedDateField(forms.CharField):
    """EDTF, typed as people write dates; `published` of the first source settles days without a year."""

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args, help_text=gettext_lazy("Come la scrivi: 16 settembre 2020, prima metà di ottobre 2020, 2023-06/2025-05."), **kwargs
        )
        self.published = ""

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return value
        try:
            return edtf_or_error(value, self.published, "date")
        except ValidationError as error:
            raise ValidationError(error.messages) from None


class StatementForm(forms.ModelForm):
    """`kept` are the passages that stay, `quote` the words of a further one."""

    #: Fields that stand folded under the row's first cell.
    more: tuple[str, ...] = ()

    kept = forms.MultipleChoiceField(label=gettext_lazy("Passi"), required=False, widget=forms.CheckboxSelectMultiple)
    quote = forms.CharField(label=gettext_lazy("Altro passo, parole esatte"), required=False)

    def __init__(self, *args, sources: list[Document], **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = sources
        self.evidence = list(self.instance.evidence.all()) if self.instance.pk else []
        self.fields["kept"].choices = [(str(passage.pk), f"«{passage.quote}»") for passage in self.evidence]
        self.fields["kept"].initial = [str(passage.pk) for passage in self.evidence]
        for name, field in self.fields.items():
            if isinstance(field.widget, KnownAutocomplete) and getattr(self.instance, f"{name}_id", None):
                field.widget.known = getattr(self.instance, name)
            if isinstance(field, TypedDateField) and sources:
                field.published = sources[0].published
        for name in ("quote", "editor_reason"):
            self.fields[name].widget.attrs["class"] = "vTextField"

    @property
    def lead(self) -> forms.BoundField:
        """The field that says what the statement is about."""
        return self[self._meta.fields[0]]

    @property
    def roles(self) -> list[forms.BoundField]:
        return [self[name] for name in self._meta.fields[1:] if name not in {*self.more, *PROOF, "initiative"}]

    @property
    def several(self) -> bool:
        """Whether the fields need their names beside them to be told apart."""
        return len(self.roles) > 1 or self._meta.model is Quantity

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more]

    @property
    def proof_fields(self) -> list[forms.BoundField]:
        return [self["quote"], self["editor_reason"]]

    @property
    def proofs(self) -> list[dict]:
        """Each passage with its box to tick, how many words it quotes, whether that is too many, and where it stands."""
        reserved = {document.pk for document in self.sources if document.rights != Rights.OPEN}
        claims = {claim.passage_id: claim.pk for claim in self.decisions}
        return [
            {
                "box": box,
                "quote": passage.quote,
                "words": len(passage.quote.split()),
                "long": passage.document_id in reserved and len(passage.quote.split()) > MOST_WORDS,
                "address": review_address(passage.document_id, mark=claims.get(passage.pk)),
            }
            for passage, box in zip(self.evidence, self["kept"], strict=False)
        ]

    @property
    def decisions(self) -> list:
        """The claims behind this statement, with what was decided on each."""
        return list(self.instance.claims.all()) if self.instance.pk else []

    @property
    def in_words(self) -> str:
        """The date as the public reads it; the code of a place; nothing for the rest."""
        if getattr(self.instance, "edtf", ""):
            return in_words(self.instance.edtf)
        place = getattr(self.instance, "place", None) if getattr(self.instance, "place_id", None) else None
        return f"Istat {place.istat}" if place else ""

    def clean_quote(self):
        words = self.cleaned_data["quote"]
        if not words:
            return None
        for document in self.sources:
            try:
                return document, *find_passage(document, words)
            except ValidationError:
                continue
        raise ValidationError(_("Queste parole non sono in nessuna delle fonti: copiale esatte."))

    def save(self, commit=True):
        statement = super().save(commit)
        kept = set(self.cleaned_data["kept"])
        statement.evidence.remove(*(passage for passage in self.evidence if str(passage.pk) not in kept))
        if self.cleaned_data.get("quote"):
            statement.evidence.add(passage_at(*self.cleaned_data["quote"]))
        return statement


class StatementFormSet(BaseInlineFormSet):
    """The statements of one kind; the sources' texts are read once for all rows. A record that was fetched whole brings both."""

    def get_queryset(self):
        relation = self.fk.remote_field.get_accessor_name()
        if not self.is_bound and prefetched(self.instance, relation):
            return list(getattr(self.instance, relation).all())
        return super().get_queryset()

    def get_form_kwargs(self, index):
        if not hasattr(self, "sources"):
            self.sources = sorted(self._documents(), key=lambda document: document.pk)
        return super().get_form_kwargs(index) | {"sources": self.sources}

    def _documents(self) -> Iterable[Document]:
        if self.instance.pk is None:
            return ()
        documents = self.instance.documents.all()
        return documents if prefetched(self.instance, "documents") else documents.defer("signature")


def entity_field(model, name: str, *, required: bool = True) -> forms.ModelChoiceField:
    """A choice of the entity that `name` of a statement's model refers to, by autocomplete."""
    field = model._meta.get_field(name)
    return forms.ModelChoiceField(
        field.remote_field.model.objects.all(), widget=KnownAutocomplete(field, admin.site), required=required, label=field.verbose_name
    )
