"""The database goes and comes back: the site says so, loses nothing, and needs no restart."""

import time

import pytest

from tests.faults.machines import new_machine, write_files
from tests.operation.clusters import BINARIES, new_primary, open_folder
from tests.operation.sites import ask, running

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not BINARIES, reason="no PostgreSQL on this machine")]
FILES = 200


@pytest.fixture
def cluster():
    with open_folder() as folder:
        primary = new_primary(folder / "postgresql")
        yield primary
        primary.stop()


@pytest.fixture
def machine(cluster, tmp_path):
    return new_machine(tmp_path / "base", DATABASE_URL=cluster.address)


def test_the_site_says_so_and_goes_on_by_itself(machine, cluster):
    machine.manage("make_sample", "30")
    with running(**machine.settings) as (site, _process):
        assert ask(f"{site}/readyz")[0] == 200
        cluster.stop()
        assert ask(f"{site}/healthz")[0] == 200
        assert ask(f"{site}/readyz")[0] == 503
        assert ask(f"{site}/initiatives/")[0] in (500, 503)
        cluster.start()
        for _ in range(4):  # each worker finds out for itself that its connection is dead
            assert ask(f"{site}/readyz")[0] == 200
            assert ask(f"{site}/api/v1/initiatives/")[0] == 200
            assert ask(f"{site}/initiatives/")[0] == 200
    machine.assert_sound()


def test_an_import_under_way_stops_and_goes_on(machine, cluster, tmp_path):
    write_files(tmp_path / "files", FILES)
    importer = machine.start("import_documents", str(tmp_path / "files"))
    while importer.poll() is None and cluster.sql("SELECT count(*) FROM initiatives_document") == "0":
        time.sleep(0.05)
    cluster.stop()
    assert importer.wait(120) != 0, "the import was over before the database went"
    cluster.start()
    taken, different = machine.documents()
    assert 0 < taken == different < FILES
    machine.assert_sound()
    machine.manage("import_documents", str(tmp_path / "files"))
    assert machine.documents() == (FILES, FILES)
    machine.assert_sound()
