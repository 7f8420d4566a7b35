"""The names of facet values. Only entities that a published record mentions are ever read."""

from collections.abc import Iterable, Iterator

from initiatives.models import Organisation, Place, Programme, Redirect, Theme
from initiatives.search.index import Labels, PlaceLabel

#: How many values one query asks for: SQLite refuses many thousands.
AT_ONCE = 900


def load_labels(facets: dict[str, dict], held: Labels | None = None, fresh: set[tuple[str, str]] | None = None) -> Labels:
    """Labels of all values in `facets`. What `held` knows is taken from there, but for the `fresh` pairs."""
    known, fresh = held or Labels(), fresh or set()
    places = {code: known.places[code] for code in facets.get("place", ()) if code in known.places and ("place", code) not in fresh}
    for part in _parts(code for code in facets.get("place", ()) if code not in places):
        for istat, *label in Place.objects.filter(istat__in=part).values_list("istat", "name", "level", "slug", "abbreviation"):
            places[istat] = PlaceLabel(*label)
    names = {}
    for dimension, model in (("organisation", Organisation), ("programme", Programme)):
        values = facets.get(dimension, ())
        kept = {(dimension, slug): known.names[dimension, slug] for slug in values if (dimension, slug) in known.names}
        kept = {pair: name for pair, name in kept.items() if pair not in fresh}
        for part in _parts(slug for slug in values if (dimension, slug) not in kept):
            for slug, name in model.objects.filter(slug__in=part).values_list("slug", "name"):
                kept[dimension, slug] = name
        names |= kept
    themes = known.themes or {code: {"it": it, "en": en} for code, it, en in Theme.objects.values_list("code", "name_it", "name_en")}
    moved = {(kind, old): new for kind, old, new in Redirect.objects.exclude(kind="initiative").values_list("kind", "old_slug", "new_slug")}
    codes = {label.slug: code for code, label in places.items()}
    codes |= {old: codes[new] for (kind, old), new in moved.items() if kind == "place" and new in codes}
    joined = dict(Place.objects.filter(merged_into__isnull=False).values_list("istat", "merged_into__istat"))
    return Labels(places, codes | joined, names, themes, moved, joined)


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    values = list(values)
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
