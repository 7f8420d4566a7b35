"""Answers kept whole: the same as when they were made, for nobody else, and no longer than they are true."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError

from cms import kept_answers
from initiatives.public import conditional
from tests.factories import initiative_in

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/",
    "/en/",
    "/initiatives/",
    "/promises/",
    "/about/",
    "/data/",
    "/feed.atom",
    "/api/v1/initiatives/",
    "/api/v1/stats/",
    "/api/schema/",
)


@pytest.fixture
def published(editor, publisher):
    """A published record."""
    return initiative_in("published", editor, publisher)


@pytest.fixture(autouse=True)
def _counters_of_the_test(settings, tmp_path):
    settings.API_LIMITS_FILE = tmp_path / "limits"


def plain(response) -> dict:
    """All headers but those that tell how often this reader may still ask."""
    return {name: value for name, value in response.headers.items() if not name.startswith("RateLimit")}


def views_called(monkeypatch) -> list:
    """The answers that views were asked for from now on."""
    asked, made = [], kept_answers.keep
    monkeypatch.setattr(kept_answers, "keep", lambda key, response: (asked.append(response), made(key, response)))
    return asked


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_answer_is_the_same_to_the_last_header(client, published, address, monkeypatch):
    first = client.get(address)
    asked = views_called(monkeypatch)
    again = client.get(address)
    assert first.status_code == again.status_code == 200
    assert again.content == first.content and plain(again) == plain(first)
    assert not asked


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_who_has_it_is_told_so_with_the_same_headers(client, published, address, header):
    first = client.get(address)
    assert header in first
    name = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[header]
    again = client.get(address, headers={name: first[header]})
    assert again.status_code == 304 and not again.content
    assert "Content-Length" not in again or again["Content-Length"] == "0"
    for told in ("ETag", "Last-Modified", "Vary", "Cache-Control", "Access-Control-Allow-Origin"):
        assert again.get(told) == first.get(told)
    assert not {"Content-Type", "Link", "Content-Disposition", "Set-Cookie"} & set(again.headers)
    assert client.get(address, headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_a_condition_that_fails_is_refused(client, published):
    client.get("/api/v1/initiatives/")
    assert client.get("/api/v1/initiatives/", headers={"if-match": '"other"'}).status_code == 412


def test_a_publication_is_seen_at_once(client, published, editor, publisher):
    addresses = ("/initiatives/", "/api/v1/initiatives/", "/feed.atom")
    before = [client.get(address).content for address in addresses]
    initiative_in("published", editor, publisher, title="Una scheda del tutto nuova")
    for address, content in zip(addresses, before, strict=True):
        answer = client.get(address).content
        assert answer != content and b"del tutto nuova" in answer


def test_what_a_page_depends_on_beside_the_data_is_asked_for(client, published, monkeypatch):
    address = f"/initiatives/{published.slug}/"
    client.get(address)
    asked = views_called(monkeypatch)
    assert client.get(address).status_code == 200 and not asked
    monkeypatch.setattr(conditional, "discussion_stamp", lambda: "somebody wrote")
    client.get(address)
    assert len(asked) == 1


def test_another_day_is_another_answer(client, published, monkeypatch):
    client.get("/promises/")
    asked = views_called(monkeypatch)
    tomorrow = kept_answers.timezone.now() + kept_answers.timezone.timedelta(days=1)
    monkeypatch.setattr(kept_answers.timezone, "now", lambda: tomorrow)
    client.get("/promises/")
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("address", "status"), [("/initiatives/niente/", 404), ("/initiatives/?theme=nulla-x", 400), ("/api/v1/initiatives/?nulla=1", 400)]
)
def test_errors_are_not_kept(client, published, address, status, monkeypatch):
    asked = views_called(monkeypatch)
    assert [client.get(address).status_code for _ in range(2)] == [status] * 2
    assert len(asked) == 2


def test_files_and_forms_are_not_kept(client, published, monkeypatch):
    asked = views_called(monkeypatch)
    for address in ("/api/v1/initiatives/?format=csv", "/contribute/information/"):
        for _ in range(2):
            b"".join(client.get(address))
    assert len(asked) == 4


def test_the_desk_and_single_records_of_the_api_pass_by(client, published, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(kept_answers, "dataset", lambda: pytest.fail("asked for nothing"))
    client.get("/admin/login/")
    client.get("/healthz")
    client.post("/initiatives/")
    with django_assert_num_queries(1):
        assert client.get(f"/api/v1/initiatives/{published.slug}/").status_code == 200


def test_languages_forms_and_hosts_are_kept_apart(client, published):
    address = "/api/v1/initiatives/?facets=kind"
    bodies = {
        client.get(address).content,
        client.get(address, headers={"accept-language": "en"}).content,
        client.get(address, headers={"accept": "text/csv"}).getvalue(),
        client.get(address, SERVER_NAME="127.0.0.1").content,
    }
    again = [client.get(address).content, client.get(address, headers={"accept-language": "en"}).content]
    assert set(again) < bodies and again[0] != again[1]
    assert b"127.0.0.1" not in client.get("/api/v1/").content and b"127.0.0.1" in client.get("/api/v1/", SERVER_NAME="127.0.0.1").content


def test_a_kept_answer_counts_for_the_limit(client, published, settings):
    settings.API_REQUESTS_PER_MINUTE = 3
    answers = [client.get("/api/v1/themes/") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit"].split(";")[1] for answer in answers] == ["r=2", "r=1", "r=0", "r=0"]


def test_head_has_the_headers_of_get(client, published):
    first = client.get("/initiatives/")
    head = client.head("/initiatives/")
    assert not head.content and head["ETag"] == first["ETag"] and head["Content-Length"] == first["Content-Length"]


def test_head_alone_keeps_nothing(client, published):
    client.head("/initiatives/")
    assert client.get("/initiatives/").content


def test_large_answers_are_not_kept(client, published, monkeypatch):
    monkeypatch.setattr(kept_answers, "MOST_BYTES", 100)
    client.get("/initiatives/")
    asked = views_called(monkeypatch)
    client.get("/initiatives/")
    assert len(asked) == 1


def test_without_a_cache_all_is_as_before(client, published, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    first, again = client.get("/initiatives/"), client.get("/initiatives/")
    assert first.content == again.content
    assert client.get("/initiatives/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_database_that_fails_here_is_asked_again_by_the_view(client, published, monkeypatch):
    monkeypatch.setattr(kept_answers, "dataset", lambda: (_ for _ in ()).throw(DatabaseError("gone")))
    assert client.get("/initiatives/").status_code == 200


def test_no_answer_goes_to_an_unknown_host(client, published):
    client.get("/initiatives/")
    assert client.get("/initiatives/", SERVER_NAME="evil.example").status_code == 400


def test_another_release_is_another_key(client, published, monkeypatch):
    client.get("/about/")
    asked = views_called(monkeypatch)
    monkeypatch.setattr(kept_answers, "release", lambda: "next")
    client.get("/about/")
    assert len(asked) == 1
    cache.clear()
