"""What a document is about: the themes of the guidelines, by the words that are typical of each."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.cues import Cues
from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.lexicon.theme_cues import ENOUGH, THEME_CUES
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

_CUES = Cues(THEME_CUES)
REPEATS = (1.0, 1.5, 1.8)
IN_HEAD = 0.5
WHY = Reason("parole tipiche del tema", "words that are typical of the theme")


@rule("theme", Stage.SUBJECT)
def read_themes(text: Text) -> Iterable[Reading]:
    """Every theme whose words weigh enough."""
    for theme, weight in theme_weights(text.string).items():
        enough = ENOUGH[theme]
        if weight >= enough:
            yield Reading("theme", theme, None, None, "document/theme", round(min(0.95, 0.6 + (weight - enough) / 8), 2), WHY)


def theme_weights(string: str) -> dict[str, float]:
    """How much the words of the text speak for each theme; only the first pages of a long text are read."""
    return _CUES.weigh(read_page(string), REPEATS, IN_HEAD)
