"""What a record states, one small model a kind, each with the passages that prove it.

A statement rests on at least one passage, or says that it is the editor's knowledge and why.
`key` (`amount-12`) names it for good: in snapshots, comments, contributions and the API.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import (
    AmountScope,
    AmountType,
    DateLabel,
    Happening,
    OrganisationRole,
    PlaceRole,
    ProgrammeRelation,
)
from initiatives.models.claims import Claim, Passage
from initiatives.models.edtf_field import EdtfField
from initiatives.models.initiatives import Initiative
from initiatives.models.vocabulary import Organisation, Person, Place, Programme
from initiatives.models.wording import in_words, months_in_words, quantity_in_words, sum_in_words


class Statement(models.Model):
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="%(class)s_set", verbose_name=_("iniziativa"))
    position = models.PositiveIntegerField(_("ordine"), default=0)
    evidence = models.ManyToManyField(Passage, blank=True, related_name="%(class)s_set", verbose_name=_("prova"))
    claims = models.ManyToManyField(Claim, blank=True, related_name="%(class)s_set", editable=False)
    editor_reason = models.CharField(
        _("nota della redazione"), max_length=300, blank=True, help_text=_("Solo se nessun passo lo prova: come lo sai.")
    )

    kind = ""

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"


class Territory(Statement):
    place = models.ForeignKey(Place, models.PROTECT, related_name="territories", verbose_name=_("luogo"))
    role = models.CharField(_("ruolo"), max_length=20, choices=PlaceRole, default=PlaceRole.PARTICIPANT)

    kind = "place"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("luogo"), _("luoghi")
        constraints = [models.UniqueConstraint(fields=["initiative", "place"], name="territory_once")]

    def __str__(self) -> str:
        return f"{self.place} ({self.get_role_display()})"


class Participation(Statement):
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations", verbose_name=_("organizzazione"))
    role = models.CharField(_("ruolo"), max_length=20, choices=OrganisationRole, default=OrganisationRole.OTHER)

    kind = "organisation"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("organizzazione"), _("organizzazioni")
        constraints = [models.UniqueConstraint(fields=["initiative", "organisation"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class Involvement(Statement):
    person = models.ForeignKey(Person, models.PROTECT, related_name="involvements", verbose_name=_("persona"))
    office = models.CharField(
        _("incarico"), max_length=200, blank=True, help_text=_("Come lo dice la fonte, in minuscolo e senza articolo.")
    )

    kind = "person"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("persona"), _("persone")
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="involvement_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}" if self.office else str(self.person)


class Framework(Statement):
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="frameworks", verbose_name=_("programma"))
    relation = models.CharField(_("relazione"), max_length=20, choices=ProgrammeRelation, default=ProgrammeRelation.UNDER)

    kind = "programme"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("programma"), _("programmi")
        constraints = [models.UniqueConstraint(fields=["initiative", "programme", "relation"], name="framework_once")]

    def __str__(self) -> str:
        return f"{self.programme} ({self.get_relation_display()})"


class Funding(Statement):
    """A sum tied to the initiative, to a share of it, or to the whole programme (then never in totals)."""

    amount = models.DecimalField(_("importo"), max_digits=15, decimal_places=2, validators=[MinValueValidator(0)])
    currency = models.CharField(_("valuta"), max_length=3, default="EUR", help_text=_("Sigla ISO 4217."))
    type = models.CharField(_("genere"), max_length=20, choices=AmountType, default=AmountType.GRANTED)
    scope = models.CharField(_("ambito"), max_length=20, choices=AmountScope, default=AmountScope.INITIATIVE)
    approximate = models.BooleanField(_("approssimato"), default=False)
    funder = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="fundings", verbose_name=_("finanziatore"))

    kind = "amount"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("importo"), _("importi")
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="funding_not_negative")]

    def __str__(self) -> str:
        words = sum_in_words(self.amount, self.currency)
        return gettext("circa %(value)s") % {"value": words} if self.approximate else words


class Milestone(Statement):
    """A date or period. For events also where, at what hours, where to register, and what is on."""

    edtf = EdtfField(_("data"), earliest="earliest", latest="latest")
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    label = models.CharField(_("che cosa"), max_length=20, choices=DateLabel, default=DateLabel.OTHER)
    happening = models.CharField(_("stato"), max_length=20, choices=Happening, blank=True)
    title = models.CharField(_("in parole"), max_length=200, blank=True)
    venue = models.CharField(_("luogo"), max_length=200, blank=True)
    address = models.CharField(_("via e numero"), max_length=200, blank=True)
    hours = models.CharField(_("orario"), max_length=100, blank=True)
    registration_link = models.URLField(_("iscrizione"), max_length=500, blank=True)
    agenda = models.TextField(_("programma dei lavori"), blank=True)

    kind = "date"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("data"), pgettext_lazy("plural", "date")
        indexes = [models.Index(fields=["happening", "latest"], name="milestone_promises_due")]  # promises due at the desk

    def __str__(self) -> str:
        return f"{self.get_label_display()}: {in_words(self.edtf)}"


class Duration(Statement):
    """How long, in months with two decimals; a single figure has min = max."""

    min_months = models.DecimalField(_("mesi, almeno"), max_digits=7, decimal_places=2, validators=[MinValueValidator(0)])
    max_months = models.DecimalField(_("mesi, al più"), max_digits=7, decimal_places=2, validators=[MinValueValidator(0)])
    of = models.CharField(_("di che cosa"), max_length=200, blank=True)

    kind = "duration"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("durata"), _("durate")
        constraints = [models.CheckConstraint(condition=Q(max_months__gte=F("min_months")), name="duration_in_order")]

    def __str__(self) -> str:
        return months_in_words(self.min_months, self.max_months)

    def clean(self):
        if self.min_months is not None and self.max_months is not None and self.max_months < self.min_months:
            raise ValidationError({"max_months": _("Il massimo non può essere meno del minimo.")})


class Quantity(Statement):
    value = models.DecimalField(_("valore"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("unità"), max_length=120, help_text=_("In minuscolo, come nella fonte: comuni, abitanti, %."))
    of = models.CharField(_("di che cosa"), max_length=200, blank=True)
    approximate = models.BooleanField(_("approssimato"), default=False)

    kind = "quantity"

    class Meta(Statement.Meta):
        verbose_name, verbose_name_plural = _("quantità"), _("quantità")

    def __str__(self) -> str:
        words = quantity_in_words(self.value, self.unit)
        return gettext("circa %(value)s") % {"value": words} if self.approximate else words


STATEMENT_MODELS = (Territory, Participation, Framework, Involvement, Funding, Milestone, Duration, Quantity)
STATEMENT_BY_KIND = {model.kind: model for model in STATEMENT_MODELS}
