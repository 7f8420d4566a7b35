"""A corrected entry of the vocabulary reaches readers who hold an answer from before."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from initiatives.models import Dataset, Organisation, Place, Status, Theme
from initiatives.publication.publishing import publish
from initiatives.publication.verifying import verify
from initiatives.publication.vocabulary import entity_changed
from initiatives.review.merging import merge, unmerge
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, initiative_in, make_document, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits(settings, tmp_path):
    settings.API_REQUESTS_PER_MINUTE = 0
    settings.API_LIMITS_FILE = tmp_path / "limits"
    cache.clear()


@pytest.fixture
def body(editor, publisher) -> Organisation:
    """A body that a public record names."""
    body, document = make_organisation("Consorzio Alfa", slug="consorzio-alfa"), make_document()
    record = initiative_in(Status.DRAFT, editor, publisher, document=document)
    add_statement(record, document, "participation", "Comune di Padova", organisation=body, role="partner")
    return _published(record, editor, publisher, body)


def _published(record, editor, publisher, body):
    for verb, who in ((submit, editor), (approve, publisher), (publish, publisher)):
        record.refresh_from_db()
        verb(record, who)
    return body


def held(addresses: list[str]) -> dict[str, str]:
    """The tag of each answer."""
    tags = {}
    for address in addresses:
        response = Client().get(address)
        assert response.status_code == 200, address
        assert Client().get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304, address
        tags[address] = response["ETag"]
    return tags


def still_true(tags: dict[str, str]) -> list[str]:
    """The addresses where a reader with the old tag is told that nothing changed."""
    return [address for address, tag in tags.items() if Client().get(address, headers={"If-None-Match": tag}).status_code == 304]


ADDRESSES = ["/organisations/consorzio-alfa/", "/api/v1/organisations/consorzio-alfa/", "/api/v1/organisations/", "/organisations/"]


def test_a_merge_and_its_undoing_change_every_tag(body, publisher):
    other = make_organisation("Consorzio Alfa scrl", slug="consorzio-alfa-scrl", acronym="CA")
    before = held(ADDRESSES)
    row = merge("organisation", body, other, publisher, take=["acronym"])
    assert still_true(before) == []
    assert Client().get(ADDRESSES[1]).json()["acronym"] == "CA"
    merged = held(ADDRESSES)
    unmerge(row, publisher)
    assert still_true(merged) == [] and still_true(before) == []
    assert Client().get(ADDRESSES[1]).json()["acronym"] == ""


def test_a_public_record_takes_the_kept_name_and_another_tag(body, publisher):
    kept = make_organisation("Consorzio Alfa e Beta", slug="consorzio-alfa-e-beta")
    slug = Client().get("/api/v1/initiatives/?organisation=consorzio-alfa").json()["results"][0]["slug"]
    addresses = [f"/api/v1/initiatives/{slug}/", f"/initiatives/{slug}/", f"/initiatives/{slug}.jsonld", "/feed.atom", "/api/v1/changes/"]
    before = held(addresses)
    version = Dataset.objects.get().version
    row = merge("organisation", kept, body, publisher)
    assert still_true(before) == [] and Dataset.objects.get().version == version + 1
    merged = held(addresses)
    unmerge(row, publisher)
    assert still_true(merged) == [] and Dataset.objects.get().version == version + 2
    assert list(verify()) == []


def test_a_correction_at_the_desk_changes_them(body, administrator, client):
    before = held(ADDRESSES)
    client.force_login(administrator)
    address = reverse("admin:initiatives_organisation_change", args=[body.pk])
    sent = {
        "name": body.name, "acronym": "CALFA", "kind": body.kind, "place": "", "parent": "", "ipa_code": "", "wikidata": "",
        "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    assert still_true(before) == []
    assert Client().get(ADDRESSES[1]).json()["acronym"] == "CALFA"


def test_what_no_public_record_names_changes_nothing(body):
    make_organisation("Ente riservato", slug="ente-riservato")
    before = held(ADDRESSES)
    assert not entity_changed("organisation", "ente-riservato")
    assert still_true(before) == ADDRESSES


def test_places_and_themes_are_always_public(body):
    before = held(["/themes/", "/api/v1/themes/", "/places/"])
    Theme.objects.get_or_create(code="cloud", defaults={"name_it": "Nuvola", "name_en": "Cloud"})
    assert entity_changed("theme", "cloud") and entity_changed("place", Place.objects.first().slug)
    assert still_true(before) == []
