"""What a visitor typed, as clauses for the full-text index; and the public text in which the words are shown."""

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass

from pyroaring import BitMap

from initiatives.models import reading_connection
from initiatives.models.search_index import WORD, fold, matching, stem, stems
from initiatives.search.index import Index

#: Little words that say nothing alone; inside a phrase they count.
LITTLE = frozenset(
    "a ad agli ai al all alla alle allo c che con coi col d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle"
    " dello di e ed gli i il in l la le lo ne negli nei nel nell nella nelle nello o per s sugli sui sul sull sulla sulle sullo su"
    " tra fra un una uno".split()
)
MOST_WORDS = 16
KEPT = 256
_PART = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_lock = threading.Lock()
_hits: OrderedDict[tuple, BitMap] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Question:
    """`clauses`: stems that must all be there, several in one clause being a phrase; `prefixes`: beginnings of words."""

    clauses: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses or self.prefixes)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a snippet; `hit` where it is a word that was looked for."""

    text: str
    hit: bool


def read_question(text: str) -> Question:
    """Words, "phrases in quotes", and beginnings of words with a star at the end; at most sixteen of them."""
    clauses, prefixes = [], []
    for part in _PART.finditer(text):
        if part["phrase"] is not None:
            clauses.append(tuple(stems(part["phrase"])))
            continue
        words = WORD.findall(fold(part["word"]))
        starred = words and part["word"].endswith("*")
        clauses += [(stem(word),) for word in (words[:-1] if starred else words)]
        if starred:
            prefixes.append(beginning(words[-1]))
    clauses = [clause for clause in dict.fromkeys(clauses) if clause]
    telling = [clause for clause in clauses if len(clause) > 1 or clause[0] not in LITTLE]
    chosen = (telling if telling or prefixes else clauses)[:MOST_WORDS]
    return Question(tuple(chosen), tuple(dict.fromkeys(prefixes))[: MOST_WORDS - len(chosen)])


def beginning(word: str) -> str:
    """What the stems of words that begin with `word` begin with: the index holds stems, which may be shorter."""
    short = stem(word)
    return short if short and word.startswith(short) else word


def hits(index: Index, question: Question) -> BitMap:
    """The records of `index` that hold all that is asked; none where nothing can be read as a word."""
    if not question:
        return BitMap()
    key = (reading_connection().settings_dict["NAME"], index.version, index.changed_at, question)
    with _lock:
        if key in _hits:
            _hits.move_to_end(key)
            return _hits[key]
    found = _look_up(question) & index.everything
    with _lock:
        _hits[key] = found
        while len(_hits) > KEPT:
            _hits.popitem(last=False)
    return found


def forget_hits() -> None:
    """Drop what was found before: for tests that roll the database back."""
    with _lock:
        _hits.clear()


def _look_up(question: Question) -> BitMap:
    clauses = [list(clause) for clause in question.clauses]
    first, *others = question.prefixes or ("",)
    found = BitMap(matching(clauses, first))
    for prefix in others:
        found &= BitMap(matching([], prefix))
    return found


def snippet(text: str, question: Question, width: int = 180) -> list[Segment]:
    """The part of `text`, which must be public, round the first words looked for, in segments; empty if none is there."""
    wanted = {word for clause in question.clauses for word in clause}
    found = [match.span() for match in WORD.finditer(text) if _is_hit(match[0], wanted, question.prefixes)]
    if not found:
        return []
    start = max(0, found[0][0] - width // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    stop = min(len(text), start + width)
    if stop < len(text):
        stop = max(text.rfind(" ", start, stop), found[0][1])
    segments, position = ([Segment("… ", False)] if start else []), start
    for left, right in found:
        if left < start or right > stop:
            continue
        if left > position:
            segments.append(Segment(text[position:left], False))
        segments.append(Segment(text[left:right], True))
        position = right
    segments.append(Segment(text[position:stop] + (" …" if stop < len(text) else ""), False))
    return [segment for segment in segments if segment.text]


def _is_hit(word: str, wanted: set[str], prefixes: tuple[str, ...]) -> bool:
    found = stems(word)
    return any(item in wanted or item.startswith(prefixes) if prefixes else item in wanted for item in found)
