"""Numbers as people read them: `1.856.000 €` in Italian, `€1,856,000` in English; what is not known is never a zero.

{% load numbers %}{{ 1856000|euro }}    {{ 12345|number }}    {{ row.count|share:all }}
"""

from decimal import Decimal, InvalidOperation

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def number(value) -> str:
    """`value` with the thousands grouped; whole numbers without decimals, others with two at most."""
    if type(value) is int:
        return _grouped(value)
    amount = _decimal(value)
    if amount is None:
        return ""
    if amount == amount.to_integral_value():
        return _grouped(int(amount))
    text = number_format(amount, 2, force_grouping=True)
    return text.removesuffix("0") if text.endswith("0") and not text.endswith(("00",)) else text


@register.filter
def euro(value) -> str:
    """A sum in euro; cents only where there are some. Empty for None: the template says what is not known."""
    amount = _decimal(value)
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    text = _grouped(int(amount)) if whole else number_format(amount, 2, force_grouping=True)
    return f"€{text}" if get_language() == "en" else f"{text}\u00a0€"


@register.filter
def short_euro(value) -> str:
    """A sum in euro for axes and small places: `10 mila €`, `1,5 mln €`."""
    amount = _decimal(value)
    if amount is None:
        return ""
    for size, unit in ((1_000_000_000, _("mld")), (1_000_000, _("mln")), (1_000, _("mila"))):
        if amount >= size:
            return _("%(number)s %(unit)s €") % {"number": number(round(amount / size, 1)), "unit": unit}
    return euro(amount)


@register.filter
def months(value) -> str:
    """A span given in months, in words."""
    count = int(value)
    return ngettext("%(count)d mese", "%(count)d mesi", count) % {"count": count}


@register.filter
def share(part, whole) -> str:
    """`1 di 5`: every count with its denominator."""
    return _("%(part)s di %(whole)s") % {"part": number(part), "whole": number(whole)}


def _grouped(value: int) -> str:
    """By hand, for pages write hundreds of them and Django's own way asks the formats of the language for each."""
    text = f"{value:,}"
    return text if (get_language() or "it").startswith("en") else text.replace(",", ".")


def _decimal(value) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
