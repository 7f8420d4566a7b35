"""Differences between two states of a record, in words: what it was, what it is, who changed it and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.admin.claim_words import role_words, value_words
from initiatives.models import (
    STATEMENT_MODELS,
    AmountType,
    ClaimKind,
    HistoryEntry,
    Initiative,
    InitiativeKind,
    Language,
    Passage,
    Stage,
    Theme,
)
from initiatives.review.diff import Difference, compare, word_pieces
from initiatives.review.states import ENTITIES, State, StatementState
from initiatives.review.together import Branch, columns_of, made, rows_together

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


def lines(before: State, after: State, entries: list[HistoryEntry], shown: Initiative | None = None) -> list[Line]:
    """All differences from `before` to `after`; each with the newest of `entries` that tells of it. What `shown`, a record that
    was fetched whole, names already is not asked for again."""
    differences = compare(before, after)
    names = _names(differences, shown)
    return [_line(item, names, next((entry for entry in entries if _tells_of(entry, item.what)), None)) for item in differences]


def recent(entries: list[HistoryEntry], since=None) -> list[HistoryEntry]:
    """The rows of the ledger that tell of a save, since a moment."""
    return [entry for entry in entries if "revision" in entry.changes and (since is None or entry.at >= since)]


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
    if value.get("type") in AmountType.values:
        value["type"] = AmountType(value["type"]).label
    extras = [str(value[name]) for name in ("title", "venue", "address", "hours", "funder", "type", "editor_reason") if value.get(name)]
    return " · ".join([f"{words}: {role}" if role else words, *extras])


def _proof(state: StatementState | None, names: Names) -> str:
    return " ".join(f"«{names.quotes.get(pk, '')}»" for pk in sorted(state.evidence)) if state else ""


def _names(differences: list[Difference], shown: Initiative | None) -> Names:
    """What all of it is called; one query for what `shown` does not name, none where it names everything."""
    names = Names(*_known(shown))
    wanted: dict[str, set[int]] = {}
    passages: set[int] = set()
    for item in differences:
        for state in (item.before, item.after):
            if item.is_statement and state is not None:
                passages |= state.evidence - names.quotes.keys()
                for name in ENTITIES.keys() & state.fields.keys():
                    key = state.fields[name]
                    if key is not None and (name, key) not in names.entities:
                        wanted.setdefault(name, set()).add(key)
    branches = [Branch(name, ENTITIES[name].objects.filter(pk__in=keys), columns_of(ENTITIES[name])) for name, keys in wanted.items()]
    if passages:
        branches.append(Branch("passages", Passage.objects.filter(pk__in=passages), ("pk", "quote")))
    rows = rows_together(branches)
    names.quotes.update({row["pk"]: row["quote"] for row in rows.pop("passages", ())})
    for name, found in rows.items():
        names.entities.update({(name, row["id"]): str(made(ENTITIES[name], row)) for row in found})
    return names


def _known(shown: Initiative | None) -> tuple[dict[tuple[str, int], str], dict[int, str]]:
    entities, quotes = {}, {}
    for model in STATEMENT_MODELS if shown else ():
        names = [field.name for field in model._meta.concrete_fields if field.name in ENTITIES]
        for statement in getattr(shown, f"{model._meta.model_name}_set").all():
            named = ((name, getattr(statement, name)) for name in names)
            entities |= {(name, entity.pk): str(entity) for name, entity in named if entity is not None}
            quotes |= {passage.pk: passage.quote for passage in statement.evidence.all()}
    return entities, quotes


def _tells_of(entry: HistoryEntry, what: str) -> bool:
    return any(what in entry.changes.get(group, ()) for group in ("fields", "added", "removed", "changed"))
