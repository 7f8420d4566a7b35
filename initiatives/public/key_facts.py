"""At most four facts at the head of a record: those that answer how much, when, where, how many."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from initiatives.models import AmountScope
from initiatives.public.proofs import Marker, ProofRegister
from initiatives.public.record_facts import place_name
from initiatives.public.wording import about, in_own_words, label_of, number, value_of
from initiatives.templatetags.dates import in_words

MOST = 4
EVENT_FIRST = ("date", "place", "programme", "quantity", "amount")
MONEY_FIRST = ("amount", "date", "place", "quantity", "programme")


@dataclass(slots=True)
class KeyFact:
    """Where no source says it `value` is empty, and `unknown` says so in words."""

    label: str
    value: str = ""
    unknown: str = ""
    note: str = ""
    markers: list[Marker] = field(default_factory=list)
    own_words: bool = False


def key_facts(snapshot: dict, kinds: dict, register: ProofRegister) -> list[KeyFact]:
    """The four that matter; what is known goes first in line, the amount is said even where it is not known."""
    order = EVENT_FIRST if snapshot["kind"] == "event" else MONEY_FIRST
    chosen = [kind for kind in order if kind == "amount" or kinds.get(kind)][:MOST]
    if "amount" not in chosen:
        chosen[-1] = "amount"
    towns = _towns(kinds.get("place", []))
    counted = _count_of_towns(kinds.get("quantity", []), towns) if "place" in chosen and len(towns) > 2 else None
    quantities = [item for item in kinds.get("quantity", []) if item is not counted]
    if snapshot["kind"] != "event" and chosen[-1] == "programme" and len(quantities) > 1:
        chosen.pop()  # a second figure tells more than a name that stands right below
    facts = []
    for kind in chosen:
        if kind == "place" and len(towns) > 2:
            facts.append(_several_places(towns, counted, register))
        elif kind != "quantity":
            facts.append(MAKERS[kind](snapshot, kinds.get(kind, []), register))
        elif quantities:
            facts.append(_quantity(quantities.pop(0), register))
    return facts + [_quantity(item, register) for item in quantities[: MOST - len(facts)]]


def _amount(snapshot: dict, items: list[dict], register: ProofRegister) -> KeyFact:
    own = [item for item in items if item["scope"] == AmountScope.INITIATIVE]
    if not own:
        note = _("noto solo quello del programma, vedi sotto") if items else ""
        unknown = _("non dichiarato") if "amount" in snapshot["not_stated"] else _("non ancora trovato")
        return KeyFact(_("Importo"), unknown=unknown, note=note)
    item = max(own, key=lambda item: item["value"])
    note = _("da %(funder)s") % {"funder": item["funder"]["name"]} if item["funder"] else _("per l’iniziativa intera")
    return KeyFact(label_of(item), value_of(item), note=note, markers=register.mark(item))


def _date(snapshot: dict, items: list[dict], register: ProofRegister) -> KeyFact:
    item = next((item for item in items if item["label"] in ("event", "period")), items[0])
    hours = _("ore %(hours)s") % {"hours": item["hours"]} if item["hours"] else ""
    when = item["label"] in ("event", "period")
    label = _("Quando") if when else label_of(item)
    return KeyFact(label, in_words(item["edtf"]), note=hours, markers=register.mark(item), own_words=not when and in_own_words(item))


def _place(snapshot: dict, items: list[dict], register: ProofRegister) -> KeyFact:
    item = (_towns(items) or items)[0]
    venue = next((entry["venue"] for entry in snapshot["statements"] if entry["kind"] == "date" and entry["venue"]), "")
    return KeyFact(_("Dove"), place_name(item["place"]), note=venue, markers=register.mark(item))


def _programme(snapshot: dict, items: list[dict], register: ProofRegister) -> KeyFact:
    item = next((item for item in items if item["relation"] in ("joins", "creates")), items[0])
    return KeyFact(label_of(item), value_of(item), markers=register.mark(item))


def _towns(items: list[dict]) -> list[dict]:
    return [item for item in items if item["place"]["level"] == "municipality"]


def _count_of_towns(quantities: list[dict], towns: list[dict]) -> dict | None:
    """The quantity by which a source counts the very municipalities the record names."""
    return next((item for item in quantities if item["value"] == len(towns) and item["unit"].startswith("comun")), None)


def _several_places(towns: list[dict], counted: dict | None, register: ProofRegister) -> KeyFact:
    provinces = {item["place"]["province"]["name"] for item in towns if item["place"]["province"]}
    note = _("in provincia di %(name)s") % {"name": provinces.pop()} if len(provinces) == 1 else ""
    markers = register.mark(counted) if counted else []
    return KeyFact(_("Dove"), _("%(count)s Comuni") % {"count": number(len(towns))}, note=note, markers=markers)


def _quantity(item: dict, register: ProofRegister) -> KeyFact:
    bare = item["of"] and item["unit"] in item["of"]
    value = about(number(item["value"]), item["approximate"]) if bare else value_of(item)
    return KeyFact(label_of(item), value, markers=register.mark(item), own_words=in_own_words(item))


MAKERS = {"amount": _amount, "date": _date, "place": _place, "programme": _programme}
