"""Work that goes on behind the pages, on the queue in the database: `python manage.py db_worker` carries it out.

No worker is needed: the page that shows an import carries it on by itself while nobody else does.
"""

from functools import partial

from django.contrib.auth import get_user_model
from django_tasks import task

from initiatives.models import Import
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.curated import replay_curated
from initiatives.review.learning import current_knowledge
from initiatives.review.previewing import preview
from initiatives.sources.batches import import_step
from initiatives.sources.readers import Reading
from initiatives.sources.storing import Claiming
from initiatives.sources.trying import try_step

#: A worker looks up from its work this often, in seconds, to see whether the batch was stopped.
STEP = 5


@task()
def carry_on(batch_id: int) -> str:
    """Try or take in a batch to its end; what became of it. Run again, or by two at once, it does nothing twice."""
    while True:
        batch = Import.objects.filter(pk=batch_id).first()
        if batch is None:
            return "gone"
        if carry_on_for(batch, STEP):
            return Import.objects.get(pk=batch_id).state


def carry_on_for(batch: Import, seconds: float) -> bool:
    """Work on a batch for about so many seconds; True when nothing is left to do."""
    if batch.state == Import.State.TRIED:
        return try_step(batch, previewer(), seconds)
    return import_step(batch, claiming_for(batch.started_by), seconds)


def claiming_for(by) -> Claiming:
    """How the desk finds claims in what is imported; a curated record that comes with a document is carried out in the name of `by`."""
    record = partial(_replay, by=by) if by is not None and by.has_perm("initiatives.change_claim") else None
    return Claiming(partial(read_new, knowledge=current_knowledge()), store_claims, record)


def previewer():
    """What the rules would find in a reading, as the dry run shows it."""
    knowledge = current_knowledge()

    def look(reading: Reading) -> dict:
        return preview(reading.text, reading.published, reading.rights, knowledge)

    return look


def enqueue(batch: Import) -> None:
    """Offer a batch to the workers."""
    carry_on.enqueue(batch.pk)


def _replay(document, record: dict, by) -> None:
    replay_curated(record, document, get_user_model().objects.get(pk=by.pk))
