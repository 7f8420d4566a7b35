"""A record's page as plain data: made from one snapshot and today's date, ready for its template.

The order in which the parts are made is the order in which they stand on the page: proofs are numbered by first use.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import InitiativeKind, Stage
from initiatives.public.addresses import address_of
from initiatives.public.key_facts import KeyFact, key_facts
from initiatives.public.promises import OVERDUE, UNKNOWN, distance, state_label, state_of
from initiatives.public.proofs import Marker, Note, Proof, ProofRegister, list_words
from initiatives.public.record_facts import Group, by_kind, fact_groups, place_name, place_role, venue_of
from initiatives.public.record_map import LocalMap, local_map
from initiatives.public.wording import in_own_words, label_of, role_label, value_of
from initiatives.templatetags.dates import in_words

ROLES = ("lead", "promoter", "partner", "participant", "funder", "supplier", "other")


@dataclass(slots=True)
class PlaceItem:
    """A place in the list beside the map; `number` is its number on the map, 0 where it has no dot."""

    name: str
    url: str
    number: int
    note: str
    key: str
    markers: list[Marker]


@dataclass(slots=True)
class Step:
    """A milestone with its state on the day the page is made."""

    when: str
    label: str
    state: str
    distance: str = ""
    note: str = ""
    key: str = ""
    agenda: str = ""
    registration_link: str = ""
    markers: list[Marker] = field(default_factory=list)
    own_words: bool = False

    @property
    def state_label(self) -> str:
        return state_label(self.state)

    @property
    def css(self) -> str:
        return {"happened": "t-fatto", "expected": "t-atteso", "overdue": "t-scaduto", "not-kept": "t-scaduto", "unknown": "t-ignoto"}.get(
            self.state, "t-detto"
        )


@dataclass(slots=True)
class Member:
    name: str
    url: str
    key: str
    markers: list[Marker]


@dataclass(slots=True)
class RecordPage:
    snapshot: dict
    kind_label: str
    stage_label: str
    when: str
    key_facts: list[KeyFact]
    groups: list[Group]
    places: list[PlaceItem]
    map: LocalMap | None
    places_title: str
    steps: list[Step]
    overdue_event: bool
    roles: list[tuple[str, list[Member]]]
    people: list[Member]
    proofs: list[Proof]
    notes: list[Note]

    @property
    def proved_words(self) -> str:
        """How many of its facts have a passage, of how many."""
        statements = self.snapshot["statements"]
        proved = sum(bool(statement["evidence"]) for statement in statements)
        words = ngettext("%(proved)s dato con prova su %(total)s", "%(proved)s dati con prova su %(total)s", proved)
        return words % {"proved": proved, "total": len(statements)}

    @property
    def proofs_words(self) -> str:
        return list_words(len(self.proofs))


def build_page(snapshot: dict, today: date) -> RecordPage:
    """The page of `snapshot`, states of dates judged on `today`, words in the active language."""
    register = ProofRegister()
    kinds = by_kind(snapshot)
    places = sorted(kinds.get("place", []), key=_place_order)
    picture = local_map([item["place"] for item in places])
    facts = key_facts(snapshot, kinds, register)
    groups = fact_groups(snapshot, register)
    place_items = _place_items(places, picture, register)
    steps = _steps(kinds, today, register)
    return RecordPage(
        snapshot=snapshot,
        kind_label=InitiativeKind(snapshot["kind"]).label,
        stage_label=Stage(snapshot["stage"]).label if snapshot["stage"] != "unknown" else "",
        when=_when(snapshot, kinds),
        key_facts=facts,
        groups=groups,
        places=place_items,
        map=picture,
        places_title=_places_title(places),
        steps=steps,
        overdue_event=snapshot["kind"] == "event" and any(step.state == OVERDUE for step in steps[:1]),
        roles=_roles(kinds, register),
        people=[Member(value_of(item), "", "", register.mark(item)) for item in kinds.get("person", [])],
        proofs=register.proofs,
        notes=register.notes,
    )


def _place_order(item: dict) -> tuple:
    return (("municipality", "province", "region").index(item["place"]["level"]), item["place"]["name"])


def _place_items(places: list[dict], picture: LocalMap | None, register: ProofRegister) -> list[PlaceItem]:
    numbers = picture.numbers if picture else {}
    return [
        PlaceItem(
            name=place_name(item["place"]) if item["place"]["level"] != "municipality" else item["place"]["name"],
            url=address_of("place", item["place"]["slug"]),
            number=numbers.get(item["place"]["istat"], 0),
            note=place_role(item),
            key=register.anchor(item["key"]),
            markers=register.mark(item),
        )
        for item in places
    ]


def _places_title(places: list[dict]) -> str:
    towns = [item for item in places if item["place"]["level"] == "municipality"]
    return _("I %(count)d Comuni") % {"count": len(towns)} if len(towns) > 2 else _("Dove")


def _steps(kinds: dict, today: date, register: ProofRegister) -> list[Step]:
    dates = sorted(kinds.get("date", []), key=lambda item: (item["latest"] or "9999", item["earliest"] or ""))
    steps = [_step(item, today, register) for item in dates]
    if not {item["label"] for item in dates} & {"end", "period", "event"}:
        steps.append(Step(_("Data non nota"), _("Conclusione"), UNKNOWN, note=_("Nessuna fonte letta dice quando.")))
    return steps


def _step(item: dict, today: date, register: ProofRegister) -> Step:
    state = state_of(item["happening"], item["latest"], today)
    return Step(
        when=capfirst(in_words(item["edtf"])),
        label=label_of(item),
        state=state,
        distance=distance(item["latest"], today) if state in ("expected", OVERDUE) else "",
        note=venue_of(item),
        key=item["key"],
        agenda=item["agenda"],
        registration_link=item["registration_link"] if item["latest"] and date.fromisoformat(item["latest"]) >= today else "",
        markers=register.mark(item),
        own_words=in_own_words(item),
    )


def _roles(kinds: dict, register: ProofRegister) -> list[tuple[str, list[Member]]]:
    found = []
    for role in ROLES:
        items = [item for item in kinds.get("organisation", []) if item["role"] == role]
        if items:
            members = [_member(item, register) for item in items]
            found.append((role_label(role), members))
    return found


def _member(item: dict, register: ProofRegister) -> Member:
    address = address_of("organisation", item["organisation"]["slug"])
    return Member(value_of(item), address, register.anchor(item["key"]), register.mark(item))


def _when(snapshot: dict, kinds: dict) -> str:
    """When it is, for the line above the title: an event's date, else when its source was published."""
    dates = kinds.get("date", [])
    event = next((item for item in dates if item["label"] == "event"), None)
    if event:
        hours = f", {_('ore %(hours)s') % {'hours': event['hours']}}" if event["hours"] else ""
        return f"{in_words(event['edtf'])}{hours}"
    published = min((document["published"] for document in snapshot["documents"] if document["published"]), default="")
    return _("fonte di %(date)s") % {"date": in_words(published)} if published else ""
