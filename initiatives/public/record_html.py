"""The body of a record's page by Jinja: a hundred values with their marks take a fifth of the time of Django's templates.

Everything else on the site, the frame of this page included, is Django's.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from initiatives.models import Change
from initiatives.public.citation import citation
from initiatives.public.prose import prose
from initiatives.templatetags.dates import day_in_words, in_words

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "records"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the record's own log."""

    change: Change
    slug: str

    @property
    def day(self) -> str:
        return in_words(self.change.at.date().isoformat())

    @property
    def name(self) -> str:
        if self.change.kind == Change.Kind.WITHDRAWN:
            return _("ritirata")
        return _("versione %(number)s") % {"number": self.change.number}

    @property
    def address(self) -> str:
        if self.change.kind == Change.Kind.WITHDRAWN:
            return ""
        return reverse("public:initiative-version", args=[self.slug, self.change.number])

    @property
    def words(self) -> str:
        if self.change.reason:
            return self.change.reason
        if self.change.kind == Change.Kind.CREATED:
            return _("Prima pubblicazione. Redatta da una persona, approvata da un’altra.")
        count = len(self.change.statements)
        return ngettext("%(count)d dato cambiato.", "%(count)d dati cambiati.", count) % {"count": count}


def body_html(*, snapshot: dict, **context) -> SafeString:
    """What stands between header and footer of a record's page; `context` as the templates in records/ name it."""
    everything = {
        "past": False,
        "fixed": False,
        "related": (),
        "discussion": "",
        "changes": (),
        "sprites": static("bootstrap-italia/svg/sprites.svg"),
        "body": prose(snapshot["body"]),
        "citation": citation(snapshot, context["links"]["version"]),
        "snapshot": snapshot,
        "languages": {document["id"]: document.get("language", snapshot["language"]) for document in snapshot["documents"]},
    } | context
    return mark_safe(_environment(get_language()).get_template("body.html").render(everything))  # autoescaped by Jinja


def discussion_html(contributions) -> SafeString | str:
    """The moderated discussion under a record; empty where there is none."""
    found = list(contributions)
    return render_to_string("public/_discussion.html", {"discussion": found, "here": True}) if found else ""


@lru_cache(maxsize=8)
def _environment(_language: str | None) -> Environment:
    """One a language, so that each of its words is looked up once and not at every mark."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.globals["_"] = lru_cache(maxsize=512)(gettext)
    environment.filters |= {"in_words": in_words, "day_in_words": day_in_words}
    return environment
