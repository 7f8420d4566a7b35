"""How right the extraction is, against documents that people annotated.

Values are matched one to one by the annotation guidelines: a place by name and level, bodies, programmes and people
by name without case and accents, an amount by value and currency, a date by EDTF, a duration by its months, a quantity
by value and unit. Roles, labels, relations and offices are scored apart, over the matched values.

Run without Django: `python -m initiatives.extraction.evaluation GOLD_DIR [--min-f1 X] [--documents REGEX] [--jobs N]`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from initiatives.extraction.facts import KINDS, Extraction
from initiatives.extraction.guidelines_json import fact_json
from initiatives.extraction.pipeline import extract
from initiatives.extraction.settling import fold

if TYPE_CHECKING:
    from initiatives.extraction.knowledge import Knowledge

#: What is scored beside the value: for each kind its secondary field.
ATTRIBUTES = {"place": "role", "organisation": "role", "date": "label", "person": "office"}
DOCUMENT_FIELDS = ("published", "rights", "kind")
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact of one side that the other lacks, with the passage around it. `side` is missed or invented."""

    document: str
    kind: str
    side: str
    value: str
    context: str
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted fact and whether the annotation has it."""

    kind: str
    rule: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was right and wrong in one document."""

    document: str
    judged: tuple[Judged, ...]
    expected: dict[str, int]
    misses: tuple[Miss, ...]
    attributes: dict[str, tuple[int, int]]
    fields: dict[str, tuple[str | None, str | None]]
    themes: tuple[frozenset[str], frozenset[str]]
    bad_evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives, false negatives, and what follows from them."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return _ratio(self.right, self.right + self.invented)

    @property
    def recall(self) -> float:
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _ratio(2 * self.right, 2 * self.right + self.invented + self.missed)


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes of a run; every figure is derived from them."""

    outcomes: tuple[Outcome, ...] = field(default_factory=tuple)

    def counts(self, kind: str) -> Counts:
        judged = [found for outcome in self.outcomes for found in outcome.judged if found.kind == kind]
        right = sum(found.right for found in judged)
        expected = sum(outcome.expected.get(kind, 0) for outcome in self.outcomes)
        return Counts(right, len(judged) - right, expected - right)

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the kinds that the annotation or the extraction has at all."""
        present = [counts for counts in map(self.counts, KINDS) if any((counts.right, counts.invented, counts.missed))]
        return sum(counts.f1 for counts in present) / len(present) if present else 1.0

    @property
    def misses(self) -> tuple[Miss, ...]:
        return tuple(miss for outcome in self.outcomes for miss in outcome.misses)

    @property
    def bad_evidence(self) -> tuple[str, ...]:
        return tuple(bad for outcome in self.outcomes for bad in outcome.bad_evidence)

    def attribute_accuracy(self, kind: str) -> tuple[int, int]:
        """How many matched values of `kind` have the right role, label or office, of how many."""
        pairs = [outcome.attributes.get(kind, (0, 0)) for outcome in self.outcomes]
        return sum(right for right, _ in pairs), sum(seen for _, seen in pairs)

    def field_accuracy(self, name: str) -> tuple[int, int]:
        pairs = [outcome.fields[name] for outcome in self.outcomes]
        return sum(wanted == found for wanted, found in pairs), len(pairs)

    def wrong_fields(self, name: str) -> tuple[tuple[str, str | None, str | None], ...]:
        pairs = ((outcome.document, *outcome.fields[name]) for outcome in self.outcomes)
        return tuple(pair for pair in pairs if pair[1] != pair[2])

    @property
    def themes(self) -> Counts:
        pairs = [outcome.themes for outcome in self.outcomes]
        return Counts(
            sum(len(wanted & found) for wanted, found in pairs),
            sum(len(found - wanted) for wanted, found in pairs),
            sum(len(wanted - found) for wanted, found in pairs),
        )

    def calibration(self) -> tuple[tuple[float, float, int, int], ...]:
        """Score bands as (from, below, right, seen)."""
        judged = [found for outcome in self.outcomes for found in outcome.judged]
        return tuple(
            (low, high, sum(found.right for found in band), len(band))
            for low, high in zip(BANDS, BANDS[1:], strict=False)
            for band in [[found for found in judged if low <= found.score < high]]
        )

    def by_rule(self) -> dict[tuple[str, float], tuple[int, int]]:
        """Right and seen for each rule and score."""
        table: dict[tuple[str, float], list[bool]] = defaultdict(list)
        for outcome in self.outcomes:
            for found in outcome.judged:
                table[found.rule, round(found.score, 3)].append(found.right)
        return {key: (sum(rights), len(rights)) for key, rights in sorted(table.items())}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def evaluate(gold_dir: Path | str, knowledge: Knowledge | None = None, pattern: str = "", jobs: int = 1) -> Report:
    """Extract every annotated document under `gold_dir` (NAME.json beside NAME.txt, or beside the file
    its `source` names, in the folder or in `seeds/` two levels up) and compare.

    `pattern` is a regular expression on the document's name; `jobs` the number of processes.
    """
    pairs = tuple(gold_pairs(Path(gold_dir), pattern))
    work = partial(judge_files, knowledge=knowledge)
    if jobs > 1 and len(pairs) > 1:
        with ProcessPoolExecutor(jobs) as pool:
            return Report(tuple(pool.map(work, pairs)))
    return Report(tuple(map(work, pairs)))


