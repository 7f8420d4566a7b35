"""What a reading of a body's name gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyName:
    """Words `first` to `last` (exclusive) name a body; `how` is the reading that says so."""

    first: int
    last: int
    how: str
    end: int | None = None
