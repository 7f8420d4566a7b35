"""From a request to a selection and wishes: what every resource that filters initiatives starts with."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from initiatives.api.problems import Unacceptable
from initiatives.api.wishes import Wishes, WishReader
from initiatives.filters import InvalidParameters, Problem, Query, read_query
from initiatives.search import InvalidCursor, Selection, select, select_as_of

#: Text, and instants whose unquoted + arrives as a space.
SPACED = ("q", "published_after", "changed_after", "since")
BLANK = re.compile(r"\s")
EXTRAS = ("limit", "cursor", "fields", "omit", "expand", "facets", "format", "as_of")


def ask(
    request, *, members: Iterable[str], formats: Iterable[str], facets: Iterable[str] = (), extras: Iterable[str] = EXTRAS
) -> tuple[Query, Wishes]:
    """The query and the wishes of a request; 400 with all that is wrong in both."""
    problems, query = blanks(request.GET), Query()
    try:
        query = read_query(request.GET, allowed_extra=extras)
    except InvalidParameters as wrong:
        problems += wrong.problems
    sent = {name: texts[-1].strip() for name, texts in request.GET.lists() if name in extras and texts[-1].strip()}
    reader = WishReader(sent, request, members=members, formats=formats, facets=facets)
    try:
        wishes = reader.read()
    except Unacceptable as wrong:
        problems += wrong.problems
    if problems:
        raise Unacceptable(problems)
    return query, wishes


def blanks(sent) -> list[Problem]:
    """Parameters that say nothing, or hold blanks where no value has any: a form may send them, a program means something else."""
    reason = _("è vuoto o contiene spazi: scrivi un valore o togli il parametro")
    return [
        Problem(name, reason)
        for name, texts in sent.lists()
        if any(not text or (name not in SPACED and BLANK.search(text)) for text in texts)
    ]


def selected(request, query: Query, wishes: Wishes) -> Selection:
    """The selection now, or as of the day that is wished."""
    at = getattr(request, "dataset", None)
    return select_as_of(query, wishes.as_of, at) if wishes.as_of else select(query, at)


def page_of(selection: Selection, wishes: Wishes):
    """The page that is wished; 400 for a cursor that is not ours."""
    try:
        return selection.page(wishes.page_size, wishes.cursor)
    except InvalidCursor:
        raise unknown_cursor() from None


def unknown_cursor() -> Unacceptable:
    return Unacceptable([Problem("cursor", _("non è un cursore di questo elenco: prendilo da «next» o «previous»"))])
