"""The filters of the vocabulary's lists."""

from collections.abc import Iterator

import django_filters
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.filters.parameters import LONGEST_QUESTION
from initiatives.models import Level, Organisation, OrganisationKind, Place, Programme, ProgrammeKind
from initiatives.models.search_index import fold
from initiatives.search import current_index

ADDRESS = RegexValidator(r"\A[a-z0-9]+(?:[-_][a-z0-9]+)*\Z", _("scrivi il nome breve che sta nell’indirizzo: minuscole, cifre e trattini"))
SHORT = MaxLengthValidator(LONGEST_QUESTION)
STRAIGHT = str.maketrans("’‘`´", "''''")


def inside(code: str, path: str = "") -> Q:
    """Places that are `code` (ISTAT or address) or lie in it; `path` leads to the place."""
    return Q(
        *(Q(**{f"{path}{outer}{column}": code}) for outer in ("", "parent__", "parent__parent__") for column in ("istat", "slug")),
        _connector=Q.OR,
    )


class NamedFilterSet(django_filters.FilterSet):
    """`request` has the dataset row; `dimension` and `column` tie an entity to the search index, which knows all their names."""

    q = django_filters.CharFilter(method="named", label=_("Parte del nome"), validators=[SHORT])
    dimension, column = "", "slug"

    def named(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those whose name holds the text, whatever the case, accents and apostrophes: databases differ in this, so we do it."""
        found = set(self._named_so(plainly(value)))
        return queryset.filter(**{f"{self.column}__in": found})

    def _today(self, place: str) -> str:
        """The code of a place by its address or code of before, where it was joined to another."""
        return current_index(self.request.dataset).labels.codes.get(place, place)

    def _named_so(self, wanted: str) -> Iterator[str]:
        labels = current_index(self.request.dataset).labels
        if self.dimension == "place":
            yield from (code for code, label in labels.places.items() if wanted in plainly(label.name))
        else:
            yield from (slug for (kind, slug), name in labels.names.items() if kind == self.dimension and wanted in plainly(name))


def plainly(text: str) -> str:
    """A name as it is compared: small letters without accents, straight apostrophes."""
    return fold(text.translate(STRAIGHT))


class PlaceFilterSet(NamedFilterSet):
    level = django_filters.ChoiceFilter(choices=Level.choices, label=_("Livello"))
    within = django_filters.CharFilter(method="lies_within", label=_("Dentro il luogo"), validators=[ADDRESS, MaxLengthValidator(120)])
    dimension, column = "place", "istat"

    class Meta:
        model = Place
        fields: list[str] = []

    def lies_within(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(inside(self._today(value)))


class OrganisationFilterSet(NamedFilterSet):
    kind = django_filters.ChoiceFilter(choices=OrganisationKind.choices, label=_("Genere"))
    within = django_filters.CharFilter(method="lies_within", label=_("Con sede in"), validators=[ADDRESS, MaxLengthValidator(120)])
    dimension = "organisation"

    class Meta:
        model = Organisation
        fields: list[str] = []

    def lies_within(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(inside(self._today(value), "place__"))


class ProgrammeFilterSet(NamedFilterSet):
    kind = django_filters.ChoiceFilter(choices=ProgrammeKind.choices, label=_("Genere"))
    dimension = "programme"

    class Meta:
        model = Programme
        fields: list[str] = []
