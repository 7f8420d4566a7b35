"""How the cost of an extraction grows with the length of the text, told on a machine that does other things, too."""

from __future__ import annotations

import gc
import time

from initiatives.extraction.pipeline import extract

SHORT, FACTOR = 8_000, 4
#: Four times the length may cost ten times as long before it counts as more than chance; the square would cost sixteen.
ALLOWED = 10
_ATTEMPTS = 5
_LEAST = 0.002  # seconds under which a run is as short as another


def growth(unit: str) -> float:
    """How many times as long `FACTOR` times the text of repeated `unit` takes.

    Processor time, without the collector of garbage, which walks through all that other tests have left. A neighbour on
    the same core can only make a run longer: where the first runs look too slow, the shortest of several count.
    """
    extract("Il Comune apre.")  # the vocabulary is compiled once
    short, long = ((unit * (length // len(unit) + 1))[:length] for length in (SHORT, SHORT * FACTOR))
    least_short = least_long = float("inf")
    for _ in range(_ATTEMPTS):
        least_short, least_long = min(least_short, _seconds(short)), min(least_long, _seconds(long))
        if least_long <= ALLOWED * max(least_short, _LEAST):
            break
    return least_long / max(least_short, _LEAST)


def _seconds(text: str) -> float:
    collected = gc.isenabled()
    gc.disable()
    try:
        begun = time.process_time()
        extract(text)
        return time.process_time() - begun
    finally:
        if collected:
            gc.enable()
