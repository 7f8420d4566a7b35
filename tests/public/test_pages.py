"""What every page of lists and entities owes its readers: valid, small, titled, in two languages, without cookies or inline code."""

import re
from collections import deque

import pytest

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/initiatives/",
    "/initiatives/?theme=cloud&q=rete",
    "/initiatives/?view=map&level=municipality&per=inhabitants",
    "/initiatives/?view=timeline",
    "/initiatives/?theme=cloud&amount_min=999999999",
    "/initiatives/by/place/",
    "/places/",
    "/places/?q=padova",
    "/places/padova/",
    "/places/veneto/",
    "/programmes/",
    "/programmes/pnrr/",
    "/organisations/",
    "/organisations/anci/",
    "/themes/",
    "/themes/cloud/",
)
ANSWERS = [(address, 200) for address in PAGES] + [("/initiatives/?tema=cloud", 400), ("/places/nessuna-parte/", 404)]


_read: dict[str, str] = {}


def pages(client) -> dict[str, str]:
    """Address to HTML, read once for all tests of this file: what is asked of the text needs no base of its own."""
    if _read:
        return _read
    for prefix in ("", "/en"):
        for address, status in ANSWERS:
            response = client.get(prefix + address)
            assert response.status_code == status, prefix + address
            _read[prefix + address] = response.content.decode()
    return _read


def test_every_page_is_strictly_valid_html(client, world):
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")
    for address, html in pages(client).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert not parser.errors, (address, parser.errors[:3])


def test_pages_are_small_titled_and_described(client, world):
    titles = {}
    for address, html in pages(client).items():
        assert len(html.encode()) <= 100_000, address
        title = re.search(r"<title>(.+?)</title>", html)[1]
        assert title.endswith("– Atlante") and re.search(r'<meta name="description" content="[^"]{30,}"', html), address
        assert html.count("<h1") == 1, address
        titles.setdefault(title, []).append(address.removeprefix("/en"))
    assert all(len(set(addresses)) <= 2 for addresses in titles.values()), titles


def test_each_page_names_itself_in_the_other_language(client, world):
    for address, html in pages(client).items():
        language = "en" if address.startswith("/en") else "it"
        assert f'<html lang="{language}">' in html
        assert 'hreflang="it"' in html and 'hreflang="en"' in html, address


def test_no_identifier_stands_twice_and_all_anchors_lead_somewhere(client, world):
    for address, html in pages(client).items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), address
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids), address
        for names in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html):
            assert set(names.split()) <= set(ids), (address, names)


def test_nothing_is_inline_and_nothing_is_elsewhere(client, world):
    for address, html in pages(client).items():
        assert " style=" not in html and "<style" not in html, address
        assert not re.search(r"<script(?![^>]*\ssrc=)", html) and not re.search(r"\son\w+=", html), address
        assert not re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="https?://(?!testserver)', html), address


def test_visitors_get_no_cookie_and_a_strict_policy(client, world):
    for address, status in ANSWERS:
        response = client.get(address)
        assert response.status_code == status and not response.cookies, address
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert "Cookie" not in response.get("Vary", ""), address


def test_all_links_from_the_front_page_answer(client, world):
    """Two steps deep, one address of each form: pages by the hundred share a template."""
    seen, waiting = set(), deque([("/", 0)])
    while waiting:
        address, depth = waiting.popleft()
        response = client.get(address)
        assert response.status_code in (200, 302), address
        if depth == 2 or "html" not in response["Content-Type"]:
            continue
        for link in re.findall(r'href="(/[^"#]*)', response.content.decode()):
            link = link.replace("&amp;", "&")
            form = re.sub(r"=[^&]+", "=", re.sub(r"/(places|organisations|programmes|themes|initiatives)/[\w-]+/", r"/\1/x/", link))
            if form not in seen and not link.startswith(("/static/", "/admin/")):
                seen.add(form)
                waiting.append((link, depth + 1))
    assert len(seen) > 60


def test_only_reading_is_allowed(client, world):
    assert {client.post(address).status_code for address in ("/", "/initiatives/", "/places/padova/", "/themes/")} == {405}
