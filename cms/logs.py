"""Logs for machines: one JSON object a line, without personal data and without secrets.

A line says when, how grave, who speaks and what, and of a request its kind of address (the pattern, never the words that
were looked for), the method, the answer's status and the milliseconds. Internet addresses, account names, query strings,
cookies and bodies are never among it; of an exception the place in the code is kept, and its message only with secrets
and addresses struck out.
"""

import json
import logging
import re
import time
import traceback
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed

#: What a log line may carry beside its message: names chosen by us, values that tell nothing of a person.
ALLOWED = ("route", "method", "status", "milliseconds", "queries", "release", "task", "records", "dataset_version")
SECRET = re.compile(
    r"(?P<address>\b[a-z][a-z0-9+.-]{0,20}://)[^\s/@]+@"  # user:password@ in an address, or :password@
    r"|(?P<name>(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|authorization|cookie|sessionid|csrftoken)"
    r"[\"']?\s*[=:]\s*)(?:(?:bearer|basic)\s+)?[\"']?[^\s,;&\"'}]+",  # name=word, name: word, {"name": "word"}, a header
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b"  # an IPv4 address
    r"|\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b"  # an IPv6 address, whole
    r"|(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?:\.\d{1,3}){0,3}(?![\w:])"  # ... shortened
    r"|\b[\w.+-]+@[\w-]+\.[\w.-]+\b",  # an e-mail address
    re.IGNORECASE,
)
log = logging.getLogger("atlante.requests")


def struck(text: str) -> str:
    """`text` with secrets and personal data struck out."""
    text = SECRET.sub(lambda match: f"{match['address'] or match['name']}[…]", text)
    return PERSONAL.sub("[…]", text)


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": struck(record.getMessage()),
        }
        told |= {name: getattr(record, name) for name in ALLOWED if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            told["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            told["where"] = [f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
            told["why"] = struck(str(record.exc_info[1]))[:500]
        return json.dumps(told, ensure_ascii=False, default=str)


class LineFormatter(logging.Formatter):
    """The usual line, with secrets and personal data struck out, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return struck(super().format(record))


def log_requests(get_response):
    """Middleware: a line a request, by the pattern of its address, where LOG_REQUESTS asks for it."""
    if not settings.LOG_REQUESTS:
        raise MiddlewareNotUsed("LOG_REQUESTS is not set")

    def answer(request):
        started = time.perf_counter()
        response = get_response(request)
        match = getattr(request, "resolver_match", None)
        log.info(
            "request",
            extra={
                "route": match.route if match else "",
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - started) * 1_000, 1),
            },
        )
        return response

    return answer
