"""Which of many claims name something the vocabulary does not know yet: two queries, whatever their number and kinds."""

from collections.abc import Iterable

from django.db.models import CharField, Value

from initiatives.extraction.words import fold
from initiatives.models import Claim
from initiatives.review.entities import ALIAS_MODELS, ENTITY_MODELS, entities_for

#: Kinds whose entities are known by name or alias; places are known by code and level, too.
NAMED = ("organisation", "programme", "person")


def unknown_names(claims: Iterable[Claim]) -> set[int]:
    """The keys of the claims whose place, body, programme or person is not in the vocabulary."""
    members = [claim for claim in claims if claim.kind in ENTITY_MODELS]
    places = [claim for claim in members if claim.kind == "place"]
    known_places = entities_for(places)
    names = _names({claim.kind for claim in members} & set(NAMED))
    unknown = {claim.pk for claim in places if claim.pk not in known_places}
    return unknown | {
        claim.pk for claim in members if claim.kind != "place" and (claim.kind, fold(claim.upheld_value["name"])) not in names
    }


def _names(kinds: set[str]) -> set[tuple[str, str]]:
    """Every name and alias of these kinds, folded, in one query."""
    tables = [model.objects.order_by() for kind in sorted(kinds) for model in (ENTITY_MODELS[kind], ALIAS_MODELS[kind])]
    labels = [kind for kind in sorted(kinds) for _table in range(2)]
    parts = [table.values_list(Value(kind, CharField()), "name") for table, kind in zip(tables, labels, strict=True)]
    if not parts:
        return set()
    return {(kind, fold(name)) for kind, name in parts[0].union(*parts[1:])}