def gold_pairs(gold_dir: Path, pattern: str = "") -> Iterable[tuple[Path, Path]]:
    """Annotation and text files that belong together; FileNotFoundError names an annotation without text."""

    wanted = re.compile(pattern)
    for annotation in sorted(gold_dir.glob("*.json")):
        if not wanted.search(annotation.stem):
            continue
        folders = (gold_dir, gold_dir.parent.parent / "seeds", gold_dir.parent / "seeds")
        texts = [folder / f"{annotation.stem}.txt" for folder in folders]
        found = next((text for text in texts if text.exists()), None)
        if found is None:
            raise FileNotFoundError(f"{annotation}: no {annotation.stem}.txt beside it")
        yield annotation, found


def judge_files(pair: tuple[Path, Path], knowledge: Knowledge | None = None) -> Outcome:
    annotation, path = pair
    gold = json.loads(annotation.read_text(encoding="utf-8"))
    text = path.read_bytes().decode("utf-8")
    return judge(annotation.stem, text, gold, extract(text, knowledge))


def judge(name: str, text: str, gold: dict, extraction: Extraction) -> Outcome:
    """Compare one extraction with its annotation; matching is one to one on distinct values."""
    wanted: dict[tuple, dict] = {}
    for fact in gold["facts"]:
        wanted.setdefault(key(fact), fact)
    found = [(fact_json(fact, text), fact) for fact in extraction.facts]
    open_keys = dict(wanted)
    judged, misses = [], []
    attributes: dict[str, list[bool]] = defaultdict(list)
    for given, fact in found:
        match = open_keys.pop(key(given), None)
        judged.append(Judged(fact.kind, fact.rule, fact.score, match is not None))
        if match is None:
            misses.append(_invented(name, text, given))
        elif given["kind"] in ATTRIBUTES:
            attributes[given["kind"]].append(_same_attribute(given, match))
    misses.extend(_missed(name, text, fact) for fact in open_keys.values())
    expected: dict[str, int] = defaultdict(int)
    for fact in wanted.values():
        expected[fact["kind"]] += 1
    return Outcome(
        document=name,
        judged=tuple(judged),
        expected=dict(expected),
        misses=tuple(misses),
        attributes={kind: (sum(rights), len(rights)) for kind, rights in attributes.items()},
        fields={field: (gold.get(field), extraction.reading(field)) for field in DOCUMENT_FIELDS},
        themes=(frozenset(gold.get("themes", ())), frozenset(extraction.themes)),
        bad_evidence=tuple(_bad_evidence(name, text, extraction)),
    )


def key(fact: dict) -> tuple:
    """What the guidelines match a fact of this kind by."""
    kind = fact["kind"]
    match kind:
        case "place":
            return kind, fold(fact["name"]), fact["level"]
        case "organisation" | "programme" | "person":
            return kind, fold(fact["name"])
        case "amount":
            return kind, float(fact["value"]), fact["currency"]
        case "date":
            return kind, fact["edtf"]
        case "duration":
            return kind, round(float(fact["min_months"]), 2), round(float(fact["max_months"]), 2)
        case "quantity":
            return kind, float(fact["value"]), fold(fact["unit"])
    raise ValueError(f"{kind!r} is no kind of fact")


def _same_attribute(given: dict, wanted: dict) -> bool:
    name = ATTRIBUTES[given["kind"]]
    if name != "office":
        return given.get(name) == wanted.get(name)
    heads = [fold(side.get(name) or "").split(" ")[0] for side in (given, wanted)]
    return heads[0] == heads[1]


def _bad_evidence(name: str, text: str, extraction: Extraction) -> Iterable[str]:
    for found in (*extraction.facts, *(r for r in extraction.readings if r.start is not None)):
        if not 0 <= found.start < found.end <= len(text):
            yield f"{name}: {found.kind} by {found.rule} at {found.start}:{found.end}"


def _invented(name: str, text: str, given: dict) -> Miss:
    context = _context(text, given["start"], given["end"])
    return Miss(name, given["kind"], "invented", _show(given), context, given["rule"], given["score"])


def _missed(name: str, text: str, fact: dict) -> Miss:
    start = text.find(fact.get("evidence", ""))
    context = _context(text, start, start + len(fact.get("evidence", ""))) if start >= 0 else ""
    return Miss(name, fact["kind"], "missed", _show(fact), context)


def _show(fact: dict) -> str:
    return (
        " · ".join(str(part) for part in key(fact)[1:])
        if fact["kind"] not in ("place", "organisation", "programme", "person")
        else fact["name"]
    )


def _context(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


if __name__ == "__main__":
    from initiatives.extraction.evaluation_report import main

    raise SystemExit(main())
