"""The import pages: choose, dry run, progress, undo; with and without a worker; whose right they ask."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from initiatives.models import Document, Import, ImportItem
from initiatives.sources.importing import Importer, Piece
from initiatives.sources.vocabulary import load_vocabulary
from initiatives.tasks import carry_on
from tests.factories import make_user
from tests.sources.hostile import zipped

pytestmark = pytest.mark.django_db
ADD = "/admin/initiatives/import/add/"
LONG = " ".join(f"Il Comune di Padova firma l’accordo numero {number} per la rete veloce delle scuole." for number in range(12))


def send(client, *files: tuple[str, bytes | str], **fields):
    uploads = [SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return client.post(ADD, {"file": uploads, **fields})


def known(text: str) -> None:
    """A document that is here already, as imports leave it."""
    list(Importer(label="prima").run([Piece("noto.txt", text.encode)]))


def at(name: str, batch: Import, *more: int) -> str:
    return reverse(f"admin:initiatives_import_{name}", args=[batch.pk, *more])


def tried(client, batch: Import):
    """Look at the dry run until every file is read: each look reads one document at least."""
    for _look in range(100):
        page = client.get(at("trial", batch))
        if not page.context["waiting"]:
            return page
    raise AssertionError("the dry run did not end")


def ended(client, batch: Import) -> None:
    """Look at the page until the work is done, as a browser without script does."""
    for _look in range(60):
        page = client.get(at("progress", batch))
        if page.context["finished"]:
            return
    raise AssertionError("the import did not end")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_the_whole_way_without_script_and_without_worker(desk):
    answer = send(desk, ("a.txt", "Il Comune di Padova ha 50.000 euro dal 2018."), ("b.txt", ""), ("c.txt", LONG))
    batch = Import.objects.exclude(label="prima").get()
    assert answer.url == at("trial", batch)
    page = tried(desk, batch).content.decode()
    assert "Nuovo" in page and "Rifiutato" in page and "Il file è vuoto." in page
    assert not Document.objects.exists()
    chosen = [item.pk for item in batch.items.filter(chosen=True)]
    answer = desk.post(at("confirm", batch), {"item": chosen})
    assert answer.url == at("progress", batch)
    ended(desk, batch)
    assert Document.objects.count() == 2 and Document.objects.get(name="a.txt").claims.exists()
    page = desk.get(at("progress", batch)).content.decode()
    assert "Importazione finita" in page and "Comincia a rivedere i primi 2" in page


def test_a_worker_takes_it_from_the_queue(desk):
    send(desk, ("a.txt", "Uno."))
    batch = Import.objects.exclude(label="prima").get()
    tried(desk, batch)  # on a busy machine the first page may leave some of it undone
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    assert DBTaskResult.objects.filter(task_path="initiatives.tasks.carry_on").count() == 2
    assert carry_on.call(batch.pk) == Import.State.DONE
    assert Document.objects.count() == 1
    assert carry_on.call(batch.pk) == Import.State.DONE
    assert carry_on.call(999_999) == "gone"


def test_the_page_leaves_the_work_to_a_worker_who_is_at_it(desk):
    send(desk, ("a.txt", "Uno."))
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    Import.objects.filter(pk=batch.pk).update(worked_at=timezone.now())
    assert not desk.get(at("progress", batch)).context["finished"]
    assert not Document.objects.exists()


def test_the_script_gets_the_part_that_changes(desk):
    send(desk, ("a.txt", "Uno."))
    batch = Import.objects.exclude(label="prima").get()
    assert desk.post(at("work", batch)).json()["finished"] is True
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    answer = desk.post(at("work", batch)).json()
    assert "<progress" in answer["html"]
    assert desk.get(at("work", batch)).status_code == 405


def test_a_pasted_text_with_where_it_comes_from(desk):
    desk.post(ADD, {"text": "Il Comune di Padova\r\napre uno sportello.", "source": "https://www.padova.it/1", "rights": "open-licence"})
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    document = Document.objects.get()
    assert document.text == "Il Comune di Padova\napre uno sportello."
    assert (document.address, document.rights, document.media_type) == ("https://www.padova.it/1", "open-licence", "text/plain")


def test_where_it_comes_from_need_not_be_an_address(desk):
    desk.post(ADD, {"text": "Il Comune apre.", "source": "Delibera 12 del Comune di Padova", "rights": ""})
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    assert Document.objects.get().publisher == "Delibera 12 del Comune di Padova"


def test_nothing_chosen_is_said(desk):
    answer = desk.post(ADD, {"text": "  "})
    assert answer.status_code == 400 and "Scegli almeno un file" in answer.content.decode()


def test_too_large_a_file_is_named_without_being_read(desk, settings):
    settings.MAX_DOCUMENT_BYTES = 1_000
    send(desk, ("grande.txt", "a" * 2_000), ("piccolo.txt", "b"))
    assert list(ImportItem.objects.values_list("name", "outcome")) == [("grande.txt", "refused"), ("piccolo.txt", "new")]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "..\\x.txt", "<script>alert(1)</script>.txt", "a\u202etxt.exe"])
def test_odd_names_do_no_harm(desk, name):
    send(desk, (name, "Uno."))
    item = ImportItem.objects.exclude(batch__label="prima").get()
    assert "/" not in item.name and item.content.name.startswith("originals/") if item.content else True
    assert "<script>alert" not in desk.get(at("trial", item.batch)).content.decode()


def test_identical_and_refused_rows_have_no_tick_and_near_duplicates_an_empty_one(desk):
    known(LONG)
    send(desk, ("stesso.txt", LONG), ("quasi.txt", LONG.replace("numero 3", "numero tre")), ("vuoto.txt", ""), ("nuovo.txt", "Uno."))
    rows = {row.item.name: row for row in desk.get(at("trial", Import.objects.exclude(label="prima").get())).context["rows"]}
    assert [rows[name].choosable for name in ("stesso.txt", "quasi.txt", "vuoto.txt", "nuovo.txt")] == [False, True, False, True]
    assert [rows[name].item.chosen for name in ("quasi.txt", "nuovo.txt")] == [False, True]


def test_a_tick_forged_on_a_refused_row_brings_nothing(desk):
    send(desk, ("vuoto.txt", ""), ("nuovo.txt", "Uno."))
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    assert Document.objects.count() == 1


def test_differences_are_shown_beside_each_other(desk):
    known(LONG)
    send(desk, ("quasi.txt", LONG + "\nUna riga nuova."))
    item = ImportItem.objects.exclude(batch__label="prima").get()
    page = desk.get(at("compare", item.batch, item.pk)).content.decode()
    assert "Una riga nuova." in page and "<ins>" in page


def test_the_table_as_csv_is_no_formula(desk):
    send(desk, ("=cmd.txt", "Uno."))
    answer = desk.get(at("trial_csv", Import.objects.exclude(label="prima").get()))
    assert answer["Content-Type"].startswith("text/csv") and "'=cmd.txt" in answer.content.decode()


def test_undo_takes_it_all_back(desk):
    send(desk, ("a.txt", "Uno."), ("b.txt", "Due."))
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    desk.post(at("undo", batch))
    assert not Document.objects.exists()
    assert "Importazione annullata" in desk.get(at("progress", batch)).content.decode()


def test_undo_stops_what_runs(desk):
    send(desk, *[(f"{number}.txt", f"Testo {number}.") for number in range(5)])
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    desk.post(at("undo", batch))
    assert carry_on.call(batch.pk) == Import.State.UNDONE
    assert not Document.objects.exists()


def test_a_curated_record_comes_with_its_document(desk, settings):
    text = (settings.BASE_DIR / "seeds" / "003_151d96bb59dda2dc.txt").read_text(encoding="utf-8")
    load_vocabulary()
    record = json.loads((settings.BASE_DIR / "seeds" / "003_151d96bb59dda2dc.json").read_text(encoding="utf-8"))
    send(desk, ("scheda.json", json.dumps(record | {"text": text})))
    batch = Import.objects.exclude(label="prima").get()
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    document = Document.objects.get()
    assert document.name == record["document"]
    assert document.initiatives.get().title == record["title"]


def test_a_large_archive_is_tried_in_steps(desk):
    send(desk, ("tutto.zip", zipped({f"{number}.txt": f"{LONG} {number * 7919}" for number in range(40)})))
    batch = Import.objects.exclude(label="prima").get()
    tried(desk, batch)
    assert batch.items.count() == 40


def test_pages_cost_a_constant_number_of_queries(desk, django_assert_max_num_queries):
    send(desk, ("tutto.zip", zipped({f"{number}.txt": f"Testo {number * 7919}." for number in range(60)})))
    batch = Import.objects.exclude(label="prima").get()
    tried(desk, batch)
    with django_assert_max_num_queries(16):
        desk.get(at("trial", batch))
    desk.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(desk, batch)
    with django_assert_max_num_queries(20):
        desk.get(at("progress", batch))


READS = ("trial", "trial_csv", "progress")
WRITES = ("confirm", "work", "retry", "undo")


@pytest.mark.parametrize("group", ["", "contributor", "editor", "publisher"])
@pytest.mark.parametrize("name", [*READS, *WRITES, "compare", "add", "changelist"])
def test_truth_table(client, editor, group, name):
    """Who may open what: those without the permission are refused, whoever may view may read, who may add may go on."""
    client.force_login(editor)
    known(LONG)
    send(client, ("quasi.txt", LONG + " Fine."))
    batch = Import.objects.exclude(label="prima").get()
    user = make_user(group)
    if not group:
        user.is_staff = True
        user.save()
    client.force_login(user)
    if name == "add":
        answer = client.get(ADD)
    elif name == "changelist":
        answer = client.get("/admin/initiatives/import/")
    elif name == "compare":
        answer = client.get(at("compare", batch, batch.items.get().pk))
    else:
        answer = client.post(at(name, batch)) if name in WRITES else client.get(at(name, batch))
    assert (answer.status_code == 403) is (not group), name
    assert answer.status_code in (200, 302, 403)


@pytest.mark.parametrize("name", [*READS, *WRITES])
def test_strangers_are_sent_to_sign_in(client, editor, name):
    client.force_login(editor)
    send(client, ("a.txt", "Uno."))
    client.logout()
    batch = Import.objects.exclude(label="prima").get()
    answer = client.post(at(name, batch)) if name in WRITES else client.get(at(name, batch))
    assert answer.status_code == 302 and "/admin/login/" in answer.url


def test_somebody_elses_import_is_not_undone_by_an_editor(client, editor, other_editor):
    client.force_login(editor)
    send(client, ("a.txt", "Uno."))
    batch = Import.objects.exclude(label="prima").get()
    client.post(at("confirm", batch), {"item": [item.pk for item in batch.items.all()]})
    ended(client, batch)
    client.force_login(other_editor)
    assert client.post(at("undo", batch)).status_code == 403
    assert Document.objects.count() == 1
