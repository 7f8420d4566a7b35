"""Records, contributions, feeds and written pages as people use them: keyboard, phone, without script."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from initiatives.models import Contribution
from initiatives.public import spam_guard
from initiatives.publication.publishing import publish
from initiatives.review.workflow import approve, submit
from tests.factories import add_statement, initiative_in, make_document, make_initiative, make_organisation, make_programme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """The time trap would make each test wait; nobody has sent anything yet."""
    monkeypatch.setattr(spam_guard, "LEAST_SECONDS", 0)
    cache.clear()


@pytest.fixture
def record(editor, publisher):
    """A public record with a place, a sum, a body, a programme, a promise, a count, a note and a discussion."""
    document = make_document()
    made = make_initiative(by=editor, document=document, body="Padova entra in una **rete** di città.")
    add_statement(made, document, "milestone", "entro il 2030", edtf="../2030", label="signature", happening="expected")
    add_statement(made, document, "quantity", "15 città", value=15, unit="città")
    add_statement(made, document, "participation", "Comune di Padova", organisation=make_organisation("Comune di Padova"), role="lead")
    add_statement(made, document, "framework", "Digital Cities Challenge", programme=make_programme("Digital Cities Challenge"))
    made.participation_set.create(
        organisation=make_organisation("Regione Veneto"), role="funder", editor_reason="La sigla è della Regione."
    )
    submit(made, editor)
    made.refresh_from_db()
    approve(made, publisher)
    made.refresh_from_db()
    publish(made, publisher)
    Contribution.objects.create(
        initiative=made, kind="question", text="Quando si firma?", signed="Lia", shown=True, status="accepted", number=1,
        reply="La fonte dice entro il 2030.", closed_at=timezone.now(),
    )  # fmt: skip
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("width", WIDTHS)
def test_a_proof_opens_and_closes_by_keyboard(visit, record, width):
    person = visit(width)
    person.go(f"/initiatives/{record.slug}/")
    marker = person.page.locator("#tabella-dati a.prova").first
    marker.focus()
    assert marker.get_attribute("role") == "button" and marker.get_attribute("aria-expanded") == "false"
    person.page.keyboard.press("Enter")
    panel = person.page.locator(f"#{marker.get_attribute('aria-controls')}")
    assert panel.is_visible() and "50.000 euro" in panel.inner_text() and "Letto come: Importo concesso" in panel.inner_text()
    person.page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert person.page.evaluate("document.activeElement.id") == marker.get_attribute("id")
    person.page.keyboard.press("Space")
    assert panel.is_visible()
    assert person.complaints == []


def test_all_proofs_of_the_table_open_at_once(visit, record):
    person = visit()
    person.go(f"/initiatives/{record.slug}/")
    person.page.get_by_role("button", name="Apri tutte le prove").click()
    assert person.page.locator("#tabella-dati .prova-pannello:visible").count() == person.page.locator("#tabella-dati a.prova").count()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_a_proof_is_a_footnote_with_a_way_back(visit, record, width):
    person = visit(width, script=False)
    person.go(f"/initiatives/{record.slug}/")
    person.page.locator("#tabella-dati a.prova").first.click()
    number = person.page.url.rpartition("#prova-")[2]
    footnote = person.page.locator(f"#prova-{number}")
    assert footnote.is_visible() and "50.000 euro" in footnote.inner_text()
    footnote.get_by_role("link", name="Torna al valore").first.click()
    assert person.page.url.endswith(f"#rif-{number}")


def test_passages_wait_folded_and_open_for_who_comes_to_them(visit, record):
    person = visit()
    person.go(f"/initiatives/{record.slug}/")
    assert not person.page.locator("#prova-1").is_visible()
    person.go(f"/initiatives/{record.slug}/#prova-1")
    person.page.reload()
    assert person.page.locator("#prova-1").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_a_correction_is_sent_and_its_receipt_seen(visit, record, width, script):
    person = visit(width, script=script)
    person.go(f"/initiatives/{record.slug}/")
    person.page.locator("#tabella-dati a.prova").first.click()
    place = ".prova-pannello" if script else "#prove"
    person.page.locator(place).get_by_role("link", name="Segnala un errore").first.click()
    assert "50.000 euro" in person.page.locator(".modulo-dato").inner_text()
    person.page.get_by_label("Valore giusto").fill("60.000 €")
    person.page.get_by_role("button", name="Invia la segnalazione").click()
    assert "Serve una fonte" in person.page.get_by_role("alert").inner_text()
    assert person.page.get_by_label("Valore giusto").input_value() == "60.000 €"
    person.page.get_by_label("Indirizzo della fonte").fill("https://www.comune.example.it/atto")
    person.page.get_by_role("button", name="Invia la segnalazione").click()
    number = person.page.locator("#ricevuta").inner_text()
    kept = Contribution.objects.get(receipt=number)
    assert (kept.proposed_value, kept.initiative_id, kept.statement) == ("60.000 €", record.pk, record.funding_set.get().key)
    person.go("/contributions/")
    person.page.get_by_label("Hai una ricevuta?").fill(number.lower().replace("-", " "))
    person.page.get_by_role("button", name="Segui").click()
    assert person.page.url.endswith(f"/contributions/{number}/") and "60.000 €" in person.page.content()
    assert person.cookies == [] and [line for line in person.complaints if "422" not in line] == []


def test_a_feed_is_followed_from_the_data_page(visit, record):
    person = visit()
    person.go("/data/")
    with person.page.expect_response("**/feed.atom") as answered:
        person.page.locator("#segui").get_by_role("link", name="Atom").click()
    assert answered.value.status == 200 and record.title in answered.value.text()


def test_the_dates_of_a_record_go_into_a_calendar(visit, record):
    person = visit()
    person.go(f"/initiatives/{record.slug}/")
    person.page.get_by_text("Scarica", exact=True).click()
    with person.page.expect_download() as started:
        person.page.get_by_role("link", name="iCal").click()
    assert started.value.suggested_filename.endswith(".ics")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_of_the_api_is_tried_on_its_reference(visit, record, width):
    person = visit(width)
    person.go("/api/docs/")
    field = person.page.get_by_label("Indirizzo da provare").first
    field.fill("/api/v1/initiatives/?fields=title")
    field.press("Enter")
    person.page.get_by_text("200 · ").wait_for()
    assert record.title in person.page.get_by_role("region", name="Risposta").first.inner_text()
    field.fill("https://altrove.example/")
    field.press("Enter")
    person.page.get_by_text("GET http").first.wait_for()
    assert person.complaints == []


def test_without_script_the_reference_is_read_and_its_examples_are_links(visit, record):
    person = visit(390, script=False)
    person.go("/api/docs/")
    assert person.page.get_by_label("Indirizzo da provare").first.is_hidden()
    person.page.get_by_role("link", name="/api/v1/themes/?fields").click()
    assert '"names"' in person.page.content()


def pages_of(record) -> list[str]:
    slug, fact = record.slug, record.funding_set.get().key
    return [
        f"/initiatives/{slug}/",
        f"/initiatives/{slug}/v/1/",
        f"/initiatives/{slug}/history/",
        "/contribute/",
        f"/contribute/?initiative={slug}",
        f"/contribute/correction/?initiative={slug}&fact={fact}",
        "/contribute/information/",
        "/contributions/",
        "/contributions/AAAAA-BBBBB/",
        f"/contributions/{Contribution.objects.get().receipt}/",
        "/promises/",
        "/promises/?state=due",
        "/data/",
        "/about/",
        "/privacy/",
        "/accessibility/",
        f"/embed/initiatives/{slug}/{fact}/",
        "/embed/initiatives/?view=map",
        "/embed/initiatives/",
        f"/embed/initiatives/{slug}/",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_is_accessible_quiet_and_fits(visit, record, editor, publisher, width, language):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    gone = initiative_in("withdrawn", editor, publisher)
    person, wrong = visit(width), {}
    for address in [*pages_of(record), f"/initiatives/{gone.slug}/"]:
        person.complaints.clear()
        response = person.go(f"{language}{address}")
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe.run(person.page).response["violations"]]
        found += [line for line in person.complaints if str(response.status) not in line]
        if person.scrolls_sideways:
            found.append("scrolls sideways")
        if not person.page.title() or person.page.locator("meta[name=description]").count() != 1:
            found.append("no title or description")
        if found:
            wrong[address] = found
    assert wrong == {} and person.cookies == []


def test_nothing_scrolls_sideways_on_the_narrowest_screen(visit, record):
    """320 px (WCAG 2.2, 1.4.10), with all that can be folded open."""
    person = visit(320)
    for address in pages_of(record):
        for language in ("", "/en"):
            person.go(f"{language}{address}")
            person.page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
            assert not person.scrolls_sideways, f"{language}{address}"


@pytest.mark.slow
def test_open_panels_are_accessible_too(visit, record):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    person = visit()
    person.go(f"/initiatives/{record.slug}/")
    person.page.get_by_role("button", name="Apri tutte le prove").click()
    person.page.locator("details.prove-tutte > summary").click()
    assert [violation["id"] for violation in axe.run(person.page).response["violations"]] == []
