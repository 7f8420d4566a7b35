"""Following a search: Atom, JSON Feed and calendar, for any parameters of the list."""

from datetime import date

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.filters import InvalidParameters
from initiatives.models import DateLabel, PublishedInitiative, PublishedMilestone
from initiatives.public.addresses import address_of
from initiatives.public.calendar import Event, calendar, days_of
from initiatives.public.conditional import conditional
from initiatives.public.feeds import Entry, Feed, atom, json_feed
from initiatives.public.promises import OVERDUE, state_label, state_of
from initiatives.public.record_views import elsewhere
from initiatives.public.selecting import milestones_of, read_selection, refusal, without_paging
from initiatives.public.wording import label_of
from initiatives.search import Selection
from initiatives.templatetags.dates import in_words

ENTRIES = 50
EVENTS = 1000


@require_safe
@conditional
def feed_atom(request: HttpRequest) -> HttpResponse:
    return _feed(request, atom, "application/atom+xml; charset=utf-8")


@require_safe
@conditional
def feed_json(request: HttpRequest) -> HttpResponse:
    return _feed(request, json_feed, "application/feed+json; charset=utf-8")


def _feed(request: HttpRequest, write, media_type: str) -> HttpResponse:
    try:
        selection = read_selection(request, ordering="-changed")
    except InvalidParameters as wrong:
        return refusal(wrong)
    return _for_all(HttpResponse(write(_feed_of(request, selection)), content_type=media_type))


def _feed_of(request: HttpRequest, selection: Selection) -> Feed:
    asked = without_paging(selection.query.without("ordering"))
    rows = selection.page(limit=ENTRIES).rows
    return Feed(
        title=_title(selection),
        subtitle=_("Iniziative digitali pubbliche, nuove e aggiornate: ogni valore con il passo che lo prova."),
        address=request.build_absolute_uri(f"{request.path}{asked}"),
        home=request.build_absolute_uri(f"{reverse('public:initiatives')}{asked}"),
        author=_("Redazione di Atlante"),
        language=get_language() or "it",
        updated=max((row.published_at for row in rows), default=request.dataset.changed_at).astimezone(),
        entries=tuple(_entry(request, row, selection) for row in rows),
    )


def _entry(request: HttpRequest, row: PublishedInitiative, selection: Selection) -> Entry:
    item = orjson.loads(row.list_json)
    return Entry(
        identifier=str(row.identifier),
        address=request.build_absolute_uri(address_of("initiative", row.slug)),
        title=row.title,
        summary=item["summary"],
        language=row.language,
        published=row.first_published_at.astimezone(),
        updated=row.published_at.astimezone(),
        categories=tuple((code, selection.label("theme", code)) for code in item["themes"]),
    )


@require_safe
@conditional
def calendar_of_list(request: HttpRequest) -> HttpResponse:
    """Events, deadlines and promises of the records asked for; the next ones first, then the past ones, a thousand at most."""
    try:
        selection = read_selection(request)
    except InvalidParameters as wrong:
        return refusal(wrong)
    today = timezone.localdate()
    found = milestones_of(selection)
    ahead = list(found.filter(latest__gte=today).order_by("latest", "pk")[:EVENTS])
    past = list(found.filter(latest__lt=today).order_by("-latest", "-pk")[: EVENTS - len(ahead)])
    return _calendar(request, _title(selection), [*ahead, *past], today)


@require_safe
@conditional
def calendar_of_record(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of one record."""
    found = list(PublishedMilestone.objects.public().filter(record__slug=slug).select_related("record"))
    if not found and not PublishedInitiative.objects.public().filter(slug=slug).exists():
        return elsewhere(request, slug, "public:initiative-calendar")
    return _calendar(request, found[0].record.title if found else "Atlante", found, timezone.localdate())


def _calendar(request: HttpRequest, name: str, milestones: list[PublishedMilestone], today: date) -> HttpResponse:
    events = [_event(request, milestone, today) for milestone in milestones if days_of(milestone.earliest, milestone.latest)]
    return _for_all(HttpResponse(calendar(name, events), content_type="text/calendar; charset=utf-8"))


def _event(request: HttpRequest, milestone: PublishedMilestone, today: date) -> Event:
    record, data = milestone.record, milestone.data
    first, last = days_of(milestone.earliest, milestone.latest)
    state = state_label(state_of(milestone.happening, milestone.latest, today))
    address = request.build_absolute_uri(f"{address_of('initiative', record.slug)}#{milestone.key}")
    when = " · ".join(part for part in (in_words(milestone.edtf), data["hours"], state) if part)
    quotes = [f"«{evidence['prefix']}{evidence['quote']}{evidence['suffix']}»" for evidence in data["evidence"][:1]]
    overdue = state_of(milestone.happening, milestone.latest, today) == OVERDUE
    return Event(
        identifier=f"{record.identifier}.{milestone.key}@atlante",
        first=first,
        last=last,
        summary=f"{label_of(data)}: {record.title}",
        description="\n".join([when, *quotes, data["agenda"], data["registration_link"], address]).replace("\n\n", "\n"),
        address=address,
        location=", ".join(part for part in (data["venue"], data["address"]) if part),
        category=str(DateLabel(milestone.label).label),
        happening="" if overdue else milestone.happening,
        version=record.version,
        stamp=record.published_at,
    )


def _title(selection: Selection) -> str:
    choices = [selection.label(name, value) for name, value in selection.query.items() if name != "ordering"]
    return f"Atlante: {', '.join(choices)}" if choices else _("Atlante: tutte le iniziative")


def _for_all(response: HttpResponse) -> HttpResponse:
    """Readers of feeds on other sites may ask too."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
