import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Contribution, Redirect
from tests.factories import add_statement, initiative_in, make_document, make_place

pytestmark = pytest.mark.django_db


def queries_of(client, address: str) -> int:
    """How many questions a page costs that no cache holds."""
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_page_shows_each_value_with_its_passage(client, published):
    html = client.get(f"/initiatives/{published.slug}/").content.decode()
    assert published.title in html and "50.000" in html
    assert "<mark>50.000 euro</mark>" in html
    assert 'href="#prova-1"' in html and 'id="prova-1"' in html


def test_marks_and_footnotes_point_at_each_other(client, published):
    html = client.get(f"/initiatives/{published.slug}/").content.decode()
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert len(re.findall(r'id="([^"]+)"', html)) == len(anchors), "an id stands twice"
    wanted = set(re.findall(r'href="#([^"]+)"', html))
    assert wanted <= anchors, wanted - anchors


def test_the_page_says_what_search_engines_and_readers_of_links_ask(client, published):
    html = client.get(f"/initiatives/{published.slug}/").content.decode()
    for part in (
        'property="og:title"',
        'type="application/json+oembed"',
        f'/initiatives/{published.slug}.jsonld"',
        'rel="canonical"',
        'hreflang="en"',
    ):
        assert part in html


def test_the_page_costs_the_same_whatever_it_holds(client, editor, publisher, published):
    client.get("/initiatives/x/")  # what is read once a process
    small = queries_of(client, f"/initiatives/{published.slug}/")
    text = " ".join(f"Comune {i}," for i in range(30))
    document = make_document(f"Il Comune di Padova dà 50.000 euro. {text} fine.")
    large = initiative_in("draft", editor, publisher, document=document)
    for i in range(25):
        town = make_place(istat=f"0281{i:02}", name=f"Paese {i}", slug=f"paese-{i}", latitude=45.3 + i / 100, longitude=11.8)
        add_statement(large, document, "territory", f"Comune {i},", place=town, role="participant")
    from initiatives.publication.publishing import publish
    from initiatives.review.workflow import approve, submit

    submit(large, editor)
    large.refresh_from_db()
    approve(large, publisher)
    large.refresh_from_db()
    publish(large, publisher)
    # dataset; contributions (for the ETag); record; neighbours; discussion; changes; and once the index of the new version
    queries_of(client, f"/initiatives/{large.slug}/")
    assert queries_of(client, f"/initiatives/{large.slug}/") == queries_of(client, f"/initiatives/{published.slug}/") <= 6
    assert small <= 14
    assert len(client.get(f"/initiatives/{large.slug}/").content) < 100_000


def test_a_draft_is_not_there(client, editor, publisher):
    draft = initiative_in("draft", editor, publisher)
    for address in ("/", ".json", ".ics", "/history/", "/v/1/"):
        assert client.get(f"/initiatives/{draft.slug}{address}").status_code == 404


def test_what_is_being_changed_stays_as_it_was(client, published):
    published.title = "Titolo che nessuno ha approvato"
    published.save()
    assert "nessuno ha approvato" not in client.get(f"/initiatives/{published.slug}/").content.decode()
    assert "nessuno ha approvato" not in client.get(f"/initiatives/{published.slug}.json").content.decode()


@pytest.mark.parametrize("address", ["/", ".json", ".ics", "/history/", "/v/1/"])
def test_a_withdrawn_record_is_gone_with_its_reason(client, withdrawn, address):
    response = client.get(f"/initiatives/{withdrawn.slug}{address}")
    assert response.status_code == 410 and "doppione" in response.content.decode()


def test_an_old_address_leads_to_the_new_one(client, published):
    Redirect.objects.create(kind="initiative", old_slug="di-prima", new_slug=published.slug)
    assert client.get("/initiatives/di-prima/")["Location"] == f"/initiatives/{published.slug}/"
    assert client.get("/initiatives/di-prima/").status_code == 301
    assert client.get("/initiatives/di-prima/v/1/")["Location"] == f"/initiatives/{published.slug}/v/1/"


