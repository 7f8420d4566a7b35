"""What is asked of the site in a benchmark, chosen from what the base holds: rare and common words, pages near and far."""

from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode

from initiatives.filters.parameters import NEWEST_FIRST
from initiatives.models import PublishedInitiative
from initiatives.models.search_index import matching
from initiatives.search import FACETS, current_index, dataset
from initiatives.search.pages import Position, write_cursor

PATHS = 400


@dataclass(frozen=True, slots=True)
class Questions:
    """Lists of paths, each with PATHS different ones where the base has so much."""

    newest: list[str]
    filtered: list[str]
    details: list[str]
    searched: list[str]
    pages: list[str]
    filtered_pages: list[str]
    record_pages: list[str]
    stored_lists: list[str]
    stored_details: list[str]


def questions(seed: int = 1) -> Questions:
    """The paths, the same for the same base and seed."""
    chance = Random(seed)  # noqa: S311 (a sample, not a secret)
    index = current_index(dataset())
    sequences = sorted(index.everything)
    places = [chance.choice(sequences) for _ in range(PATHS)]
    slugs = list(PublishedInitiative.objects.filter(sequence__in=set(places)).order_by("sequence").values_list("slug", flat=True))
    cursors = [write_cursor(NEWEST_FIRST, Position(None, place), backwards=False) for place in places]
    filters = [_filters(chance, index) for _ in range(PATHS)]
    words = _words(chance, sequences)
    searches = [{"q": chance.choice(words) if chance.random() < 0.7 else " ".join(chance.sample(words, 2)), **chosen} for chosen in filters]
    every = ",".join(FACETS)
    return Questions(
        newest=[f"/api/v1/initiatives/?cursor={cursor}" for cursor in cursors],
        filtered=[f"/api/v1/initiatives/?{urlencode(chosen)}" for chosen in filters],
        details=[f"/api/v1/initiatives/{slug}/" for slug in slugs],
        searched=[f"/api/v1/initiatives/?{urlencode(search | {'facets': every})}" for search in searches],
        pages=[f"/initiatives/?cursor={cursor}" for cursor in cursors],
        filtered_pages=[f"/initiatives/?{urlencode(search)}" for search in searches],
        record_pages=[f"/initiatives/{slug}/" for slug in slugs],
        stored_lists=[f"/stored-list?from={place}" for place in places],
        stored_details=[f"/stored-detail/{slug}" for slug in slugs],
    )


def _filters(chance: Random, index) -> dict[str, str]:
    """Three filters, as a visitor would tick them."""
    regions = [code for code in index.facets["place"] if len(code) == 2]
    return {
        "theme": ",".join(chance.sample(sorted(index.facets["theme"]), chance.choice((1, 2, 3)))),
        "place": ",".join(chance.sample(sorted(regions), chance.choice((1, 2)))),
        "kind": ",".join(chance.sample(sorted(index.facets["kind"]), chance.choice((1, 2)))),
    }


def _words(chance: Random, sequences: list[int]) -> list[str]:
    """Stems from the rarest to the commonest, the commonest of all among them."""
    rows = PublishedInitiative.objects.filter(sequence__in=chance.sample(sequences, min(200, len(sequences))))
    found = {word for text in rows.values_list("search_text", flat=True) for word in text.split() if len(word) > 2 and word.isalpha()}
    chosen = chance.sample(sorted(found), min(300, len(found)))
    counted = sorted(chosen, key=lambda word: len(matching([[word]])))
    return counted[:: max(1, len(counted) // 120)] + counted[-30:]
