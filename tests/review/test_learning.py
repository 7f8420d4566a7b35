"""What editors do changes what the rules propose next, in the open: aliases and rejected names are rows anybody can read."""

import pytest

from initiatives.models import AliasKind, OrganisationAlias, RejectedName
from initiatives.review import decisions
from initiatives.review.claiming import extract_claims
from initiatives.review.learning import current_knowledge
from tests.factories import make_claim, make_document, make_organisation

pytestmark = pytest.mark.django_db


def test_a_corrected_name_becomes_an_alias_and_is_read_in_the_next_document(editor):
    make_organisation("Fondazione Aldo Prova")
    first = make_document("La Fond. A. Prova sostiene il progetto del Comune di Padova.")
    claim = make_claim(first, "organisation", {"name": "Fond. A. Prova", "role": "other"}, "Fond. A. Prova")
    decisions.correct(claim, editor, {"name": "Fondazione Aldo Prova", "role": "funder"})
    alias = OrganisationAlias.objects.get(name="Fond. A. Prova")
    assert (alias.organisation.name, alias.kind) == ("Fondazione Aldo Prova", AliasKind.LEARNED)
    second = make_document("Il contributo arriva dalla Fond. A. Prova, che finanzia le borse.")
    extract_claims(second, current_knowledge())
    names = {claim.value["name"] for claim in second.claims.filter(kind="organisation")}
    assert names & {"Fond. A. Prova", "Fondazione Aldo Prova"}


def test_a_corrected_role_teaches_no_name(editor):
    make_organisation("Anci")
    claim = make_claim(make_document(), "organisation", {"name": "Anci", "role": "other"}, "rete")
    decisions.correct(claim, editor, {"role": "partner"})
    assert not OrganisationAlias.objects.exists()


def test_a_name_corrected_to_one_nobody_knows_teaches_nothing(editor):
    claim = make_claim(make_document(), "organisation", {"name": "Fond. A. Prova", "role": "other"}, "rete")
    decisions.correct(claim, editor, {"name": "Fondazione mai vista"})
    assert not OrganisationAlias.objects.exists()


def test_a_name_rejected_in_several_documents_is_proposed_with_less_confidence_and_says_why(editor):
    text = "Il protocollo è firmato dal Consorzio Tre Ponti e dal Comune di Padova. Documento {}."
    documents = [make_document(text.format(number)) for number in range(4)]
    extract_claims(documents[0], current_knowledge())
    before = documents[0].claims.get(kind="organisation", value__name="Consorzio Tre Ponti")
    for document in documents[:3]:
        extract_claims(document, current_knowledge())
        decisions.reject(document.claims.get(fingerprint=before.fingerprint), editor)
    assert RejectedName.objects.get(name="Consorzio Tre Ponti").documents == 3
    extract_claims(documents[3], current_knowledge())
    after = documents[3].claims.get(fingerprint=before.fingerprint)
    assert after.score < before.score
    assert after.reason_it != before.reason_it


def test_knowledge_is_rebuilt_only_when_something_changed():
    first = current_knowledge()
    assert current_knowledge() is first
    make_organisation("Ente nuovo")
    assert current_knowledge() is not first
