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
