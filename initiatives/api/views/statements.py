"""All published statements, each with its proofs, over the initiatives that the filters select."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import orjson
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from pyroaring import BitMap

from initiatives.api.lists import JSON, addresses, stitched
from initiatives.api.problems import Unacceptable
from initiatives.api.renderers import to_json
from initiatives.api.views.asking import ask, selected, unknown_cursor
from initiatives.api.views.initiatives import elsewhere, refuse_filters
from initiatives.api.views.plain import ReadOnlyViewSet
from initiatives.api.wishes import FORMATS
from initiatives.filters import Problem
from initiatives.filters.parameters import MOST_CHOICES, closest
from initiatives.models import FACT_KINDS
from initiatives.open_data.annotations import annotations
from initiatives.open_data.tables import csv_lines
from initiatives.search import Selection, read_record

MEMBERS = (
    "id", "key", "kind", "initiative", "role", "relation", "place", "organisation", "programme", "person", "office", "value", "currency",
    "type", "scope", "approximate", "funder", "edtf", "earliest", "latest", "label", "happening", "min_months", "max_months", "of", "unit",
    "evidence", "editor_reason", "decided", "annotations",
)  # fmt: skip
FORMS = ("json", "jsonl", "csv")
#: After which record, and which of its statements, a page begins; with a p before it, before which it ends.
CURSOR = r"p?[0-9]{1,10}\.[a-z]{1,20}-[0-9]{1,9}"
_CURSOR = re.compile(CURSOR)
LAST = 2**32 - 2  # the greatest sequence a bitmap holds, less one
#: A page looks at no more records than this: with a rare `fact` it may be short, and `next` goes on from there.
MOST_RECORDS = 400
AT_ONCE = 20


class StatementViewSet(ReadOnlyViewSet):
    def list(self, request) -> HttpResponse:
        extras = ("limit", "cursor", "fields", "omit", "format", "as_of", "fact")
        query, wishes = ask(request, members=MEMBERS, formats=FORMS, extras=extras)
        facts = _facts(query.one("fact"))
        if query.one("ordering"):
            raise Unacceptable([Problem("ordering", _("le affermazioni hanno un ordine solo: dalla scheda più nuova"))])
        selection = selected(request, query, wishes)
        start = _read(wishes.cursor) if wishes.cursor else None
        if wishes.format != "json":
            return _export(request, selection, facts, wishes, start)
        found, more, seen = _page(request, selection, facts, wishes, start)
        backwards = bool(start and start.backwards)
        first, last = seen[:: -1 if backwards else 1] if seen else ("", "")
        after = last if last and (more or backwards) else ""
        before = f"p{first}" if first and (more if backwards else start) else ""
        following, previous = addresses(request, query, after, before)
        return stitched(found, following, previous, selection.statement_count(facts), selection.dataset.version)

    def retrieve(self, request, slug: str, key: str) -> HttpResponse:
        query, wishes = ask(request, members=MEMBERS, formats=("json",), extras=("fields", "omit", "format"))
        refuse_filters(query)
        record = read_record(slug)
        if record is None:
            return elsewhere(slug)
        snapshot = orjson.loads(record.detail_json)
        found = next((item for item in snapshot["statements"] if item["key"] == key), None)
        if found is None:
            raise Http404
        return HttpResponse(to_json(wishes.trim(statement_item(request, snapshot, found))), content_type=JSON)


def statement_item(request, snapshot: dict, statement: dict) -> dict:
    """A statement with the record it belongs to, and its evidence also as Web Annotations."""
    address = request.build_absolute_uri(reverse("api:statement", args=[snapshot["slug"], statement["key"]]))
    head = {name: snapshot[name] for name in ("id", "slug", "title")}
    return {"id": address, **statement, "initiative": head, "annotations": annotations(statement, address)}


def _facts(text: str) -> frozenset[str]:
    facts = frozenset(text.split(",")) if text else frozenset(FACT_KINDS)
    wrong = [
        Problem("fact", _("valori ammessi: %(choices)s") % {"choices": ", ".join(FACT_KINDS)}, closest(item, FACT_KINDS))
        for item in sorted(facts - set(FACT_KINDS))
    ]
    if wrong:
        raise Unacceptable(wrong)
    if text.count(",") >= MOST_CHOICES:
        raise Unacceptable([Problem("fact", _("al massimo %(count)d valori") % {"count": MOST_CHOICES})])
    return facts


def _page(request, selection: Selection, facts: frozenset[str], wishes, start: "Start | None") -> tuple[list[bytes], bool, list[str]]:
    """The statements of a page as JSON; whether more lie beyond in the same direction; positions of the first and last it
    came to on its way."""
    found, seen, more = [], [], False
    for position, item in _walk(request, selection, facts, start):
        if item is None:  # so many records without one of these facts that the page ends here
            seen, more = [*seen[:1], position], True
            break
        if len(found) == wishes.page_size:
            more = True
            break
        found.append(to_json(wishes.trim(item)))
        seen = [*seen[:1], position]
    if start and start.backwards:
        found.reverse()
    return found, more, [seen[0], seen[-1]] if seen else []


def _walk(request, selection: Selection, facts: frozenset[str], start: "Start | None", most: int = MOST_RECORDS) -> Iterator[tuple]:
    """(position, statement) from the newest record on, or back towards it; (position, None) when too many had nothing."""
    backwards, empty = bool(start and start.backwards), 0
    sequences = _beyond(selection, start)
    while part := list(islice(sequences, AT_ONCE)):
        for sequence, text in zip(part, selection.texts("detail_json", part), strict=False):
            snapshot, any_found = orjson.loads(text), False
            for statement in sorted(snapshot["statements"], key=lambda item: _place(item["key"]), reverse=backwards):
                if statement["kind"] in facts and not (start and start.passed(sequence, statement["key"])):
                    any_found = True
                    yield _write(sequence, statement["key"]), statement_item(request, snapshot, statement)
            empty = 0 if any_found else empty + 1
            if empty >= most:
                yield _write(sequence, "a-0" if backwards else "z-0"), None
                empty = 0


def _beyond(selection: Selection, start: "Start | None") -> Iterator[int]:
    chosen = selection.sequences
    if start and start.backwards:
        return iter(chosen - BitMap(range(start.sequence)))
    return reversed(chosen & BitMap(range(start.sequence + 1)) if start else chosen)


def _place(key: str) -> tuple[str, int]:
    """Statements of a record go by kind, then by number: `place-4`."""
    kind, _, number = key.rpartition("-")
    return (kind, int(number) if number.isdecimal() else 0)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a page begins: after a statement of a record, or before it where the page goes backwards."""

    sequence: int
    key: str
    backwards: bool = False

    def passed(self, sequence: int, key: str) -> bool:
        """Whether a statement lies on the other side, or is the one itself."""
        if sequence != self.sequence:
            return False
        return _place(key) >= _place(self.key) if self.backwards else _place(key) <= _place(self.key)


