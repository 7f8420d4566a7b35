"""Redis as a cache that may be away: what cannot be read was not kept, what cannot be written is not kept.

A cache that fails must cost a reader some milliseconds, never an error. The failure is logged, without the address.
"""

import logging
import time

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
#: Seconds for which a cache that failed is not asked again.
PATIENCE = 5
#: A number that only rises, for all who write it at once.
RAISE = """
local known = tonumber(redis.call('get', KEYS[1]) or '-1')
if tonumber(ARGV[1]) > known then redis.call('set', KEYS[1], ARGV[1]) return ARGV[1] end
return tostring(known)
"""


class ForgivingRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._away_until = float("-inf")

    def get(self, key, default=None, version=None):
        return self._try(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def get_many(self, keys, version=None):
        return self._try(lambda: super(ForgivingRedisCache, self).get_many(keys, version), {})

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._try(lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version), None)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._try(lambda: super(ForgivingRedisCache, self).add(key, value, timeout, version), True)

    def delete(self, key, version=None):
        return self._try(lambda: super(ForgivingRedisCache, self).delete(key, version), False)

    def raise_to(self, key: str, number: int) -> int | None:
        """Make the number kept under `key` at least `number`, in one step; what it is then, None where the cache is away."""
        full = self.make_and_validate_key(key)
        return self._try(lambda: int(self._cache.get_client(full, write=True).eval(RAISE, 1, full, number)), None)

    def _try(self, act, otherwise):
        if time.monotonic() < self._away_until:
            return otherwise
        try:
            return act()
        except (RedisError, OSError) as error:
            self._away_until = time.monotonic() + PATIENCE
            log.warning("the cache does not answer: %s", type(error).__name__)
            return otherwise
