"""The record of an initiative: the draft that editors shape, with its relations and comments."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import InitiativeKind, Language, RelationKind, Stage, Status
from initiatives.models.claims import Passage
from initiatives.models.documents import Document
from initiatives.models.vocabulary import Theme


class InitiativeQuerySet(models.QuerySet):
    def open(self):
        """Still with the editors: neither published as it stands nor withdrawn."""
        return self.exclude(status__in=[Status.PUBLISHED, Status.WITHDRAWN])

    def awaiting_approval(self):
        return self.filter(status=Status.IN_REVIEW)

    def returned(self):
        return self.filter(status=Status.CHANGES_REQUESTED)

    def scheduled(self):
        return self.filter(status=Status.READY, publish_at__isnull=False)

    def publish_due(self, now):
        return self.scheduled().filter(publish_at__lte=now)

    def expiry_due(self, now):
        return self.filter(status=Status.PUBLISHED, expire_at__lte=now)


class Initiative(models.Model):
    """A digital initiative as the editors have it now. The public never reads this table: it reads publications."""

    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("titolo"), max_length=200, help_text=_("Chi fa che cosa, con parole tue. Meglio entro 90 caratteri."))
    slug = models.SlugField(_("indirizzo"), max_length=120, unique=True, help_text=_("Resta valido anche se cambi il titolo."))
    summary = models.TextField(_("sommario"), blank=True, help_text=_("Due frasi, nessuna copiata dalla fonte."))
    body = models.TextField(_("testo"), blank=True, help_text=_("In Markdown."))
    kind = models.CharField(_("tipo"), max_length=20, choices=InitiativeKind, default=InitiativeKind.OTHER)
    stage = models.CharField(_("fase"), max_length=20, choices=Stage, default=Stage.UNKNOWN)
    themes = models.ManyToManyField(Theme, blank=True, related_name="initiatives", verbose_name=_("temi"))
    language = models.CharField(_("lingua della scheda"), max_length=3, choices=Language, default=Language.ITALIAN)
    documents = models.ManyToManyField(Document, blank=True, related_name="initiatives", verbose_name=_("fonti"))
    not_stated = models.JSONField(
        _("non dichiarato nella fonte"), default=list, blank=True, help_text=_("I generi di dati che le fonti, lette, non dicono.")
    )
    status = models.CharField(_("stato"), max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    stamp = models.PositiveIntegerField(
        default=1, editable=False, help_text=_("Cresce a ogni salvataggio: chi parte da un numero vecchio è fermato.")
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    created_at = models.DateTimeField(_("creata"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("cambiata"), auto_now=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="submitted_initiatives", editable=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="approved_initiatives", editable=False
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="assigned_initiatives", verbose_name=_("assegnata a")
    )
    assigned_at = models.DateTimeField(null=True, blank=True, editable=False)
    due_on = models.DateField(_("entro il"), null=True, blank=True)
    publish_at = models.DateTimeField(_("pubblica il"), null=True, blank=True, help_text=_("Ora di Roma."))
    expire_at = models.DateTimeField(_("ritira il"), null=True, blank=True, help_text=_("Ora di Roma."))

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name, verbose_name_plural = _("iniziativa"), _("iniziative")
        indexes = [
            models.Index(fields=["status", "-updated_at"], name="initiative_queue"),  # the lists of the desk
            models.Index(fields=["-updated_at", "-id"], name="initiative_newest"),  # the list of records, unfiltered
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="initiative_publish_due"),
            models.Index(fields=["expire_at"], condition=Q(expire_at__isnull=False), name="initiative_expiry_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(expire_at__isnull=True) | Q(publish_at__isnull=True) | Q(expire_at__gt=F("publish_at")),
                name="initiative_expires_after_publication",
            ),
        ]
        permissions = [
            ("submit_initiative", _("Può inviare in revisione")),
            ("approve_initiative", _("Può approvare")),
            ("publish_initiative", _("Può pubblicare e ritirare")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:initiative", args=[self.slug])

    def clean(self):
        if self.publish_at and self.expire_at and self.expire_at <= self.publish_at:
            raise ValidationError({"expire_at": _("Il ritiro viene dopo la pubblicazione: scegli un momento successivo.")})

    @property
    def is_public(self) -> bool:
        """Whether a version is out now; one query where `current` was not selected."""
        return hasattr(self, "current")


class Relation(models.Model):
    """A named link from one record to another."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="relations", verbose_name=_("iniziativa"))
    other = models.ForeignKey(Initiative, models.CASCADE, related_name="related_from", verbose_name=_("altra iniziativa"))
    kind = models.CharField(_("relazione"), max_length=20, choices=RelationKind, default=RelationKind.RELATED)
    reason = models.CharField(_("perché"), max_length=200, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("relazione"), _("relazioni")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "other", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(initiative=F("other")), name="relation_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other_id}"


class CommentQuerySet(models.QuerySet):
    def unresolved(self):
        return self.filter(resolved_at__isnull=True, parent__isnull=True)


class Comment(models.Model):
    """Editors talking on a record, one of its statements, or a passage; unresolved threads block approval.

    `statement` is the key of the statement (`amount-12`), empty when the whole record is meant.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, null=True, blank=True, related_name="comments")
    statement = models.CharField(max_length=40, blank=True)
    passage = models.ForeignKey(Passage, models.CASCADE, null=True, blank=True, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    text = models.TextField(_("commento"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments", verbose_name=_("di"))
    at = models.DateTimeField(_("quando"), default=timezone.now)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(_("chiuso"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name, verbose_name_plural = _("commento"), _("commenti")
        constraints = [
            models.CheckConstraint(condition=Q(initiative__isnull=False) | Q(passage__isnull=False), name="comment_is_on_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
