"""Proofs as a page numbers them: in order of first use, the same passage under the same number wherever it is used."""

from dataclasses import dataclass, field

from django.utils.translation import ngettext

from initiatives.public.wording import read_as


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark after a value: `number` as shown (`3`, or `R1` for a note), `target` and `id` as anchors."""

    number: str
    target: str
    id: str
    is_note: bool = False


@dataclass(slots=True)
class Proof:
    """A passage, all that was read from it, and the values that rest on it."""

    number: int
    evidence: dict
    reads: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    decided: str = ""
    references: list[str] = field(default_factory=list)

    @property
    def document(self) -> dict:
        return self.evidence["document"]


@dataclass(slots=True)
class Note:
    """A value without a passage: what the editors know, and how."""

    number: str
    reason: str
    read: str
    key: str
    decided: str = ""
    references: list[str] = field(default_factory=list)


class ProofRegister:
    """Gives markers to statements as a page uses them, and keeps what the footnotes need."""

    def __init__(self):
        self._proofs: dict[tuple, Proof] = {}
        self._notes: dict[str, Note] = {}
        self._anchored: set[str] = set()

    @property
    def proofs(self) -> list[Proof]:
        return list(self._proofs.values())

    @property
    def words(self) -> str:
        return list_words(len(self._proofs))

    @property
    def notes(self) -> list[Note]:
        return list(self._notes.values())

    def mark(self, statement: dict) -> list[Marker]:
        """The markers of `statement` at its next place on the page, one a passage; one note where it has none."""
        if not statement["evidence"]:
            return [self._note(statement)]
        return [self._proof(statement, evidence) for evidence in statement["evidence"]]

    def anchor(self, key: str) -> str:
        """The key as the anchor of the first place that asks for it, empty for the others: an anchor stands once on a page."""
        if key in self._anchored:
            return ""
        self._anchored.add(key)
        return key

    def _proof(self, statement: dict, evidence: dict) -> Marker:
        place = (evidence["document"]["id"], evidence["start"], evidence["end"])
        proof = self._proofs.get(place)
        if proof is None:
            proof = self._proofs[place] = Proof(len(self._proofs) + 1, evidence)
        if statement["key"] not in proof.keys:
            proof.keys.append(statement["key"])
            proof.reads.append(read_as(statement))
            proof.decided = max(proof.decided, statement["decided"] or "")
        reference = _reference(f"rif-{proof.number}", proof.references)
        return Marker(str(proof.number), f"prova-{proof.number}", reference)

    def _note(self, statement: dict) -> Marker:
        note = self._notes.get(statement["key"])
        if note is None:
            number = f"R{len(self._notes) + 1}"
            note = Note(number, statement["editor_reason"], read_as(statement), statement["key"], statement["decided"] or "")
            self._notes[statement["key"]] = note
        reference = _reference(f"rif-{note.number}", note.references)
        return Marker(note.number, f"nota-{note.number}", reference, is_note=True)


def list_words(count: int) -> str:
    """What the folded list of `count` passages is called."""
    words = ngettext("Un passo prova i dati di questa pagina", "%(count)d passi provano i dati di questa pagina", count)
    return words % {"count": count}


def _reference(name: str, references: list[str]) -> str:
    reference = f"{name}-{len(references) + 1}" if references else name
    references.append(reference)
    return reference
