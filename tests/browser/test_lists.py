"""Finding an initiative as people do: by words, facets, map and place page; wide and narrow, with and without script."""

import gzip
import random

import pytest

from tests.published import make_snapshot, make_world, put

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)
EVERY_WAY = pytest.mark.parametrize(("width", "script"), [(width, script) for width in WIDTHS for script in (True, False)])
PAGES = (
    "/",
    "/initiatives/",
    "/initiatives/?theme=cloud&has=amount",
    "/initiatives/?view=map&level=municipality",
    "/initiatives/?view=timeline",
    "/initiatives/?theme=cloud&amount_min=999999999",
    "/initiatives/by/organisation/",
    "/places/",
    "/places/?q=padova",
    "/places/padova/",
    "/places/viareggio/",
    "/programmes/",
    "/programmes/pnrr/",
    "/organisations/",
    "/organisations/anci/",
    "/themes/",
    "/themes/cloud/",
    "/places/veneto/",
)
IN_ENGLISH = tuple(f"/en{address}" for address in PAGES)
REFUSED = ("/initiatives/?tema=cloud", "/places/nessuna-parte/")
#: Layout shift of a page as it loads (web.dev/cls): what comes late and pushes what one is reading.
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) sum += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.fixture(autouse=True)
def wanted(_as_after_migrating):
    """Twenty records by chance, and the one that is looked for: in Padova, on clouds, under the Pnrr."""
    make_world()
    chance = random.Random(3)
    for _number in range(20):
        put(make_snapshot(chance, themes=["ai"], kind="event"))
    statements = [item for item in _a_snapshot_with_places(chance) if item["kind"] in ("place", "programme", "date")]
    return put(
        make_snapshot(
            chance, title="Archivio comune delle mappe", slug="archivio-mappe", themes=["cloud"], kind="agreement", statements=statements
        )
    )


def _a_snapshot_with_places(chance: random.Random) -> list[dict]:
    while True:
        statements = make_snapshot(chance)["statements"]
        if any(item["kind"] == "place" and item["place"]["istat"] == "028060" for item in statements):
            return statements


def reach(page, script: bool, locator) -> None:
    """Open the folded filters where the screen is narrow, as a reader would."""
    if not locator.is_visible():
        page.locator(".filtri > summary").click()


@EVERY_WAY
def test_by_words(visit, wanted, width, script):
    seen = visit(width, script=script)
    seen.go("/")
    seen.page.get_by_role("searchbox").fill("archivi mappa")
    seen.page.get_by_role("button", name="Cerca").click()
    seen.page.get_by_role("link", name=wanted.title).first.click()
    assert seen.page.url.endswith("/initiatives/archivio-mappe/")
    assert not seen.cookies


@EVERY_WAY
def test_by_facets(visit, wanted, width, script):
    seen = visit(width, script=script)
    seen.go("/initiatives/")
    box = seen.page.get_by_role("checkbox", name="Tema cloud")
    reach(seen.page, script, box)
    box.check()
    seen.page.get_by_role("button", name="Applica i filtri").click()
    assert "theme=cloud" in seen.page.url
    assert seen.page.locator(".risultati-conta").inner_text() == "1 iniziativa"
    assert seen.page.get_by_role("link", name=wanted.title).first.is_visible()
    seen.page.get_by_role("link", name="Togli il filtro Tema: Tema cloud").click()
    assert seen.page.locator(".risultati-conta").inner_text() == "21 iniziative"


@EVERY_WAY
def test_on_the_map(visit, wanted, width, script):
    seen = visit(width, script=script)
    seen.go("/initiatives/?theme=cloud")
    seen.page.get_by_role("link", name="Mappa").click()
    seen.page.get_by_role("link", name="Comuni", exact=True).click()
    seen.page.locator('a.luogo[aria-label^="Padova"]').click()
    assert "place=028060" in seen.page.url and "theme=cloud" in seen.page.url
    assert seen.page.get_by_role("link", name=wanted.title).first.is_visible()


