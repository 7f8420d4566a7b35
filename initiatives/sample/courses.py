"""How far each sample record goes, and when each thing is done to it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

#: Beside the published ones: the share of records that went each other way.
OTHERS = {"withdrawn": 0.02, "ready": 0.008, "in-review": 0.016, "changes-requested": 0.008, "draft": 0.016, "waiting": 0.08}
SPAN = timedelta(days=3 * 365)
#: Moments that a record takes at most: drafted, submitted, approved, published, and the same again for a second version.
STEPS = 8


def courses(records: int, chance: Random) -> list[str]:
    """What becomes of each document, so that `records` of them end as published."""
    chosen = ["published"] * records
    for course, share in OTHERS.items():
        chosen += [course] * round(records * share)
    chance.shuffle(chosen)
    return chosen


def moments(documents: int, start: datetime, until: datetime) -> Iterator[datetime]:
    """Evenly spread moments from `start` (but at most three years before) to `until`, enough for `documents`."""
    first = max(start, until - SPAN)
    step = (until - first) / (documents * STEPS + 1)
    moment = first
    while True:
        moment += step
        yield moment.replace(microsecond=moment.microsecond // 1_000 * 1_000)
