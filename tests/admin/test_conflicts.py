"""Two people saving one record: nothing typed by either is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from initiatives.admin.conflicts import merge
from initiatives.models import Initiative
from initiatives.review.workflow import submit
from tests.admin.record_form import Form
from tests.factories import add_statement, make_initiative, make_organisation


def values(**head) -> dict:
    return {"": {name: [value] for name, value in head.items()}}


def test_what_only_one_changed_is_merged():
    merged = merge(values(a="1", b="1"), values(a="2", b="1"), values(a="1", b="3"), set(), {})
    assert merged.values == values(a="2", b="3")
    assert not merged.choices
    assert [choice.name for choice in merged.mine_only] == ["a"]
    assert [choice.name for choice in merged.theirs_only] == ["b"]


def test_what_both_changed_is_asked():
    merged = merge(values(a="1"), values(a="2"), values(a="3"), set(), {"a": "Titolo"})
    (choice,) = merged.choices
    assert (choice.label, choice.before, choice.mine, choice.theirs) == ("Titolo", ["1"], ["2"], ["3"])


def test_what_both_changed_alike_is_no_question():
    assert not merge(values(a="1"), values(a="2"), values(a="2"), set(), {}).choices


def test_without_a_known_start_every_difference_is_asked():
    assert len(merge({}, values(a="2"), values(a="1"), set(), {}).choices) == 1


def test_a_row_that_they_deleted_and_i_changed_comes_back():
    row = {"role": ["lead"]}
    merged = merge({"": {}, "rows/1": {"role": ["other"]}}, {"": {}, "rows/1": row}, {"": {}}, set(), {})
    assert merged.values["rows/+1"] == row


def test_a_row_that_they_deleted_and_i_left_stays_deleted():
    row = {"role": ["other"]}
    assert merge({"": {}, "rows/1": row}, {"": {}, "rows/1": row}, {"": {}}, set(), {}).values == {"": {}}


def test_a_row_that_i_deleted_and_they_changed_is_asked():
    merged = merge({"": {}, "rows/1": {"a": ["1"]}}, {"": {}}, {"": {}, "rows/1": {"a": ["2"]}}, {"rows/1"}, {})
    assert [choice.name for choice in merged.choices] == ["DELETE"]


@pytest.fixture
def initiative(editor):
    return make_initiative(by=editor, summary="Sommario di partenza.")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(initiative: Initiative) -> str:
    return reverse("admin:initiatives_initiative_change", args=[initiative.pk])


def opened(client: Client, initiative: Initiative) -> Form:
    return Form(client.get(address(initiative)).content.decode())


def test_a_stale_save_is_refused_with_both_versions_and_finished_by_choices(initiative, editor, other_editor):
    mine, theirs = signed_in(editor), signed_in(other_editor)
    my_page, their_page = opened(mine, initiative), opened(theirs, initiative)
    theirs.post(address(initiative), their_page.sent(_continue="1", summary="Sommario loro.", stage="funded", reason="fonte nuova"))
    answer = mine.post(address(initiative), my_page.sent(_continue="1", summary="Sommario mio.", title="Titolo mio"))
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("mio", "loro", "Sommario di partenza.", "fonte nuova"):
        assert words in html
    initiative.refresh_from_db()
    assert (initiative.summary, initiative.title != "Titolo mio") == ("Sommario loro.", True)

    page = Form(html, form_id="")
    data = page.sent(_continue="1")
    data["pick:summary"] = ["new"]
    data["new:summary"] = ["Sommario di tutti e due."]
    assert mine.post(address(initiative), data).status_code == 302
    initiative.refresh_from_db()
    assert (initiative.summary, initiative.title, initiative.stage) == ("Sommario di tutti e due.", "Titolo mio", "funded")


@pytest.mark.parametrize(("pick", "expected"), [("mine", "Sommario mio."), ("theirs", "Sommario loro.")])
def test_each_choice_is_honoured(initiative, editor, other_editor, pick, expected):
    mine, theirs = signed_in(editor), signed_in(other_editor)
    my_page, their_page = opened(mine, initiative), opened(theirs, initiative)
    theirs.post(address(initiative), their_page.sent(_continue="1", summary="Sommario loro."))
    html = mine.post(address(initiative), my_page.sent(_continue="1", summary="Sommario mio.")).content.decode()
    data = Form(html, form_id="").sent(_continue="1")
    data["pick:summary"] = [pick]
    mine.post(address(initiative), data)
    initiative.refresh_from_db()
    assert initiative.summary == expected


def test_a_row_added_by_each_is_kept(initiative, editor, other_editor):
    mine, theirs = signed_in(editor), signed_in(other_editor)
    bodies = [make_organisation("Ente mio"), make_organisation("Ente loro")]
    my_page, their_page = opened(mine, initiative), opened(theirs, initiative)

    def row(body):
        return {
            "participation_set__TOTAL_FORMS": "1",
            "participation_set__0__organisation": str(body.pk),
            "participation_set__0__role": "lead",
            "participation_set__0__editor_reason": "lo so",
        }

    theirs.post(address(initiative), their_page.sent(_continue="1", **row(bodies[1])))
    answer = mine.post(address(initiative), my_page.sent(_continue="1", **row(bodies[0])))
    assert answer.status_code == 409
    mine.post(address(initiative), Form(answer.content.decode(), form_id="").sent(_continue="1"))
    assert {item.organisation for item in initiative.participation_set.all()} == set(bodies)


def test_fields_of_one_row_changed_by_both_are_asked(initiative, editor, other_editor):
    add_statement(
        initiative, initiative.documents.get(), "participation", "Comune di Padova", organisation=make_organisation("Ente"), role="other"
    )
    mine, theirs = signed_in(editor), signed_in(other_editor)
    my_page, their_page = opened(mine, initiative), opened(theirs, initiative)
    theirs.post(address(initiative), their_page.sent(_continue="1", participation_set__0__role="funder"))
    answer = mine.post(address(initiative), my_page.sent(_continue="1", participation_set__0__role="lead"))
    assert answer.status_code == 409
    assert "capofila" in answer.content.decode()
    data = Form(answer.content.decode(), form_id="").sent(_continue="1")
    mine.post(address(initiative), data)
    assert initiative.participation_set.get().role == "lead"


def test_a_step_of_the_workflow_in_between_is_no_conflict(initiative, editor, other_editor):
    mine = signed_in(other_editor)
    page = opened(mine, initiative)
    submit(initiative, editor)
    answer = mine.post(address(initiative), page.sent(_continue="1", title="Titolo mio"))
    initiative.refresh_from_db()
    assert answer.status_code == 302
    assert (initiative.title, initiative.status) == ("Titolo mio", "draft")


def test_a_forged_start_is_not_believed(initiative, editor, other_editor):
    mine, theirs = signed_in(editor), signed_in(other_editor)
    my_page, their_page = opened(mine, initiative), opened(theirs, initiative)
    theirs.post(address(initiative), their_page.sent(_continue="1", summary="Sommario loro."))
    answer = mine.post(address(initiative), my_page.sent(_continue="1", summary="Sommario mio.", base="inventato"))
    assert answer.status_code == 409
    initiative.refresh_from_db()
    assert initiative.summary == "Sommario loro."
