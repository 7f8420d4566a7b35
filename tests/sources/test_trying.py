"""The dry run of the desk and what follows it: put down, tried, confirmed, taken in, retried, forgotten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone

from initiatives.models import Document, Import, ImportItem
from initiatives.sources import trying
from initiatives.sources.batches import confirm, import_step, is_idle, retry
from initiatives.sources.readers import Refused
from initiatives.sources.storing import Claiming
from initiatives.sources.trying import forget_trials, put_down, try_step
from initiatives.tasks import claiming_for
from tests.factories import make_user
from tests.sources.hostile import zipped

pytestmark = pytest.mark.django_db
LONG = " ".join(f"Il Comune di Padova firma l’accordo numero {number} per la rete veloce delle scuole." for number in range(12))
NO_CLAIMS = Claiming(lambda document: None, lambda read: None)


def preview(reading) -> dict:
    return {"facts": 3, "uncertain": 1, "kind": "event", "published": "2018-01", "rights": ""}


def tried(by, *files: tuple[str, bytes | str]) -> Import:
    batch = put_down([(name, data.encode() if isinstance(data, str) else data) for name, data in files], by=by, label="prova")
    assert any(try_step(batch, preview, 0) for _step in range(1_000))
    return batch


def outcomes(batch: Import) -> list[tuple[str, str]]:
    return list(batch.items.values_list("name", "outcome"))


def finished(batch: Import, claiming=NO_CLAIMS) -> Import:
    assert any(import_step(batch, claiming, 0) for _step in range(1_000))
    return Import.objects.get(pk=batch.pk)


def all_of(batch: Import) -> list[int]:
    return list(batch.items.values_list("pk", flat=True))


def test_a_trial_writes_no_document(editor):
    batch = tried(
        editor, ("a.txt", "Uno."), ("b.txt", ""), ("c.txt", "Uno."), ("d.txt", LONG), ("e.txt", LONG.replace("numero 3", "numero tre"))
    )
    assert [outcome for _name, outcome in outcomes(batch)] == ["new", "refused", "identical", "new", "near-duplicate"]
    assert [item.chosen for item in batch.items.all()] == [True, False, False, True, False]
    assert batch.items.get(name="a.txt").found["facts"] == 3
    assert not Document.objects.exists()


def test_files_inside_files_are_items_of_their_own(editor):
    batch = tried(editor, ("a.zip", zipped({"uno.txt": "Uno.", "due.pdf": b"%PDF-1.4", "t.csv": "testo\nTre.\n"})))
    assert outcomes(batch) == [("a.zip › uno.txt", "new"), ("a.zip › due.pdf", "refused"), ("a.zip › t.csv › 2", "new")]
    with batch.items.get(name="a.zip › uno.txt").content.open() as kept:
        assert kept.read() == b"Uno."


def test_those_chosen_go_in_and_only_those(editor):
    batch = tried(editor, ("a.txt", "Uno."), ("b.txt", "Due."), ("c.txt", ""))
    confirm(batch, [batch.items.get(name="a.txt").pk, batch.items.get(name="c.txt").pk], by=editor)
    batch = finished(batch)
    assert batch.state == Import.State.DONE
    assert outcomes(batch) == [("a.txt", "new"), ("b.txt", "skipped"), ("c.txt", "refused")]
    document = Document.objects.get()
    assert document.imported_by == batch and batch.items.get(name="a.txt").document == document
    assert document.original.name == batch.items.get(name="a.txt").content.name


def test_what_came_in_meanwhile_is_not_brought_twice(editor):
    first, second = tried(editor, ("a.txt", "Uno.")), tried(editor, ("b.txt", "Uno."))
    for batch in (first, second):
        confirm(batch, all_of(batch), by=editor)
    finished(first)
    assert outcomes(finished(second)) == [("b.txt", "identical")]
    assert Document.objects.count() == 1


def test_two_who_work_on_one_batch_do_nothing_twice(editor):
    batch = tried(editor, *[(f"{number}.txt", f"Testo {number}.") for number in range(6)])
    confirm(batch, all_of(batch), by=editor)
    for _step in range(6):
        import_step(batch, NO_CLAIMS, 0)
        import_step(Import.objects.get(pk=batch.pk), NO_CLAIMS, 0)
    assert Document.objects.count() == 6
    assert Import.objects.get(pk=batch.pk).state == Import.State.DONE


def test_an_unexpected_failure_is_named_and_can_be_retried(editor):
    batch = tried(editor, ("a.txt", "Uno."), ("b.txt", "Due."))
    confirm(batch, all_of(batch), by=editor)

    def fail_on_first(document):
        if document.name == "a.txt":
            raise RuntimeError("boom")

    batch = finished(batch, Claiming(fail_on_first, lambda read: None))
    assert [outcome for _name, outcome in outcomes(batch)] == ["refused", "new"]
    assert "boom" not in batch.items.get(name="a.txt").reason
    assert retry(batch, by=editor) == 1
    assert [outcome for _name, outcome in outcomes(finished(batch))] == ["new", "new"]
    assert Document.objects.count() == 2


def test_confirming_twice_is_refused(editor):
    batch = tried(editor, ("a.txt", "Uno."))
    confirm(batch, all_of(batch), by=editor)
    with pytest.raises(ValidationError):
        confirm(batch, all_of(batch), by=editor)


def test_confirming_before_the_end_of_the_trial_is_refused(editor):
    batch = put_down([("a.txt", b"Uno.")], by=editor)
    with pytest.raises(ValidationError):
        confirm(batch, all_of(batch), by=editor)


@pytest.mark.parametrize("chosen", [[], [999_999]])
def test_choosing_nothing_is_refused(editor, chosen):
    batch = tried(editor, ("a.txt", "Uno."))
    with pytest.raises(ValidationError):
        confirm(batch, chosen, by=editor)


def test_nothing_and_too_much_are_refused(editor):
    with pytest.raises(ValidationError):
        put_down([], by=editor)
    with pytest.raises(ValidationError):
        put_down([(f"{number}.txt", b"x") for number in range(501)], by=editor)
    assert not Import.objects.exists()


def test_a_file_not_even_taken_is_named(editor):
    batch = put_down([("grande.txt", Refused("Il file è vuoto."))], by=editor)
    assert outcomes(batch) == [("grande.txt", "refused")]


def test_without_the_right_nothing_is_put_down(db):
    with pytest.raises(PermissionDenied):
        put_down([("a.txt", b"x")], by=make_user())


def test_trials_are_forgotten_with_their_files_but_not_those_of_documents(editor):
    kept = tried(editor, ("a.txt", "Uno."))
    confirm(kept, all_of(kept), by=editor)
    finished(kept)
    old = tried(editor, ("b.txt", "Due."), ("a-bis.txt", "Uno."))
    paths = {item.name: item.content.name for item in ImportItem.objects.all()}
    assert forget_trials(timezone.now() - timedelta(days=1)) == 0
    Import.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=2))
    assert forget_trials(timezone.now() - timedelta(days=1)) == 1
    assert not default_storage.exists(paths["b.txt"])
    assert default_storage.exists(paths["a.txt"])
    assert Import.objects.get() == kept


def test_whoever_looks_knows_whether_somebody_works(editor):
    batch = put_down([("a.txt", b"x")], by=editor)
    now = timezone.now()
    assert is_idle(batch, now)
    batch.worked_at = now
    assert not is_idle(batch, now) and is_idle(batch, now + timedelta(seconds=6))


def test_rows_of_one_table_are_read_once_a_step(editor, monkeypatch):
    batch = put_down([("t.csv", ("testo\n" + "\n".join(f"Riga {number}." for number in range(30))).encode())], by=editor)
    reads = []
    real = trying.documents_in
    monkeypatch.setattr(trying, "documents_in", lambda name, data: reads.append(name) or real(name, data))
    assert try_step(batch, preview, 60)
    assert len(reads) == 1 and batch.items.count() == 30


def test_claims_are_stored_by_the_desk_too(editor):
    batch = tried(editor, ("a.txt", "Il Comune di Padova ha 50.000 euro dal 2018."))
    confirm(batch, all_of(batch), by=editor)
    finished(batch, claiming_for(editor))
    assert Document.objects.get().claims.filter(kind="amount").exists()
