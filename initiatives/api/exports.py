"""Whole selections as files: CSV, JSON Lines, GeoJSON, spreadsheet; streamed, so that memory stays constant."""

from collections.abc import Iterator
from itertools import islice

import orjson
from django.http import StreamingHttpResponse

from initiatives.api.members import without_evidence
from initiatives.api.renderers import to_json
from initiatives.api.spreadsheets import spreadsheet
from initiatives.api.wishes import FORMATS, Wishes
from initiatives.models import Place
from initiatives.open_data.tables import AT_ONCE, INITIATIVES, csv_lines
from initiatives.search import Selection, read_all


def export(selection: Selection, wishes: Wishes, name: str) -> StreamingHttpResponse:
    """The selection in the wished form: all of it, or the page that `limit` and `cursor` ask for."""
    content = CONTENT[wishes.format](selection, wishes)
    response = StreamingHttpResponse(content, content_type=FORMATS[wishes.format] + ("; charset=utf-8" if wishes.format == "csv" else ""))
    response["Content-Disposition"] = f'attachment; filename="{name}-{selection.dataset.version}.{wishes.format}"'
    return response


def items(selection: Selection, wishes: Wishes, column: str = "list_json") -> Iterator[bytes]:
    """The stored JSON of each record, read some hundreds at a time. Whoever wants all of today's records, newest first, is given
    them straight from the rows: for that no index has to be in memory."""
    paged = wishes.limit or wishes.cursor
    if not paged and not wishes.as_of and not selection.query.pairs:
        yield from read_all(column)
        return
    sequences = iter(selection.page(wishes.page_size, wishes.cursor).sequences if paged else selection.in_order())
    while part := list(islice(sequences, AT_ONCE)):
        yield from selection.texts(column, part)


def rows_of(selection: Selection, wishes: Wishes) -> Iterator[list]:
    """A table: the head, then a row a record."""
    columns = [
        column for column in INITIATIVES if (not wishes.fields or column.member in wishes.fields) and column.member not in wishes.omit
    ]
    yield [column.name for column in columns]
    makers = [column.make for column in columns]
    for text in items(selection, wishes):
        item = orjson.loads(text)
        yield [make(item) for make in makers]


def _csv(selection: Selection, wishes: Wishes) -> Iterator[bytes]:
    return csv_lines(rows_of(selection, wishes))


def _xlsx(selection: Selection, wishes: Wishes) -> Iterator[bytes]:
    return spreadsheet(rows_of(selection, wishes))


def _jsonl(selection: Selection, wishes: Wishes) -> Iterator[bytes]:
    texts = items(selection, wishes, "detail_json" if wishes.expand else "list_json")
    if wishes.expand == ("statements",) or wishes.trims:
        texts = (reshaped(text, wishes) for text in texts)
    while part := list(islice(texts, AT_ONCE)):
        yield b"\n".join(part) + b"\n"


def reshaped(text: bytes, wishes: Wishes) -> bytes:
    """A stored entry with the members that are wanted."""
    item = orjson.loads(text)
    if wishes.expand == ("statements",):
        item = without_evidence(item)
    return orjson.dumps(wishes.trim(item))


def _geojson(selection: Selection, wishes: Wishes) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946): one feature a record, its geometry the points of its places, null where none is known."""
    known = Place.objects.filter(latitude__isnull=False, longitude__isnull=False).values_list("istat", "longitude", "latitude")
    points = {code: [longitude, latitude] for code, longitude, latitude in known.iterator()}
    yield b'{"type":"FeatureCollection","features":['
    separator = b""
    texts = items(selection, wishes)
    while part := list(islice(texts, AT_ONCE)):
        yield separator + b",".join(_feature(orjson.loads(text), points, wishes) for text in part)
        separator = b","
    yield b"]}"


def _feature(item: dict, points: dict[str, list[float]], wishes: Wishes) -> bytes:
    places = [points[place["istat"]] for place in item["places"] if place["istat"] in points and place["role"] != "mentioned"]
    geometry = {"type": "MultiPoint", "coordinates": places} if places else None
    return to_json({"type": "Feature", "id": item["id"], "geometry": geometry, "properties": wishes.trim(item)})


CONTENT = {"csv": _csv, "xlsx": _xlsx, "jsonl": _jsonl, "geojson": _geojson}
