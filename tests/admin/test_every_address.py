"""The truth table of the admin: every address that the resolver knows × role × method, and those of a record × its state.

An address that is added and stands in no table fails the first test.
"""

from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from initiatives.models import Status
from tests.admin.addresses import address_of, admin_addresses, client_of, stock
from tests.factories import initiative_in, make_user

ROLES = ("anonymous", "visitor", "bare", "contributor", "editor", "publisher", "administrator")
NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
PUBLISHERS = ADMINISTRATOR | {"publisher"}
EDITORS = PUBLISHERS | {"editor"}
DESK = EDITORS | {"contributor"}
STAFF = DESK | {"bare"}
EVERYBODY = frozenset(ROLES)

#: Of each model who may see it (list, page, history), add, change, delete.
TO_READ = (DESK, NOBODY, NOBODY, NOBODY)
ENTITY = (DESK, EDITORS, EDITORS, ADMINISTRATOR)
RESERVED = (ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR)
WATCHED = (ADMINISTRATOR, NOBODY, NOBODY, NOBODY)
MODELS = {
    "initiatives_claim": TO_READ,
    "initiatives_passage": TO_READ,
    "initiatives_decision": TO_READ,
    "initiatives_historyentry": TO_READ,
    "initiatives_publication": TO_READ,
    "initiatives_publishedinitiative": TO_READ,
    "initiatives_tombstone": TO_READ,
    "initiatives_change": TO_READ,
    "initiatives_merge": TO_READ,
    "initiatives_contribution": (DESK, NOBODY, EDITORS, NOBODY),
    "initiatives_document": (DESK, NOBODY, DESK, ADMINISTRATOR),
    "initiatives_import": (DESK, DESK, DESK, NOBODY),
    "initiatives_initiative": (DESK, DESK, DESK, ADMINISTRATOR),
    "initiatives_redirect": (PUBLISHERS, NOBODY, NOBODY, NOBODY),
    "initiatives_organisation": ENTITY,
    "initiatives_programme": ENTITY,
    "initiatives_person": ENTITY,
    "initiatives_place": (DESK, NOBODY, EDITORS, NOBODY),
    "initiatives_theme": (DESK, ADMINISTRATOR, ADMINISTRATOR, NOBODY),  # this one is in use
    "initiatives_rejectedname": RESERVED,
    "auth_user": RESERVED,
    "auth_group": RESERVED,
    "otp_totp_totpdevice": RESERVED,
    "otp_static_staticdevice": RESERVED,
    "django_tasks_database_dbtaskresult": WATCHED,
    "axes_accessattempt": WATCHED,
    "axes_accesslog": WATCHED,
    "axes_accessfailurelog": WATCHED,
}

#: Of each other page who may look at it and who may send it something; None: there is nothing to do that way (405).
READ, READ_BY_EDITORS = (DESK, DESK), (EDITORS, EDITORS)
SEND, SEND_BY_EDITORS, SEND_BY_STAFF = (None, DESK), (None, EDITORS), (None, STAFF)
PAGES = {
    "index": (STAFF, STAFF),
    "login": (EVERYBODY, EVERYBODY),
    "logout": (None, EVERYBODY),
    "password_change": (STAFF, STAFF),
    "password_change_done": (STAFF, None),
    "jsi18n": (STAFF, None),
    "app_list": READ,
    "autocomplete": (NOBODY, None),  # without naming a field; with one: below
    "view_on_site": READ,
    "notices": (STAFF, STAFF),
    "second_factor": (STAFF, STAFF),
    "second_factor_confirm": SEND_BY_STAFF,
    "second_factor_verify": (STAFF, STAFF),
    "second_factor_remove": SEND_BY_STAFF,
    "filter_save": SEND,
    "filter_delete": SEND_BY_STAFF,  # of one's own
    "vocabularies": READ,
    "reports": READ,
    "report_rule": READ,
    "document_same": READ,
    "colleagues": READ,
    "markdown_preview": SEND,
    "second_reviews": READ_BY_EDITORS,
    "second_review": READ_BY_EDITORS,
    "bulk": SEND_BY_EDITORS,
    "bulk_undo": SEND,
    "promise_searched": SEND,
    "merge_undo": SEND_BY_EDITORS,
    "assign": SEND,
    "comment_initiative": SEND,
    "comment_passage": SEND,
    "comment_answer": SEND,
    "auth_user_password_change": (ADMINISTRATOR, ADMINISTRATOR),
    "otp_totp_totpdevice_config": (NOBODY, NOBODY),
    "otp_totp_totpdevice_qrcode": (NOBODY, NOBODY),
    "initiatives_contribution_answer": SEND_BY_EDITORS,
    "initiatives_contribution_claim": SEND_BY_EDITORS,
    "initiatives_document_review": READ,
    **{f"initiatives_document_review_{verb}": SEND for verb in ("decide", "name", "certain", "add", "undo", "finish", "source", "aside")},
    **{f"initiatives_import_{page}": READ for page in ("trial", "trial_csv", "progress", "compare")},
    **{f"initiatives_import_{verb}": SEND for verb in ("confirm", "work", "retry", "undo")},
    "initiatives_initiative_preview": READ,
    "initiatives_initiative_compare": READ,
    **{f"initiatives_initiative_{verb}": SEND for verb in ("step", "presence", "restore")},
    "initiatives_person_suppress": (PUBLISHERS, PUBLISHERS),
    **{f"initiatives_{kind}_merge": READ_BY_EDITORS for kind in ("place", "organisation", "programme", "person")},
    **{f"initiatives_{kind}_merge_choose": READ_BY_EDITORS for kind in ("place", "organisation", "programme", "person")},
}
#: What a page needs to be sent before it asks who sends it.
SENT = {"filter_save": {"list": "document", "name": "mio"}}
#: Addresses that answer 404 to those who may use them and name no verb or state that there is.
NAMING = {"initiatives_initiative_step", "initiatives_initiative_restore"}


