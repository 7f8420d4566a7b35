"""Records near a record, each with the reason: same programme, same body, same place, same theme.

One query of index look-ups: for each value shared, the newest few records that have it.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from initiatives.models import PublishedFacet, PublishedInitiative, RelationKind, reading_connection
from initiatives.public.addresses import address_of

MOST = 4
#: How many of the newest records are looked at for each value shared, and how many values of a dimension are asked.
NEWEST, VALUES = 8, 4
WEIGHTS = {"programme": 5, "organisation": 4, "municipality": 4, "province": 2, "region": 1, "theme": 1}


@dataclass(slots=True)
class Related:
    title: str
    slug: str
    language: str
    score: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return address_of("initiative", self.slug)


def related_records(snapshot: dict, sequence: int) -> list[Related]:
    """The nearest public records, best first; `sequence` is the record's own, which is left out."""
    shared = shared_values(snapshot)
    if not shared:
        return []
    found: dict[int, Related] = {}
    by: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for position, other, title, slug, language in _newest_with(shared, sequence):
        level, _dimension, _value, name = shared[position]
        related = found.setdefault(other, Related(title, slug, language))
        related.score += WEIGHTS[level]
        by[other].append((level, name))
    best = [pair for pair in sorted(found.items(), key=lambda pair: (-pair[1].score, -pair[0])) if pair[1].score > 1][:MOST]
    for other, related in best:
        related.reasons = [REASONS[level]() % {"name": name} for level, name in by[other]]
    return [related for _sequence, related in best]


def named_relations(snapshot: dict) -> list[Related]:
    """The records that the editors tied to this one, those of them that are public; one query, none without relations."""
    named = {relation["id"]: relation for relation in snapshot["relations"]}
    if not named:
        return []
    rows = PublishedInitiative.objects.public().filter(identifier__in=named).only("title", "slug", "language", "identifier")
    return [
        Related(row.title, row.slug, row.language, reasons=[_named_reason(named[str(row.identifier)])])
        for row in sorted(rows, key=lambda row: list(named).index(str(row.identifier)))
    ]


def shared_values(snapshot: dict) -> list[tuple[str, str, str, str]]:
    """(level, dimension, value, name) by which others are near; the most telling first, a few of each."""
    found: dict[str, dict[str, str]] = {level: {} for level in WEIGHTS}
    for statement in snapshot["statements"]:
        if statement["kind"] in ("programme", "organisation"):
            entity = statement[statement["kind"]]
            found[statement["kind"]][entity["slug"]] = entity["name"]
        elif statement["kind"] == "place" and statement["role"] != "mentioned":
            place = statement["place"]
            found[place["level"]][place["istat"]] = place["name"]
            for level in ("province", "region"):
                if place[level]:
                    found[level][place[level]["istat"]] = place[level]["name"]
    found["theme"] = dict.fromkeys(snapshot["themes"], "")
    return [
        (level, level if level in ("programme", "organisation", "theme") else "place", value, name)
        for level, values in found.items()
        for value, name in list(values.items())[:VALUES]
    ]


def _newest_with(shared: list[tuple[str, str, str, str]], sequence: int) -> list[tuple]:
    """(position in `shared`, sequence, title, slug, language): one SELECT of bounded index look-ups."""
    facets, records = PublishedFacet._meta.db_table, PublishedInitiative._meta.db_table
    newest = (
        f"SELECT %s AS position, record_id FROM (SELECT record_id FROM {facets}"  # noqa: S608 (table names)
        " WHERE dimension = %s AND value = %s AND record_id <> %s ORDER BY record_id DESC LIMIT %s) AS newest"
    )
    query = (
        "SELECT found.position, record.sequence, record.title, record.slug, record.language"  # noqa: S608 (table names)
        f" FROM ({' UNION ALL '.join([newest] * len(shared))}) AS found"
        f" JOIN {records} AS record ON record.sequence = found.record_id WHERE record.visible"
    )
    arguments = []
    for position, (_level, dimension, value, _name) in enumerate(shared):
        arguments += [position, dimension, value, sequence, NEWEST]
    with reading_connection().cursor() as cursor:
        cursor.execute(query, arguments)
        return cursor.fetchall()


def _named_reason(relation: dict) -> str:
    label = RelationKind(relation["kind"]).label
    return f"{label}: {relation['reason']}" if relation["reason"] else label


REASONS = {
    "programme": lambda: _("stesso programma: %(name)s"),
    "organisation": lambda: _("stessa organizzazione: %(name)s"),
    "municipality": lambda: _("stesso Comune: %(name)s"),
    "province": lambda: _("stessa provincia: %(name)s"),
    "region": lambda: _("stessa regione: %(name)s"),
    "theme": lambda: _("stesso tema"),
}
