"""What the frame of a page needs: its address in each language, the freshness of the data, icons.

{% load frame %}{% icon "it-search" %}    {% languages as links %}    {% dataset_moment as moment %}
"""

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.exceptions import Resolver404
from django.utils.translation import get_language, override

from initiatives.models import Dataset

register = template.Library()
NAMES = {"it": "Italiano", "en": "English"}


@register.inclusion_tag("public/_icon.html")
def icon(name: str, more: str = "") -> dict:
    """An icon of Bootstrap Italia's set, beside words that say the same."""
    return {"name": name, "more": more}


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """The page's address in each language of the interface, with what was asked for kept: code, name, address, current."""
    request = context.get("request")
    query = f"?{request.META['QUERY_STRING']}" if request and request.META.get("QUERY_STRING") else ""
    path = request.path if request else "/"
    current = get_language()
    without_prefix = path == in_language(path, "en") == in_language(path, "it")
    links = []
    for code, _name in settings.LANGUAGES:
        address = path + query if code == current else in_language(path, code) + query
        if without_prefix:  # a page whose language is the reader's own, or the one that they name
            address = f"{path}?language={code}"
        links.append({"code": code, "name": NAMES[code], "address": address, "current": code == current})
    return links


@register.simple_tag(takes_context=True)
def absolute(context, path: str) -> str:
    """`path` with scheme and host: those of the setting SITE_ADDRESS, else those of the request."""
    if settings.SITE_ADDRESS:
        return settings.SITE_ADDRESS.rstrip("/") + path
    request = context.get("request")
    return request.build_absolute_uri(path) if request else path


@register.simple_tag(takes_context=True)
def dataset_moment(context):
    """When the published data last changed: the view's own `dataset` where it has read it, else one query."""
    known = context.get("dataset")
    if known is not None:
        return known.changed_at
    return Dataset.objects.values_list("changed_at", flat=True).first()


def in_language(path: str, code: str) -> str:
    """The address of the same page in another language; the front page where the page is unknown."""
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    with override(code):
        if match is not None and match.url_name:
            try:
                return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except NoReverseMatch:
                pass
        return reverse("public:home")


@register.simple_tag
def squares(part: int, whole: int) -> dict:
    """A share drawn as squares up to twenty, beyond that as a bar of 139 units: `{"boxes", "width"}` or `{"bar"}`."""
    if not whole:
        return {}
    if whole > 20:
        return {"bar": round(139 * part / whole, 1)}
    return {"boxes": [{"x": place * 14 + 0.5, "full": place < part} for place in range(whole)], "width": whole * 14 - 4}
