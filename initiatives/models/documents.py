"""What came in: imports, their items, and the documents they brought."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.models.choices import Language, Rights, Verdict
from initiatives.models.edtf_field import EdtfField


class Import(models.Model):
    """One batch, undone as a whole; it says who brought what, when, and what became of each item."""

    class State(models.TextChoices):
        TRIED = "tried", _("prova a vuoto")
        QUEUED = "queued", _("in coda")
        RUNNING = "running", _("in corso")
        DONE = "done", _("finita")
        UNDONE = "undone", _("annullata")

    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    label = models.CharField(_("che cos’è"), max_length=200, blank=True)
    state = models.CharField(_("stato"), max_length=20, choices=State, default=State.RUNNING)
    source_key = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("Le cose da importare, in breve: un’importazione interrotta riprende.")
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=pgettext_lazy("author", "da")
    )
    started_at = models.DateTimeField(_("iniziata"), default=timezone.now)
    finished_at = models.DateTimeField(_("finita"), null=True, blank=True)
    undone_at = models.DateTimeField(_("annullata"), null=True, blank=True)
    worked_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("Quando un lavoratore ha preso l’ultimo elemento: chi guarda la pagina sa se continuare."),
    )

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name, verbose_name_plural = _("importazione"), _("importazioni")

    def __str__(self) -> str:
        return self.label or f"{self.started_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("admin:initiatives_import_change", args=[self.pk])


class ImportItem(models.Model):
    """One thing of a batch: a file, a row of a sheet, an entry of a feed."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("da fare")
        NEW = "new", _("nuovo")
        CHANGED = "changed", _("cambiato")
        IDENTICAL = "identical", _("identico")
        NEAR_DUPLICATE = "near-duplicate", _("quasi uguale")
        REFUSED = "refused", _("respinto")
        SKIPPED = "skipped", _("saltato")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="items", verbose_name=_("importazione"))
    name = models.CharField(_("nome"), max_length=500)
    position = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=120, blank=True)
    content = models.FileField(upload_to="originals/", blank=True, editable=False, max_length=300)
    part = models.PositiveIntegerField(default=0, editable=False, help_text=_("Quale dei documenti che il file contiene, da zero."))
    found = models.JSONField(default=dict, editable=False, blank=True, help_text=_("Che cosa la prova a vuoto ha letto nel testo."))
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    chosen = models.BooleanField(_("da importare"), default=True)
    outcome = models.CharField(_("esito"), max_length=20, choices=Outcome, default=Outcome.PENDING)
    reason = models.CharField(_("perché"), max_length=500, blank=True)
    similarity = models.FloatField(_("somiglianza"), null=True, blank=True)
    document = models.ForeignKey("Document", models.SET_NULL, null=True, blank=True, related_name="import_items")

    class Meta:
        ordering = ["batch", "position", "pk"]
        verbose_name, verbose_name_plural = _("elemento importato"), _("elementi importati")
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="import_item_position")]

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet):
    def waiting(self):
        """In the review queue: not yet reviewed, not set aside."""
        return self.filter(state__in=[Document.State.WAITING, Document.State.IN_REVIEW])

    def reviewed(self):
        return self.filter(state=Document.State.REVIEWED)

    def with_claim_counts(self):
        """Adds `claim_count` and `undecided_count`, retired claims left out."""
        live = Q(claims__retired_at__isnull=True)
        return self.annotate(
            claim_count=Count("claims", filter=live),
            undecided_count=Count("claims", filter=live & Q(claims__verdict=Verdict.WAITING)),
        )


class Document(models.Model):
    """One source text exactly as received. `text` is never edited: passages point into it by code points."""

    class State(models.TextChoices):
        WAITING = "waiting", _("da leggere")
        IN_REVIEW = "in-review", _("in lettura")
        REVIEWED = "reviewed", _("letto")
        SET_ASIDE = "set-aside", _("messo da parte")

    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nome del file"), max_length=500)
    title = models.CharField(_("titolo"), max_length=300, blank=True)
    text = models.TextField(_("testo"), help_text=_("Come è arrivato: non si modifica."))
    sha256 = models.CharField(_("impronta"), max_length=64, unique=True, help_text=_("SHA-256 del testo normalizzato."))
    media_type = models.CharField(_("formato"), max_length=120, default="text/plain")
    original = models.FileField(_("originale"), upload_to="originals/", blank=True, max_length=300)
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by", verbose_name=_("nuova versione di"), editable=False
    )
    publisher = models.CharField(_("editore"), max_length=300, blank=True)
    address = models.URLField(_("indirizzo"), max_length=1000, blank=True)
    published = EdtfField(_("data della fonte"), blank=True, earliest="earliest", latest="latest")
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    language = models.CharField(_("lingua"), max_length=3, choices=Language, default=Language.ITALIAN)
    rights = models.CharField(_("diritti"), max_length=30, choices=Rights, default=Rights.UNKNOWN)
    licence = models.URLField(_("licenza"), blank=True, help_text=_("Solo se la fonte dichiara una licenza aperta."))
    state = models.CharField(_("stato"), max_length=20, choices=State, default=State.WAITING)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="assigned_documents", verbose_name=_("assegnato a")
    )
    assigned_at = models.DateTimeField(null=True, blank=True, editable=False)
    due_on = models.DateField(_("entro il"), null=True, blank=True)
    signature = models.BinaryField(
        editable=False, default=bytes, help_text=_("MinHash delle sequenze di parole, per trovare i testi quasi uguali.")
    )
    checks = models.JSONField(editable=False, default=list, blank=True)
    extracted_with = models.CharField(max_length=64, blank=True, editable=False)
    imported_by = models.ForeignKey(
        Import, models.SET_NULL, null=True, blank=True, related_name="documents", verbose_name=_("importazione")
    )
    created_at = models.DateTimeField(_("arrivato"), default=timezone.now, editable=False)
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name, verbose_name_plural = _("documento"), _("documenti")
        indexes = [
            models.Index(fields=["state", "-created_at"], name="document_queue"),  # the review queue
            models.Index(fields=["-created_at", "-id"], name="document_newest"),  # the list of the desk; the oldest of the queue
            models.Index(fields=["-latest"], name="document_by_date"),  # the documents list by date
            models.Index(fields=["name"], name="document_by_name"),  # a newer version of a known source, at import
            models.Index(fields=["address"], name="document_by_address"),  # the same
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def short_name(self) -> str:
        """The name without its ending, for headings."""
        return self.name.rsplit(".", 1)[0]


class DocumentSimilarity(models.Model):
    """Two documents that share most of their wording (Jaccard over word shingles, 0 to 1)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="similarities")
    other = models.ForeignKey(Document, models.CASCADE, related_name="similar_to")
    similarity = models.FloatField(_("somiglianza"))

    class Meta:
        verbose_name, verbose_name_plural = _("somiglianza"), _("somiglianze")
        constraints = [
            models.UniqueConstraint(fields=["document", "other"], name="similarity_once"),
            models.CheckConstraint(condition=Q(similarity__gte=0, similarity__lte=1), name="similarity_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.document} ~ {self.other}"


class ShingleBand(models.Model):
    """An index over signatures: documents that share a band are worth comparing (locality-sensitive hashing)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField()
    digest = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "band"], name="band_once")]
        indexes = [models.Index(fields=["band", "digest"], name="band_lookup")]  # near-duplicates at import

    def __str__(self) -> str:
        return f"{self.document_id}/{self.band}"
