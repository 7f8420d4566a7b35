"""Claims as the review desk shows them: one card each, gathered by kind, the uncertain ones open."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.admin.claim_words import LETTERS, ROLES, fields_of, role_words, value_words
from initiatives.models import FACT_KINDS, Claim, ClaimKind, Verdict, figure_in_words
from initiatives.review.decisions import CERTAIN


@dataclass
class Card:
    """One claim with everything its template needs; `errors` and `typed` come back from a refused correction."""

    claim: Claim
    themes: dict[str, str]
    known: bool = True
    errors: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def pk(self) -> int:
        return self.claim.pk

    @property
    def kind(self) -> str:
        return self.claim.kind

    @property
    def letter(self) -> str:
        return LETTERS.get(self.kind, "")

    @property
    def state(self) -> str:
        return self.claim.verdict

    @property
    def waiting(self) -> bool:
        return self.claim.verdict == Verdict.WAITING

    @property
    def certain(self) -> bool:
        return self.claim.score >= CERTAIN and self.known and not self.errors

    @property
    def start(self) -> int | None:
        return self.claim.passage.start if self.claim.passage else None

    @property
    def end(self) -> int | None:
        return self.claim.passage.end if self.claim.passage else None

    @property
    def value(self) -> str:
        return value_words(self.kind, self.claim.upheld_value, self.themes)

    @property
    def suggestion(self) -> str:
        """What the rule had read, where an editor said otherwise."""
        found = value_words(self.kind, self.claim.value, self.themes)
        return found if self.claim.corrected is not None and found != self.value else ""

    @property
    def role(self) -> str:
        return role_words(self.kind, self.claim.upheld_value)

    @property
    def note(self) -> str:
        code = self.claim.upheld_value.get("istat")
        return f"Istat {code}" if code else ""

    @property
    def reason(self) -> str:
        english = (get_language() or "it").startswith("en") and self.claim.reason_en
        return self.claim.reason_en if english else self.claim.reason_it

    @property
    def score_bar(self) -> int:
        """Width of the score's bar, of 40."""
        return round(self.claim.score * 40)

    @property
    def names_something(self) -> bool:
        return self.kind in ("place", "organisation", "programme", "person")

    @property
    def needs_entity(self) -> bool:
        return not self.known and self.state != Verdict.REJECTED

    @property
    def role_menu(self) -> dict | None:
        """The role's menu: field name, label, choices with the one that counts."""
        if self.kind not in ROLES:
            return None
        name, choices, label = ROLES[self.kind]
        chosen = self.typed.get(name) or self.claim.upheld_value.get(name, "")
        return {"name": name, "label": label, "options": [(code, text, code == chosen) for code, text in choices.choices]}

    @property
    def inputs(self) -> list[dict]:
        """The fields of the correction, each with what it holds now."""
        return [self._input(item) for item in fields_of(self.kind, self.themes)]

    def _input(self, item) -> dict:
        value = self.typed.get(item.name) if self.typed else self.claim.upheld_value.get(item.name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = figure_in_words(value)
        return {
            "id": f"f{self.pk}-{item.name}",
            "name": item.name,
            "label": item.label,
            "value": "" if value is None else value,
            "options": [(code, text, str(code) == str(value or "")) for code, text in item.choices],
            "boolean": item.boolean,
            "error": " ".join(self.errors.get(item.name, [])),
        }

    @property
    def other_errors(self) -> list[str]:
        shown = {item["name"] for item in self.inputs}
        return [message for name, messages in self.errors.items() if name not in shown for message in messages]


@dataclass(frozen=True)
class Group:
    """The cards of one kind: those that ask for a look first, the certain ones folded."""

    kind: str
    label: str
    letter: str
    cards: list[Card]

    @property
    def open_cards(self) -> list[Card]:
        return [card for card in self.cards if not card.certain]

    @property
    def certain_cards(self) -> list[Card]:
        return [card for card in self.cards if card.certain]

    @property
    def certain_names(self) -> str:
        return ", ".join(card.value for card in self.certain_cards[:8])

    @property
    def folded(self) -> bool:
        """Certain ones are folded while there are many."""
        return len(self.certain_cards) > 3

    @property
    def count(self) -> str:
        waiting = sum(card.waiting for card in self.cards)
        if not self.cards:
            return _("nessun fatto trovato")
        rest = _("%(count)d da decidere") % {"count": waiting} if waiting else _("tutti decisi")
        return f"{len(self.cards)} · {rest}"


def grouped(cards: Iterable[Card]) -> list[Group]:
    """The eight kinds of fact in their order, then what is read of the document itself."""
    cards = list(cards)
    groups = [Group(kind, str(ClaimKind(kind).label), LETTERS[kind], [card for card in cards if card.kind == kind]) for kind in FACT_KINDS]
    readings = [card for card in cards if card.kind not in FACT_KINDS]
    return [*groups, Group("document", _("Del documento"), "", readings)] if readings else groups
