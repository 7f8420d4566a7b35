"""Whole texts of sources, where their licence lets everybody read them."""

import re

from initiatives.models import Document, Rights
from initiatives.publication.redaction import pattern_of, suppressed_names


def open_text(identifier: str) -> str | None:
    """The text of a document that is under an open licence today; None for any other.

    Who was taken out is blacked out in it, each letter by one sign, so that the positions of passages stay true.
    """
    text = Document.objects.filter(identifier=identifier, rights=Rights.OPEN).values_list("text", flat=True).first()
    pattern = pattern_of(suppressed_names()) if text else None
    return pattern.sub(_blackened, text) if pattern else text


def _blackened(found: re.Match) -> str:
    return re.sub(r"\S", "█", found[0])
