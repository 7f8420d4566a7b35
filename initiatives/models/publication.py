"""What the public sees: numbered snapshots, and the read model made from the current ones.

Nothing public reads any other table of records. `PublishedInitiative.objects.public()` is the one
method that says what is visible.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import DateLabel, Happening, InitiativeKind, Language, Stage
from initiatives.models.initiatives import Initiative
from initiatives.models.wording import in_words


class Dataset(models.Model):
    """One row: the dataset version, the next publication sequence, and when something falls due.

    Public reads ask this row first; `next_due` lets them notice a scheduled publication or expiry
    that no timer has carried out.
    """

    version = models.PositiveBigIntegerField(default=0)
    next_sequence = models.PositiveBigIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    next_due = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("insieme di dati"), _("insieme di dati")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="dataset_is_one_row")]

    def __str__(self) -> str:
        return str(self.version)


class Publication(models.Model):
    """An immutable numbered snapshot of a record, as the public saw it from `published_at` until `ended_at`."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="publications", verbose_name=_("iniziativa"))
    number = models.PositiveIntegerField(_("versione"))
    snapshot = models.JSONField()
    digest = models.CharField(_("impronta"), max_length=64, help_text=_("SHA-256 dello snapshot in forma canonica."))
    dataset_version = models.PositiveBigIntegerField(_("versione dei dati"))
    published_at = models.DateTimeField(_("pubblicata"), default=timezone.now)
    ended_at = models.DateTimeField(_("fino a"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("inviata da")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approvata da")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="publications", verbose_name=_("pubblicata da")
    )
    reason = models.CharField(_("perché"), max_length=500, blank=True)

    class Meta:
        ordering = ["initiative", "-number"]
        verbose_name, verbose_name_plural = _("pubblicazione"), _("pubblicazioni")
        constraints = [models.UniqueConstraint(fields=["initiative", "number"], name="publication_number_once")]
        indexes = [models.Index(fields=["published_at", "ended_at"], name="publication_as_of")]  # as_of=

    def __str__(self) -> str:
        return f"{self.initiative_id}/v{self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("Una pubblicazione non si modifica: se ne fa un’altra."))
        super().save(*args, **kwargs)


class PublishedQuerySet(models.QuerySet):
    def public(self):
        """What the public may see: the one definition for pages, API, feeds, dumps, search and counts."""
        return self.filter(visible=True)

    def newest(self):
        return self.order_by("-sequence")


class PublishedInitiative(models.Model):
    """The current row of the read model. `sequence` is given at first publication and never changes: it is the
    order of lists and cursors, the row number of the search index and the bit of the facets."""

    sequence = models.PositiveBigIntegerField(_("numero d’ordine"), primary_key=True)
    initiative = models.OneToOneField(Initiative, models.PROTECT, related_name="current", verbose_name=_("iniziativa"))
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="current", verbose_name=_("versione pubblica"))
    identifier = models.UUIDField(_("identificativo"), unique=True)
    slug = models.SlugField(_("indirizzo"), max_length=120, unique=True)
    visible = models.BooleanField(_("visibile"), default=True)
    title = models.CharField(_("titolo"), max_length=200)
    kind = models.CharField(_("tipo"), max_length=20, choices=InitiativeKind)
    stage = models.CharField(_("fase"), max_length=20, choices=Stage)
    language = models.CharField(_("lingua"), max_length=3, choices=Language)
    amount = models.DecimalField(
        _("importo"), max_digits=17, decimal_places=2, null=True, help_text=_("Euro, somma degli importi dell’iniziativa intera.")
    )
    earliest = models.DateField(_("dal"), null=True)
    latest = models.DateField(_("al"), null=True)
    version = models.PositiveIntegerField(_("versione"))
    first_published_at = models.DateTimeField(_("pubblicata la prima volta"))
    published_at = models.DateTimeField(_("pubblicata"))
    dataset_version = models.PositiveBigIntegerField(_("versione dei dati"))
    list_json = models.TextField(help_text=_("La voce dell’elenco, pronta."))
    detail_json = models.TextField(help_text=_("La scheda con le prove, pronta."))
    search_text = models.TextField(help_text=_("Le radici delle parole, come stanno nell’indice."))

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("iniziativa pubblicata"), _("iniziative pubblicate")
        indexes = [
            models.Index(fields=["dataset_version"], name="published_by_version"),  # refresh of the facets
            models.Index(fields=["-published_at", "-sequence"], name="published_by_change"),  # ordering=-modified
            models.Index(fields=["-amount", "-sequence"], name="published_by_amount"),  # ordering=-amount
            models.Index(fields=["-latest", "-sequence"], name="published_by_date"),  # ordering=-date
            models.Index(fields=["title", "sequence"], name="published_by_title"),  # ordering=title
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:initiative", args=[self.slug])


class PublishedFacet(models.Model):
    """One value of one dimension of a published record: (theme, cloud), (place, 026086), (has, amount)."""

    record = models.ForeignKey(PublishedInitiative, models.CASCADE, related_name="facets")
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "dimension", "value"], name="facet_once")]
        indexes = [models.Index(fields=["dimension", "value", "record"], name="facet_lookup")]  # filters without bitmaps

    def __str__(self) -> str:
        return f"{self.dimension}={self.value}"


