"""A base to break: its settings, files to import, and processes that are killed while they work on it."""

import atexit
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.operation.sites import ROOT, environment, manage, python

COUNTS = """
from initiatives.models import Document, PublishedInitiative
print(Document.objects.count(), Document.objects.values("sha256").distinct().count(), PublishedInitiative.objects.count())
"""
#: So many records, approved and ready to go out, of two people who are made with them.
READY = """
import itertools, sys
from django.contrib.auth import get_user_model
from django.db import transaction
from initiatives.models import Initiative
from tests import factories
factories._numbers = itertools.count(1 + 10 * Initiative.objects.count())
with transaction.atomic():
    editor, publisher = factories.make_user("editor"), factories.make_user("publisher")
    for _number in range({number}):
        factories.initiative_in("ready", editor, publisher)
"""


@dataclass(frozen=True)
class Machine:
    folder: Path
    settings: dict[str, str]

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        return manage(*arguments, check=check, **self.settings)

    def python(self, code: str, check: bool = True) -> str:
        return python(code, check=check, **self.settings)

    def start(self, *arguments: str, largest_file: int | None = None) -> subprocess.Popen:
        """`python manage.py …`, in a group of its own, so that a kill takes its children too. `largest_file` (bytes) is
        where its disk is full: a write beyond it fails."""
        limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))) if largest_file else None
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment(**self.settings),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=limit,
        )  # fmt: skip

    def ready_records(self, number: int) -> None:
        self.python(READY.format(number=number))

    def documents(self) -> tuple[int, int]:
        """How many there are, and how many different ones."""
        number, different, _public = map(int, self.python(COUNTS).split())
        return number, different

    def assert_sound(self) -> None:
        checked = self.manage("verify", check=False)
        assert checked.returncode == 0, checked.stderr


def new_machine(folder: Path, **settings: str) -> Machine:
    """A base with the vocabulary and nothing else; on SQLite a copy of one that is made once."""
    folder.mkdir(parents=True, exist_ok=True)
    usual = {"DATABASE_URL": f"sqlite:///{folder / 'base.sqlite3'}", "MEDIA_FOLDER": str(folder / "media"), "CACHE_URL": "none"}
    machine = Machine(folder, usual | settings)
    if "DATABASE_URL" in settings:
        _furnish(machine)
    else:
        shutil.copy(_furnished(), folder / "base.sqlite3")
    return machine


@lru_cache(maxsize=1)
def _furnished() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="atlante-furnished-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _furnish(Machine(folder, {"DATABASE_URL": f"sqlite:///{folder / 'base.sqlite3'}"}))
    return folder / "base.sqlite3"


def _furnish(machine: Machine) -> None:
    machine.manage("migrate", "-v", "0")
    machine.manage("load_vocabulary")


def write_files(folder: Path, number: int, seed: int = 1) -> None:
    """So many different texts, as .txt files."""
    chance = random.Random(seed)
    words = "comune digitale servizi rete bando fondi piano città scuola imprese dati cloud accesso portale sportello".split()
    folder.mkdir(parents=True, exist_ok=True)
    for count in range(number):
        said = " ".join(chance.choice(words) for _ in range(chance.randint(60, 200)))
        text = f"Il Comune di Padova ottiene {chance.randint(10, 900)}.000 euro, protocollo {seed}/{count}. {said}."
        (folder / f"testo-{count:04d}.txt").write_text(text, encoding="utf-8")


def kill_after(process: subprocess.Popen, seconds: float) -> bool:
    """kill -9 of the process and its children after so many seconds; False if it had ended by then."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True
