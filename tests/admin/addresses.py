"""Every address of the admin as the resolver has it, each with something real to ask it for."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from initiatives.models import (
    Change,
    Comment,
    Contribution,
    Decision,
    HistoryEntry,
    Import,
    ImportItem,
    Merge,
    Person,
    PublishedInitiative,
    Redirect,
    RejectedName,
    SavedFilter,
    SecondReview,
    Tombstone,
)
from initiatives.review.decisions import accept
from tests.factories import (
    initiative_in,
    make_claim,
    make_document,
    make_initiative,
    make_organisation,
    make_place,
    make_programme,
    make_theme,
)


def client_of(people, role: str) -> Client:
    """A browser in which the person of that role is signed in; nobody, for `anonymous`."""
    client = Client()
    if role != "anonymous":
        client.force_login(people[role])
    return client


def admin_addresses(resolver=None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of every address under /admin/ that has a name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from admin_addresses(pattern, route)
        elif route.startswith("admin/") and pattern.name:
            yield pattern.name, route


def stock(people: dict) -> dict:
    """One of everything that an address can be about, by the name of its model; `initiative` is asked for in each state."""
    author, judge = people["author"], people["judge"]
    document = make_document()
    claim = make_claim(document)
    accept(claim, author)
    batch = Import.objects.create(label="prova", started_by=author, state=Import.State.TRIED)
    item = ImportItem(batch=batch, name="a.txt", document=document, outcome=ImportItem.Outcome.NEAR_DUPLICATE, sha256="0" * 64)
    item.content.save("a.txt", ContentFile(b"Il Comune di Padova."), save=True)
    public, gone = initiative_in("published", author, judge), initiative_in("withdrawn", author, judge)
    kept, merged = make_organisation(), make_organisation()
    record = make_initiative(by=author)
    things = {
        "claim": claim,
        "passage": claim.passage,
        "decision": Decision.objects.first(),
        "contribution": Contribution.objects.create(text="una correzione", initiative=public),
        "document": document,
        "historyentry": HistoryEntry.objects.first(),
        "publication": public.publications.get(),
        "publishedinitiative": PublishedInitiative.objects.get(initiative=public),
        "tombstone": Tombstone.objects.get(initiative=gone),
        "change": Change.objects.first(),
        "redirect": Redirect.objects.create(kind="initiative", old_slug="vecchio", new_slug="nuovo"),
        "import": batch,
        "importitem": item,
        "initiative": record,
        "organisation": kept,
        "organisation other": merged,
        "programme": make_programme(),
        "programme other": make_programme(),
        "person": Person.objects.create(name="Ada Rossi", slug="ada-rossi"),
        "person other": Person.objects.create(name="Ada Rosi", slug="ada-rosi"),
        "place": make_place(),
        "place other": make_place(istat="028061", name="Padova Nuova", slug="padova-nuova"),
        "theme": make_theme(),
        "rejectedname": RejectedName.objects.create(kind="place", name="Casa"),
        "merge": Merge.objects.create(kind="organisation", kept_id=kept.pk, merged_id=merged.pk, kept_name="a", merged_name="b", by=judge),
        "secondreview": SecondReview.objects.create(document=make_document()),
        "comment": Comment.objects.create(initiative=record, author=author, text="che anno?"),
        "user": author,
        "group": author.groups.get(),
        "totpdevice": TOTPDevice.objects.create(user=author, name="app"),
        "staticdevice": StaticDevice.objects.create(user=author, name="carta"),
        "dbtaskresult": DBTaskResult.objects.create(task_path="x", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", run_after=public.created_at),
    }  # fmt: skip
    return things


def address_of(name: str, things: dict, asked_by) -> str | None:
    """The address of this name, about something in `things`; None where there is nothing of the kind (sign-in attempts)."""
    if name in _OWN:
        return reverse(f"admin:{name}", args=[part(things, asked_by) for part in _OWN[name]])
    app, model, action = name.rsplit("_", 2)
    if action in ("changelist", "add"):
        return reverse(f"admin:{name}")
    return reverse(f"admin:{name}", args=[things[model].pk]) if model in things else None


def _key(model: str):
    return lambda things, asked_by: things[model].pk


def _word(word: str):
    return lambda things, asked_by: word


def _filter(things, asked_by) -> int:
    """A saved filter of whoever asks: nobody has a say over another's."""
    owner = asked_by if asked_by is not None else things["user"]
    return SavedFilter.objects.get_or_create(owner=owner, name="mio", model_name="document")[0].pk


_DOCUMENT, _CLAIM, _BATCH, _RECORD = (_key(model) for model in ("document", "claim", "import", "initiative"))
#: What stands in the address of each page that is not a model's list or form.
_OWN = {
    **dict.fromkeys(
        (
            "index",
            "login",
            "logout",
            "password_change",
            "password_change_done",
            "jsi18n",
            "autocomplete",
            "vocabularies",
            "notices",
            "reports",
            "filter_save",
            "second_factor",
            "second_factor_confirm",
            "second_factor_verify",
            "second_factor_remove",
            "second_reviews",
            "colleagues",
            "markdown_preview",
        ),
        (),
    ),
    "bulk": (_word("submit"),),
    "bulk_undo": (_word("00000000-0000-4000-8000-000000000000"),),
    "filter_delete": (_filter,),
    "promise_searched": (_RECORD,),
    "merge_undo": (_key("merge"),),
    "report_rule": (_word("test/rule"),),
    "second_review": (_key("secondreview"),),
    "document_same": (_DOCUMENT,),
    "assign": (_word("document"), _DOCUMENT),
    "comment_initiative": (_RECORD,),
    "comment_passage": (_DOCUMENT,),
    "comment_answer": (_key("comment"),),
    "app_list": (_word("initiatives"),),
    "view_on_site": (lambda things, asked_by: ContentType.objects.get_for_model(things["initiative"]).pk, _RECORD),
    "auth_user_password_change": (_key("user"),),
    "otp_totp_totpdevice_config": (_key("totpdevice"),),
    "otp_totp_totpdevice_qrcode": (_key("totpdevice"),),
    "initiatives_contribution_answer": (_key("contribution"), _word("take")),
    "initiatives_contribution_claim": (_key("contribution"),),
    "initiatives_document_review": (_DOCUMENT,),
    "initiatives_document_review_decide": (_DOCUMENT, _CLAIM),
    "initiatives_document_review_name": (_DOCUMENT, _CLAIM),
    **{f"initiatives_document_review_{verb}": (_DOCUMENT,) for verb in ("certain", "add", "undo", "finish", "source", "aside")},
    **{f"initiatives_import_{page}": (_BATCH,) for page in ("trial", "trial_csv", "confirm", "progress", "work", "retry", "undo")},
    "initiatives_import_compare": (_BATCH, _key("importitem")),
    **{f"initiatives_initiative_{page}": (_RECORD,) for page in ("step", "presence", "compare", "restore", "preview")},
    "initiatives_person_suppress": (_key("person"),),
    **{f"initiatives_{kind}_merge": (_key(kind), _key(f"{kind} other")) for kind in ("place", "organisation", "programme", "person")},
    **{f"initiatives_{kind}_merge_choose": (_key(kind),) for kind in ("place", "organisation", "programme", "person")},
}