def test_the_data_beside_the_page_is_what_was_stored(client, published):
    response = client.get(f"/initiatives/{published.slug}.json")
    assert response.content.decode() == published.current.detail_json
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_past_version_stays_at_its_address(client, published, publish_again):
    before = published.title
    published.title = "Padova ci ripensa"
    published.save()
    publish_again(published, reason="titolo più chiaro")
    past = client.get(f"/initiatives/{published.slug}/v/1/").content.decode()
    assert before in past and "versione di oggi, la 2" in past and 'content="noindex"' in past
    now = client.get(f"/initiatives/{published.slug}/").content.decode()
    assert "Padova ci ripensa" in now and "titolo più chiaro" in now and "/v/2/" in now
    assert client.get(f"/initiatives/{published.slug}/v/3/").status_code == 404


def test_the_history_shows_what_changed(client, published, publish_again):
    published.stage = "approved"
    published.save()
    funding = published.funding_set.get()
    funding.amount = 60_000
    funding.save()
    publish_again(published)
    html = client.get(f"/initiatives/{published.slug}/history/").content.decode()
    assert "<del>Candidata</del>" in html and "<ins>Approvata</ins>" in html
    assert "50.000" in html and "60.000" in html and "Prima pubblicazione" in html


def test_the_citation_names_a_version_that_stays(client, published):
    html = client.get(f"/initiatives/{published.slug}/").content.decode()
    assert "versione 1" in html and f"http://testserver/initiatives/{published.slug}/v/1/" in html


def test_an_unchanged_page_is_not_sent_again(client, published):
    first = client.get(f"/initiatives/{published.slug}/")
    again = client.get(f"/initiatives/{published.slug}/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again.content == b""


def test_an_outcome_changes_the_page_though_no_data_changed(client, published):
    first = client.get(f"/initiatives/{published.slug}/")
    Contribution.objects.create(initiative=published, text="Manca la data", shown=True, reply="La cerchiamo.")
    again = client.get(f"/initiatives/{published.slug}/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200 and "La cerchiamo." in again.content.decode()


def test_only_what_the_desk_shows_is_told(client, published):
    Contribution.objects.create(initiative=published, text="testo non moderato", email="")
    assert "testo non moderato" not in client.get(f"/initiatives/{published.slug}/").content.decode()


def test_a_suppressed_person_is_gone_from_past_versions_too():
    from django.utils import timezone

    from initiatives.models import Person
    from initiatives.public.record_views import without_suppressed
    from tests.public.snapshots import snapshot, statement

    Person.objects.create(name="Anna Neri", slug="anna-neri", suppressed_at=timezone.now())
    Person.objects.create(name="Ugo Blu", slug="ugo-blu")
    kept = statement("person", person={"name": "Ugo Blu", "slug": "ugo-blu"})
    assert without_suppressed(snapshot(statement("person"), kept))["statements"] == [kept]


def test_both_languages_keep_the_record_s_own(client, published):
    html = client.get(f"/en/initiatives/{published.slug}/").content.decode()
    assert '<html lang="en">' in html and f'<h1 lang="it">{published.title}</h1>' in html


def test_no_cookie_and_no_other_host(client, published):
    response = client.get(f"/initiatives/{published.slug}/")
    assert not response.cookies
    html = re.sub(r"<textarea.*?</textarea>", "", response.content.decode(), flags=re.DOTALL)  # a frame to copy, not to load
    loaded = re.findall(r'(?:src|action)="([^"]+)"|<link rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]+)"', html)
    assert all(address.startswith(("/", "#")) for pair in loaded for address in pair if address)


def test_nothing_typed_by_an_editor_runs(client, editor, publisher):
    record = initiative_in("published", editor, publisher, title="<script>alert(1)</script>", summary="<img src=x onerror=alert(1)>")
    html = client.get(f"/initiatives/{record.slug}/").content.decode()
    assert "<script>alert" not in html and "<img" not in html
