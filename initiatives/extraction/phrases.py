"""Where a name ends: runs of capitalised words with the small words that hold them together."""

from __future__ import annotations

from collections.abc import Callable

from initiatives.extraction.words import Page

OF = frozenset("di d del dello della dei degli delle dell de des du".split())
FOR = frozenset("per in a al allo alla ai agli alle all nel nella nell sul sulla sull su con da dal dalla".split())
ARTICLES = frozenset("il lo la i gli le l".split())
AND = frozenset({"e", "ed", "and", "et"})
ENGLISH = frozenset("of the for and on in to".split())
OF_OR_FOR = OF | FOR
OF_OR_AND = OF | AND
OF_OR_FOR_OR_AND = OF | FOR | AND
JOINTS = OF | FOR | AND | ENGLISH | frozenset("il lo i gli".split())


#: Capitalised because a sentence begins with them: no part of the name that follows.
OPENERS = frozenset(
    """con per da dal dalla dai tra fra in nel nella a al alla ad il lo la i gli le un una e ed e' anche poi infine ora oggi ieri qui cosi ecco secondo dopo prima durante
    parla parlano firma firmano entra entrano dice spiega paga vince arriva nasce guida partecipa partecipano interviene intervengono aderisce aderiscono presenta partner
    sono sara era erano si ci ne lo ha hanno viene vengono tocca parte apre apre chiude segue grazie dietro sotto oltre secondo presso""".split()
)


def opens_sentence(page: Page, index: int) -> bool:
    """Whether the capital of word `index` is owed to its place: an article, a verb at the beginning of a sentence."""
    return page.keys[index] in OPENERS and page.starts_sentence(index)


def is_namelike(page: Page, index: int) -> bool:
    """A capitalised word, or one with a digit or a capital inside (`e-Rés`, `4.0`, `io`)."""
    word = page.word(index)
    if not word:
        return False
    return word[0].isupper() or word[0].isdigit() or not word.islower() and any(letter.isupper() for letter in word)


def is_wordlike(page: Page, index: int) -> bool:
    """Like `is_namelike`, figures left out: `Unione del Fossanese 212mila euro`."""
    return is_namelike(page, index) and not page.words[index][0].isdigit()


def joins(page: Page, index: int) -> bool:
    """Whether word `index` and the next may belong to one name."""
    gap = page.gap(index)
    if gap in (" ", "", "'", "’", "-", "\u00a0", " & ", "/"):
        return True
    if gap == "." and page.is_capital(index) and page.is_capital(index + 1) and len(page.words[index]) <= 4:
        return True
    if gap in (". ", "."):
        return len(page.words[index]) == 1 or (gap == "." and len(page.word(index + 1)) <= 2)
    return False


def _holds_together(page: Page, at: int, joints: frozenset[str]) -> bool:
    """A small word of the name; an article only behind a preposition: `per l'Innovazione`, never `Scuola Alfa la`."""
    key = page.keys[at]
    if key in ARTICLES and key not in OF:
        return page.keys[at - 1] in OF_OR_FOR_OR_AND and page.keys[at - 1] in joints
    return key in joints


def without_town(page: Page, first: int, last: int) -> int:
    """End before the town of a company: `lo studio Alfa di Ancona` is Alfa."""
    return next((at for at in (last - 2, last - 3) if at > first and page.keys[at] == "di"), last)


def name_end(
    page: Page,
    first: int,
    joints: frozenset[str] = OF,
    lower: frozenset[str] = frozenset(),
    limit: int = 12,
    names: Callable[[Page, int], bool] = is_wordlike,
) -> int:
    """Index after the last word of the name that begins at `first`.

    `joints` are the small words it may contain between two capitalised ones, `lower` the words that
    count as if they were capitalised, `names` says what is capitalised. `first` is taken for granted.
    """
    last, at = first + 1, first + 1
    while at < len(page) and at - first < limit and joins(page, at - 1):
        if names(page, at) or page.keys[at] in lower:
            last = at + 1
        elif not _holds_together(page, at, joints) or at - last > 2:
            break
        at += 1
    return last
