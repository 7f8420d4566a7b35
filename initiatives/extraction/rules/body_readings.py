"""What a reading of a body's name gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyName:
    """Words `first` to `last` (exclusive) name a body; `how` is the reading that says so.

    `end` is the offset of the end where it is not the last word's, `meant` the name that editors put for this spelling.
    """

    first: int
    last: int
    how: str
    end: int | None = None
    meant: str = ""
