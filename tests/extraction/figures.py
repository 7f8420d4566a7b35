"""The figures one sentence states, in the shortest form a test can compare: values of one kind in the order of the text."""

from __future__ import annotations

from initiatives.extraction import extract


def amounts(sentence: str) -> list[tuple[float, str]]:
    return [(float(fact.value.value), fact.value.currency) for fact in _facts(sentence, "amount")]


def dates(sentence: str, published: str | None = None) -> list[str]:
    return [fact.value.edtf for fact in _facts(sentence, "date", published)]


def durations(sentence: str) -> list[tuple[float, float]]:
    return [(float(fact.value.min_months), float(fact.value.max_months)) for fact in _facts(sentence, "duration")]


def quantities(sentence: str) -> list[str]:
    return [f"{fact.value.as_json()['value']} {fact.value.unit}" for fact in _facts(sentence, "quantity")]


def _facts(sentence: str, kind: str, published: str | None = None) -> list:
    return [fact for fact in extract(sentence, published=published).facts if fact.kind == kind]
