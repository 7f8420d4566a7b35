"""What changed between two states of a record, field by field and statement by statement; pure values in and out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from initiatives.review.states import State, StatementState

_TOKENS = re.compile(r"\s+|[\w’']+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` is the field's name or the statement's key. `before` or `after` is None where the statement was not there."""

    what: str
    kind: str
    before: object
    after: object

    @property
    def is_statement(self) -> bool:
        return bool(self.kind)


def compare(before: State, after: State) -> list[Difference]:
    """Differences in the order of the form: the head, then the statements."""
    head = [
        Difference(name, "", before.head.get(name), after.head.get(name))
        for name in after.head
        if _plain(before.head.get(name)) != _plain(after.head.get(name))
    ]
    return [*head, *_statements(before, after)]


def _statements(before: State, after: State) -> Iterator[Difference]:
    for key in sorted(before.statements.keys() | after.statements.keys(), key=_order):
        old, new = before.statements.get(key), after.statements.get(key)
        if old is None or new is None or _differ(old, new):
            yield Difference(key, (new or old).kind, old, new)


def _differ(old: StatementState, new: StatementState) -> bool:
    return {name: _plain(value) for name, value in old.fields.items()} != {name: _plain(value) for name, value in new.fields.items()} or (
        old.evidence != new.evidence
    )


def _plain(value):
    """None and the empty string say the same; so do lists in another order."""
    if isinstance(value, (list, tuple, set)):
        return sorted(value)
    return "" if value is None else value


def _order(key: str) -> tuple[str, int]:
    kind, _dash, number = key.rpartition("-")
    return kind, int(number)


def summary_of(differences: list[Difference]) -> dict:
    """For the ledger: names of the fields, keys of the statements, by what became of them."""
    statements = [item for item in differences if item.is_statement]
    found = {
        "fields": [item.what for item in differences if not item.is_statement],
        "added": [item.what for item in statements if item.before is None],
        "removed": [item.what for item in statements if item.after is None],
        "changed": [item.what for item in statements if item.before is not None and item.after is not None],
    }
    return {name: members for name, members in found.items() if members}


def word_pieces(before: str, after: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Both texts cut into (tag, words) with tag same, del or ins, word by word."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    left: list[tuple[str, str]] = []
    right: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if a < b:
            left.append(("same" if tag == "equal" else "del", "".join(old[a:b])))
        if c < d:
            right.append(("same" if tag == "equal" else "ins", "".join(new[c:d])))
    return left, right
