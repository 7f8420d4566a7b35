"""The same filters over the database, for forms and for the description of the API; search answers from bitmaps.

`InitiativeFilterSet` says in SQL what `search.select` says in bitmaps: tests hold one against the other.
"""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.filters.parameters import GROUPED, SEVERAL, first_day, last_day, moment_of
from initiatives.models import Place, PublishedFacet, PublishedInitiative


class ValuesFilter(django_filters.BaseInFilter, django_filters.CharFilter):
    """Comma-separated values of one dimension of the facets."""

    def __init__(self, dimension: str, how: str, **kwargs):
        self.dimension, self.how = dimension, how
        super().__init__(**kwargs)

    def filter(self, queryset: QuerySet, values) -> QuerySet:
        values = [value for value in values or [] if value]
        if not values:
            return queryset
        if self.dimension == "place":
            values = place_codes(values)
        if self.how == "all":
            for value in values:
                queryset = queryset.filter(_holds(self.dimension, [value]))
            return queryset
        if self.how == "not":
            return queryset.exclude(_holds(self.dimension, values))
        return queryset.filter(_holds(self.dimension, values))


class OverlapFilter(django_filters.CharFilter):
    """Dates that touch the span: `from` asks of the latest day, `to` of the earliest."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        if self.field_name == "latest":
            return queryset.filter(latest__gte=first_day(value))
        return queryset.filter(earliest__lte=last_day(value))


class MomentFilter(django_filters.CharFilter):
    """At or after a day or an instant."""

    def filter(self, queryset: QuerySet, value) -> QuerySet:
        if not value:
            return queryset
        return queryset.filter(**{f"{self.field_name}__gte": moment_of(value, timezone.get_default_timezone())})


def place_codes(values: list[str]) -> list[str]:
    """ISTAT codes for codes and slugs alike, of today's place where one was joined to another; what is neither stays, and
    matches nothing."""
    rows = Place.objects.filter(Q(slug__in=values) | Q(istat__in=values)).values_list("slug", "istat", "merged_into__istat")
    today = {name: joined or istat for slug, istat, joined in rows for name in (slug, istat)}
    return [today.get(value, value) for value in values]


def _holds(dimension: str, values: list[str]) -> Exists:
    return Exists(PublishedFacet.objects.filter(record=OuterRef("pk"), dimension=dimension, value__in=values))


def _values(name: str, label, how: str = "any") -> ValuesFilter:
    return ValuesFilter(name, how, label=label, help_text=", ".join(SEVERAL[name].choices))


class InitiativeFilterSet(django_filters.FilterSet):
    """Every filter of the list page and of the API. `from` is a word of Python's: it is added below, as the forms in _all and _not are."""

    kind = _values("kind", _("Tipo"))
    stage = _values("stage", _("Fase"))
    theme = _values("theme", _("Tema"))
    place = _values("place", _("Luogo"))
    programme = _values("programme", _("Programma"))
    organisation = _values("organisation", _("Organizzazione"))
    role = _values("role", _("Ruolo"))
    year = _values("year", _("Anno"))
    amount_min = django_filters.NumberFilter(field_name="amount", lookup_expr="gte", label=_("Importo minimo"))
    amount_max = django_filters.NumberFilter(field_name="amount", lookup_expr="lte", label=_("Importo massimo"))
    to = OverlapFilter(field_name="earliest", label=_("Fino a"))
    published_after = MomentFilter(field_name="first_published_at", label=_("Pubblicate dal"))
    changed_after = MomentFilter(field_name="published_at", label=_("Cambiate dal"))
    has = ValuesFilter("has", "all", label=_("Dichiara"))
    lacks = ValuesFilter("has", "not", label=_("Non dichiara"))

    class Meta:
        model = PublishedInitiative
        fields: list[str] = []


InitiativeFilterSet.base_filters["from"] = OverlapFilter(field_name="latest", label=_("Dal"))
for _name in GROUPED:
    _label = InitiativeFilterSet.base_filters[_name].label
    InitiativeFilterSet.base_filters[f"{_name}_all"] = ValuesFilter(_name, "all", label=_label)
    InitiativeFilterSet.base_filters[f"{_name}_not"] = ValuesFilter(_name, "not", label=_label)
