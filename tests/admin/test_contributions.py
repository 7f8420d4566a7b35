"""The queue of what visitors sent: each verb, what it leaves in the public log, whose right it asks, what it forgets."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from initiatives.models import Claim, Contribution, HistoryEntry, Person, Verdict
from initiatives.publication.publishing import publish
from initiatives.review import contributions
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, initiative_in, make_initiative

pytestmark = pytest.mark.django_db
Status = Contribution.Status


@pytest.fixture
def sent(db):
    return Contribution.objects.create(
        text="La somma è un’altra.", email="ada@esempio.it", initiative=make_initiative(), source_quote="50.000 euro"
    )


def page(contribution):
    return reverse("admin:initiatives_contribution_change", args=[contribution.pk])


def press(client, contribution, verb, **data):
    return client.post(reverse("admin:initiatives_contribution_answer", args=[contribution.pk, verb]), data)


def test_accepting_answers_numbers_and_forgets(sent, editor, django_capture_on_commit_callbacks, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        contributions.accept(sent, editor, reply="Hai ragione: corretta.")
    sent.refresh_from_db()
    assert (sent.status, sent.number, sent.email, sent.reply) == (Status.ACCEPTED, 1, "", "Hai ragione: corretta.")
    assert sent.closed_at and sent.handled_by == editor
    assert mail.outbox[0].to == ["ada@esempio.it"] and "Hai ragione" in mail.outbox[0].body
    assert list(Contribution.objects.all().logged()) == [sent]


def test_numbers_follow_one_another(sent, editor):
    other = Contribution.objects.create(text="Un’altra.")
    contributions.decline(other, editor, reply="No.")
    contributions.accept(sent, editor, reply="Sì.")
    sent.refresh_from_db()
    assert sent.number == 2


@pytest.mark.parametrize("verb", [contributions.accept, contributions.decline])
def test_closing_asks_for_an_answer(sent, editor, verb):
    with pytest.raises(ValidationError):
        verb(sent, editor, reply="  ")
    sent.refresh_from_db()
    assert sent.email and sent.status == Status.RECEIVED


def test_spam_is_in_no_log_and_under_no_record(sent, editor):
    contributions.set_shown(sent, editor, True)
    contributions.mark_spam(sent, editor)
    sent.refresh_from_db()
    assert sent.email == "" and not sent.shown
    assert not Contribution.objects.all().logged().exists() and not Contribution.objects.all().shown_under_records().exists()
    with pytest.raises(ValidationError):
        contributions.set_shown(sent, editor, True)


def test_a_correction_becomes_a_claim(sent, editor):
    document = sent.initiative.documents.get()
    claim = contributions.turn_into_claim(sent, editor, document=document, kind="amount", quote="50.000 euro", words="50.000 euro")
    assert (claim.origin, claim.verdict, claim.upheld_value["value"]) == (Claim.Origin.CONTRIBUTION, Verdict.ACCEPTED, 50_000)
    assert claim.passage.quote == "50.000 euro"
    sent.refresh_from_db()
    assert sent.claim == claim and sent.status == Status.IN_HAND


@pytest.mark.parametrize("quote, words", [("parole che non ci sono", "50.000 euro"), ("Comune di Padova", "nessun numero")])
def test_what_the_source_does_not_say_becomes_no_claim(sent, editor, quote, words):
    with pytest.raises(ValidationError):
        contributions.turn_into_claim(sent, editor, document=sent.initiative.documents.get(), kind="amount", quote=quote, words=words)
    assert not Claim.objects.filter(origin=Claim.Origin.CONTRIBUTION).exists()


def test_a_closed_one_is_reopened_with_a_reason(sent, editor):
    contributions.decline(sent, editor, reply="No.")
    with pytest.raises(ValidationError):
        contributions.accept(sent, editor, reply="Anzi sì.")
    with pytest.raises(ValidationError):
        contributions.reopen(sent, editor, reason="")
    contributions.reopen(sent, editor, reason="ho sbagliato")
    contributions.accept(sent, editor, reply="Anzi sì.")
    sent.refresh_from_db()
    assert sent.number == 1 and sent.status == Status.ACCEPTED


def test_each_step_is_in_the_ledger(sent, editor):
    contributions.take_in_hand(sent, editor)
    contributions.accept(sent, editor, reply="Sì.")
    verbs = list(HistoryEntry.objects.filter(subject="contribution").order_by("pk").values_list("verb", "before", "after"))
    assert verbs == [("contribution.in-hand", "received", "in-hand"), ("contribution.accepted", "in-hand", "accepted")]


def test_a_contributor_may_not(sent, contributor):
    for verb in (contributions.take_in_hand, contributions.mark_spam):
        with pytest.raises(PermissionDenied):
            verb(sent, contributor)


def test_the_page_of_the_desk(client, sent, editor):
    client.force_login(editor)
    assert "La somma è un’altra." in client.get(page(sent)).content.decode()
    press(client, sent, "take")
    press(client, sent, "show")
    sent.refresh_from_db()
    assert sent.status == Status.IN_HAND and sent.shown
    press(client, sent, "accept", reply="Corretta.")
    sent.refresh_from_db()
    assert sent.status == Status.ACCEPTED
    assert "Riapri" in client.get(page(sent)).content.decode()


def test_the_form_for_a_claim(client, sent, editor):
    client.force_login(editor)
    data = {"document": sent.initiative.documents.get().pk, "kind": "amount", "quote": "50.000 euro", "words": ""}
    client.post(reverse("admin:initiatives_contribution_claim", args=[sent.pk]), data)
    sent.refresh_from_db()
    assert sent.claim.upheld_value["value"] == 50_000


def test_nothing_a_visitor_wrote_is_edited(client, sent, editor):
    client.force_login(editor)
    client.post(page(sent), {"text": "Altro testo"})
    sent.refresh_from_db()
    assert sent.text == "La somma è un’altra."


@pytest.mark.parametrize("verb", ["delete", "accepted", "../spam"])
def test_verbs_there_are_not(client, sent, editor, verb):
    client.force_login(editor)
    client.post(f"/admin/initiatives/contribution/{sent.pk}/answer/{verb}/")
    sent.refresh_from_db()
    assert sent.status == Status.RECEIVED


def test_who_asks_not_to_appear_is_one_click_from_it(client, editor, publisher):
    initiative = initiative_in("draft", editor, publisher)
    person = Person.objects.create(name="Ada Prova", slug="ada-prova")
    statement = add_statement(initiative, initiative.documents.get(), "involvement", "Padova", person=person)
    submit(initiative, editor)
    approve(initiative, publisher)
    publish(initiative, publisher)
    asked = Contribution.objects.create(initiative=initiative, matter=Contribution.Matter.REMOVAL, statement=statement.key, version=1)
    client.force_login(publisher)
    assert reverse("admin:initiatives_person_suppress", args=[person.pk]) in client.get(page(asked)).content.decode()
