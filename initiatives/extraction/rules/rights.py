"""Whether a notice reserves all rights.

A Creative Commons licence and `riproduzione consentita` reserve none; `© 2024 Comune di X` alone says who holds them, not that they are reserved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text

_NOTICE = re.compile(
    r"""(?:©[ ]?|\(c\)[ ]?|copyright[ ])?
        (?: riproduzione[ ](?:anche[ ]parziale[ ])?(?:riservata|vietata|proibita)
          | vietata[ ]la[ ]riproduzione | (?:è[ ])?vietat[ao][ ]la[ ]riproduzione
          | (?:tutti[ ])?(?:i[ ])?diritti(?:[ ]sono)?[ ]riservati
          | all[ ]rights[ ]reserved
        )(?:[ ]?©)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TELLING = ("riservat", "reserved", "vietat", "proibit")
_REASON = Reason("avviso di diritti riservati", "notice that all rights are reserved")


@rule("rights", Stage.DOCUMENT)
def rights(text: Text) -> Iterator[Reading]:
    found = _NOTICE.search(text.string) if any(word in text.lower for word in _TELLING) else None
    if found:
        yield Reading("rights", "all-rights-reserved", found.start(), found.end(), "rights.notice", 0.99, _REASON)
