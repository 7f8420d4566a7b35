"""What readers ask of a snapshot: its entry in a list, its facets, its sums and span, the words it is found by.

Pure functions of the form that `publication.snapshots` writes. The read model is made with them at publication, and
the state of a past day from the snapshots that were valid then.
"""

from collections import Counter
from datetime import date
from decimal import Decimal

from initiatives.models.choices import AmountScope

#: What `has=` and `lacks=` ask for, and the kind of statement that answers.
KNOWABLE = {
    "amount": "amount",
    "period": "date",
    "place": "place",
    "programme": "programme",
    "organisation": "organisation",
    "milestone": "date",
}
PERIOD_LABELS = ("period", "start", "end")


def list_item(snapshot: dict) -> dict:
    """The entry of a list: head and values in short, without evidence."""
    by_kind: dict[str, list[dict]] = {}
    for statement in snapshot["statements"]:
        by_kind.setdefault(statement["kind"], []).append(statement)
    amount = total_amount(snapshot)
    head = ("id", "slug", "title", "summary", "kind", "stage", "themes", "language", "version", "first_published", "published")
    return {
        **{name: snapshot[name] for name in head},
        "places": [_short_place(item) for item in by_kind.get("place", [])],
        "organisations": [
            {"name": i["organisation"]["name"], "slug": i["organisation"]["slug"], "role": i["role"]}
            for i in by_kind.get("organisation", [])
        ],
        "programmes": [
            {"name": i["programme"]["name"], "slug": i["programme"]["slug"], "relation": i["relation"]}
            for i in by_kind.get("programme", [])
        ],
        "people": [{"name": i["person"]["name"], "office": i["office"]} for i in by_kind.get("person", [])],
        "amount": None if amount is None else {"value": _plain(amount), "currency": "EUR"},
        "amounts": [{name: i[name] for name in ("value", "currency", "type", "scope", "approximate")} for i in by_kind.get("amount", [])],
        "dates": [{name: i[name] for name in ("edtf", "label", "happening")} for i in by_kind.get("date", [])],
        "durations": [{name: i[name] for name in ("min_months", "max_months", "of")} for i in by_kind.get("duration", [])],
        "quantities": [{name: i[name] for name in ("value", "unit", "of", "approximate")} for i in by_kind.get("quantity", [])],
        "statement_count": len(snapshot["statements"]),
        "proved_count": sum(bool(statement["evidence"]) for statement in snapshot["statements"]),
        "not_stated": snapshot["not_stated"],
    }


def facets_of(snapshot: dict) -> set[tuple[str, str]]:
    """(dimension, value) pairs by which the record is found, a place counting for all that contain it; and by which its
    statements are counted: ("fact", "date:2") for two dates."""
    found = {("kind", snapshot["kind"]), ("stage", snapshot["stage"]), ("language", snapshot["language"])}
    found |= {("theme", code) for code in snapshot["themes"]}
    for statement in snapshot["statements"]:
        found |= _facets_of_statement(statement)
    earliest, latest = date_span(snapshot)
    if earliest or latest:
        first, last = (earliest or latest).year, (latest or earliest).year
        found |= {("year", str(year)) for year in range(first, min(last, first + 60) + 1)}
    found |= {("document", document["id"]) for document in snapshot["documents"]}
    facts = Counter(statement["kind"] for statement in snapshot["statements"])
    found |= {("fact", f"{kind}:{count}") for kind, count in facts.items()}
    return found | {("has", name) for name in known(snapshot)}


def known(snapshot: dict) -> set[str]:
    """Which of the knowable things the record states. Its amount is known when the whole initiative's is: the sum of a
    programme or of a part says nothing of it."""
    kinds = {statement["kind"] for statement in snapshot["statements"]}
    found = {name for name, kind in KNOWABLE.items() if kind in kinds and name != "period"}
    if total_amount(snapshot) is None:
        found.discard("amount")
    if any(statement["kind"] == "date" and statement["label"] in PERIOD_LABELS for statement in snapshot["statements"]):
        found.add("period")
    return found


def total_amount(snapshot: dict) -> Decimal | None:
    """Euro of the initiative as a whole: what was granted, else what it costs. None where not stated: never zero."""
    own = [
        item
        for item in snapshot["statements"]
        if item["kind"] == "amount" and item["scope"] == AmountScope.INITIATIVE and item["currency"] == "EUR"
    ]
    for wanted in ("granted", "cost", "requested", "own"):
        values = [Decimal(str(item["value"])) for item in own if item["type"] == wanted]
        if values:
            return max(values)
    return None


def date_span(snapshot: dict) -> tuple[date | None, date | None]:
    """The earliest and latest day any of its dates can mean; None at both where no date is stated."""
    days = [
        date.fromisoformat(statement[end])
        for statement in snapshot["statements"]
        if statement["kind"] == "date"
        for end in ("earliest", "latest")
        if statement[end]
    ]
    return (min(days), max(days)) if days else (None, None)


def search_source(snapshot: dict) -> str:
    """All the words a record is found by: what is public of it, and nothing else."""
    parts = [snapshot["title"], snapshot["summary"], snapshot["body"]]
    for statement in snapshot["statements"]:
        for entity in ("place", "organisation", "programme", "person"):
            if statement["kind"] == entity:
                parts.append(statement[entity]["name"])
                parts.append(statement[entity].get("acronym") or "")
        parts.append(statement.get("office") or "")
        parts += [f"{evidence['prefix']}{evidence['quote']}{evidence['suffix']}" for evidence in statement["evidence"]]
    return "\n".join(part for part in parts if part)


def _facets_of_statement(statement: dict) -> set[tuple[str, str]]:
    if statement["kind"] == "place":
        place = statement["place"]
        containing = [place["istat"], *(outer["istat"] for outer in (place["province"], place["region"]) if outer)]
        return {("place", code) for code in containing} | {("role", statement["role"])}
    if statement["kind"] == "organisation":
        slug = statement["organisation"]["slug"]
        return {("organisation", slug), ("role", statement["role"])}
    if statement["kind"] == "programme":
        return {("programme", statement["programme"]["slug"])}
    return set()


def _short_place(statement: dict) -> dict:
    place = statement["place"]
    return {"name": place["name"], "slug": place["slug"], "istat": place["istat"], "level": place["level"], "role": statement["role"]}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
