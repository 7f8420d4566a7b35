""" "Did you mean": the nearest published word for one that finds nothing; and completions while typing.

The words are those of published titles and of the names of what they mention, so that nothing else can be guessed.
"""

from collections import Counter
from heapq import nsmallest

from initiatives.models.search_index import WORD, fold, stem
from initiatives.search.index import Index
from initiatives.search.words import LITTLE, Question, hits, read_question

SHORT = 4


def suggestion(index: Index, text: str) -> str:
    """`text` with each word that finds nothing replaced by the nearest known one; empty where that helps nothing."""
    known = index.vocabulary
    pieces, changed, position = [], False, 0
    for match in WORD.finditer(text):
        word = fold(match[0])
        pieces.append(text[position : match.start()])
        position = match.end()
        near = ""
        if word not in LITTLE and word not in known and not hits(index, Question(((stem(word),),))):
            near = nearest(word, known)
        pieces.append(near or match[0])
        changed = changed or bool(near)
    better = "".join([*pieces, text[position:]])
    return better if changed and hits(index, read_question(better)) else ""


def completions(index: Index, beginning: str, most: int = 8) -> list[str]:
    """The commonest published words that begin so; the longest beginning is one word."""
    start = fold(beginning)
    if len(start) < 2:
        return []
    found = [(-count, word) for word, count in index.vocabulary.items() if word.startswith(start) and word not in LITTLE]
    return [word for _, word in nsmallest(most, found)]


def nearest(word: str, known: Counter) -> str:
    """The commonest of the words at the least edit distance: at most one for short words, two for others."""
    allowed = 1 if len(word) <= SHORT else 2
    letters = _letters(word)
    best: tuple[int, int, str] | None = None
    for other, count in known.items():
        if abs(len(other) - len(word)) > allowed or (letters ^ _letters(other)).bit_count() > 2 * allowed:
            continue
        distance = edit_distance(word, other, allowed)
        if distance <= allowed and (best is None or (distance, -count, other) < best):
            best = (distance, -count, other)
    return best[2] if best else ""


def edit_distance(one: str, other: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words (Damerau 1964, optimal string alignment);
    `most + 1` as soon as it is known to be more than `most`."""
    before, previous = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, found in enumerate(other, 1):
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != found))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == found:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most and min(previous) > most:
            return most + 1
        before, previous = previous, current
    return previous[-1]


def _letters(word: str) -> int:
    """Which letters a word has, as bits: a cheap bound on the distance."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
