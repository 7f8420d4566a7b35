"""Files to documents: idempotent, resumed where it was cut off, each outcome named."""

import os
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from initiatives.models import Document, DocumentSimilarity, HistoryEntry, Import, ImportItem
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.learning import current_knowledge
from initiatives.sources.importing import Importer, Piece, pieces_in, try_out
from initiatives.sources.originals import load
from initiatives.sources.storing import Claiming

pytestmark = pytest.mark.django_db
LONG = " ".join(f"Il Comune di Padova firma l’accordo numero {number} per la rete veloce delle scuole." for number in range(12))


def piece(name: str, text: str) -> Piece:
    return Piece(name, lambda: text.encode())


def run(*pieces: Piece, **options) -> list[tuple[str, str]]:
    return [(result.name, result.outcome) for result in Importer(label="prova", **options).run(list(pieces))]


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Document, Import, ImportItem, HistoryEntry, DocumentSimilarity))


def test_each_file_gets_a_line():
    outcomes = run(piece("a.txt", "Uno."), piece("b.txt", ""), piece("c.txt", "Uno.  "), piece("d.txt", "Due."))
    assert outcomes == [("a.txt", "new"), ("b.txt", "refused"), ("c.txt", "identical"), ("d.txt", "new")]
    assert Document.objects.count() == 2
    assert list(ImportItem.objects.order_by("position").values_list("name", "outcome")) == [
        ("a.txt", "new"),
        ("b.txt", "refused"),
        ("d.txt", "new"),
    ]


def test_a_second_run_changes_nothing():
    pieces = [piece("a.txt", "Uno."), piece("b.txt", ""), piece("c.txt", "Tre.")]
    run(*pieces)
    before = counts()
    assert {outcome for _name, outcome in run(*pieces)} == {"identical", "refused"}
    assert counts() == before


def test_originals_are_kept_byte_for_byte():
    data = "Citt\xe0".encode("cp1252")
    list(Importer(label="x").run([Piece("a.txt", lambda: data)]))
    document = Document.objects.get()
    assert document.text == "Città" and load(document.original.name) == data


def test_a_newer_version_names_the_older():
    run(piece("nota.txt", LONG))
    assert run(piece("nota.txt", f"{LONG} Aggiunta di oggi.")) == [("nota.txt", "changed")]
    older, newer = Document.objects.order_by("pk")
    assert newer.replaces == older


def test_the_same_name_with_another_text_is_no_version():
    run(piece("index.txt", LONG))
    assert run(piece("index.txt", "Tutt’altra notizia, di un altro paese e di un altro anno.")) == [("index.txt", "new")]


def test_a_near_duplicate_is_noted_with_its_likeness():
    run(piece("a.txt", LONG))
    [result] = Importer(label="x").run([piece("b.txt", LONG.replace("numero 3", "numero tre"))])
    assert result.outcome == "near-duplicate" and "a.txt" in result.reason
    assert DocumentSimilarity.objects.get().similarity > 0.7


def test_unlike_texts_are_not_near():
    run(piece("a.txt", LONG))
    assert run(piece("b.txt", "La Provincia di Treviso finanzia tre progetti digitali per il turismo lento.")) == [("b.txt", "new")]
    assert not DocumentSimilarity.objects.exists()


def test_duplicates_within_one_run_are_seen_too():
    outcomes = run(piece("a.txt", LONG), piece("b.txt", LONG.replace("numero 3", "numero tre")), piece("c.txt", LONG))
    assert outcomes == [("a.txt", "new"), ("b.txt", "near-duplicate"), ("c.txt", "identical")]


def test_the_dry_run_says_the_same_and_writes_nothing():
    run(piece("vecchio.txt", LONG))
    before = counts()
    pieces = [piece("nuovo.txt", "Uno."), piece("vuoto.txt", ""), piece("copia.txt", LONG), piece("nuovo-bis.txt", "Uno.")]
    assert [result.outcome for result in try_out(pieces)] == ["new", "refused", "identical", "identical"]
    assert counts() == before


def test_claims_come_with_the_document_or_neither_does():
    knowledge = current_knowledge()
    claiming = Claiming(partial(read_new, knowledge=knowledge), store_claims)
    run(piece("a.txt", "Il Comune di Padova ha 50.000 euro dal 2018."), claiming=claiming)
    document = Document.objects.get()
    assert {"place", "amount"} <= set(document.claims.values_list("kind", flat=True))
    for passage in document.passages.all():
        assert document.text[passage.start : passage.end] == passage.quote

    def fail(read):
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        run(piece("b.txt", "Un altro testo."), claiming=Claiming(claiming.read, fail))
    assert Document.objects.count() == 1


def test_one_that_fails_to_be_stored_does_not_stop_the_others():
    def record(document, curated):
        raise ValidationError("il passo non c’è")

    claiming = Claiming(lambda document: None, lambda read: None, record)
    record_json = (
        '{"text": "Testo curato.", "title": "t", "slug": "t", "kind": "other", "stage": "unknown", "themes": [], "statements": []}'
    )
    outcomes = run(piece("a.txt", "Uno."), piece("b.json", record_json), piece("c.txt", "Tre."), claiming=claiming)
    assert outcomes == [("a.txt", "new"), ("b.json", "refused"), ("c.txt", "new")]
    assert Document.objects.count() == 2


def test_what_was_cut_off_resumes():
    pieces = [piece(f"{number}.txt", f"Testo numero {number}.") for number in range(60)]
    first = Importer(label="prova").run(pieces)
    for _result in range(30):
        next(first)
    first.close()
    assert Import.objects.get().state == Import.State.RUNNING
    assert 0 < Document.objects.count() < 60
    assert len(run(*pieces)) == 60
    assert Document.objects.count() == ImportItem.objects.count() == 60
    assert Import.objects.get().state == Import.State.DONE
    assert HistoryEntry.objects.filter(verb="import.finished").count() == 1


def test_files_that_do_not_open_are_named(tmp_path):
    missing = tmp_path / "non-c-e.txt"
    assert run(Piece(missing.name, missing.read_bytes), piece("a.txt", "Uno.")) == [("non-c-e.txt", "refused"), ("a.txt", "new")]


def test_names_that_are_no_text_are_taken_as_well_as_can_be(tmp_path):
    (tmp_path / os.fsdecode(b"citt\xe0.txt")).write_text("Uno.")
    assert [outcome for _name, outcome in run(*pieces_in([tmp_path], recursive=False))] == ["new"]


def test_folders_are_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".c.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "dentro").mkdir()
    (tmp_path / "dentro" / "d.txt").write_text("d")
    assert [one.name for one in pieces_in([tmp_path], recursive=False)] == ["a.txt", "b.txt"]
    assert [one.name for one in pieces_in([tmp_path, tmp_path / "a.txt"], recursive=True)] == ["a.txt", "b.txt", "d.txt"]


def test_queries_do_not_grow_with_each_document(django_assert_max_num_queries):
    pieces = [piece(f"{number}.txt", " ".join(f"parola{number}x{place}" for place in range(40))) for number in range(50)]
    with django_assert_max_num_queries(40):
        run(*pieces)
