"""Taking a person's name out of what is public: out of snapshots, quotations and own words. What is left stays exact."""

import re
from collections.abc import Sequence

from initiatives.models import Person

#: What stands where a name was.
TAKEN_OUT = "[…]"
#: What readers are told where the only passage of a fact named the person.
WITHOUT_PASSAGE = "Il passo della fonte nomina una persona che ha chiesto di non comparire."


def suppressed_names() -> list[str]:
    """The names and other names of all who were taken out, the longest first; one query."""
    rows = Person.objects.filter(suppressed_at__isnull=False).values_list("name", "aliases__name")
    return sorted({name for row in rows for name in row if name}, key=len, reverse=True)


def pattern_of(names: Sequence[str]) -> re.Pattern | None:
    """Finds these names as whole words whatever the case and the white space between their parts; None for no names."""
    forms = [r"\s+".join(re.escape(part) for part in name.split()) for name in names if name.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None


def redacted(snapshot: dict, names: Sequence[str], slugs: Sequence[str] = ()) -> dict:
    """The snapshot without the people of these addresses and without these names; itself where nothing names them."""
    pattern = pattern_of(names)
    if pattern is None:
        return snapshot
    kept = [item for item in snapshot["statements"] if not (item["kind"] == "person" and _is_one(item["person"], pattern, slugs))]
    return _words_out({**snapshot, "statements": [_statement(item, pattern) for item in kept]}, pattern)


def words_out(text: str, pattern: re.Pattern) -> str:
    return pattern.sub(TAKEN_OUT, text)


def _is_one(person: dict, pattern: re.Pattern, slugs: Sequence[str]) -> bool:
    return person["slug"] in slugs or bool(pattern.fullmatch(person["name"]))


def _statement(statement: dict, pattern: re.Pattern) -> dict:
    evidence = [shorter for item in statement["evidence"] if (shorter := _evidence(item, pattern))]
    reason = statement["editor_reason"]
    if statement["evidence"] and not evidence and not reason:
        reason = WITHOUT_PASSAGE
    return {**statement, "evidence": evidence, "editor_reason": reason}


def _evidence(evidence: dict, pattern: re.Pattern) -> dict | None:
    """The quotation cut to the side of the name that says more, still to the letter; None where only the name was quoted."""
    found = {**evidence, "prefix": pattern.split(evidence["prefix"])[-1], "suffix": pattern.split(evidence["suffix"])[0]}
    whole = f"{found['prefix']}{found['quote']}{found['suffix']}"
    inside = list(pattern.finditer(evidence["quote"]))
    if not inside:
        return found | {"prefix": "", "suffix": ""} if pattern.search(whole) else found
    bounds = [0, *(bound for match in inside for bound in match.span()), len(evidence["quote"])]
    start, end = max(zip(bounds[::2], bounds[1::2], strict=True), key=lambda piece: piece[1] - piece[0])
    quote = evidence["quote"][start:end]
    if not re.search(r"\w", quote):
        return None
    return found | {"quote": quote, "start": evidence["start"] + start, "end": evidence["start"] + end, "prefix": "", "suffix": ""}


def _words_out(value, pattern: re.Pattern):
    """Every text in a snapshot without the names; quotations were cut before and hold none."""
    if isinstance(value, str):
        return words_out(value, pattern)
    if isinstance(value, list):
        return [_words_out(item, pattern) for item in value]
    if isinstance(value, dict):
        return {key: _words_out(item, pattern) for key, item in value.items()}
    return value
