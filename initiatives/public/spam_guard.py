"""Holding machines off without third parties, accounts or cookies: same origin, a signed time trap, a rate limit.

No session is involved in what visitors send, so there is nothing for a forged request to borrow and the usual token in
a cookie would only cost every visitor a cookie. Addresses are never stored: they are counted for a day under a hash
whose salt changes every day.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

SALT = "initiatives.contribution"
#: Nobody reads and fills the form in less; nobody keeps it open longer.
LEAST_SECONDS, MOST_SECONDS = 3, 24 * 60 * 60
#: So many contributions from one address, in so many seconds.
LIMITS = ((5, 60 * 60), (20, 24 * 60 * 60))


@dataclass(frozen=True, slots=True)
class Token:
    """What the form carries: when it was handed out, and a name for this one sending."""

    seconds: int
    name: str

    @property
    def age(self) -> float:
        return time.time() - self.seconds

    @property
    def is_too_young(self) -> bool:
        return self.age < LEAST_SECONDS

    @property
    def is_too_old(self) -> bool:
        return self.age > MOST_SECONDS


def new_token() -> str:
    return signing.dumps([int(time.time()), secrets.token_urlsafe(9)], salt=SALT)


def read_token(text: str) -> Token | None:
    """The token that we signed, None for anything else."""
    try:
        seconds, name = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Token(seconds, name)


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the form was on our own page: by Origin, else by Referer (RFC 6454; browsers send one of them with a form)."""
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(sender).netloc == request.get_host()


def seconds_to_wait(request: HttpRequest) -> int:
    """Count one more contribution from this address; how long it has to wait, 0 where it need not."""
    who = _hashed_address(request)
    for most, span in LIMITS:
        key = f"contributions:{span}:{int(time.time()) // span}:{who}"
        cache.add(key, 0, timeout=span)
        if cache.incr(key) > most:
            return span - int(time.time()) % span
    return 0


def receipt_of(token: Token) -> str | None:
    """The receipt already given for this very form: sending it twice makes one contribution."""
    return cache.get(f"contribution-sent:{token.name}")


def remember_receipt(token: Token, receipt: str) -> None:
    cache.set(f"contribution-sent:{token.name}", receipt, timeout=MOST_SECONDS)


def _hashed_address(request: HttpRequest) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # behind a proxy of ours: the last hop is the one it saw itself
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    salt = f"{settings.SECRET_KEY}{timezone.localdate()}".encode()
    return hmac.new(salt, address.encode(), hashlib.sha256).hexdigest()[:24]
