"""The filters of the vocabulary's lists."""

import django_filters
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.filters.parameters import LONGEST_QUESTION
from initiatives.models import Level, Organisation, OrganisationKind, Place, Programme, ProgrammeKind

ADDRESS = RegexValidator(r"\A[a-z0-9]+(?:[-_][a-z0-9]+)*\Z", _("scrivi il nome breve che sta nell’indirizzo: minuscole, cifre e trattini"))
SHORT = MaxLengthValidator(LONGEST_QUESTION)


def inside(code: str, path: str = "") -> Q:
    """Places that are `code` (ISTAT or address) or lie in it; `path` leads to the place."""
    return Q(
        *(Q(**{f"{path}{outer}{column}": code}) for outer in ("", "parent__", "parent__parent__") for column in ("istat", "slug")),
        _connector=Q.OR,
    )


class NamedFilterSet(django_filters.FilterSet):
    q = django_filters.CharFilter(method="named", label=_("Parte del nome"), validators=[SHORT])

    def named(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(name__icontains=value)


class PlaceFilterSet(NamedFilterSet):
    level = django_filters.ChoiceFilter(choices=Level.choices, label=_("Livello"))
    within = django_filters.CharFilter(method="lies_within", label=_("Dentro il luogo"), validators=[ADDRESS, MaxLengthValidator(120)])

    class Meta:
        model = Place
        fields: list[str] = []

    def lies_within(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(inside(value))


class OrganisationFilterSet(NamedFilterSet):
    kind = django_filters.ChoiceFilter(choices=OrganisationKind.choices, label=_("Genere"))
    within = django_filters.CharFilter(method="lies_within", label=_("Con sede in"), validators=[ADDRESS, MaxLengthValidator(120)])

    class Meta:
        model = Organisation
        fields: list[str] = []

    def lies_within(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(inside(value, "place__"))


class ProgrammeFilterSet(NamedFilterSet):
    kind = django_filters.ChoiceFilter(choices=ProgrammeKind.choices, label=_("Genere"))

    class Meta:
        model = Programme
        fields: list[str] = []
