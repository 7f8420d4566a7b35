"""An import taken back as a whole: what nobody used goes, what somebody's work rests on stays and is named."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from initiatives.models import Document, HistoryEntry, Import, Passage, ShingleBand
from initiatives.review.decisions import accept
from initiatives.sources.importing import Importer, Piece
from initiatives.sources.trying import put_down
from initiatives.sources.undoing import may_undo, undo_import
from tests.factories import make_claim, make_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(editor) -> Import:
    texts = [f"Il Comune di Padova con altre 15 città, testo {number}." for number in range(3)]
    importer = Importer(label="prova", by=editor)
    list(importer.run([Piece(f"{number}.txt", lambda text=text: text.encode()) for number, text in enumerate(texts)]))
    for document in Document.objects.all():
        make_claim(document)
    return Import.objects.get()


def test_all_of_it_goes(batch, editor, django_capture_on_commit_callbacks):
    paths = [document.original.name for document in Document.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        undone = undo_import(batch, by=editor)
    assert (undone.deleted, undone.kept) == (3, [])
    assert not Document.objects.exists() and not Passage.objects.exists() and not ShingleBand.objects.exists()
    assert not any(default_storage.exists(path) for path in paths)
    batch.refresh_from_db()
    assert batch.state == Import.State.UNDONE
    entry = HistoryEntry.objects.get(verb="import.undone")
    assert entry.by == editor and entry.changes["deleted"] == 3


def test_a_source_of_a_record_stays_and_is_named(batch, editor):
    source = Document.objects.get(name="1.txt")
    initiative = make_initiative()
    initiative.documents.add(source)
    undone = undo_import(batch, by=editor)
    [(document, reason)] = undone.kept
    assert document == source and "scheda" in reason and undone.deleted == 2
    assert Document.objects.filter(pk=source.pk).exists()


def test_one_that_somebody_decided_on_stays(batch, editor):
    document = Document.objects.get(name="2.txt")
    accept(document.claims.get(), editor)
    undone = undo_import(batch, by=editor)
    assert [kept for kept, _reason in undone.kept] == [document]


def test_the_same_files_can_come_again(batch, editor):
    undo_import(batch, by=editor)
    results = list(Importer(label="prova", by=editor).run([Piece("0.txt", "Il Comune di Padova con altre 15 città, testo 0.".encode)]))
    assert [result.outcome for result in results] == ["new"]


def test_files_that_another_document_shares_stay(batch, editor, django_capture_on_commit_callbacks):
    document = Document.objects.get(name="0.txt")
    other = Document.objects.create(name="altro.txt", text="x", sha256="0" * 64, original=document.original.name)
    with django_capture_on_commit_callbacks(execute=True):
        undo_import(batch, by=editor)
    assert default_storage.exists(other.original.name)


def test_undone_once(batch, editor):
    undo_import(batch, by=editor)
    with pytest.raises(ValidationError):
        undo_import(batch, by=editor)


def test_a_trial_has_nothing_to_undo(editor):
    with pytest.raises(ValidationError):
        undo_import(put_down([("a.txt", b"x")], by=editor), by=editor)


def test_only_who_brought_it_or_who_may(batch, other_editor, publisher):
    assert not may_undo(batch, other_editor) and may_undo(batch, publisher)
    with pytest.raises(PermissionDenied):
        undo_import(batch, by=other_editor)
    assert undo_import(batch, by=publisher).deleted == 3
