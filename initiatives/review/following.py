"""A former state of a record in today's vocabulary: what named an entry that was merged names the one it was merged into."""

from dataclasses import replace

from initiatives.review.states import ENTITIES, State, StatementState


def in_todays_words(state: State) -> State:
    """`state` with merged entries followed; statements that become the same are one, under the first key, with all passages.
    At most one query a kind of entry."""
    today = _followed(state)
    if not today:
        return state
    fields = {key: _with_names_of_today(statement, today) for key, statement in state.statements.items()}
    statements: dict[str, StatementState] = {}
    keys: dict[tuple, str] = {}
    for key, statement in sorted(state.statements.items(), key=lambda item: fields[item[0]] != item[1].fields):
        first = keys.setdefault(_same(statement.kind, fields[key], key), key)
        evidence = statement.evidence | (statements[first].evidence if first in statements else frozenset())
        statements[first] = replace(statements.get(first, statement), fields=fields[first], evidence=evidence)
    return State(state.head, statements)


def _with_names_of_today(statement: StatementState, today: dict[tuple, int]) -> dict:
    """The fields of a statement, which name no merged entry any more."""
    return {name: today.get((ENTITIES.get(name), value), value) for name, value in statement.fields.items()}


def _followed(state: State) -> dict[tuple, int]:
    """(model, primary key) of merged entries that the state names, to what they were merged into."""
    named: dict[type, set[int]] = {}
    for statement in state.statements.values():
        for name, value in statement.fields.items():
            if name in ENTITIES and value is not None:
                named.setdefault(ENTITIES[name], set()).add(value)
    return {
        (model, pk): joined
        for model, keys in named.items()
        for pk, joined in model.objects.filter(pk__in=keys, merged_into__isnull=False).values_list("pk", "merged_into")
    }


def _same(kind: str, fields: dict, key: str) -> tuple:
    """What two statements of a record may not share: the entry they name, of a programme also how."""
    return (kind, fields[kind], fields.get("relation")) if kind in fields and kind in ENTITIES else (key,)
