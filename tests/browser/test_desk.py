"""The desk in a real browser: the whole way with the keyboard alone, at 390 px without script, two people at once, axe."""

import json
import re
from pathlib import Path

import pytest
from django.urls import reverse

from initiatives.models import Claim, Contribution, Initiative, Person, SavedFilter, SecondReview
from initiatives.review.decisions import accept, add_claim
from initiatives.review.merging import merge
from initiatives.sources.vocabulary import load_vocabulary
from tests.browser.desk_people import axe_finds, press_on, retype, sign_in, tab_to, until
from tests.factories import initiative_in, make_claim, make_document, make_initiative, make_organisation, make_place, make_user

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SEED = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("001_*.txt"))[0]
TITLE = "Cremona e il Crit: intesa sul digitale"
SUMMARY = "La Giunta approva un accordo con il Crit. La firma è attesa in autunno."


@pytest.fixture
def known(transactional_db):
    load_vocabulary()


def decide_everything(page) -> None:
    """Accept claim after claim with the key, then say of each new name that it is a new entity."""
    for _claim in range(page.locator(".claim[data-state=waiting]").count()):
        with page.expect_response(lambda answer: "/claims/" in answer.url):
            page.keyboard.press("a")
        page.wait_for_selector("[aria-busy]", state="detached")
    assert page.locator(".claim[data-state=waiting]").count() == 0
    while page.locator(".new-name [value=create]").count():
        left = page.locator(".new-name [value=create]").count()
        tab_to(page, ".new-name [value=create]")
        page.keyboard.press("Enter")
        page.locator(".new-name [value=create]").nth(left - 1).wait_for(state="detached")
    assert page.locator("#progress").get_attribute("value") == page.locator("#progress").get_attribute("max")


def test_the_whole_way_with_the_keyboard_alone(visit, known):
    editor, publisher = make_user("editor"), make_user("publisher")
    one = visit()
    sign_in(one, editor)
    page = one.page
    one.go("/admin/initiatives/import/add/")
    retype(page, "#id_text", SEED.read_text(encoding="utf-8"))
    press_on(page, "button.default")
    press_on(page, "#import-button")
    page.wait_for_selector("text=Importazione finita")

    press_on(page, ".desk-nav a[href$='/document/']")
    press_on(page, "#result_list tbody a")
    decide_everything(page)
    press_on(page, ".desk-side [name=then][value=record]")

    retype(page, "#id_title", TITLE)
    retype(page, "#id_summary", SUMMARY)
    for row in range(page.locator("select[name$=happening]").count() - 1):
        menu = page.locator(f"#id_milestone_set-{row}-happening")
        if menu.input_value() == "":
            tab_to(page, f"#id_milestone_set-{row}-happening")
            page.keyboard.press("ArrowDown")
    press_on(page, "[name=_continue]")
    assert page.locator(".bar .check-block").all_inner_texts() == []
    press_on(page, "#submit-record")
    initiative = Initiative.objects.get()
    assert initiative.status == "in-review"

    other = visit()
    sign_in(other, publisher)
    press_on(other.page, "#approve .button")
    other.go(reverse("admin:initiatives_initiative_change", args=[initiative.pk]))
    press_on(other.page, ".bar button[value=approve]")
    press_on(other.page, ".bar button[value=publish]")
    reader = visit()
    assert reader.go(f"/initiatives/{Initiative.objects.get().slug}/").status == 200
    assert TITLE in reader.page.inner_text("h1")
    assert one.complaints == other.complaints == []


