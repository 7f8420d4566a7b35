"""What a document is about: the themes of the guidelines, by the words that are typical of each."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.lexicon.theme_cues import BY_KIND, ENOUGH, THEME_CUES
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.document_kind import kind_weights
from initiatives.extraction.rules.subject import SUBJECT
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

REPEATS = (1.0, 1.5, 1.8)
IN_HEAD = 0.5
#: So much of what would be enough makes the likeliest theme of a text a guess, where no theme has enough.
GUESS = 0.45
#: A sentence or two make no document: there nothing is guessed.
WORTH_A_GUESS = 400
WHY = Reason("parole tipiche del tema", "words that are typical of the theme")
LIKELIEST = Reason("il tema più vicino alle parole del testo", "the theme nearest to the words of the text")


@rule("theme", Stage.SUBJECT)
def read_themes(text: Text) -> Iterable[Reading]:
    """Every theme whose words weigh enough; where none does, the likeliest one, if there is one."""
    weights = theme_weights(text.string)
    found = [(theme, weight - ENOUGH[theme]) for theme, weight in weights.items() if weight >= ENOUGH[theme]]
    for theme, more in found:
        yield Reading("theme", theme, None, None, "document/theme", round(min(0.95, 0.6 + more / 8), 2), WHY)
    likeliest = max(weights, key=lambda theme: weights[theme] / ENOUGH[theme])
    if not found and len(text.string) >= WORTH_A_GUESS and weights[likeliest] >= GUESS * ENOUGH[likeliest]:
        yield Reading("theme", likeliest, None, None, "document/theme", 0.5, LIKELIEST)


def theme_weights(string: str) -> dict[str, float]:
    """How much the words of the text speak for each theme; only the first pages of a long text are read."""
    weights = SUBJECT.weigh(read_page(string), REPEATS, IN_HEAD, THEME_CUES)
    kind, said = kind_weights(string)[0]
    if said:
        for theme, by_kind in BY_KIND.items():
            weights[theme] += by_kind[kind] if weights[theme] else 0.0
    return weights
