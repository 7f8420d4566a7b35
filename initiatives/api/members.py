"""The members of an initiative in lists, in its detail, and as columns of a table."""

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


def _join(values) -> str:
    return "; ".join(str(value) for value in values)


#: Column of a table: its name, the member it belongs to, how it is made of a list item.
COLUMNS = (
    ("id", "id", lambda item: item["id"]),
    ("slug", "slug", lambda item: item["slug"]),
    ("title", "title", lambda item: item["title"]),
    ("summary", "summary", lambda item: item["summary"]),
    ("kind", "kind", lambda item: item["kind"]),
    ("stage", "stage", lambda item: item["stage"]),
    ("themes", "themes", lambda item: _join(item["themes"])),
    ("language", "language", lambda item: item["language"]),
    ("version", "version", lambda item: item["version"]),
    ("first_published", "first_published", lambda item: item["first_published"]),
    ("published", "published", lambda item: item["published"]),
    ("places", "places", lambda item: _join(place["name"] for place in item["places"])),
    ("place_codes", "places", lambda item: _join(place["istat"] for place in item["places"])),
    ("place_roles", "places", lambda item: _join(place["role"] for place in item["places"])),
    ("organisations", "organisations", lambda item: _join(body["name"] for body in item["organisations"])),
    ("organisation_roles", "organisations", lambda item: _join(body["role"] for body in item["organisations"])),
    ("programmes", "programmes", lambda item: _join(programme["name"] for programme in item["programmes"])),
    ("amount_eur", "amount", lambda item: item["amount"]["value"] if item["amount"] else None),
    ("dates", "dates", lambda item: _join(f"{date['label']} {date['edtf']}" for date in item["dates"])),
    ("statement_count", "statement_count", lambda item: item["statement_count"]),
    ("proved_count", "proved_count", lambda item: item["proved_count"]),
    ("not_stated", "not_stated", lambda item: _join(item["not_stated"])),
)  # fmt: skip
