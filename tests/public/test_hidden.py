"""More than two hundred addresses of pages, feeds, files and past versions: none tells of drafts, reserved text or people taken out."""

import pytest
from django.test import Client
from django.urls import reverse

from initiatives.filters.parameters import NAMES, SEVERAL
from initiatives.models import Contribution, Initiative, Person, Status
from initiatives.open_data.dumps import make_dump
from initiatives.publication.publishing import publish
from initiatives.publication.suppression import suppress
from initiatives.review.workflow import approve, reopen, submit
from tests.factories import add_statement, initiative_in, make_document, make_initiative, make_organisation, make_programme

pytestmark = pytest.mark.django_db
WORD, NAME, SLUG = "innominabile", "Ada Prova", "ada-prova"
TEXT = f"Il Comune di Padova chiede 50.000 euro. Lo dice l’assessora {NAME} in aula, e il resto è {WORD} e di nessuno."


def _publish(record: Initiative, editor, publisher) -> None:
    for verb, who in ((submit, editor), (approve, publisher), (publish, publisher)):
        record.refresh_from_db()
        verb(record, who)


@pytest.fixture
def record(editor, publisher, settings, tmp_path, django_capture_on_commit_callbacks) -> Initiative:
    """A record in its third version that named somebody in the first two; its next draft, and others, hold what nobody may read."""
    settings.DUMPS_DIR, settings.API_REQUESTS_PER_MINUTE = tmp_path / "dumps", 0
    document = make_document(TEXT, title=f"{NAME} presenta il piano", rights="open-licence")
    person = Person.objects.create(name=NAME, slug=SLUG)
    record = make_initiative(by=editor, document=document, summary=f"La città firma. Ne parla {NAME}.")
    add_statement(record, document, "involvement", NAME, person=person, office="assessora")
    for _version in range(2):
        _publish(record, editor, publisher)
        reopen(Initiative.objects.get(pk=record.pk), editor)
    Contribution.objects.create(
        initiative=record, text=f"{NAME} c’era.", shown=True, kind="question", number=1, status="accepted", reply=f"Sì, {NAME}."
    )
    make_dump()
    with django_capture_on_commit_callbacks(execute=True):
        suppress(person, publisher, reason="lo ha chiesto")
    Initiative.objects.filter(pk=record.pk).update(title="Padova firma", summary="La città firma.", body="")
    _publish(record, editor, publisher)
    draft = reopen(Initiative.objects.get(pk=record.pk), editor)
    draft.title, draft.summary, draft.body = f"Titolo {WORD}", f"Sommario {WORD}.", WORD
    draft.save()
    make_organisation(f"Ente {WORD}", slug=f"ente-{WORD}")
    make_programme(f"Programma {WORD}", slug=f"programma-{WORD}")
    make_initiative(title=f"Bozza {WORD}", slug=f"bozza-{WORD}")
    initiative_in(Status.WITHDRAWN, editor, publisher)
    record.refresh_from_db()
    return Initiative.objects.get(pk=record.pk)


def ways(slug: str) -> list[str]:
    found = []
    texts = (WORD, f"{WORD[:5]}*", f'"{NAME}"', NAME, "assessora", f"titolo {WORD}")
    lists = ("/initiatives/", "/embed/initiatives/", "/feed.atom", "/feed.json", "/calendar.ics", "/promises/")
    for path in lists:
        found += [path, *(f"{path}?q={text}" for text in texts)]
    found += [f"/initiatives/?view={view}{more}" for view in ("map", "timeline") for more in ("", f"&q={NAME}", f"&q={WORD}")]
    values = (f"ente-{WORD}", f"programma-{WORD}", SLUG)
    for name in NAMES:
        if name in SEVERAL and not SEVERAL[name].choices and name != "year":
            found += [f"/initiatives/?{name}={value}" for value in values]
    found += [f"/initiatives/by/{name}/{more}" for name in ("place", "theme", "programme", "organisation") for more in ("", "?find=ada")]
    found += [f"/initiatives/charts/{name}.csv" for name in ("year", "theme", "region", "programme", "money")]
    for path in (f"/initiatives/{slug}", f"/initiatives/bozza-{WORD}", f"/embed/initiatives/{slug}"):
        found += [f"{path}/", f"{path}.json", f"{path}.jsonld", f"{path}/history/", f"{path}.ics", f"{path}/person-1/"]
        found += [f"{path}/v/{number}/" for number in range(5)]
        found += [f"{path}/history/?{pair}" for pair in ("from=1&to=2", "from=1&to=3", "from=2&to=3")]
    found += [f"/{name}/{value}" for name in ("places", "programmes", "organisations") for value in ("", *(f"{v}/" for v in values))]
    found += [f"/{name}/?q={text}" for name in ("places", "programmes", "organisations") for text in ("ada", WORD[:4], "ente")]
    found += ["/", "/themes/", "/data/", "/about/", "/contributions/", "/contribute/", "/sitemap.xml", "/robots.txt"]
    found += [f"/contribute/{kind}/?initiative={slug}" for kind in ("correction", "information", "question", "proposal")]
    found += [f"/oembed?url=http://testserver/initiatives/{slug}/{more}" for more in ("", "%23person-1", "v/1/")]
    both = [f"{prefix}{address}" for prefix in ("", "/en") for address in found]
    api = ["initiatives/?expand=statements,evidence", "statements/", "documents/?fields=text,title", "changes/", "stats/"]
    both += [f"/api/v1/{address}" for address in api]
    both += [f"/api/v1/initiatives/{slug}/?as_of={day}" for day in ("2020-01-01", "2999-01-01")]
    parts = ("pages", "places", "programmes", "organisations", "themes", "initiatives-0")
    return [*both, *(f"/sitemap-{name}.xml" for name in parts), "/data/catalog.jsonld", "/data/catalog.ttl"]


def body_of(response) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def test_no_page_feed_or_file_tells(record):
    asked, read = ways(record.slug), 0
    assert len(set(asked)) >= 200
    for address in asked:
        response = Client().get(address)
        assert response.status_code in (200, 301, 302, 400, 404, 410, 501), address
        if response.status_code != 200:
            continue
        read += 1
        told = body_of(response)
        for secret in (NAME, WORD, SLUG):
            typed = secret in address or secret[:5] in address  # what was typed is shown again as typed: see the next test
            assert typed or secret not in told, (address, secret)
    assert read > 100  # most of them answer: the walk is no walk past closed doors


@pytest.mark.parametrize("typed", [WORD, f"{WORD[:5]}*", NAME, f'"{NAME}"', "prova"])
def test_what_is_typed_finds_nothing(record, typed):
    for address in ("/initiatives/", "/embed/initiatives/", "/feed.json", "/calendar.ics", "/api/v1/initiatives/", "/api/v1/statements/"):
        told = body_of(Client().get(address, {"q": typed}))
        assert "Padova firma" not in told and f"/initiatives/{record.slug}/" not in told, address
    assert Client().get("/api/v1/initiatives/", {"q": typed}).json()["count"] == 0


def test_versions_of_before_are_there_without_them(record):
    for number in (1, 2, 3):
        page = Client().get(f"/initiatives/{record.slug}/v/{number}/")
        assert page.status_code == 200 and "Padova" in page.content.decode() and NAME not in page.content.decode()
    assert Client().get(reverse("public:initiative", args=[record.slug])).status_code == 200