def test_the_whole_way_at_390_px_without_script(visit, known):
    editor, publisher = make_user("editor"), make_user("publisher")
    one = visit(390, script=False)
    sign_in(one, editor)
    page = one.page
    one.go("/admin/initiatives/import/add/")
    page.fill("#id_text", SEED.read_text(encoding="utf-8"))
    page.click("button.default")
    page.click("#import-button")
    one.go("/admin/initiatives/document/")
    page.click("#result_list tbody a")
    document = int(re.search(r"/document/(\d+)/", page.url)[1])
    page.click("#accept-certain")
    while (waiting := Claim.objects.filter(document=document).waiting().order_by("pk").first()) is not None:
        page.locator(f"#claim-{waiting.pk} .claim-actions [value=accept]").click()
        waiting.refresh_from_db()
        assert waiting.verdict != "waiting"
    while page.locator(".new-name [value=create]").count():
        page.locator(".new-name [value=create]").first.click()
    page.fill("#add-passage", "Protocollo d'Intesa" if "Protocollo d'Intesa" in SEED.read_text(encoding="utf-8") else "digitale")
    page.select_option("#add-kind", "programme")
    page.click("#add button[type=submit]")
    assert page.url.startswith(one.base)
    page.click(".desk-side [name=then][value=record]")

    page.fill("#id_title", TITLE)
    page.fill("#id_summary", SUMMARY)
    for row in range(page.locator("select[name$=happening]").count() - 1):
        if page.locator(f"#id_milestone_set-{row}-happening").input_value() == "":
            page.select_option(f"#id_milestone_set-{row}-happening", "expected")
    page.click("[name=_continue]")
    page.click("#submit-record")
    initiative = Initiative.objects.get()
    assert initiative.status == "in-review"

    other = visit(390, script=False)
    sign_in(other, publisher)
    other.go(reverse("admin:initiatives_initiative_change", args=[initiative.pk]))
    other.page.click(".bar button[value=approve]")
    other.page.click(".bar button[value=publish]")
    reader = visit(390, script=False)
    assert reader.go(f"/initiatives/{Initiative.objects.get().slug}/").status == 200
    assert one.complaints == other.complaints == []


def test_keys_of_the_desk(visit):
    editor, document = make_user("editor"), make_document()
    place = make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "participant"}, "Comune di Padova", score=0.7)
    date = make_claim(document, "date", {"edtf": "2030", "label": "signature"}, "entro il 2030", score=0.6)
    one = visit()
    sign_in(one, editor)
    one.go(reverse("admin:initiatives_document_review", args=[document.pk]))
    page = one.page

    def verdict(claim) -> str:
        page.wait_for_selector("[aria-busy]", state="detached")
        claim.refresh_from_db()
        return claim.verdict

    def answered(key: str) -> None:
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.keyboard.press(key)

    page.keyboard.press("1")
    answered("a")
    assert verdict(place) == "corrected"  # the role chosen with 1 is the first of the menu
    assert place.corrected["role"] == "lead"
    assert page.evaluate("document.activeElement.id") == f"claim-{date.pk}"  # on to the next undecided one
    assert "corretto" in page.inner_text("#said")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("prima metà di ottobre 2030")
    answered("Enter")
    assert verdict(date) == "corrected"
    assert date.corrected["edtf"] == "2030-10-01/2030-10-15"
    answered("u")
    assert verdict(date) == "waiting"
    answered("u")
    assert verdict(place) == "waiting"
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('claim')")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.id") == "source-text"
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.classList.contains('claim')")
    page.keyboard.press("+")
    page.keyboard.insert_text("24 mesi")
    page.keyboard.press("a")  # typing: no decision
    assert page.input_value("#add-passage") == "24 mesia"
    assert verdict(place) == "waiting"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    assert verdict(place) == "waiting"
    one.go(reverse("admin:initiatives_document_review", args=[document.pk]))
    page.keyboard.press("r")  # the switch is remembered
    assert verdict(place) == "waiting"
    assert one.complaints == []


