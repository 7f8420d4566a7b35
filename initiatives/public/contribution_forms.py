"""The forms by which visitors dispute a fact, add information, ask, propose."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.models import Contribution


class ContributionForm(forms.Form):
    """What all kinds have. `website` is for machines: people do not see it, and what fills it in is set aside."""

    text = forms.CharField(label=_("Che cosa vuoi dirci"), max_length=4000, widget=forms.Textarea({"rows": 6}))
    source_address = forms.URLField(
        label=_("Indirizzo della fonte"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        help_text=_("Una pagina o un atto pubblico."),
        widget=forms.URLInput({"inputmode": "url"}),
    )
    signed = forms.CharField(
        label=_("Firma"), max_length=120, required=False, help_text=_("Come vuoi essere nominato, se mostriamo quello che scrivi.")
    )
    email = forms.EmailField(
        label=_("Posta elettronica"),
        required=False,
        help_text=_("Solo per dirti com’è andata. La cancelliamo alla chiusura."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}))
    token = forms.CharField(widget=forms.HiddenInput)

    kind = ""
    button = _("Invia")
    #: The fields that people see, in order.
    shown = ("text", "source_address", "signed", "email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.shown:
            self._describe(name)

    def _describe(self, name: str) -> None:
        """Tie the help and the errors to the field for those who hear the page."""
        field, attrs = self.fields[name], self.fields[name].widget.attrs
        if name != "matter":
            attrs["class"] = "form-control"
        described = [f"{name}-aiuto"] if field.help_text else []
        if self.is_bound and name in self.errors:
            attrs["aria-invalid"] = "true"
            described.append(f"{name}-errore")
        if described:
            attrs["aria-describedby"] = " ".join(described)

    @property
    def visible(self) -> list[forms.BoundField]:
        return [self[name] for name in self.shown]

    def contribution_fields(self) -> dict:
        """What the verb `receive` takes of this form."""
        return {"kind": self.kind} | {name: self.cleaned_data[name] for name in self.shown}


class CorrectionForm(ContributionForm):
    """A fact that is wrong, with the visitor's own source."""

    matter = forms.ChoiceField(
        label=_("Che cosa non va?"),
        choices=[
            (Contribution.Matter.VALUE, _("Il valore è sbagliato")),
            (Contribution.Matter.READING, _("Il passo è letto male")),
            (Contribution.Matter.OUTDATED, _("Non è più così")),
            (Contribution.Matter.REMOVAL, _("Riguarda me e chiedo di toglierlo")),
        ],
        initial=Contribution.Matter.VALUE,
        widget=forms.RadioSelect,
    )
    proposed_value = forms.CharField(label=_("Valore giusto"), max_length=500, required=False)
    source_quote = forms.CharField(
        label=_("Parole esatte della fonte"),
        max_length=1000,
        required=False,
        help_text=_("Se la fonte non è in rete, o per farcela trovare prima."),
        widget=forms.Textarea({"rows": 3}),
    )
    text = forms.CharField(label=_("Vuoi aggiungere altro?"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4}))

    kind = Contribution.Kind.CORRECTION
    button = _("Invia la segnalazione")
    shown = ("matter", "proposed_value", "source_address", "source_quote", "text", "signed", "email")

    def clean(self):
        data = super().clean()
        sourced = data.get("source_address") or data.get("source_quote")
        if data.get("matter") == Contribution.Matter.REMOVAL:
            if not data.get("text") and "text" not in self.errors:
                self.add_error("text", ValidationError(_("Scrivi chi sei e che cosa chiedi di togliere."), code="required"))
        elif not sourced and not {"source_address", "source_quote"} & set(self.errors):
            message = _("Serve una fonte: un indirizzo qui, oppure le parole esatte nel campo che segue.")
            self.add_error("source_address", ValidationError(message, code="required"))
        return data


class InformationForm(ContributionForm):
    text = forms.CharField(
        label=_("Che cosa sai"),
        max_length=4000,
        help_text=_("Una data, un importo, un esito che qui manca."),
        widget=forms.Textarea({"rows": 6}),
    )
    kind = Contribution.Kind.INFORMATION
    button = _("Invia l’informazione")


class QuestionForm(ContributionForm):
    text = forms.CharField(
        label=_("La tua domanda"),
        max_length=4000,
        help_text=_("La risposta, se serve a tutti, compare sotto la scheda."),
        widget=forms.Textarea({"rows": 6}),
    )
    kind = Contribution.Kind.QUESTION
    button = _("Invia la domanda")
    shown = ("text", "signed", "email")


class ProposalForm(ContributionForm):
    text = forms.CharField(
        label=_("Che cosa proponi"),
        max_length=4000,
        help_text=_("Un’iniziativa che manca, una fonte da leggere, un modo di fare meglio."),
        widget=forms.Textarea({"rows": 6}),
    )
    kind = Contribution.Kind.PROPOSAL
    button = _("Invia la proposta")


FORMS = {form.kind: form for form in (CorrectionForm, InformationForm, QuestionForm, ProposalForm)}
