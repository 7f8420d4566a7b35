"""The cache goes and comes back: readers and the desk notice nothing but some milliseconds."""

import shutil
import time

import pytest

from tests.operation.clusters import new_redis
from tests.operation.sites import ask, manage, running

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("redis-server"), reason="no redis-server on this machine")]
PUBLIC = (
    "/",
    "/initiatives/",
    "/api/v1/initiatives/?facets=theme",
    "/api/v1/stats/",
    "/feed.atom",
    "/promises/",
    "/admin/login/",
    "/readyz",
)


def test_every_address_answers_without_its_cache(tmp_path):
    redis = new_redis(tmp_path / "redis")
    settings = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'base.sqlite3'}",
        "MEDIA_FOLDER": str(tmp_path / "media"),
        "CACHE_URL": redis.address,
    }
    manage("migrate", "-v", "0", **settings)
    manage("make_sample", "40", **settings)
    try:
        with running(**settings) as (site, _process):
            with_cache = {path: ask(f"{site}{path}") for path in PUBLIC}
            assert {path: status for path, (status, _body) in with_cache.items()} == dict.fromkeys(PUBLIC, 200)
            again = {path: ask(f"{site}{path}")[1] for path in PUBLIC[:6]}
            redis.stop()
            for _round in range(2):
                assert {path: ask(f"{site}{path}")[0] for path in PUBLIC} == dict.fromkeys(PUBLIC, 200)
                assert {path: ask(f"{site}{path}")[1] for path in PUBLIC[:6]} == again
            redis = new_redis(tmp_path / "redis", redis.port)
            until = time.monotonic() + 60
            while not redis_is_used(redis.port) and time.monotonic() < until:
                assert ask(f"{site}/api/v1/stats/")[0] == 200
            assert redis_is_used(redis.port), "the cache came back and nobody asks it"
    finally:
        redis.stop()


def redis_is_used(port: int) -> bool:
    """Whether anything is kept in it."""
    import redis

    return redis.Redis(port=port).dbsize() > 0