def test_a_fact_is_added_from_the_words_selected_in_the_text(visit):
    editor, document = make_user("editor"), make_document("Padova, e ancora Padova, per 24 mesi.")
    make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead"}, "Padova")
    one = visit()
    sign_in(one, editor)
    one.go(reverse("admin:initiatives_document_review", args=[document.pk]))
    one.page.evaluate(
        """() => { const text = document.getElementById('source-text').lastChild;
        const range = document.createRange(), at = text.data.indexOf('24 mesi');
        range.setStart(text, at); range.setEnd(text, at + 7); getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    until(lambda: one.page.input_value("#add-passage") == "24 mesi")
    one.page.select_option("#add-kind", "duration")
    with one.page.expect_response(lambda answer: answer.url.endswith("/add/")):
        one.page.click("#add button[type=submit]")
    claim = document.claims.get(kind="duration")
    assert claim.passage.start == document.text.index("24 mesi")
    one.page.wait_for_selector(f"#claim-{claim.pk}")
    assert one.page.locator(f"#mark-{claim.pk}").inner_text() == "24 mesi"


def test_a_decision_that_could_not_be_sent_is_said_and_nothing_pretends(visit):
    editor, document = make_user("editor"), make_document()
    claim = make_claim(document)
    one = visit()
    sign_in(one, editor)
    one.go(reverse("admin:initiatives_document_review", args=[document.pk]))
    one.context.clear_cookies()
    one.page.keyboard.press("a")
    one.page.wait_for_selector("#trouble:not([hidden])")
    assert "sessione è scaduta" in one.page.inner_text("#trouble")
    assert one.page.locator(f"#claim-{claim.pk}").get_attribute("data-state") == "waiting"


def test_two_people_editing_one_record_lose_nothing(visit):
    editors = [make_user("editor"), make_user("editor")]
    initiative = make_initiative(by=editors[0], summary="Sommario di partenza.")
    address = reverse("admin:initiatives_initiative_change", args=[initiative.pk])
    first, second = visit(), visit()
    for one, user in zip((first, second), editors, strict=True):
        sign_in(one, user)
        one.go(address)
    second.page.wait_for_selector("#present:not([hidden])")
    assert editors[0].username in second.page.inner_text("#present")
    first.page.fill("#id_summary", "Sommario della prima persona.")
    first.page.select_option("#id_stage", "funded")
    first.page.click("[name=_continue]")
    first.page.wait_for_load_state("networkidle")
    second.page.fill("#id_summary", "Sommario della seconda persona.")
    second.page.fill("#id_title", "Titolo della seconda persona")
    second.page.click("[name=_continue]")
    second.page.wait_for_selector(".conflict")
    shown = second.page.inner_text("#content")
    for words in ("prima persona", "seconda persona", "Sommario di partenza", "Titolo della seconda persona"):
        assert words in shown
    second.page.check("input[value=new]")
    second.page.fill("[name='new:summary']", "Sommario di tutte e due.")
    second.page.click(".save-row .default")
    second.page.wait_for_selector("#initiative_form")
    initiative.refresh_from_db()
    found = (initiative.summary, initiative.title, initiative.stage)
    assert found == ("Sommario di tutte e due.", "Titolo della seconda persona", "funded")


def test_what_was_typed_outlives_a_lost_session(visit):
    editor = make_user("editor")
    initiative = make_initiative(by=editor)
    address = reverse("admin:initiatives_initiative_change", args=[initiative.pk])
    one = visit()
    sign_in(one, editor)
    one.go(address)
    one.page.fill("#id_summary", "Mezz’ora di lavoro.")
    until(lambda: one.page.evaluate(f"localStorage.getItem('atlante-record-{initiative.pk}')") is not None)
    one.context.clear_cookies()
    one.page.click("[name=_continue]")
    one.page.wait_for_load_state()
    assert "/admin/" in one.page.url
    sign_in(one, editor)
    one.go(address)
    assert "bozza locale" in one.page.inner_text("#local-draft")
    one.page.click("#local-draft button >> nth=0")
    assert one.page.input_value("#id_summary") == "Mezz’ora di lavoro."
    one.page.click("[name=_continue]")
    one.page.wait_for_load_state("networkidle")
    initiative.refresh_from_db()
    assert initiative.summary == "Mezz’ora di lavoro."
    assert one.page.evaluate(f"localStorage.getItem('atlante-record-{initiative.pk}')") is None


def test_a_row_is_added_with_script_and_readability_is_told_while_typing(visit):
    editor = make_user("editor")
    initiative = make_initiative(by=editor)
    one = visit()
    sign_in(one, editor)
    one.go(reverse("admin:initiatives_initiative_change", args=[initiative.pk]))
    one.page.fill("#id_summary", "Frase lunghissima " * 12)
    assert "accorcia" in one.page.inner_text("#ease")
    one.page.fill("#id_summary", "Frase breve. Un’altra.")
    assert "va bene" in one.page.inner_text("#ease")
    one.page.click("#milestone_set-group .add-row a")
    one.page.fill("#id_milestone_set-0-edtf", "16 settembre 2020")
    one.page.click("#milestone_set-0 .cell-proof summary")
    one.page.fill("#id_milestone_set-0-quote", "entro il 2030")
    one.page.click("[name=_continue]")
    one.page.wait_for_load_state("networkidle")
    assert initiative.milestone_set.get().edtf == "2020-09-16"
    one.page.fill("#id_body", "Un **passo** avanti.")
    one.page.click("#show-markdown")
    one.page.wait_for_selector("#markdown-preview strong")
    assert one.complaints == []


def screens(publisher) -> dict[str, str]:
    """An address for every screen of ours, with something to see on each."""
    editor = make_user("editor")
    SavedFilter.objects.create(name="Da leggere", model_name="document", query="state__exact=waiting", owner=publisher)
    SavedFilter.objects.create(name="Pubbliche", model_name="initiative", query="status__exact=published", owner=editor, shared=True)
    document = make_document()
    make_claim(document, "organisation", {"name": "Ente ignoto", "role": "lead"}, "Comune di Padova", score=0.97)
    make_claim(document, "place", {"name": "Padova", "level": "municipality", "role": "lead"}, "Padova", score=0.97)
    make_claim(document, "theme", {"code": "cloud"}, "digital".title() if "Digital" in document.text else "città", score=0.8)
    accept(make_claim(document, score=0.97), editor)
    waiting = make_claim(document, "date", {"edtf": "2030", "label": "signature"}, "entro il 2030", score=0.6)
    second = make_document()
    accept(make_claim(second), editor)
    add_claim(second, editor, "duration", {"min_months": 24}, second.text.index("24"), second.text.index("24") + 7)
    review = SecondReview.objects.create(document=second)
    record = initiative_in("published", editor, publisher)
    approving = initiative_in("in-review", editor, publisher)
    returned = initiative_in("changes-requested", editor, publisher)
    return {
        "dashboard": "/admin/",
        "queue": reverse("admin:initiatives_document_changelist"),
        "desk": reverse("admin:initiatives_document_review", args=[document.pk]),
        "desk, correcting": f"{reverse('admin:initiatives_document_review', args=[document.pk])}?open={waiting.pk}",
        "records": reverse("admin:initiatives_initiative_changelist"),
        "public record": reverse("admin:initiatives_initiative_change", args=[record.pk]),
        "record to approve": reverse("admin:initiatives_initiative_change", args=[approving.pk]),
        "record returned": reverse("admin:initiatives_initiative_change", args=[returned.pk]),
        "new record": reverse("admin:initiatives_initiative_add"),
        "compare": reverse("admin:initiatives_initiative_compare", args=[record.pk]),
        "notices": reverse("admin:notices"),
        "reports": reverse("admin:reports"),
        "rule": reverse("admin:report_rule", args=["test/rule"]),
        "second readings": reverse("admin:second_reviews"),
        "second reading": reverse("admin:second_review", args=[review.pk]),
        "vocabularies": reverse("admin:vocabularies"),
        "ledger": reverse("admin:initiatives_historyentry_changelist"),
        "document": reverse("admin:initiatives_document_change", args=[document.pk]),
        "same initiative?": reverse("admin:document_same", args=[document.pk]),
        "records, filtered": f"{reverse('admin:initiatives_initiative_changelist')}?status__exact=published",
        "preview": reverse("admin:initiatives_initiative_preview", args=[returned.pk]),
        "password": reverse("admin:password_change"),
        "all lists": reverse("admin:app_list", args=["initiatives"]),
    } | screens_of_the_vocabulary(record, publisher)


def screens_of_the_vocabulary(record, publisher) -> dict[str, str]:
    """Entries, what is done to them, and what visitors send about a record."""
    kept, merged = make_place(), make_place(istat="028086", name="Rubano", slug="rubano", population=16_400)
    one, other = make_organisation("Comune di Padova", acronym="PD"), make_organisation("Padova, Comune")
    row = merge("organisation", one, make_organisation("Municipio di Padova"), publisher)
    person = Person.objects.create(name="Ada Rossi", slug="ada-rossi")
    contribution = Contribution.objects.create(text="La somma è un’altra.", initiative=record)
    return {
        "places": reverse("admin:initiatives_place_changelist"),
        "place": reverse("admin:initiatives_place_change", args=[kept.pk]),
        "place to merge": f"{reverse('admin:initiatives_place_merge_choose', args=[kept.pk])}?q=rubano",
        "merging places": reverse("admin:initiatives_place_merge", args=[kept.pk, merged.pk]),
        "merging bodies": reverse("admin:initiatives_organisation_merge", args=[one.pk, other.pk]),
        "organisation": reverse("admin:initiatives_organisation_change", args=[one.pk]),
        "history of a body": reverse("admin:initiatives_organisation_history", args=[one.pk]),
        "history of a record": reverse("admin:initiatives_initiative_history", args=[record.pk]),
        "merge": reverse("admin:initiatives_merge_change", args=[row.pk]),
        "suppressing": reverse("admin:initiatives_person_suppress", args=[person.pk]),
        "claims, searched": f"{reverse('admin:initiatives_claim_changelist')}?q=padova",
        "contribution": reverse("admin:initiatives_contribution_change", args=[contribution.pk]),
        "contributions": reverse("admin:initiatives_contribution_changelist"),
        "second factor": reverse("admin:second_factor"),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_any_screen(visit, scheme, width):
    pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    publisher = make_user("publisher")
    addresses = screens(publisher)
    one = visit(width)
    one.page.emulate_media(color_scheme=scheme)
    sign_in(one, publisher)
    found = {}

    def look(name: str) -> None:
        found[name] = (["scrolls sideways"] if one.scrolls_sideways else []) + axe_finds(one.page)

    for name, address in addresses.items():
        assert one.go(address).status == 200, name
        look(name)
    one.go(addresses["records"])
    one.page.check("#action-toggle")
    one.page.select_option("select[name=action]", "bulk_submit")
    one.page.click("#changelist-form .actions [type=submit]")
    one.page.wait_for_load_state("networkidle")
    look("bulk, before")
    one.page.click("#content form button[type=submit]")
    one.page.wait_for_load_state("networkidle")
    look("bulk, after")
    one.context.clear_cookies()
    one.go("/admin/login/")
    look("sign-in")
    assert {name: problems for name, problems in found.items() if problems} == {}, json.dumps(found, indent=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_conflict_page(visit, scheme):
    pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    editor = make_user("editor")
    initiative = make_initiative(by=editor)
    one = visit()
    one.page.emulate_media(color_scheme=scheme)
    sign_in(one, editor)
    one.go(reverse("admin:initiatives_initiative_change", args=[initiative.pk]))
    Initiative.objects.filter(pk=initiative.pk).update(summary="Sommario loro.", title="Titolo loro", stamp=7)
    one.page.fill("#id_summary", "Sommario mio.")
    one.page.click("[name=_continue]")
    one.page.wait_for_selector(".conflict")
    assert axe_finds(one.page) == []
