"""The evaluation as a table on the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from initiatives.extraction.evaluation import ATTRIBUTES, DOCUMENT_FIELDS, Report, evaluate
from initiatives.extraction.facts import KINDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit code is 1 where macro-F1 is under `--min-f1` or a span is out of the text."""
    parser = argparse.ArgumentParser(description="Score the extraction against annotated documents.")
    parser.add_argument("gold_dir")
    parser.add_argument("--min-f1", type=float, default=0.0)
    parser.add_argument("--documents", default="", help="regular expression on the document's name")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS), help="list the misses of these kinds only")
    given = parser.parse_args(arguments)
    report = evaluate(given.gold_dir, pattern=given.documents, jobs=given.jobs)
    print("\n".join(table(report, given.kinds.split(","))))
    return int(report.macro_f1 < given.min_f1 or bool(report.bad_evidence))


def table(report: Report, kinds: Iterable[str] = KINDS) -> list[str]:
    """All figures as lines of text, then the misses of `kinds` with context."""
    return [
        *_counts(report),
        *_document_fields(report),
        *_calibration(report),
        *(f"evidence outside the text: {bad}" for bad in report.bad_evidence),
        *_misses(report, frozenset(kinds)),
    ]


def _counts(report: Report) -> Iterable[str]:
    yield f"{len(report.outcomes)} documents"
    yield f"{'kind':<14}{'right':>6}{'invented':>9}{'missed':>7}{'prec.':>8}{'recall':>8}{'F1':>8}"
    for kind in KINDS:
        counts = report.counts(kind)
        line = f"{kind:<14}{counts.right:>6}{counts.invented:>9}{counts.missed:>7}"
        yield line + f"{counts.precision:>8.3f}{counts.recall:>8.3f}{counts.f1:>8.3f}"
    yield f"macro-F1 {report.macro_f1:.3f}"


def _document_fields(report: Report) -> Iterable[str]:
    for name in DOCUMENT_FIELDS:
        right, seen = report.field_accuracy(name)
        yield f"{name}: {right} of {seen} right"
        for document, wanted, found in report.wrong_fields(name):
            yield f"    {document}: wanted {wanted}, found {found}"
    yield f"themes: F1 {report.themes.f1:.3f}"
    for kind, attribute in ATTRIBUTES.items():
        right, seen = report.attribute_accuracy(kind)
        yield f"{kind} {attribute}: {right} of {seen} right"


def _calibration(report: Report) -> Iterable[str]:
    yield "score         right   seen   share"
    for low, high, right, seen in report.calibration():
        if seen:
            yield f"{low:.2f} to {min(high, 1):.2f} {right:>6} {seen:>6} {right / seen:>7.3f}"


def _misses(report: Report, kinds: frozenset[str]) -> Iterable[str]:
    for miss in report.misses:
        if miss.kind in kinds:
            why = f" ({miss.rule} {miss.score:.2f})" if miss.rule else ""
            yield f"{miss.document} {miss.kind} {miss.side}: {miss.value}{why} | {miss.context}"
