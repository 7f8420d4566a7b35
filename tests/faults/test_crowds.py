"""Two workers on one task: each file is taken in once."""

import pytest

from tests.faults.killing import QUEUE, REQUEUE
from tests.faults.machines import new_machine, write_files

pytestmark = pytest.mark.slow
FILES = 60


def check_two_workers(machine, files) -> None:
    write_files(files, FILES)
    batch = machine.python(QUEUE.format(folder=str(files))).splitlines()[-1]
    machine.python(REQUEUE.format(batch=batch))
    workers = [machine.start("db_worker", "--batch", "--worker-id", f"lavoratore-{number}") for number in range(2)]
    for worker in workers:
        worker.wait(180)
    assert machine.documents() == (FILES, FILES)
    state = machine.python(f"from initiatives.models import Import; print(Import.objects.get(pk={batch}).state)")
    assert state == "done"
    machine.assert_sound()


def test_two_workers_on_one_task_sqlite(tmp_path):
    check_two_workers(new_machine(tmp_path / "base"), tmp_path / "files")
