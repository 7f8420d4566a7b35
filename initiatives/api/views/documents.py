"""The sources that published records rest on: as the records cite them; the text only where its licence is open."""

from uuid import UUID

import orjson
from django.db.models import Min
from django.http import Http404, HttpResponse

from initiatives.api.keyset import keyset_page
from initiatives.api.lists import JSON, addresses, stitched
from initiatives.api.renderers import to_json
from initiatives.api.views.asking import unknown_cursor
from initiatives.api.views.initiatives import refuse_filters
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.api.views.strict import strict
from initiatives.models import PublishedFacet, PublishedInitiative, Rights
from initiatives.open_data.texts import open_text
from initiatives.search import InvalidCursor

MEMBERS = (
    "id", "title", "publisher", "published", "rights", "address", "sha256", "read_on", "licence", "language", "initiatives", "text",
)  # fmt: skip


class DocumentViewSet(ReadOnlyViewSet):
    def list(self, request) -> HttpResponse:
        query, wishes, _values = strict(request, None, members=MEMBERS, formats=("json",))
        cited = PublishedFacet.objects.filter(dimension="document", record__visible=True).values("value").annotate(holder=Min("record_id"))
        try:
            page = keyset_page(cited, "value", wishes.page_size, wishes.cursor, value_of=lambda row: row["value"])
        except InvalidCursor:
            raise unknown_cursor() from None
        items = [to_json(wishes.trim(item)) for item in _documents(page.rows)]
        following, previous = addresses(request, query, page.following, page.previous)
        return stitched(items, following, previous, cited.count(), request.dataset.version)

    def retrieve(self, request, pk: str) -> HttpResponse:
        query, wishes, _values = strict(request, None, members=MEMBERS, formats=("json",), extras=("fields", "omit", "format"))
        refuse_filters(query)
        try:
            identifier = str(UUID(pk))
        except ValueError:
            raise Http404 from None
        rows = PublishedFacet.objects.filter(dimension="document", value=identifier, record__visible=True)
        holder = rows.aggregate(holder=Min("record_id"))["holder"]
        found = _documents([{"value": identifier, "holder": holder}]) if holder is not None else []
        if not found:
            raise Http404
        document = found[0] | {"text": open_text(identifier) if found[0]["rights"] == Rights.OPEN else None}
        return HttpResponse(to_json(wishes.trim(document)), content_type=JSON)


def _documents(rows: list[dict]) -> list[dict]:
    """What one record that cites each says of it, and the addresses of all records that do."""
    wanted = [row["value"] for row in rows]
    holders: dict[str, list[str]] = {}
    cited = PublishedFacet.objects.filter(dimension="document", value__in=wanted, record__visible=True).order_by("record_id")
    for value, slug in cited.values_list("value", "record__slug"):
        holders.setdefault(value, []).append(slug)
    told: dict[str, dict] = {}
    sequences = {row["holder"] for row in rows}
    for text in PublishedInitiative.objects.public().filter(sequence__in=sequences).values_list("detail_json", flat=True):
        for document in orjson.loads(text)["documents"]:
            told.setdefault(document["id"], document)
    return [told[value] | {"initiatives": holders.get(value, [])} for value in wanted if value in told]
