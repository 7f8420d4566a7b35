"""Finding the place, programme or organisation of an address; and which of them the public may know of."""

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect

from initiatives.models import Redirect
from initiatives.public.addresses import address_of
from initiatives.search import Index


class Moved(Exception):
    """The address leads elsewhere: `response` says where."""

    def __init__(self, kind: str, slug: str):
        self.response = HttpResponsePermanentRedirect(address_of(kind, slug))
        super().__init__(slug)


def find(entities: QuerySet, kind: str, slug: str) -> Model:
    """The entity at `slug`; Moved for one that was merged into another or renamed, Http404 where there never was one."""
    entity = entities.filter(slug=slug).first()
    if entity is None:
        renamed = Redirect.objects.filter(kind=kind, old_slug=slug).values_list("new_slug", flat=True).first()
        if renamed:
            raise Moved(kind, renamed)
        raise Http404(slug)
    seen = {entity.pk}
    target = entity
    while target.merged_into_id and target.merged_into_id not in seen:
        seen.add(target.merged_into_id)
        target = entities.get(pk=target.merged_into_id)
    if target is not entity:
        raise Moved(kind, target.slug)
    return entity


def is_public(index: Index, dimension: str, slug: str) -> bool:
    """Whether a published record mentions the programme or organisation: the others are the editors' own."""
    return bool(index.holding(dimension, slug))
