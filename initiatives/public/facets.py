"""The filters beside the list: each value with the count it would give, what is chosen always in sight."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from initiatives.models import InitiativeKind, Stage
from initiatives.public.charts import Column, columns
from initiatives.public.gazetteer import spots
from initiatives.search import Selection
from initiatives.templatetags.numbers import short_euro

#: Values shown beside the list; all are on the facet's own page.
SHOWN = 8
ROLES_SHOWN = ("lead", "promoter", "partner", "participant", "funder", "supplier", "location", "mentioned", "other")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool
    inner: bool = False


@dataclass(slots=True)
class Facet:
    """`name` is the parameter; `all_of_it` the facet whose page lists every value, where there are more than shown."""

    key: str
    name: str
    title: str
    choices: list[Choice]
    open: bool = False
    total: int = 0
    all_of_it: str = ""
    active: int = field(init=False)

    def __post_init__(self):
        self.active = sum(choice.chosen for choice in self.choices)
        self.open = self.open or bool(self.active)
        self.total = self.total or len(self.choices)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known or not of one thing: two boxes that exclude each other."""

    value: str
    label: str
    with_it: Choice
    without_it: Choice


@dataclass(frozen=True, slots=True)
class Range:
    """Two fields and, above them, how the values lie."""

    title: str
    bars: list[Column]
    least: str
    most: str
    active: int


def facets(selection: Selection) -> list[Facet]:
    """The facets in the order of the page. Only what is shown is counted and named: places have thousands of values."""
    found = selection.facets(("kind", "theme", "region", "province", "stage", "role"))
    found |= selection.facets(("programme", "organisation"), most=SHOWN)
    return [
        Facet("kind", "kind", _("Tipo"), _closed(selection, "kind", found["kind"], InitiativeKind.values), open=True),
        _open_facet(selection, "theme", _("Tema"), found["theme"], open_=True),
        _places(selection, found),
        _open_facet(selection, "programme", _("Programma"), found["programme"]),
        _open_facet(selection, "organisation", _("Organizzazione"), found["organisation"]),
        Facet("stage", "stage", _("Fase"), _closed(selection, "stage", found["stage"], Stage.values)),
        Facet("role", "role", _("Ruolo di luoghi ed enti"), _closed(selection, "role", found["role"], ROLES_SHOWN)),
    ]


def known(selection: Selection) -> list[Known]:
    """What can be asked with `has` and `lacks`; counts are of the set as it is, in which each adds to the others."""
    found = selection.facets(("has", "lacks"))
    stated, unstated = ({row["value"]: row["count"] for row in found[name]} for name in ("has", "lacks"))
    words = {
        "amount": _("Importo"),
        "period": _("Periodo"),
        "milestone": _("Date"),
        "programme": _("Programma"),
        "organisation": _("Organizzazioni"),
        "place": _("Luoghi"),
    }
    has, lacks = set(selection.query.many("has")), set(selection.query.many("lacks"))
    return [
        Known(
            value,
            label,
            Choice(value, label, stated.get(value, 0), value in has),
            Choice(value, label, unstated.get(value, selection.count - stated.get(value, 0)), value in lacks),
        )
        for value, label in words.items()
    ]


def years(selection: Selection) -> Range:
    """The years of the initiatives, of the set less its own choice of dates."""
    query = selection.query
    first, last = query.one("from"), query.one("to")
    bars = [
        {"label": str(bar["from"]), "count": bar["count"], "inside": _within(bar["from"], first, last)}
        for bar in selection.histogram("year")[-40:]
    ]
    return Range(_("Anno dell’iniziativa"), columns(bars, 216, 44), first, last, bool(first) + bool(last))


def amounts(selection: Selection) -> Range:
    """How the stated amounts lie; bounds in euro, the last open."""
    query = selection.query
    bars = [
        {"label": _("da %(sum)s") % {"sum": short_euro(bar["from"])}, "count": bar["count"], "inside": True}
        for bar in selection.histogram("amount")
    ]
    least, most = query.one("amount_min"), query.one("amount_max")
    return Range(_("Importo dichiarato"), columns(bars, 216, 44), least, most, bool(least) + bool(most))


def _within(year: int, first: str, last: str) -> bool:
    return (not first or year >= int(first[:4])) and (not last or year <= int(last[:4]))


def _closed(selection: Selection, name: str, rows: list[dict], order) -> list[Choice]:
    """All words of a closed list in their order, those that would find nothing too."""
    counts = {row["value"]: row["count"] for row in rows}
    chosen = set(selection.query.many(name))
    return [Choice(value, str(selection.label(name, value)), counts.get(value, 0), value in chosen) for value in order]


def _listed(selection: Selection, name: str, rows: list[dict], most: int = SHOWN) -> list[Choice]:
    """The commonest values and those chosen, which come first."""
    chosen = set(selection.query.many(name))
    kept = [row for row in rows if row["value"] in chosen]
    kept += [row for row in rows if row["value"] not in chosen][: max(0, most - len(kept))]
    missing = chosen - {row["value"] for row in rows}
    lost = [Choice(value, str(selection.label(name, value)), 0, True) for value in sorted(missing)]
    return lost + [Choice(row["value"], row["label"], row["count"], row["value"] in chosen) for row in kept]


def _open_facet(selection: Selection, name: str, title: str, rows: list[dict], open_: bool = False) -> Facet:
    total = len(selection.index.facets.get(name, {}))
    return Facet(name, name, title, _listed(selection, name, rows), open=open_, total=total, all_of_it=name)


def _places(selection: Selection, found: dict[str, list[dict]]) -> Facet:
    """Regions, under each the provinces with most; municipalities where chosen. Values are ISTAT codes."""
    chosen = {selection.index.labels.codes.get(value, value) for value in selection.query.many("place")}
    provinces: dict[str, list[dict]] = {}
    for row in found["province"]:
        spot = spots().get(row["value"])
        if spot and (row["value"] in chosen or len(provinces.get(spot.region, [])) < 3):
            provinces.setdefault(spot.region, []).append(row)
    choices = []
    regions = [row for row in found["region"] if row["value"] in chosen] + [row for row in found["region"] if row["value"] not in chosen]
    for region in regions[:SHOWN]:
        choices.append(Choice(region["value"], region["label"], region["count"], region["value"] in chosen))
        for row in provinces.get(region["value"], [])[:3] if len(regions) <= 4 or region["value"] in chosen else []:
            label = _("Provincia di %(name)s") % {"name": row["label"]}
            choices.append(Choice(row["value"], label, row["count"], row["value"] in chosen, inner=True))
    shown = {choice.value for choice in choices}
    others = Selection(selection.query.without("place"), selection.index, selection.dataset).sequences if chosen - shown else None
    for value in sorted(chosen - shown):
        count = selection.index.holding("place", value).intersection_cardinality(others)
        choices.insert(0, Choice(value, str(selection.label("place", value)), count, True))
    total = len(selection.index.facets.get("place", {}))
    return Facet("place", "place", _("Regione, provincia, Comune"), choices, open=True, total=total, all_of_it="place")
