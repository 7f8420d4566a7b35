"""What records refer to: places, organisations, programmes, people, themes.

An entity that was merged into another stays as a row that points there (`merged_into`), so that
old addresses redirect and the merge can be undone; `current()` leaves such rows out.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import AliasKind, Level, OrganisationKind, ProgrammeKind
from initiatives.models.edtf_field import EdtfField


class EntityQuerySet(models.QuerySet):
    def current(self):
        return self.filter(merged_into__isnull=True)

    def named(self, name: str):
        """Those whose name or alias is `name`, whatever the case."""
        return self.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name)).distinct()


class Entity(models.Model):
    """`route` is the public page's address name; `slug` is unique within the kind."""

    name = models.CharField(_("nome"), max_length=300, help_text=_("Come lo scrive la fonte ufficiale, senza articolo."))
    slug = models.SlugField(_("indirizzo"), max_length=120, unique=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("unito a"), editable=False
    )

    route = ""

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(self.route, args=[self.slug])


class Alias(models.Model):
    """Another name under which documents speak of an entity."""

    name = models.CharField(_("nome"), max_length=300)
    kind = models.CharField(_("genere"), max_length=20, choices=AliasKind, default=AliasKind.COMMON)
    note = models.CharField(_("nota"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceQuerySet(EntityQuerySet):
    def regions(self):
        return self.filter(level=Level.REGION)

    def provinces(self):
        return self.filter(level=Level.PROVINCE)

    def municipalities(self):
        return self.filter(level=Level.MUNICIPALITY)


class Place(Entity):
    """A region, province (or metropolitan city) or municipality of Italy.

    Source of codes and names: ISTAT, Codici delle unità amministrative territoriali; NUTS 2024 by
    Eurostat; coordinates in decimal degrees (WGS84) and population by GeoNames. See data/README.md.
    """

    istat = models.CharField(_("codice ISTAT"), max_length=6, unique=True, help_text=_("2 cifre la regione, 3 la provincia, 6 il Comune."))
    level = models.CharField(_("livello"), max_length=20, choices=Level)
    other_name = models.CharField(_("nome in altra lingua"), max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("compreso in"))
    abbreviation = models.CharField(_("sigla"), max_length=2, blank=True)
    nuts = models.CharField("NUTS", max_length=11, blank=True, help_text=_("Due codici, separati da |, dove la regione ne ha due."))
    latitude = models.FloatField(_("latitudine"), null=True, blank=True)
    longitude = models.FloatField(_("longitudine"), null=True, blank=True)
    population = models.PositiveIntegerField(_("abitanti"), null=True, blank=True)
    valid_from = models.DateField(_("esiste dal"), null=True, blank=True)
    valid_to = models.DateField(_("esiste fino al"), null=True, blank=True)

    route = "public:place"
    objects = PlaceQuerySet.as_manager()

    class Meta(Entity.Meta):
        verbose_name, verbose_name_plural = _("luogo"), _("luoghi")
        indexes = [models.Index(fields=["level", "name"], name="place_by_level")]  # the index of /places/
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.REGION, parent__isnull=True) | (~Q(level=Level.REGION) & Q(parent__isnull=False)),
                name="place_parent_by_level",
            ),
        ]

    def __str__(self) -> str:
        if self.level == Level.MUNICIPALITY:
            return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name
        return f"{self.name}, {self.get_level_display().lower()}"

    @property
    def ancestor_codes(self) -> list[str]:
        """Own ISTAT code and those that contain it; walks `parent`, so select it where many are asked."""
        codes, place = [], self
        while place is not None:
            codes.append(place.istat)
            place = place.parent
        return codes


class PlaceAlias(Alias):
    place = models.ForeignKey(Place, models.CASCADE, related_name="aliases")
    valid_from = models.DateField(_("dal"), null=True, blank=True)
    valid_to = models.DateField(_("al"), null=True, blank=True)

    class Meta(Alias.Meta):
        verbose_name, verbose_name_plural = _("altro nome del luogo"), _("altri nomi del luogo")
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="place_alias_once")]


