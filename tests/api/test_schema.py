"""schemathesis over the whole description, all checks, against a running server.

Bounded here; the long run: SCHEMATHESIS_EXAMPLES=200 python -m pytest tests/api/test_schema.py
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = shutil.which("schemathesis", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
CONFIG = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "4"))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(COMMAND is None, reason="schemathesis is not installed")
def test_answers_are_as_described(seeded, live_server, tmp_path):
    phases = "examples,fuzzing,coverage,stateful" if EXAMPLES > 20 else "examples,fuzzing"
    command = [
        COMMAND, "--config-file", str(CONFIG), "run", f"{live_server.url}/api/schema/", "--checks", "all", "--max-examples", str(EXAMPLES), "--phases", phases,
        "--continue-on-failure", "--workers", "1", "--no-color", "--seed", "7",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=3_000)
    assert done.returncode == 0, done.stdout[-6_000:]
