"""What every answer has: validators, cache, limits, languages, open doors for reading, notice of what goes."""

from datetime import date

import pytest
from django.test import Client

from initiatives.api import deprecations
from initiatives.api.urls import urlpatterns
from tests import published

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "initiatives/", "initiatives/?theme=cloud&facets=theme", "places/", "places/veneto/", "programmes/", "organisations/", "themes/",
    "themes/cloud/", "documents/", "statements/", "changes/", "stats/", "/api/", "/api/v1/", "/api/schema/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_304_before_any_other_work(records, ask, address, django_assert_num_queries):
    first = ask(address)
    assert first.status == 200
    for header in ({"if_none_match": first["ETag"]}, {"if_modified_since": first["Last-Modified"]}):
        with django_assert_num_queries(1):
            again = ask(address, **header)
        assert (again.status, again.body) == (304, b"")
        assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_answer_costs_one_query(records, ask, address, django_assert_num_queries):
    first = ask(address)
    with django_assert_num_queries(1):
        assert ask(address).body == first.body


def test_a_publication_makes_every_etag_new(records, ask):
    before = {address: ask(address)["ETag"] for address in ADDRESSES}
    published.put(records[0] | {"title": "Altro titolo"})
    for address, etag in before.items():
        assert ask(address, if_none_match=etag).status == 200
    assert ask("initiatives/").json["results"][0]["title"] == "Altro titolo"


def test_languages_do_not_share_a_cache(records, ask):
    italian = ask("initiatives/?facets=theme")
    english = ask("initiatives/?facets=theme", accept_language="en")
    assert italian.body != english.body
    assert italian["ETag"] != english["ETag"]
    assert "Accept-Language" in italian["Vary"]


def test_the_etag_of_a_record_is_its_own(records, ask):
    slug = records[0]["slug"]
    etag = ask(f"initiatives/{slug}/")["ETag"]
    published.put(records[1] | {"title": "Altro titolo"})
    assert ask(f"initiatives/{slug}/", if_none_match=etag).status == 304
    published.put(records[0] | {"title": "Altro titolo"})
    assert ask(f"initiatives/{slug}/", if_none_match=etag).status == 200


def test_the_limit_that_is_stated_is_the_one_that_holds(records, ask, settings):
    settings.API_REQUESTS_PER_MINUTE = 5
    answers = [ask("themes/?limit=1") for _ in range(7)]
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 2
    assert answers[0]["RateLimit-Policy"] == '"default";q=5;w=60'
    assert [answer["RateLimit"].split(";")[1] for answer in answers] == ["r=4", "r=3", "r=2", "r=1", "r=0", "r=0", "r=0"]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1].json["type"].endswith("#too-many-requests")


def test_each_address_has_its_own_count(records, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    statuses = [Client(REMOTE_ADDR=f"192.0.2.{number}").get("/api/v1/themes/").status_code for number in (1, 2, 1)]
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ["/api/v1/initiatives/", "/api/v1/initiatives/x/", "/api/v1/places/", "/api/v1/nulla/", "/api/schema/"])
def test_nothing_is_written(db, method, address):
    response = getattr(Client(), method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_any_page_may_read(records, ask):
    assert ask("initiatives/")["Access-Control-Allow-Origin"] == "*"
    preflight = Client().options("/api/v1/initiatives/")
    assert preflight.status_code == 204
    assert "GET" in preflight["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in preflight


def test_head_says_what_get_says(records, ask):
    head = Client().head("/api/v1/initiatives/")
    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"] == ask("initiatives/")["ETag"]


def test_no_cookie_is_set(records, ask):
    for address in ADDRESSES:
        assert not ask(address).response.cookies


def test_what_is_on_its_way_out_says_so(records, ask, monkeypatch):
    going = deprecations.Deprecation("/api/v1/themes/", date(2026, 1, 1), date(2027, 6, 30), "/api/v2/themes/")
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (going,))
    answer = ask("themes/")
    assert answer["Deprecation"] == "@1767225600"
    assert answer["Sunset"] == "Wed, 30 Jun 2027 00:00:00 GMT"
    assert '</api/v2/themes/>; rel="successor-version"' in answer["Link"]
    assert "Deprecation" not in ask("places/").response.headers


def test_every_notice_is_long_enough():
    assert all((item.sunset - item.since).days >= deprecations.LEAST_NOTICE for item in deprecations.DEPRECATIONS)


def test_every_address_goes_through_the_same_door():
    pages = {"docs", "guide"}
    assert all(hasattr(pattern.callback, "csrf_exempt") for pattern in urlpatterns if pattern.name not in pages)
