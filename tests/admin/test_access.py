"""Who may reach what at the desk: every address of ours × role × state of the record, as one table."""

import pytest
from django.contrib import admin
from django.urls import reverse

from initiatives.models import Comment, SecondReview, Status
from initiatives.review.decisions import accept
from tests.admin.addresses import client_of
from tests.factories import initiative_in, make_claim, make_document, make_initiative, make_user

ROLES = ("anonymous", "visitor", "bare", "contributor", "editor", "publisher", "administrator")
DESK = {"contributor", "editor", "publisher", "administrator"}
EDITORS = DESK - {"contributor"}
EVERYONE_STAFF = DESK | {"bare"}
PUBLISHERS = {"publisher", "administrator"}
STATES = [status for status, _label in Status.choices]


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """One person a role, and the three others who take records through their states."""
    with django_db_blocker.unblock():
        made = {role: make_user(role, superuser=role == "administrator") for role in DESK}
        made["visitor"] = make_user()
        made["bare"] = make_user()
        made["bare"].is_staff = True
        made["bare"].save()
        made["author"], made["judge"] = make_user("editor"), make_user("publisher")
        yield made
        for user in made.values():
            user.delete()


class Records(dict):
    """A record in the state asked for, made when it is asked for."""

    def __init__(self, people):
        super().__init__()
        self.people = people

    def __missing__(self, status):
        self[status] = initiative_in(status, self.people["author"], self.people["judge"])
        return self[status]


@pytest.fixture
def things(db, people) -> dict:
    """A document with a decided claim, a comment, a second reading, and a record in every state."""
    document = make_document()
    claim = make_claim(document)
    accept(claim, people["author"])
    review = SecondReview.objects.create(document=document)
    records = Records(people)
    comment = Comment.objects.create(initiative=make_initiative(by=people["author"]), author=people["author"], text="che anno?")
    return {"document": document, "claim": claim, "review": review, "records": records, "comment": comment}


def outcome(answer) -> str:
    """in: shown or done; out: refused; sign-in: sent to the sign-in page."""
    if answer.status_code in (200, 302, 409, 422) and "/login/" not in answer.get("Location", ""):
        return "in"
    return (
        "sign-in" if answer.status_code == 302 else {403: "out", 404: "none", 405: "none"}.get(answer.status_code, str(answer.status_code))
    )


def expected(role: str, allowed: set[str]) -> str:
    if role in ("anonymous", "visitor"):
        return "sign-in"
    return "in" if role in allowed else "out"


PAGES = [
    ("index", [], EVERYONE_STAFF),
    ("notices", [], EVERYONE_STAFF),
    ("vocabularies", [], DESK),
    ("reports", [], DESK),
    ("report_rule", ["test/rule"], DESK),
    ("second_reviews", [], EDITORS),
    ("initiatives_document_changelist", [], DESK),
    ("initiatives_initiative_changelist", [], DESK),
    ("initiatives_initiative_add", [], DESK),
    ("initiatives_historyentry_changelist", [], DESK),
    ("initiatives_publication_changelist", [], DESK),
    ("initiatives_claim_changelist", [], DESK),
]


@pytest.mark.parametrize("role", ROLES)
def test_pages(things, people, role):
    client = client_of(people, role)
    for name, arguments, allowed in PAGES:
        answer = client.get(reverse(f"admin:{name}", args=arguments))
        assert outcome(answer) == expected(role, allowed), name


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("status", STATES)
def test_what_can_be_looked_at_of_a_record_in_each_state(things, people, role, status):
    client, record = client_of(people, role), things["records"][status]
    for name in ("change", "compare", "preview"):
        answer = client.get(reverse(f"admin:initiatives_initiative_{name}", args=[record.pk]))
        assert outcome(answer) == expected(role, DESK), name


#: Verb: who may ever do it, and in which states it then works.
VERBS = {
    "submit": (EDITORS, {"draft", "changes-requested"}),
    "request_changes": (PUBLISHERS, {"in-review", "ready"}),
    "approve": (PUBLISHERS, {"in-review"}),
    "publish": (PUBLISHERS, {"ready"}),
    "withdraw": (PUBLISHERS, {"published"}),
    "reopen": (DESK, {"published", "ready", "withdrawn", "in-review"}),
}


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ROLES)
def test_steps_of_the_workflow(things, people, role, verb, status):
    client, record = client_of(people, role), things["records"][status]
    client.post(reverse("admin:initiatives_initiative_step", args=[record.pk]), {"verb": verb, "reason": "prova"})
    allowed, states = VERBS[verb]
    record.refresh_from_db()
    moved = record.status != status
    assert moved == (role in allowed and status in states)


