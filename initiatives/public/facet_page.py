"""All values of one facet: searched by name, in pages, each a link that adds it to the search or takes it away; and charts as CSV."""

import csv
import io
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.filters import parse_query
from initiatives.models.search_index import fold
from initiatives.public.charts import NAMES, chart
from initiatives.public.chips import chips, names
from initiatives.public.conditional import conditional
from initiatives.public.parameters import page_number, strict
from initiatives.public.queries import list_address
from initiatives.search import Selection, select

PER_PAGE = 60
#: Facets with a page of their own, and what each counts.
PARTS = {
    "theme": ("theme",),
    "place": ("region", "province", "municipality"),
    "programme": ("programme",),
    "organisation": ("organisation",),
}


@dataclass(frozen=True, slots=True)
class Value:
    label: str
    count: int
    chosen: bool
    address: str


@require_safe
@conditional
@strict
def facet(request: HttpRequest, name: str) -> HttpResponse:
    """`/initiatives/by/<name>/` with the parameters of the list: every value that would find something."""
    if name not in PARTS:
        raise Http404(name)
    query = parse_query(request.GET, allowed_extra=("find", "page"))
    selection = select(query, request.dataset)
    number = page_number({"page": query.one("page")} if query.one("page") else {})
    found = _values(selection, name, query.one("find"))
    page = Paginator(found, PER_PAGE).get_page(number)
    context = {
        "section": "initiatives",
        "dataset": request.dataset,
        "name": name,
        "title": names()[name],
        "query": query,
        "find": query.one("find"),
        "values": page,
        "total": len(found),
        "chips": chips(selection),
        "hidden": [(name, ",".join(values)) for name, values in query.pairs],
        "back": list_address(query),
        "crumbs": [{"name": _("Iniziative"), "address": list_address(query)}, {"name": names()[name], "address": ""}],
    }
    return render(request, "public/facet.html", context)


def _values(selection: Selection, name: str, find: str) -> list[Value]:
    """Those whose name holds the words of `find`, commonest first."""
    query, wanted = selection.query, fold(find)
    chosen = {selection.index.labels.codes.get(value, value) for value in query.many(name)}
    rows = [row for part in selection.facets(PARTS[name]).values() for row in part]
    found = []
    for row in sorted(rows, key=lambda row: (-row["count"], row["label"])):
        label = _("Provincia di %(name)s") % {"name": row["label"]} if name == "place" and len(row["value"]) == 3 else str(row["label"])
        if wanted and wanted not in fold(label):
            continue
        taken = row["value"] in chosen
        other = query.without(name, row["value"]) if taken else query.with_(name, row["value"])
        found.append(Value(label, row["count"], taken, list_address(other)))
    return found


@require_safe
@conditional
@strict
def chart_csv(request: HttpRequest, name: str) -> HttpResponse:
    """`/initiatives/charts/<name>.csv`: all rows of a chart, for the same query."""
    if name not in NAMES:
        raise Http404(name)
    selection = select(parse_query(request.GET, allowed_extra=("view",)), request.dataset)
    drawn = chart(selection, name)
    text = io.StringIO()
    writer = csv.writer(text)
    head = [drawn.head, _("Iniziative")]
    writer.writerow([*head, _("Somma in euro"), _("Importo noto per")] if name == "money" else head)
    for bar in drawn.rows:
        row = [_safe(bar.label), bar.count]
        writer.writerow([*row, bar.value, bar.stated] if name == "money" else row)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="atlante-{name}.csv"'
    return response


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
