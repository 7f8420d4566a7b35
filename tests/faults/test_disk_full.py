"""The disk is full: what was begun is taken back, what was there stays, and when there is room all goes on."""

import pytest

from tests.faults.machines import new_machine, write_files

pytestmark = pytest.mark.slow
FILES = 120
#: Bytes: the log that SQLite writes ahead reaches this long before the import is done.
FULL = 600_000


def test_an_import_stops_and_goes_on(tmp_path):
    machine = new_machine(tmp_path / "base")
    write_files(tmp_path / "files", FILES)
    stopped = machine.start("import_documents", str(tmp_path / "files"), largest_file=FULL)
    assert stopped.wait(120) != 0, "the disk was not full"
    taken, different = machine.documents()
    assert taken == different < FILES
    machine.assert_sound()
    machine.manage("import_documents", str(tmp_path / "files"))
    assert machine.documents() == (FILES, FILES)
    machine.assert_sound()


def test_an_original_that_does_not_fit_is_not_kept_in_half(tmp_path):
    """Its name is its digest: half of it under that name would be taken for it the next time."""
    machine = new_machine(tmp_path / "base")
    (tmp_path / "files").mkdir()
    page = f"<html><body><!--{'x' * 2 * FULL}--><p>Il Comune di Padova riceve 50.000 euro per lo sportello digitale.</p></body></html>"
    (tmp_path / "files" / "pagina.html").write_text(page, encoding="utf-8")
    assert machine.start("import_documents", str(tmp_path / "files"), largest_file=FULL).wait(120) != 0
    assert machine.documents() == (0, 0)
    assert not [path for path in (tmp_path / "base" / "media").rglob("*") if path.is_file()]
    machine.manage("import_documents", str(tmp_path / "files"))
    originals = [path for path in (tmp_path / "base" / "media").rglob("*") if path.is_file()]
    assert [path.read_text(encoding="utf-8") for path in originals] == [page]
    machine.assert_sound()


@pytest.mark.parametrize("room", [1, 50_000, 300_000])
def test_a_backup_that_does_not_fit_leaves_nothing(tmp_path, room):
    machine = new_machine(tmp_path / "base")
    assert machine.start("backup", str(tmp_path / "backup.zip"), largest_file=room).wait(120) != 0
    assert not list(tmp_path.glob("backup.zip*"))
    machine.assert_sound()


def test_a_backup_that_fits_is_made(tmp_path):
    machine = new_machine(tmp_path / "base")
    assert machine.start("backup", str(tmp_path / "backup.zip"), largest_file=20_000_000).wait(120) == 0
    assert (tmp_path / "backup.zip").stat().st_size > 300_000
