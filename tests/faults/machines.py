"""A base to break: its settings, files to import, and processes that are killed while they work on it."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.operation.sites import ROOT, environment, manage, python

COUNTS = """
from collections import Counter
from initiatives.models import Document, HistoryEntry, Import, ImportItem, Publication, PublishedInitiative
print(Document.objects.count(), Document.objects.values("sha256").distinct().count(), PublishedInitiative.objects.count())
"""


@dataclass(frozen=True)
class Machine:
    folder: Path
    settings: dict[str, str]

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        return manage(*arguments, check=check, **self.settings)

    def python(self, code: str, check: bool = True) -> str:
        return python(code, check=check, **self.settings)

    def start(self, *arguments: str) -> subprocess.Popen:
        """`python manage.py …`, in a group of its own, so that a kill takes its children too."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment(**self.settings),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def documents(self) -> tuple[int, int]:
        """How many there are, and how many different ones."""
        number, different, _public = map(int, self.python(COUNTS).split())
        return number, different

    def assert_sound(self) -> None:
        checked = self.manage("verify", check=False)
        assert checked.returncode == 0, checked.stderr


def new_machine(folder: Path, **settings: str) -> Machine:
    folder.mkdir(parents=True, exist_ok=True)
    usual = {"DATABASE_URL": f"sqlite:///{folder / 'base.sqlite3'}", "MEDIA_FOLDER": str(folder / "media"), "CACHE_URL": "none"}
    machine = Machine(folder, usual | settings)
    machine.manage("migrate", "-v", "0")
    machine.manage("load_vocabulary")
    return machine


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
