"""Dates as people type them at the desk, read into EDTF by the grammar that reads the documents."""

import re

from initiatives.extraction import edtf
from initiatives.extraction.dates.grammar import expressions
from initiatives.extraction.dates.resolving import EITHER, Reference, resolve

#: Words that say how sure a date is, and EDTF's sign for it (ISO 8601-2: approximate, uncertain).
_QUALIFIERS = ((re.compile(r"^(?:circa|verso|intorno a(?:l|ll')?) ?", re.IGNORECASE), "~"), (re.compile(r"^forse ", re.IGNORECASE), "?"))


def typed_date(written: str, published: str = "") -> str:
    """EDTF of what an editor typed: `16 settembre 2020`, `dal 1 al 15 ottobre 2020`, `2020-09`, `entro il 2026`.

    `published` (EDTF) is the date against which `oggi` and days without a year are read. ValueError where the words
    are no date, or more than one.
    """
    text = " ".join(written.replace("’", "'").split())
    if edtf.is_valid(text):
        return text
    for words, sign in _QUALIFIERS:
        if words.match(text):
            return _qualified(typed_date(words.sub("", text), published), sign, written)
    reference = Reference.of(edtf.parse(published)) if published else None
    found = list(expressions(text, 0, len(text)))
    if len(found) != 1 or not _covers(found[0], text):
        raise ValueError(written)
    resolved = resolve(found[0], reference, EITHER)
    if len(resolved) != 1:
        raise ValueError(written)
    edtf.parse(resolved[0].edtf)
    return resolved[0].edtf


def _qualified(date: str, sign: str, written: str) -> str:
    """The date with one more sign; uncertain and approximate together are EDTF's `%`."""
    if "/" in date:
        raise ValueError(written)
    known = date[-1] if date[-1] in "?~%" else ""
    return f"{date.removesuffix(known)}{sign if known in ('', sign) else '%'}"


def _covers(expression, text: str) -> bool:
    """Whether nothing but small words stands outside what was understood."""
    outside = f"{text[: expression.start]} {text[expression.end :]}".casefold()
    return set(outside.split()) <= {"il", "la", "l'", "nel", "nella", "in", "a", "al", "dal", "dell'", "del", "di", "per", "anno", "."}
