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
    re.VERBOSE,
)
_REACH = 60  # the longest notice
_TELLING = ("riservat", "reserved", "vietat", "proibit")
_REASON = Reason("avviso di diritti riservati", "notice that all rights are reserved")


def _notice(lowered: str) -> re.Match | None:
    """The first notice, looked for around the words of which each has one."""
    found = []
    for word in _TELLING:
        at = lowered.find(word)
        while at >= 0 and not (match := _NOTICE.search(lowered, max(0, at - _REACH), at + _REACH)):
            at = lowered.find(word, at + 1)
        if at >= 0:
            found.append(match)
    return min(found, key=re.Match.start, default=None)


@rule("rights", Stage.DOCUMENT)
def rights(text: Text) -> Iterator[Reading]:
    found = _notice(text.lower)
    if found:
        yield Reading("rights", "all-rights-reserved", found.start(), found.end(), "rights.notice", 0.99, _REASON)
