"""Addresses of pages by the hundred: the part before the slug is asked of the URL patterns once a language."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def address_of(route: str, slug: str) -> str:
    """The page of a slug under `route` (`place`, `organisation`, `programme`, `theme`, `initiative`), in the active language."""
    return f"{_stem(route, get_language())}{slug}/"


@lru_cache(maxsize=64)
def _stem(route: str, _language: str | None) -> str:
    return reverse(f"public:{route}", args=["x"]).removesuffix("x/")
