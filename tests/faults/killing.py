"""Stories of kill -9, each run again and again at another point: `python -m tests.faults.killing [RUNS]` (fifty if left out)."""

import http.client
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.machines import Machine, kill_after, new_machine, write_files
from tests.operation.sites import ask, running

FILES, RECORDS = 60, 60
QUEUE = """
from django.core.files.base import ContentFile
from initiatives.models import Import, ImportItem
from initiatives.tasks import carry_on
from pathlib import Path
batch = Import.objects.create(label="coda", state=Import.State.QUEUED)
for position, path in enumerate(sorted(Path({folder!r}).glob("*.txt"))):
    item = ImportItem(batch=batch, name=path.name, position=position, media_type="text/plain")
    item.content.save(path.name, ContentFile(path.read_bytes()), save=False)
    item.save()
carry_on.enqueue(batch.pk)
print(batch.pk)
"""
REQUEUE = """
from initiatives.models import Import
from initiatives.tasks import carry_on
carry_on.enqueue({batch})
"""
PUBLISH_ALL = """
from django.contrib.auth import get_user_model
from initiatives.models import Initiative
from initiatives.publication.publishing import publish
publisher = get_user_model().objects.filter(groups__name="publisher").first()
for initiative in Initiative.objects.filter(status="ready"):
    publish(initiative, publisher)
"""
STATE = """
from initiatives.models import Change, Dataset, Initiative, Publication, PublishedInitiative
print(Initiative.objects.filter(status="ready").count(), Initiative.objects.filter(status="published").count(),
      PublishedInitiative.objects.count(), Dataset.objects.get().version, Change.objects.count())
"""


@dataclass
class Told:
    runs: int = 0
    kills: int = 0


class Lives:
    """How long a kind of process lives when nobody kills it, learnt from those that came to their end: a kill is to fall at a
    random point of the whole life, on a fast machine and on a slow one."""

    def __init__(self, seed: int):
        self.chance, self.usual = random.Random(seed), 0.0

    def lived(self, work: Callable[[], object]) -> None:
        """Let a process come to its end, and remember how long it took."""
        started = time.monotonic()
        work()
        self.usual = time.monotonic() - started

    def cut_short(self, process: subprocess.Popen) -> bool:
        """Kill it somewhere in the last two thirds of its life, where the work is; False if it had ended by then."""
        started = time.monotonic()
        killed = kill_after(process, self.usual * self.chance.uniform(0.33, 1.0))
        if not killed:
            self.usual = time.monotonic() - started
        return killed


def kill_importer(folder: Path, runs: int, seed: int) -> Told:
    """The importer is killed while it takes files in, and started again: each file is there once."""
    lives, told = Lives(seed), Told()
    machine = new_machine(folder / "importer")
    for run in range(runs + 1):  # the first one lives
        files = folder / f"files-{run}"
        write_files(files, FILES, seed=seed * 1_000 + run)
        before, _ = machine.documents()
        if run:
            told.kills += lives.cut_short(machine.start("import_documents", str(files)))
            machine.assert_sound()
            machine.manage("import_documents", str(files))
        else:
            lives.lived(lambda folder=files: machine.manage("import_documents", str(folder)))
        after, different = machine.documents()
        assert after == different == before + FILES, f"run {run}: {after - before} documents of {FILES}, {different} different"
        machine.assert_sound()
    told.runs = runs
    return told


def kill_worker(folder: Path, runs: int, seed: int) -> Told:
    """The worker of the queue is killed in the middle of an import; another goes on with it."""
    lives, told = Lives(seed), Told()
    machine = new_machine(folder / "worker")
    for run in range(runs + 1):
        files = folder / f"queued-{run}"
        write_files(files, FILES, seed=seed * 2_000 + run)
        before, _ = machine.documents()
        batch = machine.python(QUEUE.format(folder=str(files))).splitlines()[-1]
        if run:
            told.kills += lives.cut_short(machine.start("db_worker", "--batch"))
            machine.assert_sound()
            machine.python(REQUEUE.format(batch=batch))
            machine.manage("db_worker", "--batch")
        else:
            lives.lived(lambda: machine.manage("db_worker", "--batch"))
        after, different = machine.documents()
        assert after == different == before + FILES, f"run {run}: {after - before} documents of {FILES}, {different} different"
        machine.assert_sound()
    told.runs = runs
    return told


def kill_publisher(folder: Path, runs: int, seed: int) -> Told:
    """A process that publishes is killed: what is public, what is in the ledger and what changed agree."""
    lives, told = Lives(seed), Told()
    machine = new_machine(folder / "publisher")
    for run in range(runs + 1):
        machine.ready_records(RECORDS)
        if run:
            told.kills += lives.cut_short(machine.start("shell", "-c", PUBLISH_ALL))
            machine.assert_sound()
        else:
            lives.lived(lambda: machine.manage("shell", "-c", PUBLISH_ALL))
        _ready, published, public, version, changes = map(int, machine.python(STATE).split())
        assert published == public and version == changes
        machine.python(PUBLISH_ALL)
        ready, published, public, version, changes = map(int, machine.python(STATE).split())
        assert (ready, published, public) == (0, RECORDS * (run + 1), RECORDS * (run + 1)) and version == changes
        machine.assert_sound()
    told.runs = runs
    return told


def kill_web(folder: Path, runs: int, seed: int) -> Told:
    """The web server is killed under load and started again: it answers, and the base is sound."""
    chance, told = random.Random(seed), Told()
    machine = new_machine(folder / "web")
    machine.ready_records(20)
    machine.python(PUBLISH_ALL)
    for _run in range(runs):
        told.kills += _killed_under_load(machine, chance.uniform(0.3, 2.0))
        with running(**machine.settings) as (site, _process):
            assert ask(f"{site}/api/v1/initiatives/")[0] == 200
        machine.assert_sound()
        told.runs += 1
    return told


def _killed_under_load(machine: Machine, seconds: float) -> bool:
    with running(**machine.settings) as (site, process):
        stopped = threading.Event()

        def load():
            while not stopped.is_set():
                try:
                    ask(f"{site}/api/v1/initiatives/?q=digitale&facets=theme")
                    ask(f"{site}/admin/login/", data=b"username=x&password=y")
                except (OSError, http.client.HTTPException):  # it was killed in the middle of an answer
                    return

        readers = [threading.Thread(target=load) for _ in range(4)]
        for reader in readers:
            reader.start()
        time.sleep(seconds)
        for worker in _workers(process.pid):
            _kill(worker)
        process.kill()
        stopped.set()
        for reader in readers:
            reader.join(40)
    return True


def _workers(master: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)


STORIES = (kill_importer, kill_worker, kill_publisher, kill_web)


def main(runs: int) -> None:
    for number, story in enumerate(STORIES):
        share = runs // len(STORIES) + (number < runs % len(STORIES))
        with tempfile.TemporaryDirectory(prefix="atlante-faults-") as folder:
            told = story(Path(folder), share, seed=100 + number)
        print(f"{story.__name__}: {told.runs} runs, {told.kills} killed at work, nothing lost, nothing doubled, verify clean", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