class PublishedMilestoneQuerySet(models.QuerySet):
    def public(self):
        return self.filter(record__visible=True)

    def promises(self):
        """Dates that were announced before they came."""
        return self.exclude(promised="")

    def due(self, today):
        """Promises whose last possible day has not passed on `today`; an open end never passes."""
        return self.filter(happening=Happening.EXPECTED).filter(Q(latest__gte=today) | Q(latest__isnull=True))

    def overdue(self, today):
        """Promises whose last possible day has passed on `today` and of which no source tells what became."""
        return self.filter(happening=Happening.EXPECTED, latest__lt=today)

    def kept(self):
        return self.promises().filter(happening=Happening.HAPPENED)

    def not_kept(self):
        return self.filter(happening=Happening.NOT_KEPT)


class PublishedMilestone(models.Model):
    """One date of a published record, for promises, calendars and timelines.

    `promised` is the date as it was first announced (EDTF), empty where it never was a promise;
    `data` is the statement as the snapshot has it, with its proofs.
    """

    record = models.ForeignKey(PublishedInitiative, models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=40)
    edtf = models.CharField(max_length=64)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    label = models.CharField(max_length=20, choices=DateLabel)
    happening = models.CharField(max_length=20, choices=Happening, blank=True)
    promised = models.CharField(max_length=64, blank=True)
    data = models.JSONField()

    objects = PublishedMilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["latest", "pk"]
        verbose_name, verbose_name_plural = _("data pubblicata"), _("date pubblicate")
        constraints = [models.UniqueConstraint(fields=["record", "key"], name="published_milestone_once")]
        indexes = [models.Index(fields=["happening", "latest", "id"], name="published_promises")]  # /promises/, home

    def __str__(self) -> str:
        return f"{self.get_label_display()}: {in_words(self.edtf)}"


class Tombstone(models.Model):
    """What stays at the address of a withdrawn record: that it was there, until when, and why it went."""

    initiative = models.OneToOneField(Initiative, models.PROTECT, related_name="tombstone", verbose_name=_("iniziativa"))
    identifier = models.UUIDField(_("identificativo"), unique=True)
    slug = models.SlugField(_("indirizzo"), max_length=120, unique=True)
    title = models.CharField(_("titolo"), max_length=200)
    sequence = models.PositiveBigIntegerField(unique=True)
    reason = models.CharField(_("perché"), max_length=500)
    withdrawn_at = models.DateTimeField(_("ritirata"), default=timezone.now)
    dataset_version = models.PositiveBigIntegerField(_("versione dei dati"))

    class Meta:
        verbose_name, verbose_name_plural = _("scheda ritirata"), _("schede ritirate")

    def __str__(self) -> str:
        return self.title


class ChangeQuerySet(models.QuerySet):
    def public(self):
        """What the public may read of: not the changes of a record that is kept from view."""
        return self.exclude(initiative__current__visible=False)


class Change(models.Model):
    """One line of /changes: what became of a record at a dataset version. `statements` names what was touched."""

    class Kind(models.TextChoices):
        CREATED = "created", _("pubblicata")
        CORRECTED = "corrected", _("aggiornata")
        WITHDRAWN = "withdrawn", _("ritirata")

    version = models.PositiveBigIntegerField(_("versione dei dati"), unique=True)
    kind = models.CharField(_("che cosa"), max_length=20, choices=Kind)
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="changes", verbose_name=_("iniziativa"))
    identifier = models.UUIDField(_("identificativo"))
    slug = models.SlugField(_("indirizzo"), max_length=120)
    title = models.CharField(_("titolo"), max_length=200)
    number = models.PositiveIntegerField(_("versione"))
    statements = models.JSONField(_("dati"), default=list, blank=True)
    reason = models.CharField(_("perché"), max_length=500, blank=True)
    at = models.DateTimeField(_("quando"), default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        verbose_name, verbose_name_plural = _("cambiamento pubblico"), _("cambiamenti pubblici")
        indexes = [models.Index(fields=["at"], name="change_since")]  # /changes?since=

    def __str__(self) -> str:
        return f"{self.version}: {self.kind}"


class Redirect(models.Model):
    """An address that was public once and now leads elsewhere: `kind` is initiative, place, organisation, programme."""

    kind = models.CharField(_("genere"), max_length=20)
    old_slug = models.SlugField(_("indirizzo di prima"), max_length=120)
    new_slug = models.SlugField(_("indirizzo di oggi"), max_length=120)
    at = models.DateTimeField(_("quando"), default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = _("rinvio"), _("rinvii")
        constraints = [models.UniqueConstraint(fields=["kind", "old_slug"], name="redirect_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.old_slug} → {self.new_slug}"
