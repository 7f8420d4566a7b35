"""Answers that were given before are given again before any other work: no address is resolved, nothing is put together.

Views say of an answer that it may be kept by setting `kept_while` on it: the name, in the setting ANSWERS_DEPEND_ON, of what
it depends on beside the data, the day and the address, and how that stood before; both empty where there is nothing else. It is kept whole, with all the
headers that the middleware below put on it, under a key that holds the dataset version: nothing ever has to be purged.
"""

import hashlib
import re
from datetime import UTC, date, datetime
from functools import lru_cache

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.dummy import DummyCache
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.utils.module_loading import import_string

from initiatives.api.languages import language_of
from initiatives.api.limits import take
from initiatives.api.reading import CONDITIONS
from initiatives.search import DatasetState, dataset

#: What is never kept: the desk, what is no page, and single records of the API, whose one query is all they cost.
NOT_KEPT = re.compile(r"/(?:admin/|static/|healthz|readyz|metrics|api/v1/initiatives/.)")
API = "/api/"
#: Larger answers are not kept: a process keeps some hundreds.
MOST_BYTES = 150_000
KEPT_SECONDS = 3_600
OF_NOT_MODIFIED = (
    "Cache-Control", "ETag", "Last-Modified", "Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
)  # fmt: skip
_CONDITIONS = frozenset(CONDITIONS)
_OTHER_CONDITIONS = _CONDITIONS - {"HTTP_IF_NONE_MATCH"}
FOLDERS = ("cms", "initiatives")
TEXTS = (".py", ".html", ".mo", ".xml", ".md")


class KeptAnswers:
    """Middleware. What it reads on the way it leaves for the views: `request.dataset`, and for the API `request.standing`.
    Not there where nothing is kept."""

    def __init__(self, get_response):
        if isinstance(caches["default"], DummyCache):
            raise MiddlewareNotUsed("CACHE_URL is none")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or NOT_KEPT.match(request.path_info):
            return self.get_response(request)
        standing = request.standing = take(request) if request.path_info.startswith(API) else None
        if standing and standing.refused:
            return self.get_response(request)
        try:
            at = dataset()
        except DatabaseError:  # the view asks again: there a replica that failed is replaced by the main database
            return self.get_response(request)
        request.dataset = at
        key = key_of(request, at)
        kept = read(key)
        if kept is None:
            response = self.get_response(request)
            if request.method == "GET" and getattr(request, "dataset", None) is at:
                keep(key, response)
            return response
        response = _unless_known(request, *kept)
        if standing:
            standing.mark(response)
        return response


def key_of(request: HttpRequest, at: DatasetState) -> str:
    """Everything that the answer to a request without cookies can depend on, as a key."""
    negotiated = f"{language_of(request)}|{request.META.get('HTTP_ACCEPT', '')}" if request.path_info.startswith(API) else ""
    address = f"{request.scheme}://{request.get_host()}{request.path}?{request.META.get('QUERY_STRING', '')}"
    sent = f"{at.version}|{at.changed_at.timestamp()}|{_day(int(timezone.now().timestamp()) // 60, settings.TIME_ZONE)}|{release()}|{negotiated}|{address}"
    return hashlib.blake2b(sent.encode(), digest_size=20).hexdigest()


@lru_cache(maxsize=4)
def _day(minute: int, _zone: str) -> date:
    """The day on which a minute (since 1970, UTC) falls in the site's time zone: asked for with each request, reckoned once."""
    return timezone.localdate(datetime.fromtimestamp(minute * 60, UTC))


def keep(key: str, response: HttpResponse) -> None:
    """Keep an answer whose view allows it."""
    depends = getattr(response, "kept_while", None)
    if depends is None or response.status_code != 200 or response.streaming or response.cookies or len(response.content) > MOST_BYTES:
        return
    cache.set(key, (*depends, response.headers, response.content), KEPT_SECONDS)


def read(key: str) -> tuple[ResponseHeaders, bytes] | None:
    """Headers and body of the answer kept under `key`, if what it depends on still stands as it did."""
    depends, stamp, headers, content = cache.get(key) or ("", None, None, b"")
    return (headers, content) if stamp is not None and stamp == _stamp(depends) else None


def _stamp(depends: str) -> str:
    return import_string(settings.ANSWERS_DEPEND_ON[depends])() if depends else ""


def _unless_known(request: HttpRequest, headers: ResponseHeaders, content: bytes) -> HttpResponse:
    """The answer, or 304 where the reader has it already."""
    tag = headers.get("ETag")
    if tag and request.META.get("HTTP_IF_NONE_MATCH") == tag and _OTHER_CONDITIONS.isdisjoint(request.META):  # what most send needs no more
        return _not_modified(headers)
    whole = HttpResponse(content)
    whole.headers = headers
    if _CONDITIONS.isdisjoint(request.META):
        return whole
    answer = get_conditional_response(request, tag, parse_http_date_safe(headers.get("Last-Modified", "")), whole)
    return _not_modified(headers) if answer.status_code == 304 else answer


def _not_modified(headers: ResponseHeaders) -> HttpResponse:
    """304 with what a cache is to be told anew (RFC 9110, 15.4.5); of the rest it has what came with the answer itself."""
    response = HttpResponse(status=304)
    response.headers = ResponseHeaders({name: headers[name] for name in OF_NOT_MODIFIED if name in headers})
    return response


@lru_cache(maxsize=1)
def release() -> str:
    """Some digits that change when code, templates or translations do: machines that share a cache may differ in them."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in TEXTS:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
