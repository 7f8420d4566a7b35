"""What stands before every answer of the API: limits, language, 304; and the headers all share.

Whatever holds from an earlier answer is settled with one query, that of the dataset row. Answers are kept by
`cms.kept_answers`, which has read that row and counted the request already where it stands before.
"""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache, wraps
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from initiatives.api.deprecations import announce
from initiatives.api.languages import language_of
from initiatives.api.limits import Standing, take
from initiatives.api.problems import problem
from initiatives.search import DatasetState, dataset

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
METHODS = "GET, HEAD, OPTIONS"
EXPOSED = "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After, Deprecation, Sunset, Content-Language"
#: What makes an answer depend on what the asker has already.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
HOUSE = Path(__file__).resolve().parent


def public_read(view: Callable, cached: bool = True) -> Callable:
    """Wrap a view of the API. It finds the dataset row in `request.dataset`, and its language is active."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        language = language_of(request)
        standing = request.standing if hasattr(request, "standing") else take(request)

        def respond() -> HttpResponse:
            with in_language(language):
                return _rendered(view(request, *args, **kwargs))

        if standing and standing.refused:
            response = _refused(standing, language)
        elif request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": METHODS})
        elif request.method not in ("GET", "HEAD"):
            with translation.override(language):
                response = problem(405)
            response["Allow"] = METHODS
        else:
            response = _answer(request, language, respond) if cached else respond()
        if standing:
            standing.mark(response)
        return _finish(request, response, language)

    answer.csrf_exempt = True
    return answer


def in_language(language: str) -> AbstractContextManager:
    """That language, active for the block; nothing is to be done where it is."""
    return nullcontext() if translation.get_language() == language else translation.override(language)


def _refused(standing: Standing, language: str) -> HttpResponse:
    with translation.override(language):
        told = _("Il limite è di %(limit)d richieste al minuto: riprova tra %(seconds)d secondi.")
        response = problem(429, detail=told % {"limit": standing.limit, "seconds": standing.reset})
    response["Retry-After"] = str(standing.reset)
    return response


def _answer(request: HttpRequest, language: str, respond: Callable[[], HttpResponse]) -> HttpResponse:
    at = request.dataset = getattr(request, "dataset", None) or dataset()
    etag, last_modified = etag_of(at, language), int(at.changed_at.timestamp())
    response = None
    if any(name in request.META for name in CONDITIONS):
        response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        response = respond()
        response.kept_while = ("", "")
    if response.status_code in (200, 304):
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Last-Modified", _http_date(last_modified))
    return response


def etag_of(at: DatasetState, language: str) -> str:
    """Weak, for the same facts may come in other bytes: dataset version, language and the code's own state."""
    return f'W/"{at.version}-{language}-{code_stamp()}-{at.changed_at.timestamp()}"'


#: The same moment is told again and again, until the data change.
_http_date = lru_cache(maxsize=8)(http_date)


@lru_cache(maxsize=1)
def code_stamp() -> str:
    """Eight digits that change when the code of the API does: the same in every worker."""
    digest = hashlib.sha256()
    for path in sorted(HOUSE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _rendered(response: HttpResponse) -> HttpResponse:
    return response.render() if hasattr(response, "render") else response


def _finish(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = EXPOSED
    headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    headers["Content-Language"] = language
    headers["Vary"] = "Accept, Accept-Language"
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = METHODS
        headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match, If-Modified-Since"
        headers["Access-Control-Max-Age"] = "86400"
    licence = f'<{LICENCE}>; rel="license"'
    headers["Link"] = f"{headers['Link']}, {licence}" if "Link" in headers else licence
    announce(request.path, response)
    return response


def moved(address: str) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(address)
