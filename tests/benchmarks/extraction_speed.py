"""How long the extraction takes a document of 2,000 characters, beside a floor, and how it grows on hostile texts.

The floor is one regular expression that finds all words of the same texts, measured in the same run, so that a busy machine
slows both. Run: `python -m tests.benchmarks.extraction_speed [FOLDER]`; the folder holds `.txt` files (default: tests/corpus).
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from initiatives.extraction import extract

_WORDS = re.compile(r"\w+")
_RUNS = 5
_LENGTH = 2000
HOSTILE = {
    "a": "a",
    "digits": "7",
    "S. S. S.": "S. ",
    "brackets": "([{",
    "no spaces": "Abc1",
    "Roma, Roma,": "Roma, ",
    **{
        unit.strip(): unit
        for unit in (
            "3 3 3 ",
            "3 marzo 2020 e ",
            "5 euro ",
            "Mario ",
            "progetto “A” ",
            "PNRR ",
            "Comune di Roma, 3 marzo 2020, 5 euro ",
            "Anci Liguria e ",
        )
    },
}
_MEGABYTE = 1_000_000


def least(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds of processor time."""
    runs = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def steady_state(texts: list[str]) -> None:
    characters = sum(map(len, texts))
    for text in texts:  # the vocabulary is compiled once a process
        extract(text)
    full = least(lambda: [extract(text) for text in texts]) / characters * _LENGTH
    floor = least(lambda: [_WORDS.findall(text) for text in texts]) / characters * _LENGTH
    print(f"{len(texts)} documents, {characters:,} characters")
    print(f"extraction {full * 1000:.2f} ms, floor {floor * 1000:.3f} ms, a document of {_LENGTH:,} characters")


def growth() -> None:
    print("hostile text     1 MB (s)   growth from 250 kB (linear: 4)")
    for name, unit in HOSTILE.items():
        text = (unit * (_MEGABYTE // len(unit) + 1))[:_MEGABYTE]
        seconds = []
        for length in (_MEGABYTE // 4, _MEGABYTE):
            start = time.process_time()
            extract(text[:length])
            seconds.append(time.process_time() - start)
        print(f"{name:<16} {seconds[1]:>7.2f} {seconds[1] / seconds[0]:>10.1f}")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "corpus"
    steady_state([path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))])
    growth()
