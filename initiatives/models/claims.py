"""What rules and people say passages state, and what editors decided on it."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.models.choices import FACT_KINDS, ClaimKind, InitiativeKind, Rights, Verdict
from initiatives.models.documents import Document
from initiatives.models.stated_name import StatedName
from initiatives.models.wording import in_words, months_in_words, quantity_in_words, sum_in_words

#: Code points of context kept on each side of a quote (W3C Web Annotation, TextQuoteSelector).
CONTEXT = 32


#: Of what is read of the document itself, the names of its codes.
_CODES = {ClaimKind.DOCUMENT_KIND: InitiativeKind, ClaimKind.RIGHTS: Rights}


class Passage(models.Model):
    """A place in a document by W3C Web Annotation selectors: code points `start` to `end`, quote, prefix, suffix."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages", verbose_name=_("documento"))
    start = models.PositiveIntegerField(_("inizio"))
    end = models.PositiveIntegerField(_("fine"))
    quote = models.TextField(_("passo"))
    prefix = models.CharField(_("parole prima"), max_length=CONTEXT, blank=True)
    suffix = models.CharField(_("parole dopo"), max_length=CONTEXT, blank=True)

    class Meta:
        ordering = ["document", "start", "end"]
        verbose_name, verbose_name_plural = _("passo"), _("passi")
        constraints = [
            models.UniqueConstraint(fields=["document", "start", "end"], name="passage_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_not_empty"),
        ]

    def __str__(self) -> str:
        return f"«{self.quote}»"

    def clean(self):
        if self.document_id and self.document.text[self.start : self.end] != self.quote:
            raise ValidationError({"quote": _("Il passo non corrisponde al testo del documento: selezionalo di nuovo.")})

    @classmethod
    def at(cls, document: Document, start: int, end: int) -> "Passage":
        """The unsaved passage of `document` between two code points."""
        text = document.text
        return cls(
            document=document,
            start=start,
            end=end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        )


class ClaimQuerySet(models.QuerySet):
    def live(self):
        """Not retired by a later extraction."""
        return self.filter(retired_at__isnull=True)

    def waiting(self):
        return self.live().filter(verdict=Verdict.WAITING)

    def decided(self):
        return self.exclude(verdict=Verdict.WAITING)

    def upheld(self):
        """Accepted, as found or corrected."""
        return self.filter(verdict__in=[Verdict.ACCEPTED, Verdict.CORRECTED])

    def facts(self):
        """Those that go into a record's statements, unlike what is read of the document itself."""
        return self.filter(kind__in=FACT_KINDS)

    def certain(self, threshold: float):
        return self.filter(score__gte=threshold)


class Claim(models.Model):
    """What a rule, a person or a contribution says a passage states.

    `value` has the fields of the guidelines' JSON for its kind; `corrected` holds the editor's
    version where it differs, so that the suggestion stays beside the decision. `fingerprint` is the
    same for the same statement in the same document: by it a rejection outlives re-extraction.
    """

    class Origin(models.TextChoices):
        RULE = "rule", _("regola")
        EDITOR = "editor", _("redazione")
        CONTRIBUTION = "contribution", _("segnalazione")

    document = models.ForeignKey(Document, models.CASCADE, related_name="claims", verbose_name=_("documento"))
    kind = models.CharField(_("genere"), max_length=20, choices=ClaimKind)
    value = models.JSONField(_("valore"))
    passage = models.ForeignKey(Passage, models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("passo"))
    origin = models.CharField(_("origine"), max_length=20, choices=Origin, default=Origin.RULE)
    rule = models.CharField(_("regola"), max_length=80, blank=True)
    score = models.FloatField(_("punteggio"), default=1)
    reason_it = models.CharField(_("perché"), max_length=300, blank=True)
    reason_en = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    verdict = models.CharField(_("decisione"), max_length=20, choices=Verdict, default=Verdict.WAITING)
    corrected = models.JSONField(_("valore corretto"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=pgettext_lazy("author", "da")
    )
    decided_at = models.DateTimeField(_("quando"), null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False, help_text=_("Quando una nuova lettura non l’ha più trovato."))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["document", "passage__start", "pk"]
        verbose_name, verbose_name_plural = _("fatto trovato"), _("fatti trovati")
        indexes = [
            models.Index(fields=["document", "verdict"], name="claim_queue"),  # the desk and its counts
            models.Index(fields=["rule", "verdict"], name="claim_by_rule"),  # acceptance rate of a rule
            models.Index(fields=["decided_at"], condition=Q(decided_at__isnull=False), name="claim_by_decision"),  # the last thirty days
            models.Index(StatedName(), name="claim_by_name"),  # the search of the desk's list
        ]
        constraints = [
            models.UniqueConstraint(fields=["document", "fingerprint"], name="claim_once_a_document"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="claim_score_is_a_share"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.WAITING, decided_at__isnull=True) | (~Q(verdict=Verdict.WAITING) & Q(decided_at__isnull=False)),
                name="claim_decided_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.CORRECTED, corrected__isnull=False)
                | (~Q(verdict=Verdict.CORRECTED) & Q(corrected__isnull=True)),
                name="claim_corrected_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"

    @property
    def upheld_value(self) -> dict:
        """The value that counts: the editor's where there is one."""
        return self.corrected if self.corrected is not None else self.value

    @property
    def label(self) -> str:
        """The value in a few words, as lists show it: `Padova`, `264.100 €`, `12 mesi`, `entro ottobre 2018`."""
        value = self.upheld_value
        if value.get("edtf") or self.kind == ClaimKind.PUBLISHED:
            return in_words(value.get("edtf") or value.get("code", ""))
        if value.get("code"):
            choices = _CODES.get(self.kind)
            return str(choices(value["code"]).label if choices and value["code"] in choices.values else value["code"])
        if value.get("name"):
            return str(value["name"])
        if "min_months" in value:
            return months_in_words(value["min_months"], value["max_months"])
        if value.get("value") is None:
            return ""
        if value.get("unit"):
            return quantity_in_words(value["value"], value["unit"])
        return sum_in_words(value["value"], value.get("currency") or "EUR")


class Decision(models.Model):
    """Who gave which verdict on a claim, when and why. Rows are only added; undoing adds one too."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="decisions", verbose_name=_("fatto"))
    verdict = models.CharField(_("decisione"), max_length=20, choices=Verdict)
    corrected = models.JSONField(_("valore corretto"), null=True, blank=True)
    previous_verdict = models.CharField(_("decisione di prima"), max_length=20, choices=Verdict, default=Verdict.WAITING)
    previous_corrected = models.JSONField(_("valore di prima"), null=True, blank=True)
    reason = models.CharField(_("perché"), max_length=500, blank=True)
    batch = models.UUIDField(_("gruppo"), default=uuid.uuid4, db_index=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("decisione annullata")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions", verbose_name=pgettext_lazy("author", "da"))
    at = models.DateTimeField(_("quando"), default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name, verbose_name_plural = _("decisione"), _("decisioni")

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.claim_id}"


class RejectedName(models.Model):
    """A name that editors rejected, and in how many documents: rules then propose it with a lower score."""

    kind = models.CharField(_("genere"), max_length=20, choices=ClaimKind)
    name = models.CharField(_("nome"), max_length=300)
    documents = models.PositiveIntegerField(_("documenti"), default=1)

    class Meta:
        verbose_name, verbose_name_plural = _("nome rifiutato"), _("nomi rifiutati")
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="rejected_name_once")]

    def __str__(self) -> str:
        return self.name
