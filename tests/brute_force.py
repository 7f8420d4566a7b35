"""The filters said once more, over plain snapshots, one record at a time: what the bitmaps are held against."""

from datetime import date, datetime
from decimal import Decimal

from initiatives.filters import Query
from initiatives.models.search_index import stems
from initiatives.search import read_question

PERIOD = ("period", "start", "end")


def finds(query: Query, snapshot: dict) -> bool:
    """Whether `query` selects the record."""
    return all(_holds(query, name, values, snapshot) for name, values in query.filters)


def values_of(snapshot: dict, dimension: str) -> set[str]:
    """The values of a record in one dimension, places with all that contain them under both their names."""
    statements = snapshot["statements"]
    if dimension in ("kind", "stage"):
        return {snapshot[dimension]}
    if dimension == "theme":
        return set(snapshot["themes"])
    if dimension == "place":
        found = set()
        for item in statements:
            if item["kind"] == "place":
                place = item["place"]
                found |= {place["istat"], place["slug"], place["province"]["istat"], place["region"]["istat"]}
                found |= {f"{place['province']['name'].lower()}-provincia", place["region"]["name"].lower()}
        return found
    if dimension in ("programme", "organisation"):
        return {item[dimension]["slug"] for item in statements if item["kind"] == dimension}
    if dimension == "role":
        return {item["role"] for item in statements if "role" in item}
    if dimension == "year":
        first, last = span(snapshot)
        return {str(year) for year in range(first.year, last.year + 1)} if first else set()
    kinds = {item["kind"] for item in statements}
    known = {name for name in ("place", "programme", "organisation") if name in kinds}
    known |= {"amount"} if amount(snapshot) is not None else set()
    known |= {"milestone"} if "date" in kinds else set()
    return known | ({"period"} if any(item["kind"] == "date" and item["label"] in PERIOD for item in statements) else set())


def span(snapshot: dict) -> tuple[date | None, date | None]:
    days = [date.fromisoformat(item[end]) for item in snapshot["statements"] if item["kind"] == "date" for end in ("earliest", "latest")]
    return (min(days), max(days)) if days else (None, None)


def amount(snapshot: dict) -> Decimal | None:
    """What was granted, else what it costs, of the whole initiative."""
    own = [item for item in snapshot["statements"] if item["kind"] == "amount" and item["scope"] == "initiative"]
    for wanted in ("granted", "cost"):
        values = [Decimal(str(item["value"])) for item in own if item["type"] == wanted]
        if values:
            return max(values)
    return None


def text_of(snapshot: dict) -> list[list[str]]:
    """The public texts, each as its stems."""
    texts = [snapshot["title"], snapshot["summary"], snapshot["body"]]
    for item in snapshot["statements"]:
        texts += [item[kind]["name"] for kind in ("place", "organisation", "programme", "person") if item["kind"] == kind]
        texts += [evidence["quote"] for evidence in item["evidence"]]
    return [stems(text) for text in texts]


def _holds(query: Query, name: str, values: tuple[str, ...], snapshot: dict) -> bool:
    first, last = span(snapshot)
    if name == "q":
        return _says(query.text, snapshot)
    if name == "amount_min":
        return amount(snapshot) is not None and amount(snapshot) >= query.amounts[0]
    if name == "amount_max":
        return amount(snapshot) is not None and amount(snapshot) <= query.amounts[1]
    if name == "from":
        return last is not None and last >= query.days[0]
    if name == "to":
        return first is not None and first <= query.days[1]
    if name in ("published_after", "changed_after"):
        told = snapshot["first_published" if name == "published_after" else "published"]
        return datetime.fromisoformat(told) >= query.moment(name)
    if name in ("has", "lacks"):
        known = values_of(snapshot, "has")
        return set(values) <= known if name == "has" else not set(values) & known
    dimension, _, how = name.partition("_")
    known = values_of(snapshot, dimension)
    return {"": bool(known & set(values)), "all": set(values) <= known, "not": not known & set(values)}[how]


def _says(text: str, snapshot: dict) -> bool:
    question = read_question(text)
    texts = text_of(snapshot)
    words = [word for part in texts for word in part]
    together = f" {' '.join(words)} "
    if not question:
        return False
    return all(f" {' '.join(clause)} " in together for clause in question.clauses) and all(
        any(word.startswith(prefix) for word in words) for prefix in question.prefixes
    )
