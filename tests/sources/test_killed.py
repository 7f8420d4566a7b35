"""An importer killed at any statement (SIGKILL) and started again leaves the same base as one that ran through."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
#: Columns that tell when or under which chance key, not what.
TIMES = ("at", "started_at", "finished_at", "worked_at", "created_at", "identifier", "batch", "digest", "previous", "id")
TABLES = (
    "document", "importitem", "import", "claim", "passage", "shingleband", "documentsimilarity", "historyentry",
)  # fmt: skip

#: The import command in a process that kills itself when it is about to send its n-th statement to the database, and
#: that says, where it lives to its end, how many there were. A point, not a time: it is the same on any machine.
DRIVER = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
folder, last = sys.argv[1], int(sys.argv[2])
sent = 0

def count(execute, sql, params, many, context):
    global sent
    sent += 1
    if sent == last:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

refused = False
with connection.execute_wrapper(count):
    try:
        call_command("import_documents", folder)
    except CommandError:
        refused = True
print("statements:", sent, "refused:", refused)
"""
LONGEST = 300  # seconds that a process may take before the test gives up

pytestmark = pytest.mark.slow


def run(base: Path, *arguments: str) -> subprocess.CompletedProcess:
    own = {"DATABASE_URL": f"sqlite:///{base}", "MEDIA_FOLDER": str(base.parent / "media"), "LOG_LEVEL": "ERROR"}
    own["DJANGO_SETTINGS_MODULE"] = "cms.settings"
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | own, capture_output=True, text=True, timeout=LONGEST, check=False
    )


def imported(base: Path, folder: Path, last: int = 0) -> subprocess.CompletedProcess:
    """The folder imported, or as much of it as is done before the statement of this number."""
    return run(base, "-c", DRIVER, str(folder), str(last))


def content(base: Path) -> dict[str, list]:
    """What each table holds, times and keys left out."""
    connection = sqlite3.connect(base)
    connection.row_factory = sqlite3.Row
    held = {}
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM initiatives_{table}").fetchall()  # noqa: S608 (constant)
        held[table] = sorted(repr({name: row[name] for name in dict(row) if name not in TIMES}) for row in rows)
    connection.close()
    return held


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Sixty documents, some broken, some twice, some nearly twice."""
    place = tmp_path_factory.mktemp("fonti")
    chance = random.Random(7)
    towns = ("Padova", "Treviso", "Lucca", "Cremona", "Mantova")
    for number in range(60):
        words = " ".join(f"voce{chance.randrange(5000)}" for _word in range(40))
        text = f"Il Comune di {chance.choice(towns)} spende {number + 1}.000 euro dal {2010 + number % 12}. {words}"
        (place / f"{number:02}.txt").write_text("" if number % 20 == 19 else text, encoding="utf-8")
        if number % 15 == 0:
            (place / f"{number:02}-copia.txt").write_text(text, encoding="utf-8")
            (place / f"{number:02}-quasi.txt").write_text(text + " Fine.", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """A base with tables and nothing in them, to start each trial from."""
    base = tmp_path_factory.mktemp("base") / "vuota.sqlite3"
    process = run(base, "manage.py", "migrate", "--verbosity", "0")
    assert process.returncode == 0, process.stderr
    return base


def copy_of(empty: Path, name: str) -> Path:
    target = empty.with_name(name)
    source, copy = sqlite3.connect(empty), sqlite3.connect(target)
    source.backup(copy)
    source.close()
    copy.close()
    return target


def test_killed_and_resumed_is_as_run_through(folder, empty):
    whole = copy_of(empty, "intera.sqlite3")
    process = imported(whole, folder)
    assert process.returncode == 0, process.stderr
    lines = process.stdout.splitlines()
    assert sum(": " in line and line.startswith("[") for line in lines) == len(list(folder.iterdir()))
    assert lines[-1].endswith("refused: True")
    statements = int(lines[-1].split()[1])

    chance = random.Random(11)
    broken = copy_of(empty, "spezzata.sqlite3")
    killed = 0
    for _kill in range(KILLS):
        process = imported(broken, folder, chance.randint(1, statements // 2))
        killed += process.returncode == -signal.SIGKILL
    assert imported(broken, folder).returncode == 0
    assert killed >= 2, "killed in the first half, it has to be killed at least twice before it is done"
    wanted, found = content(whole), content(broken)
    for table in TABLES:
        assert found[table] == wanted[table], table
