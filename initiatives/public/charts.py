"""Charts as data: columns and bars whose sizes are ready for SVG, each with all its rows for the table beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives import search
from initiatives.filters import Query
from initiatives.public.queries import list_address
from initiatives.search import Index, Selection

#: Bars drawn; the table twin has all rows up to the second figure, the CSV all of them.
DRAWN = 8
IN_TABLE = 40
#: Room is kept for this many columns, so that one alone is no wall.
FEWEST = 7
NAMES = ("year", "theme", "region", "programme", "money")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a histogram: place and size in drawing units; `address` filters by it."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    inside: bool = True
    address: str = ""
    middle: float = 0.0
    named: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `share` of the longest, from 0 to 100; `value` is in euro where the chart is of money."""

    label: str
    count: int
    share: float
    address: str
    value: object = None
    stated: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    name: str
    title: str
    head: str
    rows: list[Bar]
    columns: list[Column]
    total: int

    @property
    def drawn(self) -> list[Bar]:
        return self.rows[:DRAWN]

    @property
    def in_table(self) -> list[Bar]:
        return self.rows[:IN_TABLE]

    @property
    def left_out(self) -> int:
        return max(0, self.total - IN_TABLE)


def titles() -> dict[str, tuple[str, str]]:
    """Title of each chart, and the head of its first column."""
    return {
        "year": (_("Per anno dell’iniziativa"), _("Anno")),
        "theme": (_("Per tema"), _("Tema")),
        "region": (_("Per regione"), _("Regione")),
        "programme": (_("Per programma"), _("Programma")),
        "money": (_("Importo noto per tema"), _("Tema")),
    }


def chart(selection: Selection, name: str, most: int | None = None) -> Chart:
    """One of NAMES for a selection: counts within it, each row with the address that narrows the list to it. `most`
    names the fullest alone; the others are counted, for naming thousands takes time."""
    rows, total = _rows(selection, name, most)
    title, head = titles()[name]
    longest = max((row["size"] for row in rows), default=0) or 1
    bars = [
        Bar(row["label"], row["count"], round(100 * float(row["size"]) / float(longest), 1), row["address"], row["value"], row["stated"])
        for row in rows
    ]
    drawn = [{"label": row["label"], "count": row["count"], "inside": True, "address": row["address"]} for row in rows]
    return Chart(name, title, head, bars, columns(_every_year(drawn)[-24:], 330, 104) if name == "year" else [], total)


def charts(selection: Selection) -> list[Chart]:
    return [made for made in (chart(selection, name, IN_TABLE) for name in NAMES) if made.rows]


def columns(bars: list[dict], width: float, height: float) -> list[Column]:
    """Columns side by side over a base line at `height`, with room for the counts above."""
    if not bars:
        return []
    highest = max(bar["count"] for bar in bars) or 1
    step = width / max(len(bars), FEWEST)
    room = height - 24 if height > 60 else height - 4
    skip = max(1, round(len(bars) / 9))
    made = []
    for place, bar in enumerate(bars):
        tall = round(room * bar["count"] / highest, 1)
        if bar["count"]:
            tall = max(tall, 1.5)
        x, broad = round(place * step + step * 0.12, 1), round(step * 0.76, 1)
        made.append(
            Column(
                label=bar["label"],
                count=bar["count"],
                x=x,
                y=round(height - tall, 1),
                width=broad,
                height=tall,
                inside=bar["inside"],
                address=bar.get("address", ""),
                middle=round(x + broad / 2, 1),
                named=(len(bars) - 1 - place) % skip == 0,
            )
        )
    return made


def _rows(selection: Selection, name: str, most: int | None) -> tuple[list[dict], int]:
    query = selection.query
    if name == "money":
        rows = [row for row in selection.amounts_by("theme") if row["amounts"]["stated"]]
        made = [
            {
                "label": row["label"],
                "count": row["amounts"]["count"],
                "size": row["amounts"]["value"],
                "value": row["amounts"]["value"],
                "stated": row["amounts"]["stated"],
                "address": list_address(narrowed(query, "theme", row["value"])),
            }
            for row in rows
        ]
        return made, len(made)
    rows, total = counts_within(selection, name, most)
    if name == "year":
        rows = sorted(rows, key=lambda row: row["value"])
    parameter = "place" if name == "region" else name
    made = [
        {
            "label": row["label"],
            "count": row["count"],
            "size": row["count"],
            "value": None,
            "stated": 0,
            "address": list_address(narrowed(query, parameter, row["value"])),
        }
        for row in rows
    ]
    return made, total


def counts_within(selection: Selection, name: str, most: int | None = None) -> tuple[list[dict], int]:
    """The values of a facet with their counts inside the selection, its own choice included, fullest first; and how many
    there are. Years are all named, for their axis has no gaps."""
    rows = []
    for value, holders in holders_of(selection.index, name):
        count = holders.intersection_cardinality(selection.sequences)
        if count:
            rows.append((value, count))
    rows.sort(key=lambda row: (-row[1], row[0]))
    named = [
        {"value": value, "label": str(selection.label(name, value)), "count": count}
        for value, count in (rows if name == "year" else rows[:most])
    ]
    return sorted(named, key=lambda row: (-row["count"], row["label"])), len(rows)


def holders_of(index: Index, name: str) -> list[tuple[str, object]]:
    """The values of a facet, each with the bitmap of the records that hold it; places of one level only."""
    return list(search.holders_of(index, name).items())


def narrowed(query: Query, name: str, value: str) -> Query:
    """The query narrowed to one value, in place of those it had of that parameter."""
    return query.without(name).with_(name, value)


def _every_year(bars: list[dict]) -> list[dict]:
    """The same with the years between that have none: an axis of time leaves nothing out."""
    if not bars:
        return []
    by_year = {int(bar["label"]): bar for bar in bars}
    first, last = min(by_year), max(by_year)
    empty = {"count": 0, "inside": True, "address": ""}
    return [by_year.get(year, {"label": str(year), **empty}) for year in range(max(first, last - 60), last + 1)]
