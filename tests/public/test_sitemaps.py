import pytest
from defusedxml import ElementTree

from tests.factories import initiative_in

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200 and response["Content-Type"] == "application/xml"
    return [node.text for node in ElementTree.fromstring(response.content).iterfind(".//s:loc", NAMES)]


def test_every_address_of_the_sitemap_answers(client, published, withdrawn):
    parts = addresses(client, "/sitemap.xml")
    assert "http://testserver/sitemap-initiatives-0.xml" in parts
    pages = [page for part in parts for page in addresses(client, part.removeprefix("http://testserver"))]
    assert f"http://testserver/initiatives/{published.slug}/" in pages and f"http://testserver/en/initiatives/{published.slug}/" in pages
    assert len(pages) == len(set(pages)) > 25
    assert {page: client.get(page.removeprefix("http://testserver")).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_drafts_and_withdrawn_records_are_not_in_it(client, published, withdrawn, editor, publisher):
    draft = initiative_in("draft", editor, publisher)
    pages = addresses(client, "/sitemap-initiatives-0.xml")
    assert not any(withdrawn.slug in page or draft.slug in page for page in pages)


def test_each_record_names_its_other_language_and_its_day(client, published):
    root = ElementTree.fromstring(client.get("/sitemap-initiatives-0.xml").content)
    entry = root.find("s:url", NAMES)
    assert {link.get("hreflang") for link in entry.iterfind("x:link", NAMES)} == {"it", "en"}
    assert entry.find("s:lastmod", NAMES).text.startswith("20")


@pytest.mark.parametrize("name", ["initiatives-x", "initiatives--1", "altro", "initiatives-99999999"])
def test_a_part_that_is_not_there(client, published, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_name_the_sitemap_and_keep_out_of_the_desk(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text and "Disallow: /admin/" in text
