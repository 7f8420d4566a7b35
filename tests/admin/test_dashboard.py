"""The dashboard: what waits for whom, at a constant cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Contribution, HistoryEntry, Import
from initiatives.publication.publishing import publish
from initiatives.review.assignment import take
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, initiative_in, make_claim, make_document, make_initiative


def shown(client, user) -> str:
    client.force_login(user)
    return client.get("/admin/").content.decode()


def test_an_empty_desk_says_so(client, publisher):
    html = shown(client, publisher)
    for words in ("Nessun documento aspetta", "Niente da approvare", "nessun caso ancora", "Nessuna in attesa"):
        assert words in html


def test_my_queue_comes_first_and_others_work_is_not_in_it(client, editor, other_editor):
    theirs, mine, common = make_document(), make_document(), make_document()
    make_claim(common, "amount", {"value": 50_000, "currency": "EUR"}, "50.000 euro")
    take(theirs, other_editor)
    take(mine, editor)
    html = shown(client, editor)
    assert html.index(mine.name) < html.index(common.name)
    assert theirs.name not in html
    assert "importi: 1" in html


def test_what_waits_for_my_approval_is_not_what_i_sent(client, editor, publisher):
    others, own = initiative_in("in-review", editor, publisher), initiative_in("in-review", publisher, publisher)
    html = shown(client, publisher)
    assert others.title in html
    assert own.title not in html
    assert "un’altra l’hai inviata tu" in html


def test_an_editor_sees_no_approvals(client, editor, publisher):
    initiative = initiative_in("in-review", editor, publisher)
    assert initiative.title not in shown(client, editor)


def test_changes_asked_of_me_with_what_was_asked(client, editor, other_editor, publisher):
    initiative = initiative_in("changes-requested", editor, publisher)
    assert "manca una fonte" in shown(client, editor)
    assert initiative.title not in shown(client, other_editor)


@pytest.fixture
def promise(editor, publisher):
    """A public record with a promise whose day has passed."""
    initiative = make_initiative(by=editor)
    add_statement(initiative, initiative.documents.get(), "milestone", "entro il 2030", edtf="2019", label="end", happening="expected")
    submit(initiative, editor)
    approve(initiative, publisher)
    publish(initiative, publisher)
    return initiative


def test_promises_that_passed_without_news_are_tasks(client, editor, promise):
    html = shown(client, editor)
    assert "1 in tutto, 0 confermate" in html
    assert "mai" in html
    key = promise.milestone_set.get().key
    client.post(f"/admin/promises/{promise.pk}/searched/", {"statement": key})
    entry = HistoryEntry.objects.of_initiative(promise).first()
    assert (entry.verb, entry.changes) == ("initiative.searched", {"statement": key})
    assert "dash-never" not in client.get("/admin/").content.decode()


def test_queries_do_not_grow(client, editor, publisher):
    def fill() -> None:
        for status in ("in-review", "changes-requested", "published"):
            initiative_in(status, editor, publisher)
        document = make_document()
        make_claim(document)
        Contribution.objects.create(text="una correzione")
        Import.objects.create(label="prova")

    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/admin/").status_code == 200
        return len(found)

    client.force_login(publisher)
    fill()
    client.get("/admin/")
    few = cost()
    for _round in range(5):
        fill()
    assert cost() == few
