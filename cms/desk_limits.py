"""The desk under limits of its own: so much a minute for one account, fewer sign-ins for one address.

Lock-out after failed sign-ins (axes) guards passwords; this guards the machine: each try at a password costs a slow hash, and
an account whose session was taken must not import, export or search in a loop. What costs more counts for more. Counted
exactly over the workers of a machine, in a small file, without a query; of an address only a keyed hash is kept.
"""

import os
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from initiatives.api.limits import WINDOW, Table, client_of

DESK = "/admin/"
#: POSTs a minute from one address to the pages where passwords and second factors are given.
SIGN_INS = 30
GATES = frozenset({"login", "second_factor_verify", "second_factor_confirm"})
#: What a request counts for, where it is more than one: it works on many rows, reads files, or writes a whole table out.
DEAR = {
    "bulk": 10,
    "bulk_undo": 10,
    "initiatives_import_add": 10,
    "initiatives_import_confirm": 10,
    "initiatives_import_retry": 10,
    "initiatives_import_undo": 10,
    "initiatives_import_trial_csv": 10,
    "initiatives_document_review_certain": 5,
    "reports": 5,
    "report_rule": 5,
    "index": 2,
}
_lock = threading.Lock()
_tables: dict[tuple[int, str], Table] = {}


class DeskLimits:
    """Middleware, after the one that knows who is signed in. Not there where DESK_REQUESTS_PER_MINUTE is 0."""

    def __init__(self, get_response):
        if not settings.DESK_REQUESTS_PER_MINUTE:
            raise MiddlewareNotUsed("DESK_REQUESTS_PER_MINUTE is 0")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, arguments, options) -> HttpResponse | None:
        if not settings.DESK_REQUESTS_PER_MINUTE or not request.path_info.startswith(DESK):
            return None  # a test may turn the limits off after its server has started
        name = request.resolver_match.url_name
        if name in GATES and request.method == "POST":
            number, most = _count(client_of(request), 1), SIGN_INS
        elif request.user.is_authenticated:
            number, most = _count(_account(request.user.pk), cost_of(request.method, name)), settings.DESK_REQUESTS_PER_MINUTE
        else:
            return None
        return _refusal(request) if number > most else None


def cost_of(method: str, name: str) -> int:
    """How much a request counts for; looking at the form of a dear thing costs no more than any page."""
    if name == "initiatives_import_add" and method != "POST":
        return 1
    return DEAR.get(name, 1)


def _account(key: int) -> int:
    """A number for an account that is no address's: those have 64 bits by chance, these few."""
    return int(key) + 1


def _count(client: int, cost: int) -> int:
    return _table().count(client, int(time.time() // WINDOW), cost)


def _refusal(request: HttpRequest) -> HttpResponse:
    wait = WINDOW - int(time.time() % WINDOW)
    if "application/json" in request.headers.get("Accept", ""):
        response = JsonResponse({"status": 429, "retry_after": wait}, status=429)
    else:
        response = render(request, "admin/sign_in/too_many.html", {"wait": wait}, status=429)
    response["Retry-After"] = str(wait)
    return response


def _table() -> Table:
    key = (os.getpid(), str(settings.DESK_LIMITS_FILE))
    with _lock:
        if key not in _tables:
            _tables[key] = Table(Path(settings.DESK_LIMITS_FILE))
        return _tables[key]
