"""The page of records a document may belong to."""

import pytest
from django.urls import reverse

from tests.factories import make_document, make_initiative, make_user

pytestmark = pytest.mark.django_db


def page(document) -> str:
    return reverse("admin:document_same", args=[document.pk])


def test_a_record_with_its_reason_and_one_button(client, editor):
    source = make_document()
    initiative = make_initiative(document=source)
    document = make_document(replaces=source)
    client.force_login(editor)
    shown = client.get(page(document)).content.decode()
    assert initiative.title in shown and "Nuova versione di" in shown
    client.post(reverse("admin:initiatives_document_review_source", args=[document.pk]), {"initiative": initiative.pk})
    assert initiative.documents.filter(pk=document.pk).exists()
    assert initiative.title not in client.get(page(document)).content.decode().split("</h1>")[1].split("Torna al documento")[0]


def test_nothing_alike_is_said(client, editor):
    client.force_login(editor)
    assert "Nessuna scheda gli somiglia abbastanza." in client.get(page(make_document())).content.decode()


def test_the_desk_leads_there(client, editor):
    document = make_document()
    client.force_login(editor)
    assert page(document) in client.get(reverse("admin:initiatives_document_review", args=[document.pk])).content.decode()


def test_not_without_the_right(client):
    user = make_user()
    user.is_staff = True
    user.save()
    client.force_login(user)
    assert client.get(page(make_document())).status_code == 403


def test_the_desk_and_the_page_of_the_document_lead_there(client, editor):
    document = make_document()
    client.force_login(editor)
    there = reverse("admin:document_same", args=[document.pk])
    desk = reverse("admin:initiatives_document_review", args=[document.pk])
    page = reverse("admin:initiatives_document_change", args=[document.pk])
    assert there in client.get(desk).content.decode() and page in client.get(desk).content.decode()
    assert there in client.get(page).content.decode() and desk in client.get(page).content.decode()
