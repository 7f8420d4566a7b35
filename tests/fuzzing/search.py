"""A long search for what breaks a promise: `python -m tests.fuzzing.search [SECONDS [TARGET …]]`, a minute a target if left out.

By coverage where atheris is installed (`pip install atheris==3.0.0`; libFuzzer keeps what reaches new code), else by chance alone. What breaks a target is
kept in `found/TARGET/`, to be made small by hand, mended, and run in every test run from then on.
"""

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

FOUND = Path(__file__).parent / "found"
ROOT = Path(__file__).resolve().parents[2]
#: libFuzzer stops at the first failure; the search of one target goes on with the others.
LONGEST = 20_000


def keep(name: str, data: bytes) -> Path:
    path = FOUND / name / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def by_chance(name: str, seconds: float) -> int:
    """How many inputs were tried; those that break the target are kept and told."""
    from tests.fuzzing.mutating import mutated
    from tests.fuzzing.seeds import WORDS, seeds
    from tests.fuzzing.targets import TARGETS

    chance, pool, tried, told = random.Random(time.time_ns()), seeds()[name], 0, set()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = mutated(chance.choice(pool), WORDS.get(name, []), chance)
        tried += 1
        try:
            TARGETS[name](data)
        except Exception as broken:
            said = f"{type(broken).__name__}: {str(broken)[:160]}"
            if type(broken) not in told:
                told.add(type(broken))
                print(f"{name}: {said}\n  {keep(name, data)}", flush=True)
    return tried


def by_coverage(name: str, seconds: int, folder: Path) -> None:
    """Runs until the time is over or the first input that breaks the target; never comes back (libFuzzer ends the process)."""
    import atheris

    with atheris.instrument_imports(include=["initiatives"], enable_loader_override=False):
        from tests.fuzzing.seeds import WORDS, seeds
        from tests.fuzzing.targets import TARGETS

    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    for number, seed in enumerate(seeds()[name]):
        (corpus / str(number)).write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={FOUND / name}/", "-timeout=60"]
    if name in WORDS:
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]), encoding="ascii")
        options.append(f"-dict={words}")
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def has_atheris() -> bool:
    try:
        import atheris  # noqa: F401
    except ImportError:
        return False
    return True


def main(seconds: int, names: list[str]) -> None:
    from tests.fuzzing.targets import TARGETS

    for name in names or TARGETS:
        if has_atheris():
            print(f"{name}: {_in_a_process(name, seconds)}", flush=True)
        else:
            print(f"{name}: {by_chance(name, seconds)} inputs by chance", flush=True)


def _in_a_process(name: str, seconds: int) -> str:
    """What came of the search by coverage, which ends the process it runs in."""
    kept = FOUND / name
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.fuzzing.search", "--coverage", name, str(seconds), folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not any(kept.iterdir()):
        kept.rmdir()
    ends = [line for line in done.stderr.splitlines() if line.startswith("Done ")]
    if done.returncode == 0 and ends:
        return f"holds; {ends[-1]}"
    return f"broken\n{done.stdout[-1_500:]}{done.stderr[-500:]}"


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    if sys.argv[1:2] == ["--coverage"]:
        import atheris

        with atheris.instrument_imports(include=["initiatives"], enable_loader_override=False):
            django.setup()
        by_coverage(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, sys.argv[2:])
