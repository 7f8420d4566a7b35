"""304 before any other work: ETag and Last-Modified from the dataset version, in one query.

A page also depends on the day (promises fall due), the language, and the templates it is made with.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, time
from functools import lru_cache, wraps
from pathlib import Path

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from initiatives.models import Contribution
from initiatives.search import DatasetState, dataset

HOUSE = Path(__file__).resolve().parent.parent


def conditional_on(name: str, stamp: Callable[[], str]) -> Callable:
    """A decorator for pages that depend on more than the data: `stamp` says in a word how that stands now, `name` is what
    the setting ANSWERS_DEPEND_ON calls it, by which an answer that was kept is held against it."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            at = getattr(request, "dataset", None) or dataset()
            stands = stamp()  # before the page is made: what comes in between makes it anew
            response = _answer(request, at, stands, lambda: view(request, *args, **kwargs))
            if response.status_code == 200:
                response.kept_while = (name, stands)
            return response

        return answer

    return decorate


def conditional(view: Callable) -> Callable:
    """Answer 304 where the reader's copy still holds; else call `view`, which finds the dataset row in `request.dataset`."""
    return conditional_on("", lambda: "")(view)


def conditional_with_discussion(view: Callable) -> Callable:
    """As `conditional`, for pages that also show contributions and their outcomes."""
    return conditional_on("discussion", discussion_stamp)(view)


def discussion_stamp() -> str:
    """Another text after each change of what contributions the public sees, in one query."""
    told = Contribution.objects.aggregate(closed=Max("closed_at"), shown=Count("pk", filter=Q(shown=True)), numbered=Count("number"))
    return f"{told['closed']}/{told['shown']}/{told['numbered']}"


def _answer(request: HttpRequest, at: DatasetState, more: str, respond: Callable[[], HttpResponse]) -> HttpResponse:
    request.dataset = at
    today = timezone.localdate()
    content = f"{at.version}|{at.changed_at.timestamp()}|{today}|{get_language()}|{request.get_full_path()}|{_house_stamp()}|{more}"
    etag = quote_etag(hashlib.sha256(content.encode()).hexdigest()[:32])
    since_midnight = timezone.make_aware(datetime.combine(today, time.min))
    last_modified = int(max(at.changed_at, since_midnight).timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        response = respond()
    if response.status_code in (200, 304) and not response.has_header("ETag"):
        response["ETag"] = etag
    if response.status_code == 200:
        response["Last-Modified"] = http_date(last_modified)
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


@lru_cache(maxsize=1)
def _house_stamp() -> int:
    """When the code or a template last changed: the same in every worker, another after an update."""
    files = [path for folder in ("public", "templates", "templatetags", "static") for path in (HOUSE / folder).rglob("*") if path.is_file()]
    return max((int(path.stat().st_mtime) for path in files if path.suffix != ".pyc"), default=0)
