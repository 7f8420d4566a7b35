"""An importer killed at any moment (SIGKILL) and started again leaves the same base as one that ran through."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
#: Columns that tell when or under which chance key, not what.
TIMES = ("at", "started_at", "finished_at", "worked_at", "created_at", "identifier", "batch", "digest", "previous", "id")
TABLES = (
    "document", "importitem", "import", "claim", "passage", "shingleband", "documentsimilarity", "historyentry",
)  # fmt: skip

pytestmark = pytest.mark.slow


def environment(base: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{base}", "MEDIA_FOLDER": str(base.parent / "media"), "LOG_LEVEL": "ERROR"}


def manage(base: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(base),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


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
    process = manage(base, "migrate", "--verbosity", "0")
    output, _error = process.communicate(timeout=300)
    assert process.returncode == 0, output
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
    started = time.monotonic()
    process = manage(whole, "import_documents", str(folder))
    lines = process.communicate(timeout=300)[0].splitlines()
    span = time.monotonic() - started
    assert process.returncode == 1, lines
    assert sum(": " in line and line.startswith("[") for line in lines) == len(list(folder.iterdir()))

    chance = random.Random(11)
    broken = copy_of(empty, "spezzata.sqlite3")
    killed = 0
    for _kill in range(KILLS):
        process = manage(broken, "import_documents", str(folder))
        time.sleep(span * (0.55 + 0.5 * chance.random()))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate()
    process = manage(broken, "import_documents", str(folder))
    process.communicate(timeout=300)
    assert killed
    wanted, found = content(whole), content(broken)
    for table in TABLES:
        assert found[table] == wanted[table], table
