"""What became of a date: judged against a day that the caller gives.

Silence is never a verdict: a promise whose time has passed without news is overdue, and only a source makes it kept or not kept.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Happening

HAPPENED, EXPECTED, OVERDUE, NOT_KEPT, STATED, UNKNOWN = "happened", "expected", "overdue", "not-kept", "stated", "unknown"


def state_of(happening: str | None, latest: str | date | None, today: date) -> str:
    """The state of a date on `today`. A date of which the source says neither is expected while it lies ahead, and merely stated after."""
    last = date.fromisoformat(latest) if isinstance(latest, str) else latest
    ahead = last is None or last >= today
    if happening == Happening.HAPPENED:
        return HAPPENED
    if happening == Happening.NOT_KEPT:
        return NOT_KEPT
    if happening == Happening.EXPECTED:
        return EXPECTED if ahead else OVERDUE
    return EXPECTED if last and last > today else STATED


def state_label(state: str) -> str:
    return {
        HAPPENED: _("Avvenuto"),
        EXPECTED: _("Atteso"),
        OVERDUE: _("Scaduto senza riscontro"),
        NOT_KEPT: _("Non mantenuto"),
        STATED: "",
        UNKNOWN: _("Data non nota"),
    }[state]


def distance(latest: str | date | None, today: date) -> str:
    """How far the last possible day is from `today`: `fra 4 mesi`, `da 2 anni`; empty at an open end or today."""
    last = date.fromisoformat(latest) if isinstance(latest, str) else latest
    if last is None or last == today:
        return ""
    span = _span(abs((last - today).days))
    return _("fra %(span)s") % {"span": span} if last > today else _("da %(span)s") % {"span": span}


def _span(days: int) -> str:
    if days < 60:
        return ngettext("%(count)d giorno", "%(count)d giorni", days) % {"count": days}
    if days < 730:
        return ngettext("%(count)d mese", "%(count)d mesi", days // 30) % {"count": days // 30}
    return ngettext("%(count)d anno", "%(count)d anni", days // 365) % {"count": days // 365}
