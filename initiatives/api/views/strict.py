"""FilterSets that refuse what they do not know."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from initiatives.api.problems import Unacceptable
from initiatives.api.views.asking import blanks
from initiatives.api.wishes import Wishes, WishReader
from initiatives.filters import Problem, Query
from initiatives.filters.parameters import closest, readable

EXTRAS = ("limit", "cursor", "fields", "omit", "format")


def strict(
    request, filterset, *, members: Iterable[str], formats: Iterable[str], extras: Iterable[str] = EXTRAS
) -> tuple[Query, Wishes, dict[str, str]]:
    """(query that holds what was sent, for the addresses of pages; wishes; values of the filters); 400 with all that is wrong."""
    known, problems, values, sent = tuple(filterset.base_filters) if filterset else (), blanks(request.GET), {}, {}
    extras = tuple(extras)
    for name, texts in request.GET.lists():
        texts = [text.strip() for text in texts if text.strip()]
        if name not in known and name not in extras:
            problems.append(Problem(name, _("parametro sconosciuto"), closest(name, (*known, *extras))))
        elif len(texts) > 1:
            problems.append(Problem(name, _("questo parametro si scrive una volta sola")))
        elif texts:
            sent[name] = texts[0]
            if name in known:
                values[name] = readable(texts[0]) if name == "q" else texts[0]
    query = Query((), tuple(sorted(sent.items())))
    problems += _refused(filterset, values)
    try:
        wishes = WishReader(sent, request, members=members, formats=formats).read()
    except Unacceptable as wrong:
        problems += wrong.problems
    if problems:
        raise Unacceptable(problems)
    return query, wishes, values


def _refused(filterset, values: dict[str, str]) -> list[Problem]:
    """What the filters' own fields say of the values."""
    if not filterset or not values:
        return []
    form = filterset(values, queryset=filterset._meta.model._default_manager.none()).form
    if form.is_valid():
        return []
    found = []
    for name, errors in form.errors.items():
        choices = [str(value) for value, _label in getattr(form.fields[name], "choices", ()) if value]
        reason = _("valori ammessi: %(choices)s") % {"choices": ", ".join(choices)} if choices else " ".join(map(str, errors))
        found.append(Problem(name, reason, closest(values[name], choices)))
    return found
