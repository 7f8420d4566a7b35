"""Answers that were given before are given again before any other work: no address is resolved, nothing is put together.

Views say of an answer that it may be kept by setting `kept_while` on it: the name, in the setting ANSWERS_DEPEND_ON, of what
it depends on beside the data, the day and the address, and how that stood before; both empty where there is nothing else. It is kept whole, with all the
headers that the middleware below put on it, under a key that holds the dataset version: nothing ever has to be purged.
"""

import hashlib
import re
from functools import lru_cache

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.dummy import DummyCache
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
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
OF_A_BODY = ("Content-Type", "Content-Length", "Content-Disposition")
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
        response = _unless_known(request, kept)
        if standing:
            standing.mark(response)
        return response


def key_of(request: HttpRequest, at: DatasetState) -> str:
    """Everything that the answer to a request without cookies can depend on, as a key."""
    negotiated = f"{language_of(request)}|{request.META.get('HTTP_ACCEPT', '')}" if request.path_info.startswith(API) else ""
    address = f"{request.scheme}://{request.get_host()}{request.path}?{request.META.get('QUERY_STRING', '')}"
    sent = f"{at.version}|{at.changed_at.timestamp()}|{timezone.localdate()}|{release()}|{negotiated}|{address}"
    return hashlib.blake2b(sent.encode(), digest_size=20).hexdigest()


def keep(key: str, response: HttpResponse) -> None:
    """Keep an answer whose view allows it."""
    depends = getattr(response, "kept_while", None)
    if depends is None or response.status_code != 200 or response.streaming or response.cookies or len(response.content) > MOST_BYTES:
        return
    cache.set(key, (*depends, response.headers, response.content), KEPT_SECONDS)


def read(key: str) -> HttpResponse | None:
    """The answer kept under `key`, if what it depends on still stands as it did."""
    depends, stamp, headers, content = cache.get(key) or ("", None, None, b"")
    if stamp is None or stamp != _stamp(depends):
        return None
    response = HttpResponse(content)
    response.headers = headers
    return response


def _stamp(depends: str) -> str:
    return import_string(settings.ANSWERS_DEPEND_ON[depends])() if depends else ""


def _unless_known(request: HttpRequest, kept: HttpResponse) -> HttpResponse:
    """The answer, or 304 with its headers where the reader has it already; `kept` is a copy of what the cache holds."""
    conditions = [name for name in CONDITIONS if name in request.META]
    if not conditions:
        return kept
    tag = kept.headers.get("ETag")
    if conditions != ["HTTP_IF_NONE_MATCH"] or request.META["HTTP_IF_NONE_MATCH"] != tag:  # what most send needs no more
        answer = get_conditional_response(request, tag, parse_http_date_safe(kept.headers.get("Last-Modified", "")), kept)
        if answer.status_code != 304:
            return answer
    kept.status_code, kept.content = 304, b""
    for name in OF_A_BODY:
        kept.headers.pop(name, None)
    return kept


@lru_cache(maxsize=1)
def release() -> str:
    """Some digits that change when code, templates or translations do: machines that share a cache may differ in them."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in TEXTS:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
