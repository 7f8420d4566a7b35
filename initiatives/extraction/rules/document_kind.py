"""What a document is about in the main: candidacy, agreement, funding, event, service, strategy, other.

Each kind has words that speak for it, weighed by how tellingly they do; words in the title and the first lines count more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.lexicon.kind_cues import KIND_CUES
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.subject import SUBJECT
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

NAMES = {
    "candidacy": ("candidatura", "an application"),
    "agreement": ("accordo", "an agreement"),
    "funding": ("finanziamento", "funding"),
    "event": ("evento", "an event"),
    "service": ("servizio", "a service"),
    "strategy": ("strategia", "a strategy"),
    "other": ("altro", "something else"),
}
REPEATS = (1.0, 1.4, 1.6)
IN_HEAD = 1.2


@rule("kind", Stage.SUBJECT)
def read_kind(text: Text) -> Iterable[Reading]:
    """The one kind that the words of the text speak for most."""
    ranked = kind_weights(text.string)
    best, second = ranked[0], ranked[1]
    score = 0.5 if not best[1] else min(0.95, 0.55 + (best[1] - second[1]) / (best[1] + 1))
    italian, english = NAMES[best[0]]
    yield Reading(
        "kind",
        best[0],
        None,
        None,
        "document/kind",
        round(score, 2),
        Reason(f"le parole del testo parlano di {italian}", f"the words of the text speak of {english}"),
    )


@lru_cache(maxsize=8)
def kind_weights(string: str) -> tuple[tuple[str, float], ...]:
    """Kinds with their weights, the heaviest first; only the first pages of a long text are read."""
    found = SUBJECT.weigh(read_page(string), REPEATS, IN_HEAD, KIND_CUES)
    return tuple(sorted(found.items(), key=lambda pair: -pair[1]))
