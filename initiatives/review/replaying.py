"""What the rules and vocabulary of now would gain, lose and contradict over all documents that people reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from initiatives.extraction import extract
from initiatives.extraction.knowledge import Knowledge
from initiatives.models import Claim, Document, Verdict
from initiatives.review.claiming import fingerprint


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim on which the rules of now and the reviewed state differ.

    `what` is gained (upheld by a person, found only now), lost (upheld, no longer found), contradicts
    (turned down by a person, found now and not before) or new (nobody has judged it).
    """

    document: str
    what: str
    kind: str
    value: str
    rule: str


def replay(documents: Iterable[Document], knowledge: Knowledge) -> Iterator[Difference]:
    """The differences, document by document; nothing is written."""
    for document in documents:
        claims = {claim.fingerprint: claim for claim in document.claims.facts()}
        found = {fingerprint(fact.kind, fact.value.as_json()): fact for fact in extract(document.text, knowledge).facts}
        for key, fact in found.items():
            difference = _of_found(claims.get(key))
            if difference:
                yield Difference(document.name, difference, fact.kind, fact.evidence(document.text), fact.rule)
        for key, claim in claims.items():
            if key not in found and _was_found(claim) and claim.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED):
                yield Difference(document.name, "lost", claim.kind, claim.label, claim.rule)


def _of_found(claim: Claim | None) -> str:
    if claim is None:
        return "new"
    if not _was_found(claim) and claim.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED):
        return "gained"
    if not _was_found(claim) and claim.verdict == Verdict.REJECTED:
        return "contradicts"
    return ""


def _was_found(claim: Claim) -> bool:
    """Whether the rules that last read the document found this claim: not one that a person added, nor one since retired."""
    return claim.origin == Claim.Origin.RULE and claim.retired_at is None
