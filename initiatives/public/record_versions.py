"""What changed between two snapshots of a record, in words that a reader understands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.models import AmountScope, Happening, InitiativeKind, Stage
from initiatives.public.wording import label_of, value_of

ADDED, REMOVED, CHANGED, PROOF = "added", "removed", "changed", "proof"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `before` and `after` in words, empty where it was not there; `kind` says how it differs."""

    label: str
    before: str
    after: str
    kind: str
    key: str = ""


def differences(before: dict, after: dict) -> list[Difference]:
    """Head fields first, then statements in the order of `after`, then those taken away."""
    return _head(before, after) + _statements(before, after)


def _head(before: dict, after: dict) -> list[Difference]:
    fields = (
        ("title", _("Titolo"), str),
        ("summary", _("Sommario"), str),
        ("body", _("Testo"), str),
        ("kind", _("Tipo"), lambda value: InitiativeKind(value).label),
        ("stage", _("Fase"), lambda value: Stage(value).label),
        ("themes", _("Temi"), ", ".join),
    )
    return [
        Difference(label, words(before[name]), words(after[name]), CHANGED) for name, label, words in fields if before[name] != after[name]
    ]


def _statements(before: dict, after: dict) -> list[Difference]:
    old = {statement["key"]: statement for statement in before["statements"]}
    new = {statement["key"]: statement for statement in after["statements"]}
    found = []
    for key, statement in new.items():
        if key not in old:
            found.append(Difference(label_of(statement), "", value_of(statement), ADDED, key))
        elif old[key] != statement:
            found.append(_changed(old[key], statement))
    gone = [statement for key, statement in old.items() if key not in new]
    return found + [Difference(label_of(statement), value_of(statement), "", REMOVED, statement["key"]) for statement in gone]


def _changed(old: dict, new: dict) -> Difference:
    """A value that reads otherwise; where it reads the same, its role, its proof or the decision behind it changed."""
    before, after = value_of(old), value_of(new)
    if (label_of(old), before) != (label_of(new), after):
        if before == after:
            before, after = f"{label_of(old)}: {before}", f"{label_of(new)}: {after}"
        return Difference(label_of(new), before, after, CHANGED, new["key"])
    if _aside(old) != _aside(new):
        before, after = f"{before} ({_aside(old)})", f"{after} ({_aside(new)})"
    ignored = ("evidence", "decided", "editor_reason")
    changed = any(old.get(name) != new.get(name) for name in new if name not in ignored)
    return Difference(label_of(new), before, after, CHANGED if changed else PROOF, new["key"])


def _aside(statement: dict) -> str:
    """What belongs to a value without being part of its words: what an amount covers, what became of a date and where it is."""
    if statement["kind"] == "amount":
        funder = statement["funder"]["name"] if statement["funder"] else ""
        parts = [AmountScope(statement["scope"]).label, funder]
    elif statement["kind"] == "date":
        happening = Happening(statement["happening"]).label if statement["happening"] else ""
        parts = [happening, *(statement[name] for name in ("hours", "venue", "address", "registration_link", "agenda"))]
    else:
        parts = []
    return ", ".join(str(part) for part in parts if part)
