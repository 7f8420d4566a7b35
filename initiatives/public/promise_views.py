"""Promises: dates announced, by what became of them; for all records or for those that the list's parameters select."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.filters import InvalidParameters, Problem
from initiatives.models import PublishedMilestone
from initiatives.public.addresses import address_of
from initiatives.public.conditional import conditional
from initiatives.public.parameters import strict
from initiatives.public.promises import distance, state_label, state_of
from initiatives.public.queries import with_query
from initiatives.public.selecting import milestones_of, read_selection
from initiatives.public.wording import label_of

PER_PAGE = 20
STATES = ("overdue", "due", "kept", "not-kept")


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise as its line shows it; `moved` where the date was put off after the first announcement."""

    milestone: PublishedMilestone
    today: date

    @property
    def promised(self) -> str:
        return self.milestone.promised or self.milestone.edtf

    @property
    def moved(self) -> bool:
        return self.promised != self.milestone.edtf

    @property
    def label(self) -> str:
        return label_of(self.milestone.data)

    @property
    def evidence(self) -> list[dict]:
        return self.milestone.data["evidence"][:1]

    @property
    def address(self) -> str:
        return f"{address_of('initiative', self.milestone.record.slug)}#{self.milestone.key}"

    @property
    def information_address(self) -> str:
        return f"{reverse('public:contribute', args=['information'])}?initiative={self.milestone.record.slug}"

    @property
    def state(self) -> str:
        return state_of(self.milestone.happening, self.milestone.latest, self.today)

    @property
    def state_label(self) -> str:
        return state_label(self.state)

    @property
    def distance(self) -> str:
        return distance(self.milestone.latest, self.today) if self.state in ("expected", "overdue") else ""


@require_safe
@conditional
@strict
def promises(request: HttpRequest) -> HttpResponse:
    """One state at a time, the nearest dates first; what is overdue comes first of all."""
    selection = read_selection(request, allowed_extra=("state", "page"))
    today, query = timezone.localdate(), selection.query
    state = query.one("state") or STATES[0]
    if state not in STATES:
        raise InvalidParameters([Problem("state", _("uno fra: %(choices)s") % {"choices": ", ".join(STATES)}, STATES[0])])
    found = milestones_of(selection)
    page = Paginator(in_state(found, state, today), PER_PAGE).get_page(query.one("page"))
    counts = _counts(found, today, f"{request.dataset.version}:{query.canonical()}")
    path = request.path
    tabs = [
        {"label": TABS[name](), "count": counts[name], "address": with_query(path, query, state=name), "current": name == state}
        for name in STATES
    ]
    context = {
        "section": "promises",
        "dataset": request.dataset,
        "crumbs": [{"name": _("Promesse")}],
        "tabs": tabs,
        "chosen": {"label": TABS[state](), "nothing": NOTHING[state]()},
        "rows": [PromiseRow(milestone, today) for milestone in page],
        "page": page,
        "choices": [selection.label(name, value) for name, value in query.items() if name != "ordering"],
        "calendar_address": with_query(reverse("public:calendar"), query),
        "previous_address": with_query(path, query, state=state, page=str(page.number - 1)),
        "next_address": with_query(path, query, state=state, page=str(page.number + 1)),
    }
    return render(request, "public/promises.html", context)


def in_state(found, state: str, today: date):
    """The promises in one state: those to come by date, those past from the latest."""
    if state == "due":
        return found.due(today).order_by("latest", "pk")
    return {"overdue": found.overdue(today), "kept": found.kept(), "not-kept": found.not_kept()}[state].order_by("-latest", "-pk")


def _counts(found, today: date, key: str) -> dict[str, int]:
    """How many in each state: counted once a dataset version and day."""
    return cache.get_or_set(
        f"promises:{today}:{hashlib.sha256(key.encode()).hexdigest()}",
        lambda: {state: in_state(found, state, today).order_by().count() for state in STATES},
        timeout=3600,
    )


TABS = {
    "overdue": lambda: _("Scadute senza riscontro"),
    "due": lambda: _("Devono venire"),
    "kept": lambda: _("Mantenute"),
    "not-kept": lambda: _("Non mantenute"),
}
NOTHING = {
    "overdue": lambda: _("Nessuna promessa è passata senza notizie."),
    "due": lambda: _("Nessuna promessa deve ancora venire."),
    "kept": lambda: _("Di nessuna promessa una fonte dice finora che sia stata mantenuta."),
    "not-kept": lambda: _("Di nessuna promessa una fonte dice che non sia stata mantenuta."),
}
