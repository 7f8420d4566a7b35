"""What fits a question best: records by how much of it stands in their title. The same on every database.

A full-text engine's own rank differs from one engine to the next and from one day to the next; this one can be told in
a sentence, holds while other records come and go, and is made of bitmaps.
"""

from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from initiatives.search.index import Index
from initiatives.search.words import Question


def tiers(index: Index, question: Question, chosen: BitMap) -> list[tuple[int, BitMap]]:
    """(how many of the words, phrases and beginnings asked for stand in the title, the records of `chosen` of which that is
    so), the most first. A phrase counts where all its words are there."""
    made = {0: chosen}
    for holders in _in_titles(index, question):
        following: dict[int, BitMap] = {}
        for score, records in made.items():
            for reached, part in ((score + 1, records & holders), (score, records - holders)):
                if part:
                    following[reached] = following[reached] | part if reached in following else part
        made = following or {0: chosen}
    return sorted(made.items(), reverse=True)


def _in_titles(index: Index, question: Question) -> list[BitMap]:
    """For each thing asked for, the records that have it in their title."""
    known = index.title_stems
    found = [reduce(and_, (known.get(stem, BitMap()) for stem in clause)) for clause in question.clauses]
    for prefix in question.prefixes:
        found.append(reduce(or_, (holders for stem, holders in known.items() if stem.startswith(prefix)), BitMap()))
    return found
