"""Every type of page in a real browser, each as a first visit: light, quiet, still, from here alone, accessible."""

import gzip

import pytest

from tests.browser.test_lists import SHIFT
from tests.page_types import broken, furnish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: The templates are the same in both languages: each width has one of them.
WAYS = pytest.mark.parametrize(("width", "prefix"), [(1280, "/en"), (390, "")])


@pytest.fixture(autouse=True)
def base(_as_after_migrating, seeded):
    """The base as `quickstart` leaves it, on a database whose groups are there."""


def addresses(prefix: str) -> dict[str, int]:
    """Every type of page in one language; the manuals, whose language is the reader's, with the Italian ones."""
    return {address: status for address, status in furnish().items() if address.startswith("/en") == bool(prefix)}


def weight(response) -> int:
    """Bytes as a server that compresses sends them: text by gzip, fonts as they are."""
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))


@WAYS
def test_a_first_visit_is_light_still_quiet_and_of_this_host(visit, width, prefix):
    """Nothing in any cache: ≤ 100 kB of HTML, ≤ 500 kB in all, no layout shift, no complaint (CSP, scripts), no other host, no cookie."""
    wrong, heaviest = {}, 0
    for address, status in addresses(prefix).items():
        seen, sent = visit(width), []
        seen.page.on("response", lambda response, sent=sent: sent.append(response))
        response = seen.go(address)
        assert response.status == status, address
        html, total = len(response.body()), sum(weight(one) for one in sent)
        found = [line for line in seen.complaints if f"status of {status}" not in line]
        shift = seen.page.evaluate(SHIFT)
        if html > 100_000 or total > 500_000 or shift >= 0.02 or found or seen.cookies or seen.scrolls_sideways:
            wrong[address] = {"html": html, "total": total, "shift": shift, "complaints": found, "cookies": seen.cookies}
        heaviest = max(heaviest, total)
        seen.context.close()
    assert wrong == {} and heaviest > 50_000


@WAYS
def test_axe_finds_nothing_on_any_type_of_page(visit, monkeypatch, width, prefix):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    seen, wrong = visit(width), {}

    def look_at(address: str) -> None:
        seen.go(address)
        seen.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
        violations = axe.run(seen.page).response["violations"]
        if violations:
            wrong[address] = [(item["id"], item["nodes"][0]["html"][:160]) for item in violations]

    for address in addresses(prefix):
        look_at(address)
    with broken(monkeypatch) as failing:
        look_at(f"{prefix}{failing}")
    assert wrong == {}
