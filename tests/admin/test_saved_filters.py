"""Saved filters: kept, counted, shared if one wishes; nobody else's are touched."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Document, Import, ImportItem, SavedFilter
from tests.factories import make_document, make_initiative, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/initiatives/document/"
LISTS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "initiatives")
MOST_QUERIES = 20


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


def cost(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("address", [LIST, "/admin/"])
def test_filters_are_counted_together(client, editor, address):
    client.force_login(editor)
    SavedFilter.objects.create(name="Uno", model_name="document", query="state__exact=waiting", owner=editor)
    client.get(address)
    one = cost(client, address)
    for number in range(12):
        SavedFilter.objects.create(name=f"F{number:02}", model_name="document", query="state__exact=waiting&q=a", owner=editor)
    assert cost(client, address) == one <= MOST_QUERIES


@pytest.mark.parametrize("name", LISTS)
def test_no_list_asks_anything_before_it_is_counted(client, administrator, name):
    """A filter of the list's own that asks for its choices at once would cost the dashboard a query."""
    client.force_login(administrator)
    SavedFilter.objects.create(name="Uno", model_name="document", query="state__exact=waiting", owner=administrator)
    client.get("/admin/")
    before = cost(client, "/admin/")
    SavedFilter.objects.create(name="Due", model_name=name, query="q=padova", owner=administrator)
    assert cost(client, "/admin/") == before
    assert {entry["count"] for entry in client.get("/admin/").context["saved_filters"]} == {0}


def test_the_dashboard_lists_my_filters_and_the_shared_ones_with_their_counts(client, editor, other_editor):
    make_document()
    initiative = make_initiative(by=editor)
    client.force_login(editor)
    save(client)
    SavedFilter.objects.create(name="Cloud", model_name="initiative", query="themes__code__exact=cloud", owner=other_editor, shared=True)
    SavedFilter.objects.create(name="Privato", model_name="initiative", owner=other_editor)
    answer = client.get("/admin/")
    entries = {entry["row"].name: (entry["count"], entry["own"], entry["address"]) for entry in answer.context["saved_filters"]}
    assert initiative.themes.filter(code="cloud").exists()
    assert entries == {
        "Da leggere": (2, True, f"{LIST}?state__exact=waiting"),
        "Cloud": (1, False, "/admin/initiatives/initiative/?themes__code__exact=cloud"),
    }
    assert "Privato" not in answer.content.decode()


def test_the_count_is_what_the_list_then_shows(client, editor):
    """Rows found by two ways (two items of one import) are counted once."""
    client.force_login(editor)
    batch = Import.objects.create(label="giugno")
    for position in range(3):
        ImportItem.objects.create(batch=batch, name=f"nota {position}.txt", position=position)
    SavedFilter.objects.create(name="Note", model_name="import", query="q=nota", owner=editor)
    listed = client.get("/admin/initiatives/import/?q=nota").context["cl"].result_count
    assert [entry["count"] for entry in client.get("/admin/").context["saved_filters"]] == [listed] == [1]
