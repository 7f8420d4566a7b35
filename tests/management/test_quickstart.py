"""The main job from nothing: three records out with their proofs, two documents waiting, and again without a change."""

import html
import io
import json

import pytest
from django.core.management import call_command

from initiatives.models import Claim, Decision, Document, HistoryEntry, Import, Initiative, Publication, PublishedInitiative

pytestmark = pytest.mark.django_db
COUNTED = (Document, Claim, Decision, Initiative, Publication, PublishedInitiative, HistoryEntry, Import)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_from_nothing_and_again(client):
    out = io.StringIO()
    call_command("quickstart", no_serve=True, stdout=out)
    first = counts()
    assert (first["PublishedInitiative"], Document.objects.waiting().count()) == (3, 2)
    for name in ("elena", "marta", "admin", "/initiatives/", "/api/v1/initiatives/", "/admin/"):
        assert name in out.getvalue()
    again = io.StringIO()
    call_command("quickstart", no_serve=True, stdout=again)
    assert counts() == first
    assert "changepassword" in again.getvalue()
    call_command("verify", stdout=io.StringIO())


def test_page_and_api_give_the_same_three_with_the_same_values(seeded, client):
    answer = client.get("/api/v1/initiatives/").json()
    assert answer["count"] == 3
    page = client.get("/initiatives/").content.decode()
    for item in answer["results"]:
        assert f"/initiatives/{item['slug']}/" in page
        detail = html.unescape(client.get(f"/initiatives/{item['slug']}/").content.decode())
        record = json.loads(PublishedInitiative.objects.get(slug=item["slug"]).detail_json)
        assert record["statements"]
        for statement in record["statements"]:
            assert statement["evidence"], statement["key"]
            for evidence in statement["evidence"]:
                assert evidence["document"]["title"]
            entity = next((statement[kind]["name"] for kind in ("place", "organisation", "programme", "person") if kind in statement), None)
            if entity:
                assert entity in detail
