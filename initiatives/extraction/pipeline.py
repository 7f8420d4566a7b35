"""From a text to everything it states: the one visible loop of the extraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import is_

from initiatives.extraction.calibration import calibrated
from initiatives.extraction.checks import run_checks
from initiatives.extraction.edtf import Edtf, parse
from initiatives.extraction.facts import Extraction, Fact, Reading
from initiatives.extraction.knowledge import Knowledge, load_knowledge
from initiatives.extraction.registry import Refinement, Rule, steps
from initiatives.extraction.settling import distinct, in_order, settle
from initiatives.extraction.text import Text, read


def extract(text: str, knowledge: Knowledge | None = None, published: str | Edtf | None = None) -> Extraction:
    """All facts and readings of `text`, one fact a distinct value, in the order of the text.

    `published` (EDTF) is what the importer knows of the publication date; the document's own
    word on it is used where it is as precise. Raises ValueError where `published` is no EDTF.
    Without `knowledge` the vocabulary that ships with the project is used.
    """
    document = read_document(text, knowledge, parse(published) if isinstance(published, str) else published)
    facts = in_order(calibrated(fact for kind in document.settled for fact in distinct(document.facts(kind))))
    return Extraction(facts, document.readings, run_checks(document, facts))


def read_document(text: str, knowledge: Knowledge | None = None, published: Edtf | None = None) -> Text:
    """The text with every mention settled: what `extract` makes its facts of."""
    document = read(text, load_knowledge() if knowledge is None else knowledge, published)
    for _stage, rules, refinements in steps():
        document = _find(document, rules)
        document = _refine(document, refinements)
    return document


def _find(document: Text, rules: Iterable[Rule]) -> Text:
    facts: dict[str, list[Fact]] = defaultdict(list)
    readings: list[Reading] = []
    for rule in rules:
        for found in rule.find(document):
            if isinstance(found, Reading):
                readings.append(found)
            elif not document.in_furniture(found.start):
                facts[found.kind].append(found)
    settled = {kind: settle((*document.facts(kind), *candidates)) for kind, candidates in facts.items()}
    document = document.with_settled(settled) if settled else document
    return _dated(document.with_readings(tuple(readings))) if readings else document


def _refine(document: Text, refinements: Iterable[Refinement]) -> Text:
    for step in refinements:
        facts = document.facts(step.kind)
        kept = in_order(step.refine(document, facts))
        if len(kept) != len(facts) or not all(map(is_, kept, facts)):
            document = document.with_facts(step.kind, kept)
    return document


_FINENESS = {"decade": 0, "interval": 0, "year": 1, "part": 2, "month": 3, "day": 4}


def _dated(document: Text) -> Text:
    """Let the document's own publication date stand where it is at least as precise as the given one."""
    own = document.reading("published")
    if own is None:
        return document
    date = parse(own.value)
    given = document.published
    if given and _FINENESS[given.precision] > _FINENESS[date.precision]:
        return document
    return document.published_on(date)
