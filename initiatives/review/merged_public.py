"""What a merge does to public records, and what taking it back does: new versions under the right name."""

from collections.abc import Callable, Sequence

from django.db import models
from django.utils.translation import gettext as _

from initiatives.models import Merge, Publication, PublishedInitiative
from initiatives.publication.relabelling import FIELDS, republish
from initiatives.publication.snapshots import VALUES


def relabel(
    kind: str,
    rows: Sequence[PublishedInitiative],
    others: Sequence[PublishedInitiative],
    merged: models.Model,
    kept: models.Model,
    by,
    *,
    batch,
) -> dict[str, dict]:
    """New versions of the public records that name `merged` (`rows`), under the name of `kept`; of `others`, which name `kept`,
    where they show it otherwise than it is now. What was done, by the initiative's key."""
    done = {}
    own = {row.pk for row in rows}
    for row in [*rows, *(row for row in others if row.pk not in own and _differs(kind, row.publication.snapshot, kept))]:
        reason = _("«%(merged)s» unito a «%(kept)s»") % {"merged": merged.name, "kept": kept.name}
        publication = republish(row, _changer(kind, {merged.slug, kept.slug}, kept), by, reason=reason, batch=batch)
        keys = [item["key"] for item in row.publication.snapshot["statements"] if _slugs(kind, item) & {merged.slug}]
        done[str(row.initiative_id)] = {"number": publication.number, "before": row.publication_id, "statements": keys}
    return done


def relabel_back(row: Merge, kept: models.Model, merged: models.Model, by) -> None:
    """Public records that the merge renamed get their statements back as they were."""
    reason = _("unione annullata: «%(merged)s» e «%(kept)s»") % {"merged": merged.name, "kept": kept.name}
    for initiative_id, told in row.moved["public"].items():
        current = PublishedInitiative.objects.filter(initiative=int(initiative_id)).select_related("publication", "initiative").first()
        before = Publication.objects.filter(pk=told["before"]).first()
        if current is None or before is None:
            continue
        if current.version == told["number"]:
            republish(current, _as_before(before.snapshot), by, reason=reason, batch=row.batch)
        else:
            republish(current, _changer(row.kind, {kept.slug}, merged, set(told["statements"])), by, reason=reason, batch=row.batch)


def _changer(kind: str, slugs: set[str], entity: models.Model, only: set[str] | None = None) -> Callable[[dict], dict]:
    """Puts `entity` where a snapshot names one of these addresses; statements that become the same are joined."""

    def change(snapshot: dict) -> dict:
        statements, places = [], {}
        for item in snapshot["statements"]:
            if (only is None or item["key"] in only) and _slugs(kind, item) & slugs:
                item = _renamed(kind, item, slugs, entity)
            same = (item["kind"], (item.get(kind) or {}).get("slug"), item.get("relation")) if item["kind"] == kind else item["key"]
            if same in places:
                statements[places[same]] = _joined(statements[places[same]], item)
            else:
                places[same] = len(statements)
                statements.append(item)
        return {**snapshot, "statements": statements}

    return change


def _as_before(snapshot: dict) -> Callable[[dict], dict]:
    kept = {name: value for name, value in snapshot.items() if name not in ("version", "published")}

    def change(current: dict) -> dict:
        return current | kept

    return change


def _renamed(kind: str, item: dict, slugs: set[str], entity: models.Model) -> dict:
    item = dict(item)
    for field in FIELDS[kind]:
        if (item.get(field) or {}).get("slug") in slugs:
            item[field] = _data(kind, entity) if field == kind else {"name": entity.name, "slug": entity.slug}
    return item


def _joined(one: dict, other: dict) -> dict:
    known = {(place["document"]["id"], place["start"], place["end"]) for place in one["evidence"]}
    more = [place for place in other["evidence"] if (place["document"]["id"], place["start"], place["end"]) not in known]
    return {**one, "evidence": [*one["evidence"], *more]}


def _slugs(kind: str, item: dict) -> set[str]:
    return {(item.get(field) or {}).get("slug") for field in FIELDS[kind]} - {None}


def _differs(kind: str, snapshot: dict, entity: models.Model) -> bool:
    """Whether a snapshot shows the entity otherwise than it is now."""
    shown = [item[kind] for item in snapshot["statements"] if item["kind"] == kind and item[kind]["slug"] == entity.slug]
    return any(one != _data(kind, entity) for one in shown)


def _data(kind: str, entity: models.Model) -> dict:
    """The entity as snapshots show it."""
    stand_in = _StandIn(entity, kind)
    return VALUES[kind](stand_in)[kind]


class _StandIn:
    """A statement of no record, to ask the snapshot's own form of an entity."""

    role = relation = office = ""

    def __init__(self, entity: models.Model, kind: str):
        setattr(self, kind, entity)
