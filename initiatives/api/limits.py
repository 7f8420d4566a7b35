"""How often one address may ask: a fixed window of a minute, counted exactly over all workers of a machine.

The counters are in a small file that the workers map into memory, so that the limit that is stated is the limit that
holds, without a query. Of an address only a keyed hash is kept, and only until its slot is used again. Headers as in
draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy and RateLimit.
"""

import fcntl
import hashlib
import mmap
import os
import struct
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

WINDOW = 60
SLOTS = 65_536
_SLOT = struct.Struct("<QII")  # hash, window, count
_lock = threading.Lock()
_tables: dict[tuple[int, str], "Table"] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a client stands in this window: `left` requests, `reset` seconds until the next window."""

    limit: int
    left: int
    reset: int
    refused: bool

    def mark(self, response: HttpResponse) -> None:
        response["RateLimit-Policy"] = f'"default";q={self.limit};w={WINDOW}'
        response["RateLimit"] = f'"default";r={self.left};t={self.reset}'


class Table:
    """The counters of one file; any process may open the same one."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(self.handle).st_size != SLOTS * _SLOT.size:
            os.ftruncate(self.handle, SLOTS * _SLOT.size)
        self.memory = mmap.mmap(self.handle, SLOTS * _SLOT.size)
        self.inside = threading.Lock()

    def count(self, client: int, window: int, cost: int = 1) -> int:
        """One more request of `client` in `window`, which counts for `cost`; how many that makes."""
        offset = client % SLOTS * _SLOT.size
        with self.inside:
            fcntl.lockf(self.handle, fcntl.LOCK_EX, _SLOT.size, offset)
            try:
                known, seen, number = _SLOT.unpack_from(self.memory, offset)
                number = number + cost if (known, seen) == (client, window) else cost
                _SLOT.pack_into(self.memory, offset, client, window, number)
                return number
            finally:
                fcntl.lockf(self.handle, fcntl.LOCK_UN, _SLOT.size, offset)


def take(request: HttpRequest, now: float | None = None) -> Standing | None:
    """Count this request; None where no limit is set (setting API_REQUESTS_PER_MINUTE is 0)."""
    limit = settings.API_REQUESTS_PER_MINUTE
    if not limit:
        return None
    now = time.time() if now is None else now
    window = int(now // WINDOW)
    number = _table().count(client_of(request), window)
    return Standing(limit, max(0, limit - number), WINDOW - int(now % WINDOW), number > limit)


def client_of(request: HttpRequest) -> int:
    """A keyed hash of the address that asks: the last one a trusted proxy added, where there is one."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    digest = hashlib.blake2b(address.encode(), digest_size=8, key=settings.SECRET_KEY.encode()[:64]).digest()
    return int.from_bytes(digest, "little") or 1


def _table() -> Table:
    key = (os.getpid(), str(settings.API_LIMITS_FILE))
    with _lock:
        if key not in _tables:
            _tables[key] = Table(Path(settings.API_LIMITS_FILE))
        return _tables[key]
