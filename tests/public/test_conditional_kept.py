"""Pages are kept under their tag: asked again they cost what the tag costs; nothing that changed is given from the cache."""

import pytest

from tests.factories import initiative_in

pytestmark = pytest.mark.django_db


def test_a_kept_page_is_the_same_page(client, published, django_assert_max_num_queries):
    first = client.get("/initiatives/")
    with django_assert_max_num_queries(1):
        again = client.get("/initiatives/")
    assert again.content == first.content
    assert again["ETag"] == first["ETag"] and again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_publication_is_seen_at_once(client, published, editor, publisher):
    before = client.get("/initiatives/").content
    initiative_in("published", editor, publisher, title="Una scheda del tutto nuova")
    assert "Una scheda del tutto nuova" in client.get("/initiatives/").content.decode()
    assert client.get("/initiatives/").content != before


def test_languages_and_hosts_are_kept_apart(client, published):
    assert client.get("/initiatives/").content != client.get("/en/initiatives/").content
    one, other = client.get("/initiatives/", SERVER_NAME="localhost"), client.get("/initiatives/", SERVER_NAME="127.0.0.1")
    assert b"127.0.0.1" not in one.content and b"//localhost" not in other.content


def test_what_is_not_found_is_not_kept(client, published, editor, publisher):
    assert client.get("/initiatives/di-domani/").status_code == 404
    initiative_in("published", editor, publisher, slug="di-domani")
    assert client.get("/initiatives/di-domani/").status_code == 200


def test_an_embedded_page_keeps_its_own_policy(client, published):
    for _ in range(2):
        assert "frame-ancestors *" in client.get("/embed/initiatives/")["Content-Security-Policy"]
