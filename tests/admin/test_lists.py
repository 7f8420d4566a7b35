"""Every list of the desk: opens for those who may see it, costs a constant number of queries whatever it holds."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Status
from tests.factories import initiative_in, make_claim, make_document, make_user

MOST_QUERIES = 20
LISTS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "initiatives")


def address(name: str) -> str:
    return reverse(f"admin:initiatives_{name}_changelist")


def fill(editor, publisher, rows: int) -> None:
    """So many records in each state that has a list, with documents and claims behind them."""
    for _row in range(rows):
        for status in (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED):
            initiative = initiative_in(status, editor, publisher)
        make_claim(make_document())
        initiative.documents.add(make_document())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens(admin_client, name, editor, publisher):
    fill(editor, publisher, 1)
    answer = admin_client.get(address(name))
    assert answer.status_code == 200, name


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_searched(admin_client, name):
    answer = admin_client.get(address(name), {"q": "padova"})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_queries_do_not_grow_with_the_rows(admin_client, name, editor, publisher):
    fill(editor, publisher, 1)
    admin_client.get(address(name))
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address(name))
    fill(editor, publisher, 6)
    with CaptureQueriesContext(connection) as many:
        admin_client.get(address(name))
    assert len(many) == len(few), [query["sql"] for query in many]
    assert len(many) <= MOST_QUERIES


def test_staff_without_permissions_see_no_list(client, db):
    user = make_user()
    user.is_staff = True
    user.save()
    client.force_login(user)
    for name in LISTS:
        assert client.get(address(name)).status_code == 403, name
