"""Snapshots made by hand: the smallest statements of each kind, and a record around them."""

import itertools

_numbers = itertools.count(1)
DOCUMENT = {
    "id": "doc-1",
    "title": "Notizia del Comune",
    "publisher": "",
    "published": "2021-01",
    "rights": "unknown",
    "address": None,
    "sha256": "ab" * 32,
    "read_on": "2026-11-12",
}


def evidence(quote: str = "28 Comuni", start: int = 0, **document) -> dict:
    return {
        "quote": quote,
        "prefix": "Aderiscono ",
        "suffix": " della provincia",
        "start": start,
        "end": start + len(quote),
        "document": DOCUMENT | document,
    }


def statement(kind: str, **fields) -> dict:
    """One statement with a passage of its own, unless `evidence` is given."""
    number = next(_numbers)
    base = {
        "key": f"{kind}-{number}",
        "kind": kind,
        "editor_reason": "",
        "decided": "2026-11-12",
        "evidence": [evidence(start=number * 100)],
    }
    return base | DEFAULTS[kind] | fields


def place(name: str = "Padova", istat: str = "028060", level: str = "municipality", **fields) -> dict:
    inner = {
        "name": name,
        "slug": name.lower().replace(" ", "-"),
        "istat": istat,
        "level": level,
        "province": {"name": "Padova", "istat": "028", "abbreviation": "PD"},
        "region": {"name": "Veneto", "istat": "05"},
        "latitude": 45.41,
        "longitude": 11.88,
        "population": 200_000,
    } | fields
    return statement("place", place=inner)


def snapshot(*statements: dict, **head) -> dict:
    return {
        "form": 1,
        "id": "00000000-0000-4000-8000-000000000001",
        "slug": "caso",
        "title": "Padova prova il digitale",
        "summary": "Una prova.",
        "body": "",
        "language": "it",
        "kind": "funding",
        "stage": "approved",
        "themes": ["cloud"],
        "statements": list(statements),
        "not_stated": [],
        "relations": [],
        "documents": [DOCUMENT | {"licence": "", "language": "it"}],
        "version": 1,
        "first_published": "2026-11-12T10:00:00+01:00",
        "published": "2026-11-20T10:00:00+01:00",
    } | head


DEFAULTS = {
    "place": {"role": "participant"},
    "organisation": {"role": "lead", "organisation": {"name": "Comune di Padova", "slug": "comune-di-padova", "acronym": "", "kind": "municipality", "ipa": ""}},
    "programme": {"relation": "under", "programme": {"name": "Por Fesr", "slug": "por-fesr", "kind": "fund", "edition": None}},
    "person": {"person": {"name": "Anna Neri", "slug": "anna-neri"}, "office": "sindaca"},
    "amount": {"value": 50_000, "currency": "EUR", "type": "granted", "scope": "initiative", "approximate": False, "funder": None},
    "date": {
        "edtf": "2030", "earliest": "2030-01-01", "latest": "2030-12-31", "label": "signature", "happening": "expected",
        "title": "", "venue": "", "address": "", "hours": "", "registration_link": "", "agenda": "",
    },
    "duration": {"min_months": 24, "max_months": 24, "of": ""},
    "quantity": {"value": 28, "unit": "comuni", "of": "", "approximate": False},
}  # fmt: skip
