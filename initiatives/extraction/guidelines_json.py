"""An extraction in the form of the annotation guidelines, with `start`, `end`, `rule` and `score` beside each evidence."""

from __future__ import annotations

from initiatives.extraction.facts import Extraction, Fact, Reading


def as_guidelines(extraction: Extraction, text: str, name: str = "") -> dict:
    """The JSON object of one document: its readings at the top, its facts in the order of the text."""
    return {
        "name": name,
        "published": extraction.reading("published"),
        "rights": extraction.reading("rights"),
        "kind": extraction.reading("kind"),
        "title": extraction.reading("title"),
        "themes": list(extraction.themes),
        "facts": [fact_json(fact, text) for fact in extraction.facts],
        "readings": [_reading_json(reading, text) for reading in extraction.readings],
        "checks": [
            {
                "name": check.name,
                "verdict": check.verdict,
                "message": {"it": check.message.it, "en": check.message.en},
                "facts": list(check.facts),
            }
            for check in extraction.checks
        ],
    }


def fact_json(fact: Fact, text: str) -> dict:
    """One fact: kind, the fields of its value, and where and why it was found."""
    return {
        "kind": fact.kind,
        **fact.value.as_json(),
        "evidence": fact.evidence(text),
        "start": fact.start,
        "end": fact.end,
        "rule": fact.rule,
        "score": round(fact.score, 3),
        "reason": {"it": fact.reason.it, "en": fact.reason.en},
    }


def _reading_json(reading: Reading, text: str) -> dict:
    located = reading.start is not None
    return {
        "kind": reading.kind,
        "value": reading.value,
        "evidence": text[reading.start : reading.end] if located else None,
        "start": reading.start,
        "end": reading.end,
        "rule": reading.rule,
        "score": round(reading.score, 3),
    }
