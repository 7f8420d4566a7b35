import pytest
from django.core import signing
from django.core.cache import cache
from django.test import RequestFactory

from initiatives.public import spam_guard
from initiatives.public.spam_guard import is_same_origin, new_token, read_token, seconds_to_wait


@pytest.fixture(autouse=True)
def _nobody_counted():
    cache.clear()


def request(address: str = "192.0.2.1", **headers):
    return RequestFactory(headers=headers).post("/contribute/question/", REMOTE_ADDR=address)


def test_a_token_is_ours_or_none():
    assert read_token(new_token()) is not None
    assert read_token(new_token() + "x") is None
    assert read_token("") is None
    assert read_token(signing.dumps("altro", salt=spam_guard.SALT)) is None
    assert read_token(signing.dumps([1, "x"], salt="altro sale")) is None


def test_a_token_has_its_time(monkeypatch):
    token = read_token(new_token())
    assert token.is_too_young and not token.is_too_old
    now = spam_guard.time.time()
    monkeypatch.setattr(spam_guard.time, "time", lambda: now + 60)
    assert not token.is_too_young and not token.is_too_old
    monkeypatch.setattr(spam_guard.time, "time", lambda: now + 25 * 3600)
    assert token.is_too_old


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"Origin": "http://testserver"}, True),
        ({"Referer": "http://testserver/contribute/"}, True),
        ({"Origin": "https://altrove.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://altrove.example", "Referer": "http://testserver/"}, False),
        ({"Referer": "https://altrove.example/?http://testserver/"}, False),
        ({}, False),
    ],
)
def test_same_origin(headers, same):
    assert is_same_origin(request(**headers)) is same


def test_one_address_waits_after_five_and_another_does_not():
    assert [seconds_to_wait(request()) for _time in range(5)] == [0] * 5
    assert 0 < seconds_to_wait(request()) <= 3600
    assert seconds_to_wait(request("192.0.2.2")) == 0


def test_the_address_is_not_what_is_kept(settings):
    kept = {}
    original = cache.add

    def spy(key, *args, **kwargs):
        kept[key] = True
        return original(key, *args, **kwargs)

    cache.add, restore = spy, cache.add
    try:
        seconds_to_wait(request("192.0.2.77"))
    finally:
        cache.add = restore
    assert kept and not any("192.0.2.77" in key for key in kept)


def test_tomorrow_the_same_address_has_another_name(monkeypatch):
    from datetime import date

    monkeypatch.setattr(spam_guard.timezone, "localdate", lambda: date(2026, 11, 22))
    today = spam_guard._hashed_address(request())
    monkeypatch.setattr(spam_guard.timezone, "localdate", lambda: date(2026, 11, 23))
    assert spam_guard._hashed_address(request()) != today


def test_behind_a_proxy_only_its_own_word_counts(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    forged = [spam_guard._hashed_address(request(**{"X-Forwarded-For": f"10.0.0.{i}, 198.51.100.9"})) for i in range(3)]
    assert len(set(forged)) == 1
    settings.SECURE_PROXY_SSL_HEADER = None
    direct = [spam_guard._hashed_address(request(**{"X-Forwarded-For": f"10.0.0.{i}"})) for i in range(3)]
    assert len(set(direct)) == 1
