"""The office beside a person's name: what it is, where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from initiatives.extraction.gazetteer_places import SAINTS
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICE_ADJECTIVES, OFFICES, PARTIES, TITLES
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.words import Page

if TYPE_CHECKING:
    from initiatives.extraction.rules.person_names import Name

OF_OFFICE = frozenset(
    "di d del dello della dei degli delle dell a ad al allo alla ai agli alle all per in nel nella nell con e ed la le il i gli lo l stessa stesso".split()
)
#: Words that end the phrase of an office: a verb or a new clause has begun.
NEW_CLAUSE = frozenset(
    """che chi ha hanno aveva e' è sono era erano si ne ci lo non ma anche inoltre infine poi dopo mentre quando dove cui come perche secondo oltre insieme presente presenti ospite
    dice spiega spiegano ricorda sottolinea commenta dichiara osserva aggiunge afferma conclude ringrazia interviene intervengono annuncia sostiene assicura precisa
    parla parlano illustra presenta apre chiude modera introduce saluta assieme intervenuto intervenuta intervenuti hanno""".split()
)
#: Right before an office these open its phrase: another office to their left is somebody else's.
BEFORE_OFFICE = frozenset(
    "il la lo l i gli le un una uno dal dalla dallo dall dai dagli dalle del della dello dell dei degli delle al alla allo all ai agli alle nel dalla con per".split()
)
LONGEST = 22
_ENGLISH_HEADS = frozenset("manager ceo cto cio cfo head chief leader speaker coach tutor founder".split())
_ENGLISH_MODIFIERS = frozenset("project program programme digital innovation community general area team marketing product city".split())


@dataclass(frozen=True, slots=True)
class Office:
    """The phrase in lower case without article, its span, and whether it is in the plural."""

    phrase: str
    start: int
    end: int
    plural: bool


def office_before(page: Page, name: Name) -> Office | None:
    """`assessore alla partecipazione Annamaria Cordova`, `presidente della Regione, Nicola Zingaretti`."""
    gap = page.gap_before(name.first)
    last = name.first
    while last and page.keys[last - 1] in TITLES and page.gap(last - 1) in (" ", ". ", ".", ".ssa "):
        last -= 1
        gap = page.gap_before(last) if last else ""
    if not last or gap.strip(" \n\r") not in ("", ",", ":") or "\n" in gap and "," not in gap and not _signs(page, last, name):
        return None
    head = _head_backwards(page, last - 1)
    if head is None or not _complement(page, head, last) or "," in gap and _is_apposition(page, head):
        return None
    return _office(page, head, last)


def _is_apposition(page: Page, head: int) -> bool:
    """`Anna Neri, dirigente di Alfa, Carlo Mori, docente`: between two commas the office is that of the name to its left."""
    return head > 1 and page.gap(head - 1) == ", " and page.is_capital(head - 1) and page.is_capital(head - 2)


_LINE = 200


def _signs(page: Page, last: int, name: Name) -> bool:
    """`Il Dirigente` alone on its line and the name alone on the next: a signature."""
    text, end = page.text, page.ends[last - 1]
    line = text[text.rfind("\n", 0, end) + 1 : end].lstrip()
    below = text[page.starts[last] : name.end + len(text[name.end : name.end + _LINE].partition("\n")[0])]
    return (
        text[end : page.starts[last]].count("\n") == 1
        and line[:3] in ("Il ", "La ", "L'", "L’")
        or line[:2] in ("L'", "L’")
        and len(below.split()) < 6
    )


def _head_backwards(page: Page, at: int) -> int | None:
    """The office's head noun: the farthest one that an unbroken phrase ties to the name."""
    found = None
    for index in range(at, max(-1, at - LONGEST), -1):
        key, word = page.keys[index], page.words[index]
        if index < at:
            gap = page.gap(index)
            if gap not in (" ", "", "'", "’", "-", "\u00a0"):
                break
        if key in NEW_CLAUSE and not word[0].isupper():
            break
        if found is not None and index == found - 1 and key in BEFORE_OFFICE:
            break
        if _is_other_person(page, index, at):
            break
        if key in OFFICES and not _inside_other(page, index):
            found = index
    if found is not None and page.keys[found] in _ENGLISH_HEADS:
        while found and page.keys[found - 1] in _ENGLISH_MODIFIERS and page.gap(found - 1) == " ":
            found -= 1
    if found and page.keys[found - 1] == "vice" and page.gap(found - 1) in (" ", "-"):
        found -= 1
    return found


