"""Every type of page in a real browser, each as a first visit: light, quiet, still, from here alone, accessible."""

import gzip

import pytest

from tests.browser.test_lists import SHIFT
from tests.page_types import broken, furnish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: The templates are the same in both languages: each width has one of them.
WAYS = pytest.mark.parametrize(("width", "prefix"), [(1280, "/en"), (390, "")])
#: In so many parts, so that several workers share them.
PARTS = 4


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


def faults(visit, address: str, status: int, width: int, axe) -> list:
    """What is wrong with a page for somebody who comes to it first: HTML over 100 kB, over 500 kB in all, what moves, complaints
    (CSP, scripts, other hosts), cookies, sideways scrolling; then, with all that folds open, what axe-core finds."""
    seen, sent = visit(width), []
    seen.page.on("response", lambda response: sent.append(response))
    response = seen.go(address)
    assert response.status == status, address
    html, total, shift = len(response.body()), sum(weight(one) for one in sent), seen.page.evaluate(SHIFT)
    assert total > 20_000  # the styles came
    found = [line for line in seen.complaints if f"status of {status}" not in line]
    found += (
        [f"HTML of {html} bytes"] * (html > 100_000)
        + [f"{total} bytes in all"] * (total > 500_000)
        + [f"moves by {shift}"] * (shift > 0.02)
    )
    found += ["a cookie"] * bool(seen.cookies) + ["scrolls sideways"] * seen.scrolls_sideways
    seen.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    found += [(item["id"], item["nodes"][0]["html"][:160]) for item in axe.run(seen.page).response["violations"]]
    seen.context.close()
    return found


@WAYS
@pytest.mark.parametrize("part", range(PARTS))
def test_a_first_visit_is_light_still_quiet_accessible_and_of_this_host(visit, monkeypatch, width, prefix, part):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    every = addresses(prefix)
    assert len(every) > 40
    wrong = {address: faults(visit, address, every[address], width, axe) for address in sorted(every)[part::PARTS]}
    if part == 0:
        with broken(monkeypatch) as failing:
            wrong[failing] = faults(visit, f"{prefix}{failing}", 500, width, axe)
    assert {address: found for address, found in wrong.items() if found} == {}
