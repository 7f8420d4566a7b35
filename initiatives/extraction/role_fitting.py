"""How much each sign speaks for each role of a body, fitted to annotated documents.

Multinomial logistic regression with a quadratic penalty on the distance from the priors of `lexicon.role_cues`
(maximum a posteriori, Gaussian prior; Bishop 2006, 4.3.4), by gradient descent with momentum: no dependence, always
the same result. Fit anew: `python -m initiatives.extraction.role_fitting GOLD_DIR …`; it prints how often roles are right
in documents left out of the fit (ten-fold), then writes `role_weights.csv`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, fsum
from pathlib import Path
from typing import NamedTuple

from initiatives.extraction.lexicon.role_cues import PRIORS

TABLE = Path(__file__).with_name("role_weights.csv")
ROLES = ("lead", "partner", "participant", "promoter", "funder", "supplier", "other")
_PENALTY = 2.0
_RATE, _MOMENTUM, _STEPS = 0.015, 0.9, 150
_SEEN_OFTEN = 3  # a sign seen less often keeps its prior
_FOLDS = 10
_SMALL = 0.05

Weights = dict[str, list[float]]


class Example(NamedTuple):
    """One body of one document: what speaks for its role, and the role it has."""

    document: str
    signs: frozenset[str]
    role: int


@cache
def fitted(path: Path = TABLE) -> dict[str, tuple[float, ...]]:
    """Weights by sign, in the order of ROLES; empty where nothing was fitted."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["sign"]: tuple(float(row[role]) for role in ROLES) for row in csv.DictReader(rows)}


def heaviest_role(signs: Iterable[str]) -> str:
    """The role for which `signs` weigh most; unknown signs weigh nothing."""
    table = fitted()
    return ROLES[_heaviest(table, (*signs, "always"))]


def _heaviest(weights: dict[str, Sequence[float]], signs: Iterable[str]) -> int:
    rows = [weights[sign] for sign in signs if sign in weights]
    # Exact sums: signs come as sets, in another order in each process.
    totals = [fsum(column) for column in zip(*rows, strict=True)] or [0.0]
    return max(range(len(totals)), key=totals.__getitem__)


def fit(examples: Sequence[Example]) -> Weights:
    """Weights that explain the examples best, held back by the priors."""
    times = Counter(sign for example in examples for sign in example.signs)
    start = {sign: _prior(sign) for sign in {*PRIORS, *(sign for sign, seen in times.items() if seen >= _SEEN_OFTEN)}}
    weights = {sign: list(row) for sign, row in start.items()}
    speed = {sign: [0.0] * len(ROLES) for sign in start}
    known = [(tuple(sign for sign in (*sorted(example.signs), "always") if sign in start), example.role) for example in examples]
    for _ in range(_STEPS):
        slope = {sign: [2 * _PENALTY * (now - then) for now, then in zip(row, start[sign], strict=True)] for sign, row in weights.items()}
        for signs, role in known:
            for index, chance in enumerate(_chances(weights, signs)):
                error = chance - (index == role)
                for sign in signs:
                    slope[sign][index] += error
        for sign, row in weights.items():
            for index in range(len(ROLES)):
                speed[sign][index] = _MOMENTUM * speed[sign][index] - _RATE * slope[sign][index]
                row[index] += speed[sign][index]
    return weights


def _prior(sign: str) -> list[float]:
    return [PRIORS.get(sign, {}).get(role, 0.0) for role in ROLES]


def _chances(weights: Weights, signs: Iterable[str]) -> list[float]:
    totals = [sum(column) for column in zip(*(weights[sign] for sign in signs), strict=True)]
    highest = max(totals)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def left_out_accuracy(examples: Sequence[Example]) -> float:
    """Share of right roles where each tenth of the documents is judged by a fit to the others."""
    documents = sorted({example.document for example in examples})
    right = 0
    for part in range(_FOLDS):
        judged = set(documents[part::_FOLDS])
        weights = fit([example for example in examples if example.document not in judged])
        right += sum(_heaviest(weights, (*example.signs, "always")) == example.role for example in examples if example.document in judged)
    return right / len(examples)


def write(weights: Weights, path: Path = TABLE) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("sign", *ROLES))
        for sign, row in sorted(weights.items()):
            mean = sum(row) / len(row)
            centred = [weight - mean for weight in row]
            if max(map(abs, centred)) >= _SMALL:
                writer.writerow((sign, *(f"{weight:.2f}" for weight in centred)))
    fitted.cache_clear()


def examples_of(gold_dir: Path) -> Iterable[Example]:
    """Every body that both the annotation and the extraction have."""
    from initiatives.extraction.evaluation import gold_pairs, key
    from initiatives.extraction.guidelines_json import fact_json
    from initiatives.extraction.pipeline import read_document
    from initiatives.extraction.rules.role_signs import signs_of_bodies
    from initiatives.extraction.settling import distinct, fold

    for annotation, path in gold_pairs(gold_dir):
        gold = {key(fact): fact for fact in json.loads(annotation.read_text(encoding="utf-8"))["facts"]}
        text = path.read_bytes().decode("utf-8")
        document = read_document(text)
        bodies = document.facts("organisation")
        signs = signs_of_bodies(document, bodies)
        for fact in distinct(bodies):
            wanted = gold.get(key(fact_json(fact, text)))
            if wanted:
                yield Example(annotation.stem, signs[fold(fact.value.name)], ROLES.index(wanted["role"]))


def main(folders: Sequence[str]) -> None:
    examples = [example for folder in folders for example in examples_of(Path(folder))]
    print(f"{len(examples)} bodies; right where left out: {left_out_accuracy(examples):.3f}")
    write(fit(examples))


if __name__ == "__main__":
    main(sys.argv[1:])
