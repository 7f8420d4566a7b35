"""The dashboard: what waits for whom, at a constant cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.admin.dashboard import SHOWN
from initiatives.models import Contribution, HistoryEntry, Import, ImportItem, InitiativeKind, SavedFilter, SecondReview
from initiatives.publication.publishing import publish, schedule
from initiatives.review.assignment import take
from initiatives.review.decisions import accept
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, initiative_in, make_claim, make_document, make_initiative

MOST_QUERIES = 20


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


def test_a_line_of_the_queue_says_what_was_read(client, editor):
    document = make_document()
    make_claim(document, "kind", {"code": "funding"}, "contributo", score=0.99)
    make_claim(document, "amount", {"value": 50_000, "currency": "EUR"}, "50.000 euro", score=0.6)
    make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi", retired_at=timezone.now())
    line = client_context(client, editor)["queue"][0]
    assert (line["kind"], line["total"], line["uncertain"]) == (InitiativeKind("funding").label, 2, 1)


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
    return overdue(editor, publisher)


def test_promises_that_passed_without_news_are_tasks(client, editor, promise):
    html = shown(client, editor)
    assert "1 in tutto, 0 confermate" in html
    assert "mai" in html
    key = promise.milestone_set.get().key
    client.post(f"/admin/promises/{promise.pk}/searched/", {"statement": key})
    entry = HistoryEntry.objects.of_initiative(promise).first()
    assert (entry.verb, entry.changes) == ("initiative.searched", {"statement": key})
    assert "dash-never" not in client.get("/admin/").content.decode()


def fill(editor, publisher, rows: int) -> None:
    """So many of everything that the dashboard shows, every panel with something in it."""
    for number in range(rows):
        for status in ("in-review", "changes-requested", "ready", "published"):
            initiative = initiative_in(status, editor, publisher)
            if status == "ready":
                schedule(initiative, publisher, publish_at=timezone.now() + timedelta(days=3))
        initiative_in("in-review", publisher, publisher)
        overdue(editor, publisher)
        document = make_document()
        make_claim(document)
        accept(make_claim(document, "duration", {"min_months": 24, "max_months": 24}, "24 mesi"), editor)
        SecondReview.objects.create(document=document)
        Contribution.objects.create(text="una correzione")
        ImportItem.objects.create(batch=Import.objects.create(label="prova"), name="a.txt", outcome="new")
        SavedFilter.objects.create(name=f"Filtro {number} di {rows}", model_name="document", query="q=padova", owner=publisher)


def overdue(editor, publisher):
    initiative = make_initiative(by=editor)
    add_statement(initiative, initiative.documents.get(), "milestone", "entro il 2030", edtf="2019", label="end", happening="expected")
    submit(initiative, editor)
    approve(initiative, publisher)
    publish(initiative, publisher)
    return initiative


def cost(client) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get("/admin/").status_code == 200
    return len(found)


@pytest.mark.parametrize("role", ["contributor", "editor", "publisher", "administrator"])
def test_queries_do_not_grow(client, role, editor, publisher, request):
    client.force_login(publisher if role == "publisher" else request.getfixturevalue(role))
    fill(editor, publisher, 1)
    client.get("/admin/")
    few = cost(client)
    fill(editor, publisher, 5)
    assert cost(client) == few <= MOST_QUERIES


def test_an_empty_desk_costs_no_more(client, publisher):
    client.force_login(publisher)
    client.get("/admin/")
    assert cost(client) <= MOST_QUERIES


def test_counts_are_of_everything_not_of_what_is_listed(client, editor, publisher):
    for _number in range(SHOWN + 2):
        initiative_in("in-review", editor, publisher)
        initiative_in("changes-requested", editor, publisher)
        make_document()
    seen = client_context(client, publisher)
    assert (seen["approval_count"], len(seen["approvals"])) == (SHOWN + 2, SHOWN)
    assert seen["queue_count"] == 3 * (SHOWN + 2)
    seen = client_context(client, editor)
    assert (seen["returned_count"], len(seen["returned"])) == (SHOWN + 2, SHOWN)


def client_context(client, user) -> dict:
    client.force_login(user)
    return client.get("/admin/").context


def test_the_newest_imports_come_first_with_what_became_of_their_items(client, editor):
    for number in range(5):
        batch = Import.objects.create(label=f"n. {number}", started_at=timezone.now() - timedelta(days=number))
        for position in range(number):
            ImportItem.objects.create(batch=batch, name="a.txt", position=position, outcome="refused")
    seen = [(batch.label, batch.refused) for batch in client_context(client, editor)["imports"]]
    assert seen == [("n. 0", 0), ("n. 1", 1), ("n. 2", 2)]


def test_oldest_first_in_what_waits_and_newest_first_in_what_came_back(client, editor, publisher):
    waiting = [initiative_in("in-review", editor, publisher) for _number in range(3)]
    back = [initiative_in("changes-requested", editor, publisher) for _number in range(3)]
    assert [row.pk for row in client_context(client, publisher)["approvals"]] == [row.pk for row in waiting]
    assert [item["initiative"].pk for item in client_context(client, editor)["returned"]] == [row.pk for row in reversed(back)]
