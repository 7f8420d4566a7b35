"""The search of the claim list: by how a name or a rule begins and by words of the document, never through all claims."""

import pytest
from django.db import connection
from django.urls import reverse

from initiatives.admin import claim_search
from initiatives.admin.claim_search import search_claims
from initiatives.models import Claim, StatedName
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> dict[str, Claim]:
    document = make_document(title="Treviso partecipa a Smart City")
    other = make_document("A Padova il Comune di Vigonza prova 50.000 euro.", title="Altro")
    return {
        "padova": make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead"}, "Padova", rule="places/gazetteer"),
        "vigonza": make_claim(other, "organisation", {"name": "Comune di Vigonza", "role": "lead"}, "Comune di Vigonza", rule="bodies/named"),
        "sum": make_claim(other, "amount", {"value": 50_000, "currency": "EUR", "type": "granted", "scope": "initiative"}, "50.000 euro", rule="amounts/currency"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "asked, found",
    [
        ("padova", ["padova"]),
        ("PADO", ["padova"]),
        ("comune di vig", ["vigonza"]),
        ("amounts/", ["sum"]),
        ("smart city", ["padova"]),
        ("city treviso", ["padova"]),
        ("vigonza", []),  # a name is found by how it begins
        ("treviso padova", []),  # every word of a title
        ("50.000", []),
        ("%", []),
        ("_adova", []),
        ("' OR 1=1", []),
    ],
)
def test_what_is_found(claims, asked, found):
    keys = {claim.pk: name for name, claim in claims.items()}
    assert sorted(keys[claim.pk] for claim in search_claims(Claim.objects.all(), asked)) == sorted(found)


def test_nothing_asked_finds_all(claims):
    assert search_claims(Claim.objects.all(), "  ").count() == len(claims)


def test_a_corrected_name_is_the_one_that_counts(claims, editor):
    claim = claims["vigonza"]
    Claim.objects.filter(pk=claim.pk).update(verdict="corrected", corrected={"name": "Comune di Rubano"}, decided_at=claim.created_at)
    assert [found.pk for found in search_claims(Claim.objects.all(), "comune di rub")] == [claim.pk]
    assert not search_claims(Claim.objects.all(), "comune di vig")


def test_filters_hold_beside_the_search(client, claims, editor):
    client.force_login(editor)
    address = reverse("admin:initiatives_claim_changelist")
    assert "Padova" in client.get(address, {"q": "padova", "kind__exact": "place"}).content.decode()
    assert client.get(address, {"q": "padova", "kind__exact": "amount"}).context["cl"].result_list.count() == 0


def test_so_many_and_no_more(claims, monkeypatch):
    monkeypatch.setattr(claim_search, "MOST", 1)
    document = make_document("Padova e ancora Padova.")
    make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead"}, "Padova")
    assert search_claims(Claim.objects.all(), "padova").count() == 1


def test_a_name_is_found_in_its_index(claims):
    if connection.vendor == "postgresql":  # which would read so few rows whole, whatever their indexes
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    found = Claim.objects.alias(named=StatedName()).filter(named__gte="padova")
    assert "claim_by_name" in found.order_by().explain()


def test_a_sum_is_listed_as_people_read_it(client, claims, editor):
    client.force_login(editor)
    page = client.get(reverse("admin:initiatives_claim_changelist")).content.decode()
    assert "50.000\u00a0€" in page and "50000" not in page


def test_a_claim_is_read_in_words(client, claims, editor):
    client.force_login(editor)
    page = client.get(reverse("admin:initiatives_claim_change", args=[claims["sum"].pk])).content.decode()
    assert "50.000\u00a0€: iniziativa intera" in page and "&quot;value&quot;" not in page and "None" not in page
