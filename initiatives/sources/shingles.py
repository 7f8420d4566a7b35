"""How alike two texts are: sets of word triples, their MinHash signature, and bands that find candidates among many.

One-permutation hashing with rotation (Li, Owen and Zhang, 2012; Shrivastava and Li, 2014): each triple is hashed once,
which makes a signature as cheap as reading the text. Bands: locality-sensitive hashing (Broder, 1997; Indyk and Motwani, 1998).
"""

import hashlib
import re
import struct
from zlib import crc32

#: Words a shingle, places of a signature, bands of so many places: two texts that share half their triples
#: share a band two times in three, those that share four fifths nearly always.
WORDS, PLACES, BANDS = 3, 64, 16
ROWS = PLACES // BANDS
_WORD = re.compile(r"\w+")
_EMPTY = (1 << 64) - 1
#: Odd numbers without pattern, one a place in the run: the order of the words counts.
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_FORM = struct.Struct(f"<{PLACES}Q")


def shingles(text: str) -> frozenset[int]:
    """64-bit hashes of all runs of three words; of single words where the text has fewer."""
    words = [crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    if len(words) < WORDS:
        return frozenset(word * _MIX[0] & _EMPTY for word in words)
    first, second, third = _MIX
    return frozenset((a * first + b * second + c * third) & _EMPTY for a, b, c in zip(words, words[1:], words[2:], strict=False))


def signature(hashes: frozenset[int]) -> bytes:
    """512 bytes that stand for the set; empty for an empty set."""
    if not hashes:
        return b""
    places = [_EMPTY] * PLACES
    for value in hashes:
        place = value >> 58
        if value < places[place]:
            places[place] = value
    filled = [place for place in range(PLACES) if places[place] != _EMPTY]
    for place in range(PLACES):
        if places[place] == _EMPTY:
            donor = next((other for other in filled if other > place), filled[0])
            places[place] = (places[donor] + ((donor - place) % PLACES) * 0x9E3779B97F4A7C15) & _EMPTY
    return _FORM.pack(*places)


def likeness(one: bytes, other: bytes) -> float:
    """Estimated share of common shingles, 0 to 1, give or take 0.06."""
    if len(one) != _FORM.size or len(other) != _FORM.size:
        return 0.0
    return sum(a == b for a, b in zip(_FORM.unpack(one), _FORM.unpack(other), strict=True)) / PLACES


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of common shingles (Jaccard), 0 to 1, exactly."""
    return len(one & other) / len(one | other) if one or other else 0.0


def bands(sign: bytes) -> list[int]:
    """A signed 64-bit number a band; texts with an equal one are worth comparing."""
    if not sign:
        return []
    size = 8 * ROWS
    return [
        int.from_bytes(hashlib.blake2b(sign[start : start + size], digest_size=8).digest(), signed=True)
        for start in range(0, len(sign), size)
    ]
