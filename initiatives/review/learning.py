"""What editors taught the rules: aliases from corrections, names they rejected. Handed to the extraction as one value."""

from collections.abc import Mapping

from django.db.models import Count, Max

from initiatives.extraction.knowledge import Knowledge, load_knowledge
from initiatives.models import AliasKind, Organisation, OrganisationAlias, PlaceAlias, Programme, ProgrammeAlias, RejectedName

_cached: tuple[tuple, Knowledge] | None = None


def current_knowledge() -> Knowledge:
    """The shipped vocabulary with what the editors added; rebuilt only when that changed."""
    global _cached
    stamp = _stamp()
    if _cached is None or _cached[0] != stamp:
        _cached = (stamp, _extended())
    return _cached[1]


def _stamp() -> tuple:
    """Changes whenever a name, an alias or a rejection does."""
    models = (PlaceAlias, OrganisationAlias, ProgrammeAlias, Organisation, Programme, RejectedName)
    counts = [tuple(model.objects.aggregate(rows=Count("pk"), last=Max("pk")).values()) for model in models]
    rejected = tuple(RejectedName.objects.order_by("pk").values_list("documents", flat=True))
    return (*counts, rejected)


def _extended() -> Knowledge:
    learned = {"kind": AliasKind.LEARNED}
    places = _learned_places(load_knowledge().place_by_istat)
    bodies = {alias.name: alias.organisation.name for alias in OrganisationAlias.objects.filter(**learned).select_related("organisation")}
    schemes = {alias.name: alias.programme.name for alias in ProgrammeAlias.objects.filter(**learned).select_related("programme")}
    return load_knowledge().extended(
        place_aliases=places,
        organisations=bodies | {name: name for name in Organisation.objects.values_list("name", flat=True)},
        programmes=schemes | {name: name for name in Programme.objects.values_list("name", flat=True)},
        rejected={(row.kind, row.name): row.documents for row in RejectedName.objects.all()},
    )


def _learned_places(known: Mapping[str, object]) -> dict[str, str]:
    """Spellings of places that editors taught, to ISTAT codes that the shipped list has; of a place that was joined to another
    that one's."""
    found = {}
    for alias in PlaceAlias.objects.filter(kind=AliasKind.LEARNED).select_related("place__merged_into"):
        today = alias.place.merged_into or alias.place
        code = next((place.istat for place in (today, alias.place) if place.istat in known), None)
        if code:
            found[alias.name] = code
    return found
