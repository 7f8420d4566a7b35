"""What feeds, calendars and embeds have in common: the parameters of the list, and an answer for those that are wrong."""

from itertools import islice

from django.http import HttpRequest, JsonResponse

from initiatives.filters import InvalidParameters, Query, parse_query
from initiatives.models import PublishedMilestone
from initiatives.search import Selection, select

#: Of a large selection the calendar and the promises look at the records with the latest dates.
MOST_RECORDS = 1000


def read_selection(request: HttpRequest, ordering: str = "", allowed_extra: tuple[str, ...] = ()) -> Selection:
    """The records that the address asks for; in `ordering` unless the address says otherwise. Raises InvalidParameters."""
    query = parse_query(request.GET, allowed_extra=allowed_extra)
    if ordering and not query.one("ordering"):
        query = query.with_("ordering", ordering)
    return select(query, request.dataset)


def milestones_of(selection: Selection):
    """The public dates of the selected records; of all when nothing is asked, else of the latest thousand."""
    public = (
        PublishedMilestone.objects.public()
        .select_related("record")
        .defer("record__list_json", "record__detail_json", "record__search_text")
    )
    if not selection.query.filters:
        return public
    latest = Selection(selection.query.with_("ordering", "-date"), selection.index, selection.dataset)
    return public.filter(record_id__in=list(islice(latest.in_order(), MOST_RECORDS)))


def refusal(wrong: InvalidParameters) -> JsonResponse:
    """400 as RFC 9457 says it, each parameter with the reason and the nearest valid one."""
    problems = [{"name": item.name, "reason": item.reason, "nearest": item.nearest} for item in wrong.problems]
    body = {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": str(wrong), "invalid-params": problems}
    return JsonResponse(body, status=400, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False})


def without_paging(query: Query) -> str:
    """The canonical query string, with its question mark; empty where nothing is asked."""
    text = query.canonical()
    return f"?{text}" if text else ""