def _is_other_person(page: Page, index: int, at: int) -> bool:
    """Somebody else's name stands between: `i presidenti Sirio Genovesi e Benedetta …`."""
    if index >= at or page.keys[index] not in FIRST_NAMES or not (page.is_capital(index) and page.is_capital(index + 1)):
        return False
    return page.key(index - 1) not in HEADS and page.key(index - 1) not in SAINTS


def _inside_other(page: Page, index: int) -> bool:
    """`commissione dei sindaci`, `conferenza dei presidenti`: the noun is a complement, no head."""
    return (
        page.words[index][0].islower()
        and page.key(index - 1) in ("dei", "delle", "degli")
        and page.key(index - 2) not in ("uno", "una", "parte")
    )


def _complement(page: Page, head: int, last: int) -> bool:
    """Whether the words between head and name can all belong to the office."""
    lower_run = 0
    for at in range(head + 1, last):
        key, word = page.keys[at], page.words[at]
        if key in OF_OFFICE:
            lower_run = 0
            continue
        if word[0].isupper() or key in OFFICES or key in OFFICE_ADJECTIVES or key in PARTIES:
            continue
        lower_run += 1
        if lower_run > 3:
            return False
    between = [page.keys[at] for at in range(head + 1, last)]
    # A noun right behind the office without a preposition is no complement: `il sindaco ieri`.
    return (
        not between
        or between[0] in OF_OFFICE
        or between[0] in OFFICE_ADJECTIVES
        or between[0] in PARTIES
        or (page.words[head + 1][0].isupper() or page.keys[head + 1] in OFFICES or page.keys[head] in _ENGLISH_MODIFIERS)
    )


def office_after(page: Page, name: Name) -> Office | None:
    """`Silvano Dominici, presidente della Comunità della Val di Non`, `Mario Rossi (sindaco di Ala)`."""
    gap = page.text[name.end : page.starts[name.last]] if name.last < len(page) else ""
    if gap not in (", ", " (", " - ", " – ", ": ", ",\n"):
        return None
    head = name.last
    if page.key(head) in ("il", "la", "l", "lo", "gia", "neo", "attuale", "nuovo", "nuova", "i", "le", "gli"):
        head += 1
    if page.key(head) == "vice":
        pass
    elif page.key(head) in _ENGLISH_MODIFIERS and page.key(head + 1) in _ENGLISH_HEADS:
        pass
    elif page.key(head) not in OFFICES:
        return None
    last = _end_forwards(page, head)
    return _office(page, head, last, until=name)


def _end_forwards(page: Page, head: int) -> int:
    at = head + 1
    lower_run = 0
    while at < len(page) and at - head < LONGEST:
        gap, key, word = page.gap(at - 1), page.keys[at], page.words[at]
        if gap not in (" ", "", "'", "’", "-", "\u00a0", "/"):
            if not (gap == ", " and word[0].isupper() and _list_goes_on(page, head, at)):
                break
        if key in NEW_CLAUSE and not word[0].isupper():
            break
        if key in OF_OFFICE or word[0].isupper() or key in OFFICES or key in OFFICE_ADJECTIVES:
            lower_run = 0
        else:
            lower_run += 1
            if lower_run > 3:
                break
        at += 1
    while at > head + 1 and page.keys[at - 1] in OF_OFFICE:
        at -= 1
    return at


def _list_goes_on(page: Page, head: int, at: int) -> bool:
    """`assessora a Patrimonio, Tributi e Innovazione`: departments in a row, closed by `e`."""
    if not page.keys[head].startswith("assessor") or page.keys[at] in FIRST_NAMES:
        return False
    stretch = page.text[page.starts[at] : page.starts[at] + 90].split(".")[0].split(";")[0]
    return " e " in stretch


def _office(page: Page, head: int, last: int, until: Name | None = None) -> Office:
    start = page.starts[head]
    end = page.ends[last - 1]
    phrase = " ".join(page.text[start:end].lower().split()).rstrip(",")
    plural = page.keys[head].endswith("i") or page.keys[head] in ("assessore", "consigliere") and page.key(head - 1) == "le"
    return Office(phrase, start, end, plural)
