"""Parts of lists that come by the dozen, by Jinja: cards, filters, charts, timelines in a third of the time of Django's templates.

{% load quick %}{% quick "cards.html" cards=cards %}        from initiatives/templates/lists/
"""

from functools import lru_cache
from pathlib import Path

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from initiatives.templatetags.dates import in_words
from initiatives.templatetags.frame import squares
from initiatives.templatetags.numbers import euro, number, share, short_euro

register = template.Library()
TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "lists"


@register.simple_tag
def quick(name: str, **context) -> SafeString:
    """The Jinja template `name` with `context`, in the language in use."""
    language = get_language()
    made = _environment(language).get_template(name).render(context | {"language": language})
    return mark_safe(made)  # autoescaped by Jinja


@lru_cache(maxsize=8)
def _environment(_language: str | None) -> Environment:
    """One a language, so that each of its words and addresses is looked up once."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals |= {
        "_": lru_cache(maxsize=512)(gettext),
        "url": lru_cache(maxsize=128)(lambda name, *args: reverse(f"public:{name}", args=args)),
        "squares": squares,
        "sprites": static("bootstrap-italia/svg/sprites.svg"),
    }
    environment.filters |= {
        "in_words": in_words,
        "number": lru_cache(maxsize=4096)(number),
        "euro": euro,
        "share": share,
        "short_euro": short_euro,
    }
    return environment
