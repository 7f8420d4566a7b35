"""Scores that say how often a rule is right, from documents that it was not written after.

`calibration.csv` holds, for each rule and the score it gives itself, how many of its facts were right of how many,
in the held-out documents of `tests/corpus`. The calibrated score is the lower end (one standard error) of the share of
right ones (Wilson 1927), where the rule's own score counts as a few more observations: a rule seen seldom keeps what it
says of itself, one seen often gets what it earned.

Once rules are mended after a document, it no longer tells how they do on others. What they did when they first met it is
kept in `first_looks.csv` beside the documents, and counts in place of what they do there now.

Measure anew: `python -m initiatives.extraction.calibration GOLD_DIR`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

from initiatives.extraction.facts import Fact

TABLE = Path(__file__).with_name("calibration.csv")
FIRST_LOOKS = "first_looks.csv"
_OWN_WORD = 5  # observations that a rule's own score is worth
_HIGHEST = 0.99


def calibrated(facts: Iterable[Fact]) -> Iterable[Fact]:
    """The facts with the score that their rule has earned."""
    for fact in facts:
        score = _score(fact.rule, fact.score)
        yield fact if score == fact.score else fact.scored(score)


@lru_cache(maxsize=1024)  # a few dozen rules, each with a few scores
def _score(rule: str, own: float) -> float:
    counts = measured().get((rule, round(own, 3)))
    return earned(own, *counts) if counts else own


def earned(own: float, right: int, seen: int) -> float:
    """Lower end of the share of right facts, by Wilson's interval at one standard error."""
    number = seen + _OWN_WORD
    share = (right + own * _OWN_WORD) / number
    centre = share + 1 / (2 * number)
    spread = sqrt(share * (1 - share) / number + 1 / (4 * number**2))
    return min(_HIGHEST, round((centre - spread) / (1 + 1 / number), 3))


@cache
def measured(path: Path = TABLE) -> Mapping[tuple[str, float], tuple[int, int]]:
    """Right and seen by rule and own score; empty where nothing was measured."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as rows:
        return {(row["rule"], float(row["own_score"])): (int(row["right"]), int(row["seen"])) for row in csv.DictReader(rows)}


def write(table: Mapping[tuple[str, float], tuple[int, int]], path: Path = TABLE) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("rule", "own_score", "right", "seen"))
        writer.writerows((rule, own, right, seen) for (rule, own), (right, seen) in sorted(table.items()))


def first_looks(path: Path) -> tuple[frozenset[str], Mapping[tuple[str, float], tuple[int, int]]]:
    """The documents of a table of first looks, and right and seen by rule and own score in them."""
    documents: set[str] = set()
    table: dict[tuple[str, float], tuple[int, int]] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                documents.add(row["document"])
                right, seen = table.get(key := (row["rule"], float(row["own_score"])), (0, 0))
                table[key] = right + int(row["right"]), seen + int(row["seen"])
    return frozenset(documents), table


def main(gold_dir: str) -> None:
    """Let the rules speak for themselves on `gold_dir`, and keep how often they were right."""
    from initiatives.extraction.evaluation import evaluate

    TABLE.unlink(missing_ok=True)
    measured.cache_clear()
    _score.cache_clear()
    known, table = first_looks(Path(gold_dir) / FIRST_LOOKS)
    pattern = rf"^(?!(?:{'|'.join(sorted(known))})$)" if known else ""
    counts = dict(table)
    for key, (right, seen) in evaluate(gold_dir, pattern=pattern).by_rule().items():
        before = counts.get(key, (0, 0))
        counts[key] = before[0] + right, before[1] + seen
    write(counts)
    measured.cache_clear()
    _score.cache_clear()


if __name__ == "__main__":
    main(sys.argv[1])
