"""The initiatives: lists in every form, and each with all its proofs."""

from uuid import UUID

import orjson
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from initiatives.api.exports import export, reshaped
from initiatives.api.lists import JSON, addresses, stitched
from initiatives.api.members import DETAILED, MEMBERS
from initiatives.api.problems import Gone, Unacceptable
from initiatives.api.reading import code_stamp, moved
from initiatives.api.views.asking import ask, page_of, selected
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.api.wishes import FORMATS
from initiatives.filters import Problem, Query
from initiatives.models import PublishedInitiative, Redirect, Tombstone
from initiatives.search import FACETS, read_record, select_as_of


class InitiativeViewSet(ReadOnlyViewSet):
    lookup_value_regex = "[^/]+"

    def list(self, request) -> HttpResponse:
        query, wishes = ask(request, members=MEMBERS, formats=FORMATS, facets=FACETS)
        selection = selected(request, query, wishes)
        if wishes.format != "json":
            if wishes.cursor:
                page_of(selection, wishes)  # one that is not ours is refused before the file begins
            return export(selection, wishes, "atlante-initiatives")
        page = page_of(selection, wishes)
        items = selection.texts("detail_json" if wishes.expand else "list_json", page.sequences)
        if wishes.trims or wishes.expand == ("statements",):
            items = [reshaped(text, wishes) for text in items]
        following, previous = addresses(request, query, page.next_cursor, page.previous_cursor)
        more = {"facets": selection.facets(wishes.facets)} if wishes.facets else None
        return stitched(items, following, previous, selection.count, selection.dataset.version, more)

    def retrieve(self, request, pk: str) -> HttpResponse:
        query, wishes = ask(request, members=DETAILED, formats=("json",), extras=("fields", "omit", "format", "as_of"))
        refuse_filters(query)
        if wishes.as_of:
            return _as_of(request, pk, wishes)
        record = read_record(pk)
        if record is None:
            return elsewhere(pk)
        etag, last_modified = f'W/"{record.dataset_version}-{code_stamp()}"', int(record.changed_at.timestamp())
        response = get_conditional_response(request, etag=etag, last_modified=last_modified)
        if response is None:
            text = reshaped(record.detail_json, wishes) if wishes.trims else record.detail_json
            response = HttpResponse(text, content_type=JSON)
        response["ETag"], response["Last-Modified"] = etag, http_date(last_modified)
        return response


def refuse_filters(query: Query) -> None:
    """A detail takes no filters: 400 naming those that were sent."""
    if query.pairs:
        raise Unacceptable(Problem(name, _("questo indirizzo non si filtra")) for name, _values in query.pairs)


def elsewhere(slug: str) -> HttpResponse:
    """Where no public record has `slug`: 301 for an identifier or an old address, 410 for a withdrawn record, else 404."""
    tombstone = Tombstone.objects.filter(slug=slug).first()
    if tombstone is None:
        new = _by_identifier(slug) or Redirect.objects.filter(kind="initiative", old_slug=slug).values_list("new_slug", flat=True).first()
        if new:
            return moved(reverse("api:initiative", args=[new]))
        raise Http404
    raise Gone(tombstone.reason, tombstone.withdrawn_at)


def _by_identifier(text: str) -> str | None:
    try:
        identifier = UUID(text)
    except ValueError:
        return None
    current = PublishedInitiative.objects.public().filter(identifier=identifier).values_list("slug", flat=True).first()
    return current or Tombstone.objects.filter(identifier=identifier).values_list("slug", flat=True).first()


def _as_of(request, slug: str, wishes) -> HttpResponse:
    record = PublishedInitiative.objects.public().filter(slug=slug).values_list("sequence", flat=True).first()
    if record is None:
        return elsewhere(slug)
    selection = select_as_of(Query(), wishes.as_of)
    if record not in selection.sequences:
        raise Http404
    text = selection.texts("detail_json", [record])[0]
    return HttpResponse(orjson.dumps(wishes.trim(orjson.loads(text))) if wishes.trims else text, content_type=JSON)
