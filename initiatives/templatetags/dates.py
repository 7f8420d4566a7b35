"""Dates in words, as people say them: from EDTF (ISO 8601-2) to Italian or English, never more exact than the source.

{% load dates %}{{ milestone.edtf|in_words }}    2018-06-01 → 1 giugno 2018    ../2018-10 → entro ottobre 2018
"""

from django import template

from initiatives.models import in_words, written

register = template.Library()
register.filter(in_words)
register.filter(expects_localtime=True)(written)


@register.filter
def day_in_words(text: str) -> str:
    """The day of an ISO 8601 date or moment (`2026-11-22T03:16:00+01:00`) in words."""
    return in_words((text or "")[:10])
