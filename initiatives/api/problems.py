"""Errors as `application/problem+json` (RFC 9457), in the language asked for.

`type` is the address of the paragraph of the guide that explains the problem.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from initiatives.api.renderers import to_json
from initiatives.filters import InvalidParameters, Problem

CONTENT_TYPE = "application/problem+json"
GUIDE = "/api/docs/guide/"


class Unacceptable(exceptions.APIException):
    """400: `problems` name each parameter, why it is refused and the nearest valid one."""

    status_code = 400

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        super().__init__()


class Gone(exceptions.APIException):
    """410: withdrawn, with the reason given then."""

    status_code = 410

    def __init__(self, reason: str, at):
        self.reason, self.at = reason, at
        super().__init__()


def titles() -> dict[int, tuple[str, str]]:
    """Name (the anchor in the guide) and title of each problem, by status."""
    return {
        400: ("invalid-parameters", _("Parametri non validi")),
        404: ("not-found", _("Qui non c’è nulla")),
        405: ("method-not-allowed", _("Metodo non ammesso: queste pagine si leggono soltanto")),
        406: ("not-acceptable", _("Formato non disponibile")),
        410: ("withdrawn", _("Scheda ritirata")),
        429: ("too-many-requests", _("Troppe richieste")),
        500: ("internal-error", _("Errore del servizio")),
    }


def body(status: int, **more) -> bytes:
    """The problem's JSON; `more` are its further members, of which `detail` is prose."""
    name, title = titles().get(status, titles()[500])
    return to_json({"type": f"{GUIDE}#{name}", "title": title, "status": status, **more})


def problem(status: int, **more) -> HttpResponse:
    return HttpResponse(body(status, **more), status=status, content_type=CONTENT_TYPE)


def invalid(problems: Iterable[Problem]) -> HttpResponse:
    """400 with all that is wrong."""
    found = [{"name": item.name, "reason": item.reason, "nearest": item.nearest or None} for item in problems]
    detail = "; ".join(_("«%(name)s»: %(reason)s") % item for item in found)
    return problem(400, detail=detail, parameters=found)


def problem_response(raised: Exception, context) -> Response | HttpResponse | None:
    """The answer to an exception in a view; None lets it go on, to be logged and answered 500."""
    if isinstance(raised, InvalidParameters | Unacceptable):
        return invalid(raised.problems)
    if isinstance(raised, Gone):
        return problem(410, detail=raised.reason, withdrawn_at=raised.at)
    if isinstance(raised, Http404 | exceptions.NotFound):
        return problem(404, detail=_("Controlla l’indirizzo."))
    if isinstance(raised, exceptions.MethodNotAllowed):
        response = problem(405)
        response["Allow"] = "GET, HEAD, OPTIONS"
        return response
    if isinstance(raised, PermissionDenied):
        return problem(404)
    if isinstance(raised, exceptions.APIException):
        return problem(raised.status_code, detail=str(raised.detail))
    return None
