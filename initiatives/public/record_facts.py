"""The facts of a record as a table: money, what, who and where, when; with what is not known said as such."""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import AmountScope
from initiatives.public.addresses import address_of
from initiatives.public.proofs import Marker, ProofRegister
from initiatives.public.wording import about, in_own_words, label_of, number, role_label, value_of

#: Up to this many places are named in the table; more are counted, and listed under the map.
FEW_PLACES = 4


@dataclass(slots=True)
class Value:
    """`key` is the anchor of the fact where it stands here for the first time."""

    text: str
    url: str = ""
    markers: list[Marker] = field(default_factory=list)
    scope: str = ""
    note: str = ""
    key: str = ""


@dataclass(slots=True)
class Row:
    """One line: `values`, or `unknown` in words; `own_words` where the label is in the language of the record."""

    label: str
    values: list[Value] = field(default_factory=list)
    unknown: str = ""
    own_words: bool = False


@dataclass(slots=True)
class Group:
    title: str
    rows: list[Row]


def by_kind(snapshot: dict) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for statement in snapshot["statements"]:
        found.setdefault(statement["kind"], []).append(statement)
    return found


def fact_groups(snapshot: dict, register: ProofRegister) -> list[Group]:
    """The groups of the facts table, in the order of the page; each value takes its markers from `register`."""
    kinds = by_kind(snapshot)
    return [
        Group(_("Denaro"), _money(snapshot, kinds, register)),
        Group(_("Che cosa si fa"), _what(kinds, register)),
        Group(_("Chi e dove"), _who(snapshot, kinds, register)),
        Group(_("Quando"), _when(snapshot, kinds, register)),
    ]


def _money(snapshot: dict, kinds: dict, register: ProofRegister) -> list[Row]:
    amounts = sorted(kinds.get("amount", []), key=lambda item: list(AmountScope).index(item["scope"]))
    rows = [Row(label_of(item), [_amount(item, register)]) for item in amounts]
    if not any(item["scope"] == AmountScope.INITIATIVE for item in amounts):
        rows.insert(0, _unknown(_("Importo dell’iniziativa"), snapshot, "amount"))
    rows += _organisations(kinds, ("funder",), register)
    return rows + _programmes([item for item in kinds.get("programme", []) if _pays(item)], register)


def _amount(item: dict, register: ProofRegister) -> Value:
    scope = {"programme": _("del programma intero, fuori dai totali"), "share": _("una parte")}.get(item["scope"], "")
    note = _("da %(funder)s") % {"funder": item["funder"]["name"]} if item["funder"] else ""
    return _value(item, register, scope=scope, note=note)


def _value(item: dict, register: ProofRegister, **more) -> Value:
    """The value of a statement with its marks and anchor; `more` are other fields of it."""
    return Value(**{"text": value_of(item)} | more, markers=register.mark(item), key=register.anchor(item["key"]))


def _what(kinds: dict, register: ProofRegister) -> list[Row]:
    rows = _programmes([item for item in kinds.get("programme", []) if not _pays(item)], register)
    counts = [item for item in kinds.get("quantity", []) if not counts_people(item)]
    return rows + [_quantity(item, register) for item in counts]


def _who(snapshot: dict, kinds: dict, register: ProofRegister) -> list[Row]:
    rows = _organisations(kinds, ("lead", "promoter", "partner"), register)
    people = kinds.get("person", [])
    if people:
        rows.append(Row(ngettext("Persona", "Persone", len(people)), [_value(item, register) for item in people]))
    rows.append(_places(snapshot, kinds.get("place", []), register))
    return rows + [_quantity(item, register) for item in kinds.get("quantity", []) if counts_people(item)]


def _places(snapshot: dict, places: list[dict], register: ProofRegister) -> Row:
    if not places:
        return _unknown(_("Luoghi"), snapshot, "place")
    if len(places) > FEW_PLACES:
        text = _("%(count)s luoghi") % {"count": number(len(places))}
        return Row(_("Luoghi"), [Value(text, url="#mappa", note=_("sulla mappa e in elenco"))])
    values = [
        _value(item, register, text=place_name(item["place"]), url=address_of("place", item["place"]["slug"]), note=place_role(item))
        for item in places
    ]
    return Row(ngettext("Luogo", "Luoghi", len(places)), values)


def _when(snapshot: dict, kinds: dict, register: ProofRegister) -> list[Row]:
    rows = [
        Row(label_of(item), [_value(item, register, note=venue_of(item))], own_words=in_own_words(item)) for item in kinds.get("date", [])
    ]
    rows += [Row(label_of(item), [_value(item, register)], own_words=in_own_words(item)) for item in kinds.get("duration", [])]
    labels = {item["label"] for item in kinds.get("date", [])}
    if not labels & {"period", "start", "end", "event"}:
        rows.append(_unknown(_("Inizio e fine"), snapshot, "date"))
    return rows


def venue_of(item: dict) -> str:
    """Hours, venue and street of an event, as far as they are stated."""
    hours = _("ore %(hours)s") % {"hours": item["hours"]} if item["hours"] else ""
    return ", ".join(part for part in (hours, item["venue"], item["address"]) if part)


def _organisations(kinds: dict, roles: tuple[str, ...], register: ProofRegister) -> list[Row]:
    rows = []
    for role in roles:
        items = [item for item in kinds.get("organisation", []) if item["role"] == role]
        if items:
            values = [_value(item, register, url=address_of("organisation", item["organisation"]["slug"])) for item in items]
            rows.append(Row(role_label(role), values))
    return rows


def _programmes(items: list[dict], register: ProofRegister) -> list[Row]:
    rows: dict[str, Row] = {}
    for item in items:
        row = rows.setdefault(label_of(item), Row(label_of(item)))
        row.values.append(_value(item, register, url=address_of("programme", item["programme"]["slug"])))
    return list(rows.values())


def _quantity(item: dict, register: ProofRegister) -> Row:
    bare = item["of"] and item["unit"] in item["of"]
    text = about(number(item["value"]), item["approximate"]) if bare else value_of(item)
    return Row(label_of(item), [_value(item, register, text=text)], own_words=True)


def counts_people(item: dict) -> bool:
    return item["unit"] in ("abitanti", "cittadini", "residenti", "persone", "utenti")


def place_name(place: dict) -> str:
    """`Padova (PD)`, `Provincia di …` and regions with their level, so that homonyms are told apart."""
    if place["level"] == "municipality":
        abbreviation = place["province"] and place["province"]["abbreviation"]
        return f"{place['name']} ({abbreviation})" if abbreviation else place["name"]
    level = {"province": _("provincia"), "region": _("regione")}[place["level"]]
    return f"{place['name']}, {level}"


def place_role(item: dict) -> str:
    """The role where it says more than taking part."""
    return {"lead": _("capofila"), "location": _("sede"), "mentioned": _("nominato")}.get(item["role"], "")


def _pays(item: dict) -> bool:
    return item["programme"]["kind"] in ("call", "fund")


def _unknown(label: str, snapshot: dict, kind: str) -> Row:
    """What the editors looked for and the sources do not say, or what nobody has found yet."""
    said = kind in snapshot["not_stated"]
    return Row(capfirst(label), unknown=_("non dichiarato nella fonte") if said else _("non ancora trovato nelle fonti lette"))
