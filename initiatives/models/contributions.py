"""What visitors send: corrections, information, questions, proposals; with a receipt, an outcome and a public log."""

import secrets

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.claims import Claim
from initiatives.models.history import record as record_history
from initiatives.models.initiatives import Initiative

#: Letters and digits that nobody mixes up when reading a receipt aloud.
RECEIPT_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_receipt() -> str:
    """A receipt of ten letters and digits in two groups; about 49 bits, so that it cannot be guessed."""
    letters = "".join(secrets.choice(RECEIPT_ALPHABET) for _position in range(10))
    return f"{letters[:5]}-{letters[5:]}"


class ContributionQuerySet(models.QuerySet):
    @transaction.atomic
    def receive(self, **fields):
        """Take in what a visitor sends: check, write, history. The new contribution, whose receipt the visitor is given.

        `fields` are those of the form (kind, matter, text, source_address …), with `initiative`, `version` and
        `statement` where one record or fact is meant. ValidationError, keyed by field, for what does not fit.
        """
        contribution = self.model(**fields)
        contribution.full_clean(exclude=["receipt"])
        contribution.save(force_insert=True)
        record_history("contribution.receive", contribution, after=contribution.status)
        return contribution

    def set_aside(self, **fields):
        """Keep what shows the marks of a machine where only the desk sees it, closed and without an address."""
        now = timezone.now()
        return self.receive(**fields | {"email": "", "status": Contribution.Status.SPAM, "closed_at": now})

    def waiting(self):
        return self.filter(status__in=[Contribution.Status.RECEIVED, Contribution.Status.IN_HAND])

    def logged(self):
        """The public log: what was decided, spam left out."""
        return self.filter(status__in=[Contribution.Status.ACCEPTED, Contribution.Status.DECLINED])

    def told(self):
        """What the public reads of under a record: what the desk shows of it, and the outcomes."""
        return self.filter(Q(shown=True) | Q(status__in=[Contribution.Status.ACCEPTED, Contribution.Status.DECLINED]))

    def shown_under_records(self):
        """The moderated discussion under a record."""
        return self.filter(shown=True)


class Contribution(models.Model):
    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correzione")
        INFORMATION = "information", _("informazione")
        QUESTION = "question", _("domanda")
        PROPOSAL = "proposal", _("proposta")

    class Matter(models.TextChoices):
        """What a visitor says is wrong with a fact; a request to be taken out is answered first."""

        VALUE = "value", _("il valore è sbagliato")
        READING = "reading", _("il passo è letto male")
        OUTDATED = "outdated", _("non è più così")
        REMOVAL = "removal", _("riguarda chi scrive, che chiede di toglierlo")

    class Status(models.TextChoices):
        RECEIVED = "received", _("ricevuta")
        IN_HAND = "in-hand", _("in lavorazione")
        ACCEPTED = "accepted", _("accolta")
        DECLINED = "declined", _("non accolta")
        SPAM = "spam", _("indesiderata")

    receipt = models.CharField(_("ricevuta"), max_length=16, unique=True, default=new_receipt, editable=False)
    number = models.PositiveIntegerField(_("numero"), null=True, blank=True, unique=True, help_text=_("Il numero nel registro pubblico."))
    kind = models.CharField(_("genere"), max_length=20, choices=Kind, default=Kind.CORRECTION)
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, blank=True, related_name="contributions", verbose_name=_("iniziativa")
    )
    matter = models.CharField(_("che cosa non va"), max_length=20, choices=Matter, blank=True)
    version = models.PositiveIntegerField(_("versione vista"), null=True, blank=True)
    statement = models.CharField(_("dato"), max_length=40, blank=True)
    proposed_value = models.CharField(_("valore proposto"), max_length=500, blank=True)
    text = models.TextField(_("testo"), max_length=4000, blank=True)
    source_address = models.URLField(_("indirizzo della fonte"), max_length=1000, blank=True)
    source_quote = models.TextField(_("passo della fonte"), max_length=1000, blank=True)
    language = models.CharField(max_length=3, default="it")
    signed = models.CharField(
        _("firma"), max_length=120, blank=True, help_text=_("Come vuole essere nominato chi scrive; vuoto se non vuole.")
    )
    email = models.EmailField(_("posta elettronica"), blank=True, help_text=_("Cancellata quando la segnalazione si chiude."))
    status = models.CharField(_("stato"), max_length=20, choices=Status, default=Status.RECEIVED)
    shown = models.BooleanField(_("mostrata sotto la scheda"), default=False)
    reply = models.TextField(_("risposta pubblica"), blank=True)
    claim = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="contributions", editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("trattata da")
    )
    received_at = models.DateTimeField(_("ricevuta"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("chiusa"), null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name, verbose_name_plural = _("segnalazione"), _("segnalazioni")
        indexes = [models.Index(fields=["status", "-received_at"], name="contribution_queue")]  # the queue and the log
        constraints = [
            models.CheckConstraint(condition=Q(closed_at__isnull=True) | Q(email=""), name="contribution_forgets_addresses"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.receipt}"

    def get_absolute_url(self) -> str:
        return reverse("public:receipt", args=[self.receipt])
