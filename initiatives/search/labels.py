"""The names of facet values. Only entities that a published record mentions are ever read."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from initiatives.models import Organisation, Place, Programme, Redirect, Theme
from initiatives.search.index import Labels, PlaceLabel

#: How many values one query asks for: SQLite refuses many thousands.
AT_ONCE = 900
NAMED = {"organisation": Organisation, "programme": Programme}


def load_labels(facets: dict[str, dict], held: Labels | None = None, fresh: set[tuple[str, str]] | None = None) -> Labels:
    """Labels of all values in `facets`. What `held` knows is taken from there, but for the `fresh` pairs; `held` itself is
    given back where nothing differs."""
    known, fresh = held or Labels(), fresh or set()
    places = _brought_up_to(facets.get("place", {}).keys(), known.places, {value for kind, value in fresh if kind == "place"}, _read_places)
    pairs = {(dimension, slug) for dimension in NAMED for slug in facets.get(dimension, ())}
    names = _brought_up_to(pairs, known.names, {pair for pair in fresh if pair[0] in NAMED}, _read_names)
    themes = known.themes or {code: {"it": it, "en": en} for code, it, en in Theme.objects.values_list("code", "name_it", "name_en")}
    moved = {(kind, old): new for kind, old, new in Redirect.objects.exclude(kind="initiative").values_list("kind", "old_slug", "new_slug")}
    joined = dict(Place.objects.filter(merged_into__isnull=False).values_list("istat", "merged_into__istat"))
    if held and places is held.places and names is held.names and (moved, joined) == (held.moved, held.joined):
        return held
    codes = {label.slug: code for code, label in places.items()}
    codes |= {old: codes[new] for (kind, old), new in moved.items() if kind == "place" and new in codes}
    return Labels(places, codes | joined, names, themes, moved, joined)


def _brought_up_to(wanted: AbstractSet, known: dict, fresh: AbstractSet, read: Callable[[Iterable], dict]) -> dict:
    """The wanted of `known`, with what is new or `fresh` read; `known` itself where that comes to the same."""
    gone, found = known.keys() - wanted, read((wanted - known.keys()) | (fresh & wanted))
    if not gone and all(known.get(value) == label for value, label in found.items()):
        return known
    return {value: label for value, label in known.items() if value not in gone} | found


def _read_places(codes: Iterable[str]) -> dict[str, PlaceLabel]:
    columns = ("istat", "name", "level", "slug", "abbreviation")
    return {
        istat: PlaceLabel(*label) for part in _parts(codes) for istat, *label in Place.objects.filter(istat__in=part).values_list(*columns)
    }


def _read_names(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    pairs, found = list(pairs), {}
    for dimension, model in NAMED.items():
        for part in _parts(slug for kind, slug in pairs if kind == dimension):
            found |= {(dimension, slug): name for slug, name in model.objects.filter(slug__in=part).values_list("slug", "name")}
    return found


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    values = list(values)
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