@pytest.mark.parametrize("role", ROLES)
def test_what_changes_something(things, people, role):
    document, record = things["document"], things["records"]["draft"]
    posts = [
        ("initiatives_document_review_undo", [document.pk], {}, DESK),
        ("initiatives_document_review_certain", [document.pk], {}, DESK),
        ("initiatives_document_review_add", [document.pk], {"kind": "duration", "passage": "24 mesi"}, DESK),
        ("initiatives_document_review_decide", [document.pk, things["claim"].pk], {"decision": "reject"}, DESK),
        ("initiatives_document_review_name", [document.pk, things["claim"].pk], {"choice": "ignore"}, DESK),
        ("initiatives_document_review_finish", [document.pk], {"then": "next"}, DESK),
        ("initiatives_document_review_source", [document.pk], {"initiative": str(record.pk)}, DESK),
        ("initiatives_document_review_aside", [document.pk], {"reason": "prova"}, DESK),
        ("assign", ["document", document.pk], {"verb": "take"}, DESK),
        ("assign", ["initiative", record.pk], {"verb": "take"}, DESK),
        ("comment_initiative", [record.pk], {"text": "un commento"}, DESK),
        ("comment_passage", [document.pk], {"text": "un commento", "passage": "24 mesi"}, DESK),
        ("comment_answer", [things["comment"].pk], {"text": "una risposta", "verb": "reply"}, DESK),
        ("initiatives_initiative_presence", [record.pk], {}, DESK),
        ("initiatives_initiative_restore", [things["records"]["published"].pk], {"state": "v1"}, DESK),
        ("markdown_preview", [], {"body": "**prova**"}, DESK),
        ("promise_searched", [record.pk], {"statement": "date-1"}, DESK),
        ("bulk", ["submit"], {"initiative": [str(record.pk)]}, EDITORS),
        ("bulk", ["approve"], {"initiative": [str(record.pk)]}, PUBLISHERS),
    ]
    client = client_of(people, role)
    for name, arguments, data, allowed in posts:
        answer = client.post(reverse(f"admin:{name}", args=arguments), data)
        assert outcome(answer) == expected(role, allowed), (name, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_saving_the_form(things, people, role):
    record = things["records"]["draft"]
    answer = client_of(people, role).post(reverse("admin:initiatives_initiative_change", args=[record.pk]), {"title": "Mio"})
    assert outcome(answer) == expected(role, DESK)


@pytest.mark.parametrize("role", ROLES)
def test_the_second_reading_is_for_those_who_decided_nothing(things, people, role):
    address = reverse("admin:second_review", args=[things["review"].pk])
    assert outcome(client_of(people, role).get(address)) == expected(role, EDITORS)
    assert outcome(client_of(people, "author").get(address)) == "out"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "source", [("territory", "place"), ("participation", "organisation"), ("relation", "other"), ("initiative", "documents")]
)
def test_autocomplete(things, people, role, source):
    model, field = source
    query = {"term": "a", "app_label": "initiatives", "model_name": model, "field_name": field}
    assert outcome(client_of(people, role).get(reverse("admin:autocomplete"), query)) == expected(role, DESK)


@pytest.mark.parametrize("role", ROLES)
def test_history_and_publications_are_never_edited(things, people, role):
    client = client_of(people, role)
    publication = things["records"]["published"].publications.get()
    change = reverse("admin:initiatives_publication_change", args=[publication.pk])
    assert outcome(client.get(change)) == expected(role, DESK)
    assert outcome(client.post(change, {"number": 7})) == expected(role, set())
    publication.refresh_from_db()
    assert publication.number == 1


def test_every_page_of_ours_asks_for_a_permission(db, people):
    """A page that is added is refused to staff without any permission, unless it is listed here with a reason."""
    open_to_staff = {
        "notices": "everybody has an inbox of their own",
        "second_factor": "everybody may protect their own account",
        "second_factor_confirm": "the same",
        "second_factor_verify": "the same",
        "second_factor_remove": "the same",
        "second_factor_codes": "the same",
    }
    client = client_of(people, "bare")
    for route, name, _view in admin.site.pages:
        if name in open_to_staff:
            continue
        given = {"slug": "submit", "int": 999_999, "uuid": "00000000-0000-4000-8000-000000000000", "path": "x", "str": "x"}
        arguments = [given[part.split(":")[0]] for part in route.replace("<", ">").split(">")[1::2]]
        address = reverse(f"admin:{name}", args=arguments)
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {403, 404, 405}, (name, answers)
