"""The members of an initiative in lists and in its detail."""

#: As `models.reading.list_item` writes them.
LISTED = (
    "id", "slug", "title", "summary", "kind", "stage", "themes", "language", "version", "first_published", "published",
    "places", "organisations", "programmes", "people", "amount", "amounts", "dates", "durations", "quantities",
    "statement_count", "proved_count", "not_stated",
)  # fmt: skip
#: As `publication.snapshots` writes them.
DETAILED = (
    "form", "id", "slug", "title", "summary", "body", "language", "kind", "stage", "themes", "statements", "not_stated",
    "relations", "documents", "version", "first_published", "published",
)  # fmt: skip
#: Either, for a list that may be expanded.
MEMBERS = tuple(dict.fromkeys(LISTED + DETAILED))


def without_evidence(record: dict) -> dict:
    """A record whose statements keep their values and lose their passages."""
    statements = [{name: value for name, value in item.items() if name != "evidence"} for item in record["statements"]]
    return record | {"statements": statements}