class Organisation(Entity):
    """A body that acts: by COV-AP_IT an organisation, with its IPA code where it is a public one."""

    kind = models.CharField(_("genere"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)
    acronym = models.CharField(_("sigla"), max_length=40, blank=True)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="organisations", verbose_name=_("luogo"))
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("fa parte di"))
    members = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="member_of", verbose_name=_("membri"))
    ipa_code = models.CharField(_("codice IPA"), max_length=20, blank=True)
    wikidata = models.CharField("Wikidata", max_length=20, blank=True)

    route = "public:organisation"
    objects = EntityQuerySet.as_manager()

    class Meta(Entity.Meta):
        verbose_name, verbose_name_plural = _("organizzazione"), _("organizzazioni")
        indexes = [models.Index(fields=["name"], name="organisation_by_name")]  # linking claims to names


class OrganisationAlias(Alias):
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name, verbose_name_plural = _("altro nome"), _("altri nomi")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="organisation_alias_once")]


class Programme(Entity):
    """What initiatives run under: programme, call, fund, plan, network, project (Project-AP_IT: prj:Programme, prj:Call)."""

    kind = models.CharField(_("genere"), max_length=20, choices=ProgrammeKind, default=ProgrammeKind.PROGRAMME)
    acronym = models.CharField(_("sigla"), max_length=40, blank=True)
    promoter = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="programmes", verbose_name=_("promotore")
    )
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("fa parte di"))
    edition = models.PositiveSmallIntegerField(_("edizione"), null=True, blank=True)
    previous_edition = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="next_edition", verbose_name=_("edizione precedente")
    )
    call_address = models.URLField(_("indirizzo del bando"), blank=True)
    period = EdtfField(_("periodo"), blank=True, earliest="earliest", latest="latest")
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    places_available = models.PositiveIntegerField(_("posti disponibili"), null=True, blank=True)
    services_offered = models.TextField(_("che cosa offre"), blank=True)

    route = "public:programme"
    objects = EntityQuerySet.as_manager()

    class Meta(Entity.Meta):
        verbose_name, verbose_name_plural = _("programma"), _("programmi")
        indexes = [models.Index(fields=["name"], name="programme_by_name")]  # linking claims to names


class ProgrammeAlias(Alias):
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name, verbose_name_plural = _("altro nome"), _("altri nomi")
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="programme_alias_once")]


class PersonQuerySet(EntityQuerySet):
    def showable(self):
        """Those whom nobody asked to take out."""
        return self.current().filter(suppressed_at__isnull=True)


class Person(Entity):
    """An office-holder in the public role, never a private person; suppression empties the name everywhere public."""

    suppressed_at = models.DateTimeField(_("tolta dal pubblico il"), null=True, blank=True, editable=False)
    suppression_reason = models.CharField(_("perché"), max_length=300, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta(Entity.Meta):
        verbose_name, verbose_name_plural = _("persona"), _("persone")

    def get_absolute_url(self) -> str:
        """People have no page of their own: the list of what they took part in would be a file on them."""
        return ""


class PersonAlias(Alias):
    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name, verbose_name_plural = _("altro nome"), _("altri nomi")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_alias_once")]


class Theme(models.Model):
    """One of the 17 themes; `eu_theme` is the EU data-theme (publications.europa.eu/resource/authority/data-theme)."""

    code = models.SlugField(_("codice"), primary_key=True, max_length=40)
    name_it = models.CharField(_("nome in italiano"), max_length=80)
    name_en = models.CharField(_("nome in inglese"), max_length=80)
    eu_theme = models.CharField(_("tema europeo"), max_length=4, default="GOVE")
    position = models.PositiveSmallIntegerField(_("posizione"), default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name, verbose_name_plural = _("tema"), _("temi")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_it

    def get_absolute_url(self) -> str:
        return reverse("public:theme", args=[self.code])
