"""The import in a real browser: files dropped, tried, taken in, undone; on a phone without script; nothing axe complains of."""

from pathlib import Path

import pytest

from initiatives.models import Contribution, Document, Person
from initiatives.sources.importing import Importer, Piece
from tests.factories import make_initiative, make_organisation, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "parola-di-prova-lunga"
ADD = "/admin/initiatives/import/add/"
LONG = " ".join(f"Il Comune di Padova firma l’accordo numero {number} per la rete veloce delle scuole." for number in range(12))
DROP = """async files => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name, {type: 'text/plain'}));
  const zone = document.getElementById('drop-zone');
  for (const kind of ['dragenter', 'dragover', 'drop']) zone.dispatchEvent(new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(autouse=True)
def _known():
    list(Importer(label="prima").run([Piece("noto.txt", LONG.encode)]))


def signed_in(visit, width: int = 1280, *, script: bool = True, group: str = "publisher"):
    user = make_user(group)
    one = visit(width, script=script)
    one.go("/admin/login/")
    one.page.fill("#id_username", user.username)
    one.page.fill("#id_password", PASSWORD)
    one.page.press("#id_password", "Enter")
    one.page.wait_for_load_state()
    return one


def files(folder: Path) -> list[str]:
    texts = {"nuovo.txt": "Il Comune di Lucca ha 50.000 euro dal 2018.", "vuoto.txt": "", "quasi.txt": LONG + " Fine."}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def wrong_with(one) -> list[str]:
    """What the page complained of by itself, what axe finds, and whether it is too wide. What axe does to the page is left out."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    wrong = [*one.complaints, *(["scrolls sideways"] if one.scrolls_sideways else [])]
    found = axe.Axe().run(one.page).response["violations"]
    one.complaints.clear()
    return wrong + [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]


def test_files_dropped_tried_taken_in_and_undone(visit):
    one = signed_in(visit)
    one.go(ADD)
    one.page.evaluate(DROP, [["nuovo.txt", "Il Comune di Lucca ha 50.000 euro dal 2018."], ["copia.txt", LONG], ["vuoto.txt", ""]])
    assert "nuovo.txt" in one.page.inner_text("#chosen-files")
    one.page.click("button.default")
    one.page.wait_for_selector(".import-table")
    assert one.page.locator(".import-table input[type=checkbox]").count() == 1
    assert one.page.inner_text("#import-button") == "Importa 1 documento"
    one.page.uncheck(".import-table input[type=checkbox]")
    assert one.page.is_disabled("#import-button")
    one.page.check(".import-table input[type=checkbox]")
    one.page.click("#import-button")
    one.page.wait_for_selector("text=Importazione finita")
    assert Document.objects.filter(name="nuovo.txt").exists()
    one.page.click("text=Annulla tutta l’importazione")
    one.page.wait_for_selector("text=Importazione annullata")
    assert not Document.objects.filter(name="nuovo.txt").exists()
    assert one.complaints == []


def reload_until(one, selector: str) -> None:
    """Load the page anew, as a reader without script does, until it shows `selector`."""
    for _load in range(20):
        if one.page.locator(selector).count():
            return
        one.page.wait_for_timeout(500)
        one.page.reload()
    raise AssertionError(f"{selector} never came")


def test_on_a_phone_without_script(visit, tmp_path):
    one = signed_in(visit, 390, script=False)
    one.go(ADD)
    one.page.set_input_files("#file", files(tmp_path))
    one.page.click("button.default")
    reload_until(one, ".import-table")
    one.page.click("#import-button")
    reload_until(one, "text=Importazione finita")
    assert Document.objects.filter(name="nuovo.txt").exists()
    assert not Document.objects.filter(name="quasi.txt").exists()


SCREENS = {
    "choose": ADD,
    "list": "/admin/initiatives/import/",
    "organisations": "/admin/initiatives/organisation/?kind__exact=other",
    "organisation": "/admin/initiatives/organisation/{organisation}/change/",
    "merge": "/admin/initiatives/organisation/{organisation}/merge/{other}/",
    "merge-choose": "/admin/initiatives/organisation/{organisation}/merge/?q=comune",
    "person": "/admin/initiatives/person/{person}/change/",
    "suppress": "/admin/initiatives/person/{person}/suppress/",
    "contributions": "/admin/initiatives/contribution/",
    "contribution": "/admin/initiatives/contribution/{contribution}/change/",
    "second-factor": "/admin/second-factor/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit, tmp_path, scheme, width):
    """Every screen of ours, and the trial, comparison and progress of one import."""
    one = signed_in(visit, width)
    one.page.emulate_media(color_scheme=scheme)
    keys = {
        "organisation": make_organisation("Comune di Padova").pk,
        "other": make_organisation("Comune di Prova", acronym="CP").pk,
        "person": Person.objects.create(name="Ada Prova", slug="ada-prova").pk,
        "contribution": Contribution.objects.create(text="Non è così.", initiative=make_initiative()).pk,
    }
    found = {}
    for name, address in SCREENS.items():
        one.go(address.format(**keys))
        found[name] = wrong_with(one)
    one.go(ADD)
    one.page.set_input_files("#file", files(tmp_path))
    one.page.click("button.default")
    one.page.wait_for_selector(".import-table")
    found["trial"] = wrong_with(one)
    trial = one.page.url
    one.page.click("text=Confronta")
    found["compare"] = wrong_with(one)
    one.page.goto(trial)
    one.page.click("#import-button")
    one.page.wait_for_selector("text=Importazione finita")
    found["progress"] = wrong_with(one)
    wrong = {name: told for name, told in found.items() if told}
    assert not wrong, "\n".join(f"{name}: {line}" for name, told in wrong.items() for line in told)
