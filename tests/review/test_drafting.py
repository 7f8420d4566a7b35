import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives.models import HistoryEntry, Initiative
from initiatives.review import decisions, entities, linking
from initiatives.review.drafting import draft_from_document
from tests.factories import make_claim, make_document, make_organisation, make_place, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    make_place()
    return make_document()


def place_claim(document, **fields):
    return make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead", "istat": "028060"}, "Padova", **fields)


def test_upheld_claims_become_statements_with_their_passage(document, editor):
    claim = place_claim(document)
    decisions.accept(claim, editor)
    initiative = draft_from_document(document, editor)
    territory = initiative.territory_set.get()
    assert (territory.place.istat, territory.role) == ("028060", "lead")
    assert territory.evidence.get() == claim.passage
    assert list(territory.claims.all()) == [claim]


def test_waiting_and_rejected_facts_stay_out(document, editor):
    place_claim(document)
    decisions.reject(make_claim(document), editor)
    initiative = draft_from_document(document, editor)
    assert not initiative.territory_set.exists()
    assert not initiative.quantity_set.exists()


def test_drafting_again_adds_the_new_and_takes_away_what_was_turned_down(document, editor):
    first = make_claim(document)
    decisions.accept(first, editor)
    initiative = draft_from_document(document, editor)
    decisions.reject(first, editor)
    decisions.accept(place_claim(document), editor)
    draft_from_document(document, editor, initiative)
    assert not initiative.quantity_set.exists()
    assert initiative.territory_set.count() == 1
    assert Initiative.objects.count() == 1


def test_a_second_source_is_further_evidence_of_the_same_statement(document, editor):
    decisions.accept(place_claim(document), editor)
    initiative = draft_from_document(document, editor)
    other = make_document()
    decisions.accept(place_claim(other), editor)
    draft_from_document(other, editor, initiative)
    assert initiative.territory_set.get().evidence.count() == 2
    assert initiative.documents.count() == 2


def test_turning_down_one_source_leaves_the_other(document, editor):
    other = make_document()
    claims = [place_claim(document), place_claim(other)]
    for claim in claims:
        decisions.accept(claim, editor)
    initiative = draft_from_document(document, editor)
    draft_from_document(other, editor, initiative)
    decisions.reject(claims[0], editor)
    draft_from_document(document, editor, initiative)
    assert initiative.territory_set.count() == 1


def test_a_new_name_waits_for_the_editors_choice(document, editor):
    claim = make_claim(document, "organisation", {"name": "Rete Delle Prove", "role": "partner"}, "rete")
    decisions.accept(claim, editor)
    initiative = draft_from_document(document, editor)
    assert not initiative.participation_set.exists()
    assert linking.unlinked([claim]) == [claim]
    linking.create_entity(claim, editor)
    draft_from_document(document, editor, initiative)
    assert initiative.participation_set.get().organisation.name == "Rete Delle Prove"


def test_linking_a_new_name_makes_it_an_alias_for_other_documents(document, editor):
    known = make_organisation("Associazione nazionale Comuni")
    claim = make_claim(document, "organisation", {"name": "Anci", "role": "partner"}, "rete")
    linking.link_to_entity(claim, known, editor)
    other = make_claim(make_document(), "organisation", {"name": "ANCI", "role": "partner"}, "rete")
    assert entities.entities_for([other])[other.pk] == known


def test_an_ignored_name_is_turned_down(document, editor):
    claim = make_claim(document, "organisation", {"name": "Ufficio Stampa", "role": "other"}, "rete")
    linking.ignore_name(claim, editor)
    claim.refresh_from_db()
    assert claim.verdict == "rejected"


def test_a_merged_entity_stands_for_what_it_was_merged_into(document):
    kept, gone = make_organisation("Anci nazionale"), make_organisation("Anci")
    gone.merged_into = kept
    gone.save()
    claim = make_claim(document, "organisation", {"name": "Anci", "role": "partner"}, "rete")
    assert entities.entities_for([claim])[claim.pk] == kept


def test_places_are_never_made(document, editor):
    claim = make_claim(document, "place", {"name": "Atlantide", "level": "municipality", "role": "lead"}, "Padova")
    with pytest.raises(ValidationError, match="ISTAT"):
        linking.create_entity(claim, editor)


def test_drafting_writes_history_and_asks_for_permission(document, editor):
    initiative = draft_from_document(document, editor)
    assert HistoryEntry.objects.of_initiative(initiative).get().verb == "initiative.drafted"
    with pytest.raises(PermissionDenied):
        draft_from_document(document, make_user())


def test_linking_asks_one_query_a_kind(document, django_assert_num_queries):
    claims = [place_claim(document), make_claim(document, "organisation", {"name": "Anci", "role": "partner"}, "rete")]
    with django_assert_num_queries(3):  # places; aliases and names of organisations
        entities.entities_for(claims)
