"""Comments on a record, a statement, a passage; threads, replies, and what they hold up."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from initiatives.models import HistoryEntry
from initiatives.review.comments import comment, reply, resolve
from initiatives.review.workflow import submit
from tests.factories import make_claim, make_document, make_initiative, make_user


@pytest.fixture
def initiative(editor):
    return make_initiative(by=editor)


def test_an_open_thread_holds_up_the_record_until_it_is_closed(initiative, editor, publisher):
    thread = comment(publisher, "Che anno è?", initiative=initiative, statement="amount-1")
    with pytest.raises(ValidationError, match="commento aperto"):
        submit(initiative, editor)
    reply(thread, editor, "Il 2020.")
    resolve(thread, publisher)
    assert submit(initiative, editor).status == "in-review"


def test_a_reply_to_a_reply_stays_in_the_thread(initiative, editor, publisher):
    thread = comment(publisher, "Che anno è?", initiative=initiative)
    answer = reply(reply(thread, editor, "Il 2020."), publisher, "Sicuro?")
    assert answer.parent == thread


def test_the_author_is_told_and_nobody_of_their_own_words(initiative, editor, publisher):
    thread = comment(publisher, "Che anno è?", initiative=initiative)
    assert editor.notifications.get().reason == "Che anno è?"
    assert not publisher.notifications.exists()
    reply(thread, editor, "Il 2020.")
    assert publisher.notifications.get().by == editor


def test_a_comment_on_a_passage_belongs_to_the_record_it_proves(initiative, editor):
    claim = make_claim(initiative.documents.get())
    assert comment(editor, "È così?", passage=claim.passage).initiative == initiative


def test_a_comment_on_a_passage_that_proves_nothing_yet(editor):
    claim = make_claim(make_document())
    thread = comment(editor, "È così?", passage=claim.passage)
    assert thread.initiative is None
    resolve(thread, editor)
    thread.refresh_from_db()
    assert thread.resolved_by == editor


def test_each_leaves_a_row_of_the_ledger(initiative, editor):
    thread = comment(editor, "Che anno è?", initiative=initiative)
    resolve(thread, editor)
    resolve(thread, editor)  # closed once
    verbs = list(HistoryEntry.objects.of_initiative(initiative).values_list("verb", flat=True))
    assert verbs == ["initiative.comment_resolved", "initiative.comment"]


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_comment_is_refused(initiative, editor, text):
    with pytest.raises(ValidationError):
        comment(editor, text, initiative=initiative)


def test_people_without_the_permission_do_not_comment(initiative, editor):
    thread = comment(editor, "Che anno è?", initiative=initiative)
    outsider = make_user()
    for attempt in (
        lambda: comment(outsider, "Io", initiative=initiative),
        lambda: reply(thread, outsider, "Io"),
        lambda: resolve(thread, outsider),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
