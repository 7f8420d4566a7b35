"""What readers are told of places, bodies and programmes comes from the vocabulary itself: a change there is a change of answers."""

from django.db import transaction

from initiatives.models import PublishedFacet
from initiatives.publication.publishing import locked_dataset, mark_changed, save_dataset

#: Kinds whose entries are public even where no record names them.
ALWAYS = ("place", "theme")


@transaction.atomic
def entity_changed(kind: str, slug: str) -> bool:
    """Tell readers that what they hold of an entry (`organisation`, `programme`, `place`, `theme`) is of yesterday; whether
    there was need to. People have no page: their names change with the records that name them.

    The dataset keeps its version, for no record changed; its moment, and with it every tag and date that is sent, goes on.
    """
    if kind not in ALWAYS and not PublishedFacet.objects.filter(dimension=kind, value=slug).exists():
        return False
    dataset = locked_dataset()
    mark_changed(dataset)
    save_dataset(dataset)
    return True
