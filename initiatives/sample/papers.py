"""Text that knows what it states: sentences are put together with their facts, each at its place in code points."""

import re
from dataclasses import dataclass, field

from initiatives.review.claiming import fingerprint

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a passage states: its kind, the value as the corpus writes it, and the fields of the statement it becomes."""

    kind: str
    value: dict
    fields: dict


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that go into a slot, and the facts that they state."""

    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with its place, and the fingerprint of the claim that it becomes."""

    fact: Fact
    start: int
    end: int
    key: str


@dataclass
class Paper:
    """A document in the making. The first mention of a fact is its passage."""

    text: str = ""
    stated: list[Stated] = field(default_factory=list)
    _seen: set = field(default_factory=set)

    def say(self, template: str, **slots: Mention | str) -> None:
        """Add `template`, its slots filled, followed by a space."""
        position, pieces, length = 0, [], len(self.text)
        for slot in _SLOT.finditer(template):
            before = template[position : slot.start()]
            filled = slots[slot[1]]
            words = filled if isinstance(filled, str) else filled.text
            if not pieces and not before:
                words = words[:1].upper() + words[1:]
            pieces += [before, words]
            length += len(before)
            if isinstance(filled, Mention):
                self._note(filled.facts, length, length + len(words))
            length += len(words)
            position = slot.end()
        self.text += "".join([*pieces, template[position:], " "])

    def end_paragraph(self) -> None:
        self.text = self.text.rstrip(" ") + "\n\n"

    def _note(self, facts: tuple[Fact, ...], start: int, end: int) -> None:
        for fact in facts:
            key = (fact.kind, id(fact))
            if key not in self._seen:
                self._seen.add(key)
                self.stated.append(Stated(fact, start, end, fingerprint(fact.kind, fact.value)))
