"""Differences between two states of a record, in words: what it was, what it is, who changed it and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.admin.claim_words import role_words, value_words
from initiatives.models import ClaimKind, HistoryEntry, Initiative, InitiativeKind, Language, Passage, Stage, Theme
from initiatives.review.diff import Difference, compare, word_pieces
from initiatives.review.states import ENTITIES, State, StatementState

#: Names of a statement's fields where the words for claims call them otherwise.
_AS_CLAIM = {"amount": {"amount": "value"}, "date": {"happening": "status"}}
_CHOICES = {"kind": InitiativeKind, "stage": Stage, "language": Language}


@dataclass(frozen=True, slots=True)
class Line:
    """One difference as the table shows it; `before` and `after` are pieces (tag, words), empty where there was nothing."""

    what: str
    label: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]
    entry: HistoryEntry | None


@dataclass(frozen=True, slots=True)
class Names:
    """What entities and passages are called, by field and primary key."""

    entities: dict[tuple[str, int], str]
    quotes: dict[int, str]


def lines(before: State, after: State, initiative: Initiative, since=None) -> list[Line]:
    """All differences from `before` to `after`; each with the last row of the ledger (after `since`) that tells of it."""
    differences = compare(before, after)
    names = _names(differences)
    entries = list(HistoryEntry.objects.of_initiative(initiative).select_related("by").filter(changes__has_key="revision")[:100])
    recent = [entry for entry in entries if since is None or entry.at >= since]
    return [_line(item, names, next((entry for entry in recent if _tells_of(entry, item.what)), None)) for item in differences]


def _line(item: Difference, names: Names, entry: HistoryEntry | None) -> Line:
    if not item.is_statement:
        old, new = head_words(item.what, item.before), head_words(item.what, item.after)
        label = str(_("Non dichiarati") if item.what == "not_stated" else Initiative._meta.get_field(item.what).verbose_name).capitalize()
        return Line(item.what, label, *word_pieces(old, new), entry)
    label = ClaimKind(item.kind).label
    old = statement_words(item.before, names) if item.before else ""
    new = statement_words(item.after, names) if item.after else ""
    if old == new:
        old, new = f"{old} {_proof(item.before, names)}", f"{new} {_proof(item.after, names)}"
    return Line(item.what, label, *word_pieces(old, new), entry)


def head_words(name: str, value) -> str:
    """A field of the head in words."""
    if name in _CHOICES and value in _CHOICES[name].values:
        return str(_CHOICES[name](value).label)
    if name == "themes":
        return ", ".join(str(theme) for theme in Theme.objects.filter(code__in=value or []))
    if name == "not_stated":
        return ", ".join(str(ClaimKind(kind).label) for kind in value or [])
    return str(value or "")


def statement_words(state: StatementState, names: Names) -> str:
    """`Treviso (TV): capofila`, `1.856.000 €: iniziativa intera`, with the editor's note if that is the proof."""
    renamed = _AS_CLAIM.get(state.kind, {})
    value = {
        renamed.get(name, name): names.entities.get((name, item), "") if name in ENTITIES else item for name, item in state.fields.items()
    }
    if state.kind in value:
        value["name"] = value.pop(state.kind)
    words = value_words(state.kind, value)
    role = role_words(state.kind, value)
    extras = [str(value[name]) for name in ("title", "venue", "address", "hours", "funder", "type", "editor_reason") if value.get(name)]
    return " · ".join([f"{words}: {role}" if role else words, *extras])


def _proof(state: StatementState | None, names: Names) -> str:
    return " ".join(f"«{names.quotes.get(pk, '')}»" for pk in sorted(state.evidence)) if state else ""


def _names(differences: list[Difference]) -> Names:
    """One query a kind of entity, one for the passages."""
    wanted: dict[str, set[int]] = {}
    passages: set[int] = set()
    for item in differences:
        for state in (item.before, item.after):
            if item.is_statement and state is not None:
                passages |= state.evidence
                for name in ENTITIES.keys() & state.fields.keys():
                    wanted.setdefault(name, set()).add(state.fields[name])
    entities = {}
    for name, keys in wanted.items():
        found = ENTITIES[name].objects.in_bulk([key for key in keys if key is not None])
        entities |= {(name, key): str(entity) for key, entity in found.items()}
    return Names(entities, dict(Passage.objects.filter(pk__in=passages).values_list("pk", "quote")))


def _tells_of(entry: HistoryEntry, what: str) -> bool:
    return any(what in entry.changes.get(group, ()) for group in ("fields", "added", "removed", "changed"))