def _write(sequence: int, key: str) -> str:
    return f"{sequence}.{key}"


def _read(text: str) -> Start:
    if not _CURSOR.fullmatch(text):
        raise unknown_cursor()
    sequence, _, key = text.removeprefix("p").partition(".")
    return Start(min(int(sequence), LAST), key, text.startswith("p"))


def _export(request, selection: Selection, facts, wishes, start: Start | None) -> StreamingHttpResponse:
    items = (item for _, item in _walk(request, selection, facts, start) if item is not None)
    if wishes.limit:
        items = islice(items, wishes.limit)
    if wishes.format == "jsonl":
        content = (to_json(wishes.trim(item)) + b"\n" for item in items)
    else:
        columns = [
            name for name in MEMBERS if name != "annotations" and (not wishes.fields or name in wishes.fields) and name not in wishes.omit
        ]
        content = csv_lines(_rows(items, columns))
    response = StreamingHttpResponse(content, content_type=FORMATS[wishes.format])
    response["Content-Disposition"] = f'attachment; filename="atlante-statements.{wishes.format}"'
    return response


def _rows(items: Iterator[dict], columns: list[str]) -> Iterator[list]:
    yield columns
    for item in items:
        yield [_cell(name, item.get(name)) for name in columns]


def _cell(name: str, value):
    if name == "evidence":
        return " | ".join(f"{evidence['prefix']}{evidence['quote']}{evidence['suffix']}" for evidence in value)
    if isinstance(value, dict):
        return value.get("istat") or value.get("slug")
    return value
