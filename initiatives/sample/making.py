"""`make_sample`: chunk after chunk, each in one transaction, taken as far as its course says."""

import gc
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction

from initiatives.models import Change, Document, HistoryEntry, Import, Status
from initiatives.publication.bulk import publish_many, withdraw_many, write_history
from initiatives.sample.courses import courses, moments
from initiatives.sample.sequels import write_sequels
from initiatives.sample.steps import approve, submit, take
from initiatives.sample.stories import tell
from initiatives.sample.world import load_world
from initiatives.sample.writing import Stock, Written, write_document, write_draft

CHUNK = 1_000
NAME = "campione"
STAFF = (("redazione-1", "editor"), ("redazione-2", "editor"), ("redazione-3", "editor"), ("pubblicazione", "publisher"))


def make_sample(records: int, *, seed: int = 1, until: datetime | None = None) -> Iterator[int]:
    """Add `records` published sample records, and beside them some withdrawn, some drafts, some documents to read.

    Gives the number published so far after each chunk. The same seed, size and `until` (aware; last midnight UTC if left
    out) on the same base gives the same records. Nothing of what is there is touched.
    """
    until = until or datetime.combine(datetime.now(UTC).date(), time(), UTC)
    world, staff = load_world(records), make_staff()
    first = Document.objects.filter(name__startswith=f"{NAME}-").count() + 1
    plan = courses(records, Random(f"{seed}/courses"))  # noqa: S311 (a sample, not a secret)
    last = Change.objects.order_by("-version").values_list("at", flat=True).first()
    clock = moments(len(plan), (last or until - timedelta(days=10_000)), max(until, (last or until) + timedelta(seconds=len(plan))))
    published = 0
    for start in range(0, len(plan), CHUNK):
        part = [(first + start + number, course) for number, course in enumerate(plan[start : start + CHUNK])]
        with transaction.atomic(), without_collector():
            _write_chunk(part, world, staff, clock, seed)
        published += sum(course == "published" for _number, course in part)
        yield published
    refresh_statistics()


@contextmanager
def without_collector():
    """No search for unreachable cycles while a chunk is made: nothing of it can be freed yet."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


def make_staff() -> list:
    """Editors and a publisher that cannot sign in."""
    users, found = get_user_model().objects, []
    for name, group in STAFF:
        user, made = users.get_or_create(username=f"{NAME}-{name}", defaults={"is_staff": False, "first_name": name})
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            user.groups.add(Group.objects.get(name=group))
        found.append(user)
    return found


def _write_chunk(part: list[tuple[int, str]], world, staff: list, clock: Iterator[datetime], seed: int) -> None:
    *editors, publisher = staff
    stock, history, written = Stock(len(part)), [], []
    started = next(clock)
    batch = Import.objects.create(
        identifier=uuid.UUID(int=Random(f"{seed}/{part[0][0]}").getrandbits(128), version=4),  # noqa: S311 (a sample, not a secret)
        label=NAME, state=Import.State.DONE, started_by=editors[0], started_at=started, finished_at=started,
    )  # fmt: skip
    history.append(HistoryEntry(at=started, by=editors[0], verb="import.finished", subject="import", subject_id=batch.pk, label=NAME))
    for number, course in part:
        chance = Random(f"{seed}/{number}")  # noqa: S311 (a sample, not a secret)
        at = next(clock)
        story = tell(chance, world, number, (at - timedelta(days=chance.randint(3, 400))).date())
        item = write_document(stock, story, chance, at, chance.choice(editors), batch, decided=course != "waiting")
        if course != "waiting":
            write_draft(stock, item, history)
            _advance(item, course, clock, publisher, history)
            written.append((item, course))
    stock.store()
    write_history(history)
    _publish(stock, [item for item, course in written if course in ("published", "withdrawn")], publisher, clock)
    gone = [item.initiative for item, course in written if course == "withdrawn"]
    if gone:
        withdraw_many(gone, publisher, [next(clock) for _ in gone], reason="La scheda era un doppione di un’altra.")


def _publish(stock: Stock, items: list[Written], publisher, clock) -> None:
    if not items:
        return
    publish_many([item.initiative for item in items], publisher, [next(clock) for _ in items])
    history: list[HistoryEntry] = []
    continued = write_sequels(stock, [item for item in items if item.story.later], clock, publisher, history)
    write_history(history)
    if continued:
        publish_many(continued, publisher, [next(clock) for _ in continued], reason="Una nuova fonte dice che cosa è successo.")


def _advance(item: Written, course: str, clock, publisher, history: list[HistoryEntry]) -> None:
    """Through submission and approval as far as the course goes; the draft is stored afterwards, as it then is."""
    initiative, by = item.initiative, item.by
    target = Status.READY if course in ("published", "withdrawn", "ready") else course
    if target == Status.DRAFT:
        return
    submit(initiative, by, next(clock), history)
    if target == Status.READY:
        approve(initiative, publisher, next(clock), history)
    elif target == Status.CHANGES_REQUESTED:
        take(initiative, target, "initiative.request_changes", publisher, next(clock), history, "Manca la data di avvio.")


def refresh_statistics() -> None:
    """What the database's planner knows of the tables, after so many new rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
