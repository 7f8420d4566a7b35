"""Saved filters: kept, counted, shared if one wishes; nobody else's are touched."""

import pytest
from django.urls import reverse

from initiatives.models import Document, SavedFilter
from tests.factories import make_document, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/initiatives/document/"


def save(client, name="Da leggere", query="state__exact=waiting", shared=False):
    data = {"list": "document", "query": query, "name": name} | ({"shared": "on"} if shared else {})
    return client.post(reverse("admin:filter_save"), data)


def shown(client) -> dict[str, int | None]:
    return {entry["row"].name: entry["count"] for entry in client.get(LIST).context["saved_filters"]}


def test_a_filter_is_kept_with_its_count(client, editor):
    client.force_login(editor)
    make_document()
    make_document(state=Document.State.REVIEWED)
    answer = save(client)
    assert answer.url == f"{LIST}?state__exact=waiting"
    assert shown(client) == {"Da leggere": 1}


def test_the_page_number_is_no_filter(client, editor):
    client.force_login(editor)
    save(client, query="state__exact=waiting&p=3&all=")
    assert SavedFilter.objects.get().query == "state__exact=waiting"


def test_the_same_name_takes_the_new_filters(client, editor):
    client.force_login(editor)
    save(client)
    save(client, query="state__exact=reviewed")
    assert SavedFilter.objects.get().query == "state__exact=reviewed"


def test_a_shared_one_is_seen_by_others_and_a_private_one_is_not(client, editor, other_editor):
    client.force_login(editor)
    save(client, "Mio")
    save(client, "Di tutti", shared=True)
    client.force_login(other_editor)
    assert set(shown(client)) == {"Di tutti"}


def test_only_its_owner_lets_go_of_it(client, editor, other_editor):
    client.force_login(editor)
    save(client, shared=True)
    row = SavedFilter.objects.get()
    client.force_login(other_editor)
    assert client.post(reverse("admin:filter_delete", args=[row.pk])).status_code == 404
    client.force_login(editor)
    client.post(reverse("admin:filter_delete", args=[row.pk]))
    assert not SavedFilter.objects.exists()


def test_filters_that_no_longer_fit_say_so(client, editor):
    client.force_login(editor)
    SavedFilter.objects.create(name="Vecchio", model_name="document", query="no_such_field__exact=1", owner=editor)
    assert shown(client) == {"Vecchio": None}


def test_a_list_one_may_not_see_is_not_named(client, editor):
    SavedFilter.objects.create(name="Rinvii", model_name="redirect", query="kind=place", owner=editor, shared=True)
    client.force_login(make_user("contributor"))
    assert client.post(reverse("admin:filter_save"), {"list": "redirect", "query": "kind=x", "name": "x"}).status_code == 403


@pytest.mark.parametrize("name", ["", "nothing", "auth.user", "../document"])
def test_a_list_there_is_not(client, editor, name):
    client.force_login(editor)
    assert client.post(reverse("admin:filter_save"), {"list": name, "query": "a=1", "name": "x"}).status_code == 403


def test_a_name_is_asked_for(client, editor):
    client.force_login(editor)
    save(client, name="   ")
    assert not SavedFilter.objects.exists()


def test_queries_do_not_grow_with_the_filters(client, editor, django_assert_max_num_queries):
    client.force_login(editor)
    for number in range(12):
        SavedFilter.objects.create(name=f"F{number:02}", model_name="document", query="state__exact=waiting", owner=editor)
    client.get(LIST)
    with django_assert_max_num_queries(20):
        client.get(LIST)
