"""Filters of lists whose choices are asked for when they are drawn, not when a saved filter is only counted."""

from django.contrib import admin
from django.utils.functional import SimpleLazyObject


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
