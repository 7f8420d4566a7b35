"""A cache that is away costs nothing but what it kept; it is left alone for a while, and then asked again."""

import socket

import pytest

from cms import forgiving_cache
from cms.forgiving_cache import PATIENCE, ForgivingRedisCache


@pytest.fixture
def away():
    """A cache at a port where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    return ForgivingRedisCache(f"redis://:parola-segreta@127.0.0.1:{port}/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})


def test_what_cannot_be_read_was_not_kept(away):
    assert away.get("x") is None and away.get("x", "else") == "else"
    assert away.get_many(["x", "y"]) == {}
    assert away.set("x", 1) is None
    assert away.add("x", 1) is True
    assert away.delete("x") is False
    assert away.raise_to("x", 3) is None


def test_it_is_left_alone_for_a_while_and_asked_again(away, monkeypatch):
    now, asked = [100.0], []
    monkeypatch.setattr(forgiving_cache.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(forgiving_cache.RedisCache, "get", lambda self, *rest: asked.append(now[0]) or _refused())
    for seconds in (0, 1, PATIENCE - 1, PATIENCE + 1):
        now[0] = 100.0 + seconds
        away.get("x")
    assert asked == [100.0, 100.0 + PATIENCE + 1]


def _refused():
    raise ConnectionRefusedError


def test_the_address_is_not_told(away, caplog):
    away.get("x")
    assert "does not answer" in caplog.text
    assert "parola-segreta" not in caplog.text and "127.0.0.1" not in caplog.text


def test_a_mistake_of_our_own_is_not_forgiven(away, monkeypatch):
    monkeypatch.setattr(forgiving_cache.RedisCache, "get", lambda self, *rest: [][1])
    with pytest.raises(IndexError):
        away.get("x")
