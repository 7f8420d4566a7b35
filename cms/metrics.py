"""Measurements in the Prometheus text format (version 0.0.4), for who shows the token METRICS_TOKEN; 404 for all others.

Counted in a small file that the workers of a machine map into memory, so that the numbers are those of the machine, not of
the worker that happens to answer. Nothing in them tells of a person: routes are patterns, never addresses.
"""

import fcntl
import hmac
import mmap
import os
import struct
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

#: Upper ends of the classes of duration, in seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 5.0)
AREAS = ("api", "public", "admin", "other")
CLASSES = (2, 3, 4, 5)
_NUMBER = struct.Struct("<Q")
_lock = threading.Lock()
_counters: dict[tuple[int, str], "Counters"] = {}


class Counters:
    """Whole numbers in a file, added to under a lock of the machine."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        size = len(NAMES) * _NUMBER.size
        self.handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(self.handle).st_size != size:
            os.ftruncate(self.handle, size)
        self.memory = mmap.mmap(self.handle, size)
        self.inside = threading.Lock()

    def add(self, amounts: dict[str, int]) -> None:
        with self.inside:
            fcntl.lockf(self.handle, fcntl.LOCK_EX)
            try:
                for name, amount in amounts.items():
                    offset = PLACES[name] * _NUMBER.size
                    _NUMBER.pack_into(self.memory, offset, _NUMBER.unpack_from(self.memory, offset)[0] + amount)
            finally:
                fcntl.lockf(self.handle, fcntl.LOCK_UN)

    def read(self) -> dict[str, int]:
        return {name: _NUMBER.unpack_from(self.memory, place * _NUMBER.size)[0] for name, place in PLACES.items()}


def _names() -> tuple[str, ...]:
    requests = [f"requests/{area}/{number}" for area in AREAS for number in CLASSES]
    durations = [f"within/{area}/{end}" for area in AREAS for end in BUCKETS]
    return (*requests, *durations, *(f"microseconds/{area}" for area in AREAS))


NAMES = _names()
PLACES = {name: place for place, name in enumerate(NAMES)}


def counters() -> Counters:
    key = (os.getpid(), str(settings.METRICS_FILE))
    with _lock:
        if key not in _counters:
            _counters[key] = Counters(Path(settings.METRICS_FILE))
        return _counters[key]


def count_requests(get_response):
    """Middleware: counts each answer by area and class of status, with its duration. Not there where nobody may read them."""
    if not settings.METRICS_TOKEN:
        raise MiddlewareNotUsed("METRICS_TOKEN is not set")

    def answer(request):
        started = time.perf_counter()
        response = get_response(request)
        seconds = time.perf_counter() - started
        area = area_of(request.path_info)
        amounts = {f"requests/{area}/{min(5, max(2, response.status_code // 100))}": 1, f"microseconds/{area}": int(seconds * 1e6)}
        amounts |= {f"within/{area}/{end}": 1 for end in BUCKETS if seconds <= end}
        counters().add(amounts)
        return response

    return answer


def area_of(path: str) -> str:
    if path.startswith("/api/"):
        return "api"
    if path.startswith("/admin/"):
        return "admin"
    return "other" if path in ("/healthz", "/readyz", "/metrics") or path.startswith("/static/") else "public"


@never_cache
@require_safe
def metrics(request):
    """The measurements, for who sends `Authorization: Bearer <METRICS_TOKEN>`."""
    token = settings.METRICS_TOKEN
    sent = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(sent.encode(), f"Bearer {token}".encode()):
        raise Http404
    return HttpResponse("\n".join([*_requests(), *_state()]) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


def _requests() -> list[str]:
    known = counters().read()
    lines = ["# HELP atlante_requests_total Answers by area and class of status.", "# TYPE atlante_requests_total counter"]
    for area in AREAS:
        for number in CLASSES:
            lines.append(f'atlante_requests_total{{area="{area}",status="{number}xx"}} {known[f"requests/{area}/{number}"]}')
    lines += ["# HELP atlante_request_seconds How long answers took.", "# TYPE atlante_request_seconds histogram"]
    for area in AREAS:
        count = sum(known[f"requests/{area}/{number}"] for number in CLASSES)
        for end in BUCKETS:
            lines.append(f'atlante_request_seconds_bucket{{area="{area}",le="{end}"}} {known[f"within/{area}/{end}"]}')
        lines.append(f'atlante_request_seconds_bucket{{area="{area}",le="+Inf"}} {count}')
        lines.append(f'atlante_request_seconds_sum{{area="{area}"}} {known[f"microseconds/{area}"] / 1e6}')
        lines.append(f'atlante_request_seconds_count{{area="{area}"}} {count}')
    return lines


def _state() -> list[str]:
    """What the base says of itself; only that it does not answer, where it does not."""
    from django_tasks_db.models import DBTaskResult

    from initiatives.models import Contribution, Dataset, Document, PublishedInitiative  # apps are loaded by the time a request comes

    try:
        dataset = Dataset.objects.filter(pk=1).first()
        due = dataset.next_due if dataset else None
        gauges = {
            "atlante_database_up": ("Whether the database answers.", 1),
            "atlante_dataset_version": ("Version of the public data.", dataset.version if dataset else 0),
            "atlante_published_records": ("Records that are public.", PublishedInitiative.objects.public().count()),
            "atlante_documents_waiting": ("Documents to read.", Document.objects.waiting().count()),
            "atlante_contributions_open": ("Contributions without an outcome.", Contribution.objects.filter(closed_at=None).count()),
            "atlante_tasks_waiting": ("Tasks that no worker has taken.", DBTaskResult.objects.filter(status="READY").count()),
            "atlante_overdue_seconds": (
                "How long a scheduled publication or expiry has been due.",
                max(0, int((timezone.now() - due).total_seconds())) if due else 0,
            ),
        }
    except DatabaseError:
        gauges = {"atlante_database_up": ("Whether the database answers.", 0)}
    lines = []
    for name, (told, value) in gauges.items():
        lines += [f"# HELP {name} {told}", f"# TYPE {name} gauge", f"{name} {value}"]
    return lines
