"""Records a document may belong to: suggested with reasons, never without enough of them."""

import pytest

from initiatives.models import DocumentSimilarity
from initiatives.review.decisions import reject
from initiatives.review.suggestions import suggestions
from tests.factories import make_claim, make_document, make_initiative, make_place, make_programme

pytestmark = pytest.mark.django_db
TEXT = "Il Comune di Padova firma nel 2030 per Smart Veneto: arrivano 50.000 euro dalla Regione."


def place_claim(document):
    return make_claim(document, "place", {"name": "Padova", "level": "municipality", "istat": "028060", "role": "lead"}, "Padova")


def test_a_document_much_like_a_source_of_a_record():
    source = make_document()
    initiative = make_initiative(document=source)
    document = make_document()
    DocumentSimilarity.objects.create(document=document, other=source, similarity=0.83)
    [found] = suggestions(document)
    assert found.initiative == initiative
    assert "83" in found.reasons[0] and source.name in found.reasons[0]


def test_a_newer_version_of_a_source():
    source = make_document()
    initiative = make_initiative(document=source)
    [found] = suggestions(make_document(replaces=source))
    assert found.initiative == initiative and found.score == 1


def test_programme_and_place_together():
    programme = make_programme("Smart Veneto")
    initiative = make_initiative()
    initiative.framework_set.create(programme=programme)
    document = make_document(TEXT)
    place_claim(document)
    make_claim(document, "programme", {"name": "Smart Veneto", "relation": "under"}, "Smart Veneto")
    [found] = suggestions(document)
    assert found.initiative == initiative
    assert any("Smart Veneto" in reason for reason in found.reasons) and any("Padova" in reason for reason in found.reasons)


def test_place_and_sum_and_kind_together():
    initiative = make_initiative(kind="funding")
    document = make_document(TEXT)
    place_claim(document)
    make_claim(document, "amount", {"value": 50_000, "currency": "EUR"}, "50.000 euro")
    [found] = suggestions(document)
    assert found.initiative == initiative
    assert any("50.000\u00a0€" in reason for reason in found.reasons)


@pytest.mark.parametrize("kind", ["place", "amount", "programme"])
def test_one_weak_sign_is_not_enough(kind):
    initiative = make_initiative()
    initiative.framework_set.create(programme=make_programme("Smart Veneto"))
    document = make_document(TEXT)
    make_place()
    claims = {
        "place": lambda: place_claim(document),
        "amount": lambda: make_claim(document, "amount", {"value": 50_000, "currency": "EUR"}, "50.000 euro"),
        "programme": lambda: make_claim(document, "programme", {"name": "Smart Veneto", "relation": "under"}, "Smart Veneto"),
    }
    claims[kind]()
    assert suggestions(document) == []


def test_a_record_the_document_feeds_already_is_left_out():
    source = make_document()
    initiative = make_initiative(document=source)
    document = make_document(replaces=source)
    initiative.documents.add(document)
    assert suggestions(document) == []


def test_rejected_claims_say_nothing(editor):
    make_initiative(kind="funding")
    document = make_document(TEXT)
    reject(place_claim(document), editor)
    make_claim(document, "amount", {"value": 50_000, "currency": "EUR"}, "50.000 euro")
    assert suggestions(document) == []


def test_queries_do_not_grow(django_assert_max_num_queries):
    source = make_document()
    document = make_document(TEXT)
    place_claim(document)
    for _record in range(12):
        make_initiative(document=make_document())
    make_initiative(document=source)
    DocumentSimilarity.objects.create(document=document, other=source, similarity=0.9)
    with django_assert_max_num_queries(16):
        suggestions(document)
