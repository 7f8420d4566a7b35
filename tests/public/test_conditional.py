import pytest
from django.utils import timezone

from initiatives.public import conditional as module

pytestmark = pytest.mark.django_db


def tag(client, address: str = "/about/", **headers) -> str:
    return client.get(address, headers=headers)["ETag"]


def test_the_same_page_has_the_same_tag(client, published):
    assert tag(client) == tag(client)


def test_a_publication_changes_it(client, published, editor, publisher):
    from tests.factories import initiative_in

    before = tag(client)
    initiative_in("published", editor, publisher)
    assert tag(client) != before


def test_language_and_parameters_are_part_of_it(client, published):
    assert len({tag(client), tag(client, "/en/about/"), tag(client, "/promises/"), tag(client, "/promises/?state=due")}) == 4


def test_tomorrow_is_another_page(client, published, monkeypatch):
    before = tag(client, "/promises/")
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    monkeypatch.setattr(module.timezone, "now", lambda: tomorrow)
    assert tag(client, "/promises/") != before


def test_not_modified_costs_one_query(client, published, django_assert_num_queries):
    before = tag(client)
    with django_assert_num_queries(1):
        response = client.get("/about/", headers={"if-none-match": before})
    assert response.status_code == 304 and response["ETag"] == before


def test_readers_that_know_only_times_are_served_too(client, published):
    response = client.get("/about/")
    assert client.get("/about/", headers={"if-modified-since": response["Last-Modified"]}).status_code == 304


def test_neither_errors_nor_gone_pages_carry_a_tag(client, withdrawn):
    assert "ETag" not in client.get(f"/initiatives/{withdrawn.slug}/")
    assert "ETag" not in client.get("/initiatives/niente/")


def test_pages_may_be_kept_but_are_asked_for(client, published):
    assert client.get("/about/")["Cache-Control"] == "public, max-age=0, must-revalidate"
