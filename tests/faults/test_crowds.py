"""Many at once: two workers on one task, 32 readers and 4 writers on SQLite; no error reaches anybody, nothing is doubled."""

import subprocess
import sys
import threading
from collections import Counter

import pytest

from tests.faults.killing import QUEUE, REQUEUE
from tests.faults.machines import new_machine, write_files
from tests.operation.clusters import BINARIES, new_primary, open_folder
from tests.operation.sites import ROOT, ask, environment, running

pytestmark = pytest.mark.slow
FILES, READERS, WRITERS, RECORDS = 60, 32, 4, 48
PATHS = ("/api/v1/initiatives/?q=digitale&facets=theme", "/initiatives/", "/api/v1/changes/", "/promises/", "/readyz")
#: A writer: its share of the records is commented and published, half of it withdrawn; then it says how many that was.
WRITER = """
import sys
from django.contrib.auth import get_user_model
from initiatives.models import Comment, Initiative
from initiatives.publication.publishing import publish, withdraw
number, writers = map(int, sys.argv[1:])
publisher = get_user_model().objects.filter(groups__name="publisher").first()
mine = [one for one in Initiative.objects.filter(status="ready") if one.pk % writers == number]
for initiative in mine:
    Comment.objects.create(initiative=initiative, text="prova", author=publisher, resolved_at="2026-01-01T00:00:00Z")
    publish(initiative, publisher)
    if initiative.pk % 2:
        withdraw(Initiative.objects.get(pk=initiative.pk), publisher, reason="prova di carico")
print(len(mine))
"""
STATE = """
from initiatives.models import Comment, Initiative, PublishedInitiative, Tombstone
print(Comment.objects.count(), Initiative.objects.filter(status="ready").count(), PublishedInitiative.objects.count(),
      Tombstone.objects.count())
"""


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


@pytest.mark.skipif(not BINARIES, reason="no PostgreSQL on this machine")
def test_two_workers_on_one_task_postgresql(tmp_path):
    with open_folder() as folder:
        primary = new_primary(folder / "postgresql")
        try:
            check_two_workers(new_machine(tmp_path / "base", DATABASE_URL=primary.address), tmp_path / "files")
        finally:
            primary.stop()


def test_no_locked_database_reaches_a_reader_or_a_writer(tmp_path):
    """32 readers and 4 writers, until the writers have done what they had to: each answer is 200, no writer fails."""
    machine = new_machine(tmp_path / "base")
    machine.ready_records(RECORDS)
    answers, done = Counter(), threading.Event()
    with running(workers=4, **machine.settings) as (site, _process):
        readers = [threading.Thread(target=read, args=(site, number, answers, done)) for number in range(READERS)]
        for reader in readers:
            reader.start()
        writers = [start_writer(machine, number) for number in range(WRITERS)]
        told = [writer.communicate(timeout=300) for writer in writers]
        done.set()
        for reader in readers:
            reader.join(60)
    assert not {asked: count for asked, count in answers.items() if asked[1] != 200}
    assert sum(answers.values()) >= READERS
    assert [writer.returncode for writer in writers] == [0] * WRITERS, told
    assert sum(int(output.split()[-1]) for output, _errors in told) == RECORDS
    assert state_of(machine) == [RECORDS, 0, RECORDS // 2, RECORDS // 2]
    machine.assert_sound()


def read(site: str, number: int, answers: Counter, done: threading.Event) -> None:
    """Ask one address after the other, once at least, until `done`."""
    while True:
        path = PATHS[number % len(PATHS)]
        answers[path, ask(f"{site}{path}")[0]] += 1
        number += 1
        if done.is_set():
            return


def start_writer(machine, number: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{WRITER}", str(number), str(WRITERS)],
        cwd=ROOT, env=environment(**machine.settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def state_of(machine) -> list[int]:
    return [int(number) for number in machine.python(STATE).split()]
