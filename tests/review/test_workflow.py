"""States and verbs: who may take a record from where to where, as one truth table."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives.models import HistoryEntry, Initiative, Status
from initiatives.publication.publishing import publish, withdraw
from initiatives.review import workflow
from initiatives.review.entities import free_slug
from tests.factories import initiative_in, make_document, make_initiative, make_user

pytestmark = pytest.mark.django_db

VERBS = {
    "submit": lambda initiative, by: workflow.submit(initiative, by),
    "request_changes": lambda initiative, by: workflow.request_changes(initiative, by, reason="manca la data"),
    "approve": lambda initiative, by: workflow.approve(initiative, by),
    "reopen": lambda initiative, by: workflow.reopen(initiative, by),
    "publish": lambda initiative, by: publish(initiative, by),
    "withdraw": lambda initiative, by: withdraw(initiative, by, reason="doppione"),
}
#: From each state: the verbs that a person with the permission can carry out, and where they lead.
LEADS = {
    Status.DRAFT: {"submit": Status.IN_REVIEW},
    Status.IN_REVIEW: {"request_changes": Status.CHANGES_REQUESTED, "approve": Status.READY, "reopen": Status.DRAFT},
    Status.CHANGES_REQUESTED: {"submit": Status.IN_REVIEW},
    Status.READY: {"request_changes": Status.CHANGES_REQUESTED, "publish": Status.PUBLISHED, "reopen": Status.DRAFT},
    Status.PUBLISHED: {"withdraw": Status.WITHDRAWN, "reopen": Status.DRAFT},
    Status.WITHDRAWN: {"reopen": Status.DRAFT},
}
MAY = {
    "contributor": {"reopen"},
    "editor": {"submit", "reopen"},
    "publisher": set(VERBS),
    "administrator": set(VERBS),
}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("status", LEADS)
@pytest.mark.parametrize("verb", VERBS)
def test_role_state_and_verb(role, status, verb, editor, publisher):
    initiative = initiative_in(status, editor, publisher)
    person = make_user(role)
    if verb not in MAY[role]:
        with pytest.raises(PermissionDenied):
            VERBS[verb](initiative, person)
        expected = status
    elif verb not in LEADS[status]:
        with pytest.raises(ValidationError):
            VERBS[verb](initiative, person)
        expected = status
    else:
        VERBS[verb](initiative, person)
        expected = LEADS[status][verb]
    assert Initiative.objects.get(pk=initiative.pk).status == expected


def test_who_submitted_cannot_approve(publisher):
    initiative = workflow.submit(make_initiative(), publisher)
    with pytest.raises(PermissionDenied, match="altra persona"):
        workflow.approve(initiative, publisher)


def test_a_superuser_needs_a_reason_to_approve_their_own_and_the_ledger_says_so(administrator):
    initiative = workflow.submit(make_initiative(), administrator)
    with pytest.raises(PermissionDenied):
        workflow.approve(initiative, administrator)
    workflow.approve(initiative, administrator, reason="da sola in redazione")
    entry = HistoryEntry.objects.of_initiative(initiative).first()
    assert (entry.verb, entry.by, entry.reason) == ("initiative.approve", administrator, "da sola in redazione")


def test_a_second_submission_forgets_the_first_approval(editor, publisher):
    initiative = workflow.approve(workflow.submit(make_initiative(), editor), publisher)
    initiative = workflow.request_changes(initiative, publisher, reason="ripensandoci")
    initiative = workflow.submit(initiative, editor)
    assert initiative.approved_by is None


def test_changes_are_requested_with_a_reason(editor, publisher):
    initiative = workflow.submit(make_initiative(), editor)
    with pytest.raises(ValidationError):
        workflow.request_changes(initiative, publisher, reason="  ")


def test_an_incomplete_draft_is_not_submitted_and_the_answer_says_what_is_missing(editor):
    initiative = make_initiative(summary="")
    with pytest.raises(ValidationError) as refusal:
        workflow.submit(initiative, editor)
    assert any("Sommario" in message for message in refusal.value.messages)


def test_each_verb_leaves_one_row_with_both_states(editor):
    initiative = workflow.submit(make_initiative(), editor)
    entry = HistoryEntry.objects.of_initiative(initiative).get()
    assert (entry.before, entry.after, entry.by) == (Status.DRAFT, Status.IN_REVIEW, editor)


SENTENCE = "Via libera della Giunta alla candidatura della città, lo ha detto ieri il vicesindaco presentando la proposta"


def test_an_address_in_the_sources_words_gives_way_to_one_of_its_own(editor):
    document = make_document(title=SENTENCE)
    initiative = make_initiative(document=document, title="Padova si candida", slug=free_slug(Initiative, SENTENCE))
    assert workflow.submit(initiative, editor).slug == "padova-si-candida"
    second = make_initiative(document=document, title="Padova si candida", slug=free_slug(Initiative, SENTENCE))
    assert workflow.submit(second, editor).slug == "padova-si-candida-2"


def test_an_address_that_an_editor_chose_or_that_was_public_stays(editor, publisher):
    document = make_document(title=SENTENCE)
    chosen = make_initiative(document=document, slug="padova-candidata")
    assert workflow.submit(chosen, editor).slug == "padova-candidata"
    known = initiative_in(Status.PUBLISHED, editor, publisher)
    known.documents.get().__class__.objects.filter(initiatives=known).update(title=known.slug)
    workflow.reopen(known, editor)
    assert workflow.submit(known, editor).slug == known.slug
