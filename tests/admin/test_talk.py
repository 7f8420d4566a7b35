"""Work handed over on the desk: to whom, until when, and what is said where that cannot be."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from initiatives.models import in_words
from tests.factories import make_document, make_initiative, make_user


@pytest.fixture(params=["document", "initiative"])
def subject(request, editor):
    return make_document() if request.param == "document" else make_initiative(by=editor)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def post(desk, subject, **data):
    return desk.post(reverse("admin:assign", args=[subject._meta.model_name, subject.pk]), data)


def said(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def fresh(subject):
    return type(subject).objects.get(pk=subject.pk)


def test_handed_over_with_a_day(desk, subject, other_editor):
    day = timezone.localdate() + timedelta(days=9)
    post(desk, subject, verb="assign", assignee=other_editor.username.upper(), due_on=day.isoformat())
    assert (fresh(subject).assignee, fresh(subject).due_on) == (other_editor, day)
    assert other_editor.notifications.get().reason == in_words(f"../{day.isoformat()}")


@pytest.mark.parametrize("verb", ["", "steal", "TAKE"])
def test_a_verb_there_is_not_is_answered_with_those_there_are(desk, subject, verb):
    answer = post(desk, subject, verb=verb)
    assert "prendere in carico, lasciare o assegnare" in said(answer)
    assert fresh(subject).assignee is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"assignee": ""}, "Scrivi a chi"),
        ({"assignee": "nessuno"}, "«nessuno»"),
        ({"assignee": "me", "due_on": "2026-13-40"}, "«2026-13-40» non è un giorno"),
        ({"assignee": "me", "due_on": "domani"}, "«domani» non è un giorno"),
        ({"assignee": "me", "due_on": "2001-01-01"}, "deve ancora venire"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(desk, editor, subject, typed, words):
    typed = typed | ({"assignee": editor.username} if typed["assignee"] == "me" else {})
    assert words in said(post(desk, subject, verb="assign", **typed))
    assert fresh(subject).assignee is None


def test_nobody_outside_the_desk_gets_work(desk, subject):
    visitor = make_user()
    assert "Nessuno si chiama" in said(post(desk, subject, verb="assign", assignee=visitor.username))


def test_back_to_the_page_that_asked_if_it_is_ours(desk, subject):
    assert post(desk, subject, verb="take", back="/admin/").url == "/admin/"
    assert post(desk, subject, verb="release", back="https://altrove.example/").url.startswith("/admin/initiatives/")


def test_colleagues_are_found_by_the_beginning_of_any_of_their_names(desk, editor, other_editor):
    other_editor.first_name, other_editor.last_name = "Elena", "De Bianchi"
    other_editor.save()
    gone = make_user("editor")
    gone.first_name, gone.is_active = "Elena", False
    gone.save()

    def found(term: str) -> list[dict]:
        return desk.get(reverse("admin:colleagues"), {"term": term}).json()["results"]

    expected = [{"id": other_editor.username, "text": f"Elena De Bianchi ({other_editor.username})"}]
    assert found("ele") == found("de b") == found("elena de") == found(other_editor.username) == expected
    assert found("lena") == found("elena rossi") == []
    assert {row["id"] for row in found("")} == {editor.username, other_editor.username}


@pytest.mark.parametrize("address", ["initiatives_document_review", "initiatives_initiative_change"])
def test_the_form_offers_names_while_typing(desk, editor, address):
    subject = make_document() if "document" in address else make_initiative(by=editor)
    html = desk.get(reverse(f"admin:{address}", args=[subject.pk])).content.decode()
    assert 'data-lookup="colleague"' in html
    assert "initiatives/desk-lookup.js" in html
