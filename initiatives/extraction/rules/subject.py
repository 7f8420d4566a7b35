"""The words that tell the kind of a document and its themes: one pass over a text finds both."""

from __future__ import annotations

from initiatives.extraction.cues import Cues
from initiatives.extraction.lexicon.kind_cues import KIND_CUES
from initiatives.extraction.lexicon.theme_cues import THEME_CUES

SUBJECT = Cues({**KIND_CUES, **THEME_CUES})
