"""Filters of lists whose choices are asked for when they are drawn, not when a saved filter is only counted."""

from django.contrib import admin
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from initiatives.admin.history_words import SUBJECTS


class _Late:
    """Mixin of a related filter; it is offered even where it has one choice, which would have to be asked."""

    def field_choices(self, field, request, model_admin):
        ask = super().field_choices
        return SimpleLazyObject(lambda: ask(field, request, model_admin))

    def has_output(self):
        return True


class RelatedFilter(_Late, admin.RelatedFieldListFilter):
    pass


class RelatedOnlyFilter(_Late, admin.RelatedOnlyFieldListFilter):
    pass


class SubjectFilter(admin.SimpleListFilter):
    """What a row tells of, by its name in place of the code that is stored."""

    title = _("di che cosa")
    parameter_name = "subject"
    offered = tuple(SUBJECTS)

    def lookups(self, request, model_admin):
        return [(code, SUBJECTS[code]) for code in self.offered]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class EntityKindFilter(SubjectFilter):
    title = _("genere")
    parameter_name = "kind"
    offered = ("place", "organisation", "programme", "person", "initiative")


class MergedKindFilter(EntityKindFilter):
    offered = ("place", "organisation", "programme", "person")
