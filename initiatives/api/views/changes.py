"""What changed since a version or a day, oldest first: what a harvester asks for."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.api.keyset import keyset_page
from initiatives.api.lists import addresses, stitched
from initiatives.api.problems import Unacceptable
from initiatives.api.renderers import to_json
from initiatives.api.views.asking import unknown_cursor
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.api.views.strict import EXTRAS, strict
from initiatives.api.wishes import FORMATS
from initiatives.filters import Problem
from initiatives.filters.parameters import closest, moment_of, read_moment
from initiatives.models import Change
from initiatives.search import InvalidCursor

MEMBERS = ("version", "kind", "id", "slug", "title", "number", "statements", "reason", "at")
OWN = ("since", "kind")


class ChangeViewSet(ReadOnlyViewSet):
    def list(self, request) -> HttpResponse:
        query, wishes, _values = strict(request, None, members=MEMBERS, formats=("json", "jsonl"), extras=(*EXTRAS, *OWN))
        rows = _of_kind(_since(Change.objects.public(), query.one("since")), query.one("kind"))
        try:
            page = keyset_page(rows, "version", wishes.page_size, wishes.cursor, int)
        except InvalidCursor:
            raise unknown_cursor() from None
        if wishes.format == "jsonl":
            changes = page.rows if wishes.limit or wishes.cursor else rows.order_by("version").iterator(chunk_size=500)
            lines = (to_json(wishes.trim(_item(change))) + b"\n" for change in changes)
            return StreamingHttpResponse(lines, content_type=FORMATS["jsonl"])
        items = [to_json(wishes.trim(_item(change))) for change in page.rows]
        following, previous = addresses(request, query, page.following, page.previous)
        return stitched(items, following, previous, rows.count(), request.dataset.version)


def _item(change: Change) -> dict:
    return {
        "version": change.version,
        "kind": change.kind,
        "id": str(change.identifier),
        "slug": change.slug,
        "title": change.title,
        "number": change.number,
        "statements": change.statements,
        "reason": change.reason,
        "at": change.at,
    }


def _since(rows, text: str):
    """After a dataset version written v120, or from a day or instant on."""
    if not text:
        return rows
    if text.startswith("v") and text[1:].isdecimal() and len(text) <= 16:
        return rows.filter(version__gt=int(text[1:]))
    try:
        return rows.filter(at__gte=moment_of(read_moment(text), timezone.get_default_timezone()))
    except ValueError as wrong:
        raise Unacceptable([Problem("since", _("%(reason)s; o una versione dei dati come v120") % {"reason": wrong})]) from None


def _of_kind(rows, kind: str):
    if kind and kind not in Change.Kind.values:
        reason = _("valori ammessi: %(choices)s") % {"choices": ", ".join(Change.Kind.values)}
        raise Unacceptable([Problem("kind", reason, closest(kind, Change.Kind.values))])
    return rows.filter(kind=kind) if kind else rows
