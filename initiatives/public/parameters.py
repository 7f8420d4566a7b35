"""Strict parameters on pages: what is unknown or malformed is answered 400, naming it and the nearest valid one."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from initiatives.filters import InvalidParameters, Problem
from initiatives.filters.parameters import closest
from initiatives.search import InvalidCursor

LONGEST_NAME = 100


def strict(view: Callable) -> Callable:
    """Turn InvalidParameters and InvalidCursor, raised by `view`, into the 400 page."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except InvalidParameters as refusal:
            return refuse(request, refusal.problems)
        except InvalidCursor:
            return refuse(request, [Problem("cursor", _("questo segnalibro di pagina non vale per questa ricerca"))])

    return answer


def refuse(request: HttpRequest, problems: list[Problem]) -> HttpResponse:
    """The 400 page: each problem with an address where it is put right."""
    lines = [{"problem": problem, "address": _mended(request.GET, problem)} for problem in problems]
    context = {"lines": lines, "without": _without(request.GET, {problem.name for problem in problems})}
    return render(request, "public/bad_request.html", context, status=400)


def only(sent: QueryDict, allowed: Iterable[str]) -> dict[str, str]:
    """The parameters of a page that takes a few simple ones, each at most once; InvalidParameters otherwise."""
    allowed, problems, kept = tuple(allowed), [], {}
    for name, texts in sent.lists():
        if name not in allowed:
            problems.append(Problem(name, _("parametro sconosciuto"), closest(name, allowed)))
        elif len(texts) > 1:
            problems.append(Problem(name, _("questo parametro si scrive una volta sola")))
        elif len(texts[0]) > LONGEST_NAME:
            problems.append(Problem(name, _("al massimo %(length)d caratteri") % {"length": LONGEST_NAME}, texts[0][:LONGEST_NAME]))
        elif texts[0].strip():
            kept[name] = texts[0].strip()
    if problems:
        raise InvalidParameters(problems)
    return kept


def page_number(kept: dict[str, str]) -> int:
    """The parameter `page` as a number from 1; InvalidParameters for anything else."""
    text = kept.get("page", "1")
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) < 100_000:
        raise InvalidParameters([Problem("page", _("scrivi un numero di pagina, da 1 in su"), "1")])
    return int(text)


def _mended(sent: QueryDict, problem: Problem) -> str:
    """The query string with the nearest valid name or value in place of the wrong one; empty where nothing is near."""
    if not problem.nearest:
        return ""
    mended = sent.copy()
    if problem.reason == _("parametro sconosciuto"):
        mended.setlist(problem.nearest, mended.pop(problem.name))
    else:
        mended[problem.name] = problem.nearest
    return f"?{mended.urlencode()}"


def _without(sent: QueryDict, names: set[str]) -> str:
    left = sent.copy()
    for name in names:
        left.pop(name, None)
    return f"?{left.urlencode()}" if left else "."
