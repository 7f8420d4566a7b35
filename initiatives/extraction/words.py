"""The words of a text, read once and shared by the rules that look for names.

A page never changes the text: every list speaks of the same code points, so a
span of words is a span of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Set
from functools import lru_cache
from itertools import accumulate, chain

#: What a text may have of one kind (capitalised words, figures, dates) before the rest of that kind is left unread:
#: so many in any case, and one more in so many letters. Documents have a capitalised word in 30 letters, a figure in 150:
#: a book is read to its end, and a megabyte of nothing but names or figures costs a known time.
MOST = 10_000
LETTERS_A_NAME = 50
LETTERS_A_FIGURE = 100
WORD = re.compile(r"[^\W_]+['’]?")

ACCENTED = "àáâãäåèéêëìíîïòóôõöùúûüýÿçñ"
PLAIN = "aaaaaaeeeeiiiiooooouuuuyycn"
APOSTROPHES = "’‘`´"
#: One code point for one code point: offsets in the folded text are those of the text.
FOLD = {
    **{ord(letter): ord(letter) + 32 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{ord(accented): plain for accented, plain in zip(ACCENTED, PLAIN, strict=True)},
    **{ord(accented.upper()): plain for accented, plain in zip(ACCENTED, PLAIN, strict=True)},
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
}


#: What `str.lower` leaves to be made plain.
SPECIAL = frozenset(ACCENTED + APOSTROPHES)


def lower(text: str) -> str:
    """Lower case of the same length as `text`: what grows in lower case (`İ`) stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain; same length as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # `İ` grows by a code point in lower case; letter by letter nothing does.
        return text.translate(FOLD)
    if lowered.isascii():
        return lowered.replace("`", "'")
    for letter in SPECIAL:
        if letter in lowered:
            lowered = lowered.replace(letter, FOLD[ord(letter)])
    return lowered


_CUT = re.compile(f"({WORD.pattern})")


class Page:
    """A text with its words: surface, folded key (no trailing apostrophe), start, end, and the gap behind each.

    `lowered` is the text in lower case, letter for letter: expressions that do not tell cases apart read it, which is faster.

    `capitals` are the indexes of the capitalised words, `stops` those of short words with a full stop behind, in order.
    """

    __slots__ = (
        "text",
        "lowered",
        "folded",
        "words",
        "keys",
        "starts",
        "ends",
        "gaps",
        "capitals",
        "stops",
        "_lines",
        "_places",
        "_beginnings",
    )

    def __init__(self, text: str):
        self.text = text
        self.lowered = lower(text)
        self.folded = folded = fold(text)
        # Gap, word, gap, word, …, gap: one call cuts them all, and their lengths add up to the offsets.
        pieces = _CUT.split(text)
        offsets = list(accumulate(map(len, pieces)))
        self.words = pieces[1::2]
        self.gaps = pieces[2::2]
        self.starts = offsets[0:-1:2]
        self.ends = offsets[1::2]
        # `dell'` is filed under `dell`.
        self.keys = [
            folded[start:end] if word.isalnum() else folded[start : end - 1]
            for word, start, end in zip(self.words, self.starts, self.ends, strict=True)
        ]
        self.capitals = self.in_measure([at for at, word in enumerate(self.words) if word[0].isupper()], LETTERS_A_NAME)
        self.stops = [at for at, gap in enumerate(self.gaps) if gap != " " and gap[:1] == "." and len(self.words[at]) <= 5]
        self._places: dict[str, list[int]] | None = None

    def where_any(self, telling: Callable[[str], bool]) -> list[int]:
        """The indexes of the words of which `telling` holds, in order; it is asked once a word, however often that stands."""
        places = self.places
        return sorted(chain.from_iterable(map(places.__getitem__, filter(telling, places))))

    def in_measure(self, places: list[int], letters: int) -> list[int]:
        """`places` (indexes of words, in order) without those beyond measure: more than `MOST` and one in `letters`."""
        if len(places) <= MOST:
            return places
        starts = self.starts
        return [at for count, at in enumerate(places) if count < MOST + starts[at] // letters]

    def capitals_before(self, telling: Set[str], reach: int) -> list[int]:
        """The indexes of the capitalised words that have one of `telling` among the `reach` words behind them, in order."""
        found: list[int] = []
        capitals = self.capitals
        for at in self.where(telling):
            low = bisect_left(capitals, max(at - reach, found[-1] + 1 if found else 0))
            found.extend(capitals[low : bisect_left(capitals, at)])
        return found

    def capitals_near(self, telling: Set[str], ahead: int, behind: int) -> list[int]:
        """The indexes of the capitalised words at most `ahead` words after one of `telling` or `behind` before it, in order."""
        found: list[int] = []
        capitals = self.capitals
        for at in self.where(telling):
            low = bisect_left(capitals, max(at - behind, found[-1] + 1 if found else 0))
            found.extend(capitals[low : bisect_right(capitals, at + ahead)])
        return found

    def capitals_among(self, telling: Set[str]) -> list[int]:
        """The indexes of the capitalised words that are one of `telling`, in order."""
        return [at for at in self.where(telling) if self.words[at][0].isupper()]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one (to the end of the text for the last)."""
        return self.gaps[index] if index >= 0 else ""

    def gap_before(self, index: int) -> str:
        """What stands before word `index`, back to the word before it."""
        return self.gaps[index - 1] if index else self.text[: self.starts[0]]

    @property
    def places(self) -> dict[str, list[int]]:
        """The indexes of each folded word, in order: a rule that needs a telling word looks there and nowhere else."""
        if self._places is None:
            places: dict[str, list[int]] = defaultdict(list)
            for at, key in enumerate(self.keys):
                places[key].append(at)
            self._places = dict(places)
        return self._places

    def where(self, telling: Set[str]) -> list[int]:
        """The indexes of the words that are one of `telling`, in order and in measure."""
        places = self.places
        # Whichever has fewer words is gone through.
        found = filter(places.__contains__, telling) if len(telling) < len(places) else filter(telling.__contains__, places)
        return self.in_measure(sorted(chain.from_iterable(map(places.__getitem__, found))), LETTERS_A_NAME)

    def key(self, index: int) -> str:
        """The folded word at `index`, empty outside the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def word(self, index: int) -> str:
        """The word at `index` as written, empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    def at(self, offset: int) -> int:
        """Index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """Index of the last word that starts before `offset`, -1 where there is none."""
        return bisect_left(self.starts, offset) - 1

    def word_at(self, offset: int) -> int:
        """Index of the word that covers `offset`, or of the last one before it."""
        return bisect_right(self.starts, offset) - 1

    def starts_sentence(self, index: int) -> bool:
        """Whether the word stands first in its sentence, line or quotation."""
        if index == 0:
            return True
        gap = self.gap(index - 1)
        if "\n" in gap or "!" in gap or "?" in gap or ":" in gap or "–" in gap or "—" in gap or "|" in gap:
            return True
        return "." in gap and len(self.words[index - 1]) > 2


@lru_cache(maxsize=8)
def read_page(text: str) -> Page:
    """The page of a text; the last few are kept, as every rule of a document asks for the same one."""
    return Page(text)
