"""What the public may see, as one truth table: role × state × address; and that nothing of the desk has another way out."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from initiatives.models import Document, Initiative, Status
from initiatives.review.workflow import reopen
from tests.factories import initiative_in, make_claim, make_document, make_initiative, make_user

pytestmark = pytest.mark.django_db

ROLES = ("visitor", "contributor", "editor", "publisher", "administrator")
SECRET = "parolasegretissima"


def client_of(role: str) -> Client:
    client = Client()
    if role != "visitor":
        client.force_login(make_user(role, superuser=role == "administrator"), backend=settings.AUTHENTICATION_BACKENDS[1])
    return client


def public_addresses(initiative: Initiative) -> dict[str, str]:
    slug = initiative.slug
    return {
        "page": f"/initiatives/{slug}/",
        "page in English": f"/en/initiatives/{slug}/",
        "JSON beside it": f"/initiatives/{slug}.json",
        "JSON-LD beside it": f"/initiatives/{slug}.jsonld",
        "API": f"/api/v1/initiatives/{slug}/",
    }


#: What every reader, whoever they are, is answered for a record in each state.
ANSWERS = {
    Status.DRAFT: 404,
    Status.IN_REVIEW: 404,
    Status.CHANGES_REQUESTED: 404,
    Status.READY: 404,
    Status.PUBLISHED: 200,
    Status.WITHDRAWN: 410,
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("status", ANSWERS)
def test_role_state_and_address(role, status, editor, publisher):
    initiative = initiative_in(status, editor, publisher)
    client = client_of(role)
    answers = {name: client.get(address).status_code for name, address in public_addresses(initiative).items()}
    assert answers == dict.fromkeys(answers, ANSWERS[status])


LISTS = (
    "/",
    "/initiatives/",
    "/initiatives/?q=" + SECRET,
    "/initiatives/?view=map",
    "/initiatives/?view=timeline",
    "/en/initiatives/",
    "/places/padova/",
    "/themes/cloud/",
    "/organisations/",
    "/programmes/",
    "/promises/",
    "/feed.atom",
    "/feed.json",
    "/calendar.ics",
    "/sitemap.xml",
    "/contributions/",
    "/data/",
    "/api/v1/initiatives/",
    "/api/v1/initiatives/?q=" + SECRET,
    "/api/v1/initiatives/?expand=statements,evidence",
    "/api/v1/initiatives/?format=csv",
    "/api/v1/initiatives/?format=jsonl",
    "/api/v1/initiatives/?format=geojson",
    "/api/v1/initiatives/?facets=theme,place,organisation,programme",
    "/api/v1/places/",
    "/api/v1/organisations/",
    "/api/v1/programmes/",
    "/api/v1/documents/",
    "/api/v1/statements/",
    "/api/v1/changes/",
    "/api/v1/stats/",
)


@pytest.fixture
def secrets(editor, publisher):
    """Secret words wherever the desk can hold them: an edited published record, drafts, a document's text, a claim."""
    published = initiative_in(Status.PUBLISHED, editor, publisher)
    draft = reopen(published, editor)
    draft.title = f"Padova {SECRET}"
    draft.summary = f"Sommario {SECRET}. Due frasi."
    draft.save()
    make_initiative(title=f"Bozza {SECRET}", body=SECRET)
    document = make_document(f"Un testo riservato con {SECRET} dentro, del Comune di Padova.", rights="all-rights-reserved", title=SECRET)
    make_claim(document, "organisation", {"name": f"Ente {SECRET}", "role": "other"}, SECRET)
    return published


def body_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("address", LISTS)
def test_no_list_or_file_tells_what_is_not_public(address, secrets):
    response = Client().get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    body = body_of(response).replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "")
    told = [line for line in body.splitlines() if SECRET in line and 'name="q"' not in line]
    found = [line for line in told if any(word in line for word in ("Padova parola", "Sommario", "Bozza", "Ente", "riservato"))]
    assert not found


def test_a_draft_of_a_published_record_does_not_show_on_its_page(secrets):
    for address in public_addresses(secrets).values():
        assert SECRET not in body_of(Client().get(address)), address


@pytest.mark.parametrize("address", ["/media/", "/.data/", "/originals/", "/seeds/000_8db75fe19ca96e08.txt", "/static/../.data/secret_key"])
def test_files_of_the_desk_have_no_address(address):
    assert Client().get(address).status_code in (301, 302, 400, 404)


def admin_addresses() -> list[str]:
    document, initiative = Document.objects.first(), Initiative.objects.first()
    return [
        reverse("admin:index"),
        reverse("admin:initiatives_document_changelist"),
        reverse("admin:initiatives_document_change", args=[document.pk]),
        reverse("admin:initiatives_initiative_changelist"),
        reverse("admin:initiatives_initiative_change", args=[initiative.pk]),
        reverse("admin:initiatives_claim_changelist"),
        reverse("admin:initiatives_historyentry_changelist"),
    ]


def test_visitors_and_people_without_a_desk_are_sent_to_the_door(secrets):
    for client in (Client(), client_of("visitor")):
        for address in admin_addresses():
            response = client.get(address)
            assert response.status_code == 302, address
            assert "login" in response.url


@pytest.mark.parametrize("role", ROLES[1:])
def test_everybody_at_the_desk_reads_it(role, secrets):
    client = client_of(role)
    for address in admin_addresses():
        assert client.get(address).status_code == 200, address


def test_anonymous_visitors_get_no_cookie(secrets):
    for address in LISTS:
        assert not Client().get(address).cookies, address