@EVERY_WAY
def test_from_the_page_of_its_place(visit, wanted, width, script):
    seen = visit(width, script=script)
    seen.go("/")
    if width < 992:
        seen.page.locator(".at-nav-stretta > summary").click()
    seen.page.get_by_role("navigation", name="Principale").get_by_role("link", name="Luoghi").locator("visible=true").click()
    seen.page.get_by_role("searchbox").fill("pado")
    seen.page.get_by_role("button", name="Cerca").click()
    seen.page.get_by_role("link", name="Padova (PD)", exact=True).click()
    assert seen.page.get_by_role("heading", name="Padova", exact=True).is_visible()
    assert seen.page.get_by_role("link", name=wanted.title).first.is_visible()


def test_the_order_applies_at_once_with_script_and_by_a_button_without(visit):
    with_script = visit()
    with_script.go("/initiatives/?theme=ai")
    with with_script.page.expect_navigation():
        with_script.page.get_by_label("Ordina per").select_option("title")
    assert "ordering=title" in with_script.page.url and "theme=ai" in with_script.page.url
    without = visit(script=False)
    without.go("/initiatives/?theme=ai")
    without.page.get_by_label("Ordina per").select_option("title")
    without.page.get_by_role("button", name="Ordina").click()
    assert "ordering=title" in without.page.url and "theme=ai" in without.page.url


def test_a_column_of_a_chart_filters(visit):
    seen = visit()
    seen.go("/initiatives/")
    seen.page.get_by_text("Grafici di queste 21 iniziative").click()
    column = seen.page.locator(".colonne a").first
    year, count = column.get_attribute("aria-label").split(": ")
    column.click()
    assert f"year={year}" in seen.page.url
    assert seen.page.locator(".risultati-conta").inner_text().split()[0] == count


def test_the_export_menu_by_keyboard(visit):
    seen = visit()
    seen.go("/initiatives/?theme=cloud")
    summary = seen.page.locator(".menu-esporta > summary")
    summary.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.get_by_role("link", name="GeoJSON").is_visible()
    seen.page.keyboard.press("Escape")
    assert not seen.page.get_by_role("link", name="GeoJSON").is_visible()
    assert summary.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_no_page_scrolls_sideways_asks_another_host_or_complains(visit, width):
    seen = visit(width)
    for address in (*PAGES, *IN_ENGLISH):
        assert seen.go(address).status == 200, address
        assert not seen.scrolls_sideways, f"{address} at {width}"
        seen.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
        assert not seen.scrolls_sideways, f"{address} at {width}, all open"
    assert not seen.complaints and not seen.cookies


@pytest.mark.parametrize(("width", "prefix"), [(1280, "/en"), (390, "")])
def test_axe_finds_nothing(visit, width, prefix):
    """Every type of page in both languages; the templates are the same, so each width has one of them."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    seen = visit(width)
    for address in (*PAGES, *REFUSED):
        seen.go(f"{prefix}{address}")
        seen.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
        violations = axe.run(seen.page).response["violations"]
        assert not violations, (address, [(item["id"], item["nodes"][0]["html"]) for item in violations])


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_once_it_is_drawn(visit, width):
    for address in ("/", "/initiatives/", "/places/padova/"):
        seen = visit(width)
        seen.go(address)
        assert seen.page.evaluate(SHIFT) < 0.02, address


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_pressed_is_large_enough(visit, width):
    """24 px at least (WCAG 2.2, 2.5.8) for what stands alone: buttons, boxes, tabs, chips, menus."""
    seen = visit(width)
    seen.go("/initiatives/?theme=ai")
    seen.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    small = seen.page.evaluate("""() => [...document.querySelectorAll('button, summary, .gettone, .viste a, .faccetta label, select, .pagine a')]
        .filter(node => node.getClientRects().length && getComputedStyle(node).visibility !== 'hidden')
        .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect().height])
        .filter(pair => pair[1] < 24)""")
    assert small == []


def test_a_first_visit_weighs_under_half_a_megabyte(visit, live_server):
    """As a server that compresses would send it: text by gzip, fonts as they are."""
    seen, sent = visit(), []
    seen.page.on("response", lambda response: sent.append(response))
    seen.go("/")
    total = 0
    for response in sent:
        body = response.body()
        total += len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))
    assert 50_000 < total <= 500_000
