"""What helps editors work together: notices, saved filters, presence, blind second reviews, merges."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.documents import Document
from initiatives.models.initiatives import Initiative


class Notification(models.Model):
    """A line in somebody's inbox: `verb` and `label` as in the ledger, `address` where to act."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    verb = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name, verbose_name_plural = _("avviso"), _("avvisi")
        indexes = [models.Index(fields=["to", "read_at", "-at"], name="notification_inbox")]

    def __str__(self) -> str:
        return f"{self.verb}: {self.label}"


class SavedFilter(models.Model):
    """A list of the admin with its query, kept by a person and shared if they wish."""

    name = models.CharField(_("nome"), max_length=80)
    model_name = models.CharField(_("elenco"), max_length=40)
    query = models.CharField(_("filtri"), max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    shared = models.BooleanField(_("condiviso"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name, verbose_name_plural = _("filtro salvato"), _("filtri salvati")
        constraints = [models.UniqueConstraint(fields=["owner", "model_name", "name"], name="saved_filter_name_once")]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """Who has a record open in the editor, last heard of at `seen_at`."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} @ {self.initiative_id}"


class SecondReview(models.Model):
    """A document drawn for a second review by somebody who does not see the first one's verdicts."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="second_review")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="second_reviews")
    verdicts = models.JSONField(default=dict, blank=True, help_text=_("Per ogni fatto, la decisione della seconda persona."))
    agreement = models.FloatField(null=True, blank=True, help_text=_("Quota di fatti decisi allo stesso modo, da 0 a 1."))
    drawn_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("seconda lettura"), _("seconde letture")
        constraints = [
            models.CheckConstraint(condition=Q(agreement__isnull=True) | Q(agreement__gte=0, agreement__lte=1), name="agreement_is_a_share")
        ]

    def __str__(self) -> str:
        return str(self.document)


class Merge(models.Model):
    """Two entities made one, with what is needed to take them apart again.

    `moved` lists, by model name, the primary keys of the rows that pointed to the merged entity.
    """

    kind = models.CharField(_("genere"), max_length=20)
    kept_id = models.PositiveBigIntegerField()
    merged_id = models.PositiveBigIntegerField()
    kept_name = models.CharField(_("resta"), max_length=300)
    merged_name = models.CharField(_("confluisce"), max_length=300)
    fields_before = models.JSONField(default=dict)
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("da"))
    at = models.DateTimeField(_("quando"), default=timezone.now)
    undone_at = models.DateTimeField(_("annullata"), null=True, blank=True)
    batch = models.UUIDField(default=uuid.uuid4)

    class Meta:
        ordering = ["-at"]
        verbose_name, verbose_name_plural = _("unione di voci"), _("unioni di voci")

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.kept_name}"