def allowed(name: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Who may GET and who may POST the address of this name."""
    if name in PAGES:
        return PAGES[name]
    model, _line, action = name.rpartition("_")
    view, add, change, delete = MODELS[model]
    table = {"changelist": (view, view), "history": (view, view), "add": (add, add), "delete": (delete, delete), "change": (view, change)}
    return table[action]


def names() -> list[str]:
    return sorted(dict(admin_addresses()))


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """One person a role, and the two who take records through their states."""
    with django_db_blocker.unblock():
        made = {role: make_user(role, superuser=role == "administrator") for role in sorted(DESK)}
        made |= {"visitor": make_user(), "bare": make_user(), "author": make_user("editor"), "judge": make_user("publisher")}
        made["bare"].is_staff = True
        made["bare"].save()
        yield made
        for user in made.values():
            user.delete()


def outcome(answer) -> str:
    if answer.status_code == 302 and "/login/" in answer["Location"]:
        return "sign-in"
    return {200: "in", 302: "in", 400: "in", 409: "in", 422: "in", 403: "out", 405: "no way"}.get(
        answer.status_code, str(answer.status_code)
    )


def expected(role: str, name: str, who: frozenset[str] | None) -> str:
    if who == EVERYBODY:
        return "in"
    if role in ("anonymous", "visitor"):
        return "in" if name == "logout" else "sign-in"
    if who is None:
        return "no way"
    return "in" if role in who else "out"


def asked(client: Client, method: str, address: str, data: dict | None = None):
    """The answer, with whatever it wrote taken back, signing out too."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = getattr(client, method)(address, data or {})
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def test_every_address_is_in_the_table_and_nothing_else():
    actions = ("changelist", "add", "change", "history", "delete")
    assert set(names()) == set(PAGES) | {f"{model}_{action}" for model in MODELS for action in actions}


@pytest.mark.parametrize("role", ROLES)
def test_every_address(db, people, role):
    things, client, wrong = stock(people), client_of(people, role), []
    for name in names():
        address = address_of(name, things, people.get(role))
        if address is None:
            continue
        for method, who in zip(("get", "post"), allowed(name), strict=True):
            found = outcome(asked(client, method, address, SENT.get(name) if method == "post" else None))
            found = "in" if found == "404" and (name in NAMING or (name == "app_list" and role in DESK)) else found
            found = "out" if found == "404" and name == "app_list" else found  # Django says that there is no such application
            if found != expected(role, name, who):
                wrong.append((name, method, found, expected(role, name, who)))
    assert not wrong


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("role", ROLES)
def test_addresses_of_a_record_in_each_state(db, people, role, status):
    record, client, wrong = initiative_in(status, people["author"], people["judge"]), client_of(people, role), []
    was_public = status in (Status.PUBLISHED, Status.WITHDRAWN)
    table = [
        ("change", "get", {}, DESK),
        ("history", "get", {}, DESK),
        ("compare", "get", {}, DESK),
        ("preview", "get", {}, DESK),
        ("presence", "post", {}, DESK),
        ("restore", "post", {"state": "v1" if was_public else "draft"}, DESK),
        ("delete", "get", {}, NOBODY if was_public else ADMINISTRATOR),
        ("delete", "post", {"post": "yes"}, NOBODY if was_public else ADMINISTRATOR),
        ("change", "post", {"title": "Mio"}, DESK),
    ]
    for page, method, data, who in table:
        name = f"initiatives_initiative_{page}"
        found = outcome(asked(client, method, reverse(f"admin:{name}", args=[record.pk]), data))
        found = "in" if found == "404" and page == "restore" and not was_public else found
        if found != expected(role, name, who):
            wrong.append((page, method, found, expected(role, name, who)))
    assert not wrong


#: What a field of the desk offers while typing, and to whom; who may not see the thing may not look for it either.
OFFERED = [
    ("territory", "place", DESK), ("participation", "organisation", DESK), ("framework", "programme", DESK), ("involvement", "person", DESK),
    ("funding", "funder", DESK), ("relation", "other", DESK), ("initiative", "documents", DESK), ("organisation", "parent", DESK),
    ("organisation", "members", DESK), ("programme", "promoter", DESK), ("programme", "previous_edition", DESK),
    ("document", "assignee", ADMINISTRATOR), ("initiative", "assignee", ADMINISTRATOR),
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_autocomplete(db, people, role):
    client, wrong = client_of(people, role), []
    for model, field, who in OFFERED:
        query = {"term": "a", "app_label": "initiatives", "model_name": model, "field_name": field}
        found = outcome(client.get(reverse("admin:autocomplete"), query))
        if found != expected(role, "autocomplete", who):
            wrong.append((model, field, found))
    assert not wrong
