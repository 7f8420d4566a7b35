"""Ministries, departments, agencies, whose names go on in lower case: `Dipartimento per la trasformazione digitale`."""

from __future__ import annotations

from initiatives.extraction.lexicon.organisation_heads import HEADS, PORTFOLIO
from initiatives.extraction.phrases import AND, OF, OF_OR_AND, OF_OR_FOR, is_namelike, name_end
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.words import Page

#: Directorates that are bodies of their own; any other is an office inside one.
OUTER_DIRECTIONS = frozenset("regionale centrale didattica territoriale marittima investigativa distrettuale".split())
_LEADING = OF_OR_FOR | {"il", "lo", "gli", "i"}
_JOINTS = _LEADING | AND


def state_body(page: Page, at: int) -> BodyName | None:
    """Ministries, departments, agencies: the portfolio may be in lower case."""
    key = page.keys[at]
    if key == "direzione" and page.key(at + 1) not in OUTER_DIRECTIONS:
        return None
    last = name_end(page, at, joints=_JOINTS, lower=PORTFOLIO, limit=16)
    last = _without_open_and(page, at, last)
    if key == "ministero":
        last = _further_portfolios(page, last)
    if last - at < 2:
        return None
    if key in ("direzione", "commissione", "autorita") and not (page.words[at][0].isupper() and is_namelike(page, last - 1)):
        return None
    if key == "agenzia" and not {"notizie", "news", "stampa"}.isdisjoint(page.keys[at + 1 : last]):
        return None
    if page.words[at][0].islower() and key != "ministero":
        return None
    if page.keys[at + 1] not in OF_OR_FOR and not is_namelike(page, at + 1) and page.keys[at + 1] not in PORTFOLIO:
        return None
    return BodyName(at, last, "state")


def _further_portfolios(page: Page, last: int) -> int:
    """`Ministero dell'Istruzione, dell'Università e della Ricerca`: the comma does not end the name."""
    at = last
    while at + 1 < len(page) and page.gap(at - 1) in (", ", " ") and page.keys[at] in OF_OR_AND and at - last < 12:
        first = at + 1 if page.keys[at] in OF else at + 2
        if page.key(first) not in PORTFOLIO or not page.is_capital(first):
            break
        at = name_end(page, first, joints=OF_OR_FOR, lower=PORTFOLIO)
        last = at
    return last


def _without_open_and(page: Page, first: int, last: int) -> int:
    """End before an `e` that opens another body, and before `della Presidenza del Consiglio`."""
    for at in range(first + 1, last):
        if page.keys[at] == "presidenza":
            return at - 1
        if page.keys[at] in AND and at + 1 < last:
            following = page.keys[at + 1]
            follower = page.keys[at + 2] if following in _LEADING and at + 2 < last else following
            if follower in HEADS or follower not in PORTFOLIO:
                return at
    return last
