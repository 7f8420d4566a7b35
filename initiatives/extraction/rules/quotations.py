"""Passages in quotation marks: names of programmes, or what somebody said."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from initiatives.extraction.words import MOST

#: Every alternative begins with its mark, so that the search leaps from mark to mark.
_SINGLE = r"(?=[A-Z])[^'‘’\n]{2,80}[’'](?!\w)"
QUOTED = re.compile(rf"“[^“”\n]{{1,300}}”|«[^«»\n]{{1,300}}»|\"[^\"\n]{{1,300}}\"|‘(?<![\w’']‘){_SINGLE}|'(?<![\w’']'){_SINGLE}")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Spans of quotations, marks included, in order."""

    spans: tuple[tuple[int, int], ...]

    def at(self, position: int) -> tuple[int, int] | None:
        index = bisect_right(self.spans, position, key=lambda span: span[0]) - 1
        return self.spans[index] if index >= 0 and position < self.spans[index][1] else None

    def covers(self, position: int) -> bool:
        """Whether `position` is in a short quotation, which is rather a title than speech."""
        span = self.at(position)
        return span is not None and span[1] - span[0] <= 90


@lru_cache(maxsize=8)
def quoted_spans(text: str) -> Quotations:
    """The quotations of `text`, no more than `MOST`."""
    return Quotations(tuple(match.span() for match in islice(QUOTED.finditer(text), MOST)))
