"""A real primary, a real standby, a real Redis: public reads go to the standby and never back in time."""

import json
import shutil
import time
from contextlib import ExitStack

import pytest

from tests.operation.clusters import BINARIES, new_primary, new_redis, new_standby, open_folder
from tests.operation.sites import ask, manage, python, running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARIES, reason="no PostgreSQL on this machine"),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="no redis-server on this machine"),
]
LIST = "/api/v1/initiatives/?limit=1"
PUBLISH = """
from django.contrib.auth import get_user_model
from initiatives.models import Dataset, Initiative
from initiatives.publication.publishing import publish
ready = Initiative.objects.filter(status="ready").first()
publish(ready, get_user_model().objects.get(username="campione-pubblicazione"))
print(Dataset.objects.get().version)
"""


@pytest.fixture(scope="module")
def house():
    """Primary, standby, Redis and the settings that join them, with a small sample."""
    with open_folder() as folder, ExitStack() as running_servers:
        primary = new_primary(folder / "primary")
        running_servers.callback(primary.stop)
        redis = new_redis(folder / "redis")
        running_servers.callback(redis.stop)
        settings = {"DATABASE_URL": primary.address, "CACHE_URL": redis.address}
        manage("migrate", "-v", "0", **settings)
        manage("make_sample", "500", **settings)
        standby = new_standby(primary, folder / "standby")
        running_servers.callback(standby.stop)
        yield primary, standby, redis, settings | {"REPLICA_URLS": standby.address}


def version(site: str, **headers: str) -> int:
    status, body = ask(f"{site}{LIST}", **headers)
    assert status == 200, body
    return json.loads(body)["dataset_version"]


def until(what, wanted, seconds: float = 20):
    end = time.monotonic() + seconds
    while what() != wanted:
        assert time.monotonic() < end, f"still {what()}, not {wanted}"
        time.sleep(0.1)


def held_by(cluster) -> int:
    return int(cluster.sql("SELECT version FROM initiatives_dataset"))


def test_readers_are_never_taken_back(house):
    primary, standby, _redis, settings = house
    with running(**settings) as (site, _process):
        start = held_by(primary)
        until(lambda: held_by(standby), start)
        assert version(site) == start

        standby.sql("SELECT pg_wal_replay_pause()")
        first = int(python(PUBLISH, **settings))
        assert first > start
        assert {version(site) for _ in range(6)} == {start}, "the standby was not what readers read"

        ask(f"{site}/admin/login/", data=b"username=x")  # whatever happens at the desk, the fleet now knows the newer version
        assert {version(site) for _ in range(6)} == {first}, "a reader was given what was before"

        standby.sql("SELECT pg_wal_replay_resume()")
        until(lambda: held_by(standby), first)
        assert version(site) == first

        standby.stop("fast")
        assert {version(site) for _ in range(6)} == {first}, "readers noticed that the standby went"
        second = int(python(PUBLISH, **settings))
        assert {version(site) for _ in range(6)} == {second}

        standby.start()
        until(lambda: held_by(standby), second)
        time.sleep(6)  # after which the site asks it again
        assert version(site) == second
        standby.sql("SELECT pg_wal_replay_pause()")
        third = int(python(PUBLISH, **settings))
        assert {version(site) for _ in range(4)} == {second}, "the standby came back and is not read"
        tag = f'W/"{third}-it-00000000-0"'
        assert version(site, **{"If-None-Match": tag}) == third, "a reader who has seen more was given less"
        standby.sql("SELECT pg_wal_replay_resume()")
        until(lambda: held_by(standby), third)
    assert manage("verify", **settings).returncode == 0


def test_what_a_visitor_sends_is_read_back_at_once(house):
    primary, standby, _redis, settings = house
    with running(**settings) as (site, _process):
        until(lambda: held_by(standby), held_by(primary))
        standby.sql("SELECT pg_wal_replay_pause()")
        try:
            assert ask(f"{site}/contributions/")[0] == 200
            assert ask(f"{site}/readyz")[0] == 200
        finally:
            standby.sql("SELECT pg_wal_replay_resume()")


def test_the_main_database_away_leaves_reading(house):
    primary, standby, _redis, settings = house
    with running(**settings) as (site, _process):
        until(lambda: held_by(standby), held_by(primary))
        known = version(site)
        primary.stop("fast")
        try:
            assert {version(site) for _ in range(4)} == {known}
        finally:
            primary.start()
        until(lambda: ask(f"{site}/readyz")[0], 200)
