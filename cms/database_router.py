"""Public reads from replicas, and never an older dataset version than has been seen.

Readers have no cookie by which they could say what they have seen. So the fleet remembers it for all of them: the highest
dataset version that any machine has answered with, or that the desk has made, is kept in the shared cache (Redis), where it
only rises. A replica answers a request only if it has come at least so far; else the main database does. A reader who sends
back the tag of an earlier answer (If-None-Match) says it too, which holds even if Redis was emptied.

- Redis away: the main database answers, since nobody knows what was seen.
- Main database away: a replica answers that is not behind what this process has answered with.
- Replica away: the main database answers, and the replica is asked again after some seconds. One that fails in the middle of
  an answer costs a second try on the main database, not an error.

What a visitor writes (contributions, their receipts) and all of the desk go to the main database.
"""

import logging
import random
import re
import threading
import time
from contextvars import ContextVar

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.utils.module_loading import import_string

MARK = "dataset-seen"
#: Seconds for which a database that failed is not asked again.
PATIENCE = 5
#: Beginnings of addresses, the language left out, that are read from the main database.
ALWAYS_MAIN = ("/admin/", "/contribute", "/contributions", "/healthz", "/readyz", "/metrics")
_VERSION = re.compile(r'W/"(\d+)-')
_reading: ContextVar[str] = ContextVar("reading", default=DEFAULT_DB_ALIAS)
_lock = threading.Lock()
_away: dict[str, float] = {}
_seen_here = 0
log = logging.getLogger(__name__)


class Router:
    """Reads go where the request's middleware said; writes and migrations to the main database."""

    def db_for_read(self, model, **hints) -> str:
        return _reading.get()

    def db_for_write(self, model, **hints) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints) -> bool:
        return True

    def allow_migrate(self, db, app_label, **hints) -> bool:
        return db == DEFAULT_DB_ALIAS


class ReadersDatabase:
    """Middleware: chooses the database that a request reads from."""

    def __init__(self, get_response):
        self.replicas = [alias for alias in settings.DATABASES if alias != DEFAULT_DB_ALIAS]
        if not self.replicas:
            raise MiddlewareNotUsed("there are no replicas")
        self.get_response = get_response

    def __call__(self, request):
        if not is_public_read(request):
            response = self.get_response(request)
            if request.method == "POST":
                note_what_the_desk_did()
            return response
        chosen = _reading.set(choose(self.replicas, version_in(request.headers.get("If-None-Match", ""))))
        try:
            return self.get_response(request)
        finally:
            _reading.reset(chosen)

    def process_exception(self, request, exception):
        """A replica that failed while it was read: the view is asked again, with the main database."""
        alias = _reading.get()
        if alias == DEFAULT_DB_ALIAS or not isinstance(exception, DatabaseError):
            return None
        give_up(alias, exception)
        _reading.set(DEFAULT_DB_ALIAS)
        request.dataset = None  # as the replica had it
        match = request.resolver_match
        return match.func(request, *match.args, **match.kwargs)


def is_public_read(request) -> bool:
    path = request.path_info.removeprefix("/en")
    return request.method in ("GET", "HEAD") and not path.startswith(ALWAYS_MAIN)


def choose(replicas: list[str], told: int) -> str:
    """The alias to read from: a replica that is not behind what was seen, else the main database. `told` is the version
    that the reader says to have seen."""
    for alias in random.sample(replicas, len(replicas)):
        version = version_of(alias)
        if version is None or version < max(told, _seen_here):
            continue
        mark = cache.raise_to(MARK, version)
        if mark == version:
            _note(version)
            return alias
        if mark is None and version_of(DEFAULT_DB_ALIAS) is None:
            return alias
    version = version_of(DEFAULT_DB_ALIAS)
    if version is not None:
        _note(version)
        cache.raise_to(MARK, version)
    return DEFAULT_DB_ALIAS


def carry_out_due() -> bool:
    """What a reader found due, carried out on the main database whatever the reader reads from (setting WHEN_DUE)."""
    chosen = _reading.set(DEFAULT_DB_ALIAS)
    try:
        return import_string("initiatives.publication.due.carry_out_due")()
    finally:
        _reading.reset(chosen)


def note_what_the_desk_did() -> None:
    """After a change at the desk no reader is given what was before it."""
    version = version_of(DEFAULT_DB_ALIAS)
    if version is not None:
        _note(version)
        cache.raise_to(MARK, version)


def version_of(alias: str) -> int | None:
    """The dataset version that a database holds; None while it does not answer."""
    if time.monotonic() < _away.get(alias, 0):
        return None
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT version FROM initiatives_dataset WHERE id = 1")
            row = cursor.fetchone()
    except DatabaseError as error:
        give_up(alias, error)
        return None
    return row[0] if row else 0


def version_in(tag: str) -> int:
    """The dataset version in the tag of an earlier answer, 0 where it says none."""
    found = _VERSION.match(tag)
    return int(found[1][:18]) if found else 0


def give_up(alias: str, error: Exception) -> None:
    """Leave a database alone for a while; its connection is opened anew then."""
    log.warning("database %s does not answer: %s", alias, type(error).__name__)
    if alias != DEFAULT_DB_ALIAS:
        _away[alias] = time.monotonic() + PATIENCE
    try:
        connections[alias].close()
    except DatabaseError:
        connections[alias].connection = None


def _note(version: int) -> None:
    global _seen_here
    with _lock:
        _seen_here = max(_seen_here, version)
