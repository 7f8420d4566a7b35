"""From a snapshot to what readers ask for: the row with its filter columns, its ready-made JSON, its search text, its facets."""

from datetime import datetime

import orjson

from initiatives.models import (
    Happening,
    Initiative,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    PublishedMilestone,
    date_span,
    facets_of,
    list_item,
    search_source,
    total_amount,
)
from initiatives.models.search_index import stems


def build_row(initiative: Initiative, publication: Publication, sequence: int, first_published_at: datetime) -> PublishedInitiative:
    """The unsaved row of the read model for `publication`."""
    snapshot = publication.snapshot
    earliest, latest = date_span(snapshot)
    return PublishedInitiative(
        sequence=sequence,
        initiative=initiative,
        publication=publication,
        identifier=initiative.identifier,
        slug=snapshot["slug"],
        title=snapshot["title"],
        kind=snapshot["kind"],
        stage=snapshot["stage"],
        language=snapshot["language"],
        amount=total_amount(snapshot),
        earliest=earliest,
        latest=latest,
        version=publication.number,
        first_published_at=first_published_at,
        published_at=publication.published_at,
        dataset_version=publication.dataset_version,
        list_json=dumps(list_item(snapshot)),
        detail_json=dumps(snapshot),
        search_text=" ".join(stems(search_source(snapshot))),
    )


def dumps(data: dict) -> str:
    return orjson.dumps(data).decode()


def build_facets(row: PublishedInitiative, snapshot: dict) -> list[PublishedFacet]:
    pairs = sorted(facets_of(snapshot))
    return [PublishedFacet(record=row, dimension=dimension, value=value[:120]) for dimension, value in pairs]


def build_milestones(row: PublishedInitiative, snapshots: list[dict]) -> list[PublishedMilestone]:
    """The dates of the last of `snapshots`; the earlier versions, oldest first, tell what was promised and when."""
    promised = first_promises(snapshots)
    return [
        PublishedMilestone(
            record=row,
            key=statement["key"],
            edtf=statement["edtf"],
            earliest=statement["earliest"],
            latest=statement["latest"],
            label=statement["label"],
            happening=statement["happening"] or "",
            promised=promised.get(statement["key"], ""),
            data=statement,
        )
        for statement in snapshots[-1]["statements"]
        if statement["kind"] == "date"
    ]


def first_promises(snapshots: list[dict]) -> dict[str, str]:
    """The date (EDTF) under which each milestone was first announced as still to come, by statement key.

    One of which a source says that it was not kept was a promise too, whatever the earlier versions said.
    """
    promised: dict[str, str] = {}
    for snapshot in snapshots:
        for statement in snapshot["statements"]:
            if statement["kind"] == "date" and statement["happening"] in (Happening.EXPECTED, Happening.NOT_KEPT):
                promised.setdefault(statement["key"], statement["edtf"])
    return promised
