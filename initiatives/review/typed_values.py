"""What an editor marked or typed, made a claim's value: read by the rules first, taken at its word where no rule knows it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from initiatives.extraction import extract
from initiatives.models import Document
from initiatives.review.edtf_input import typed_date
from initiatives.review.learning import current_knowledge

_FIGURE = re.compile(r"\d[\d.,\u00a0 ]*")
_NAMED = ("place", "organisation", "programme", "person")


def find_passage(document: Document, words: str, near: int = 0) -> tuple[int, int]:
    """Start and end (code points) of `words` in the text, whatever the white space; of several places the one nearest to
    `near`. ValidationError where the text does not say it."""
    parts = words.split()
    if parts:
        pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
        places = [match.span() for match in pattern.finditer(document.text)]
        if places:
            return min(places, key=lambda place: abs(place[0] - near))
    raise ValidationError({"passage": _("Queste parole non sono nel testo: copiale esatte.")})


def value_from_words(kind: str, words: str, published: str = "") -> dict:
    """The value of `kind` that `words` state, not yet checked; ValidationError where none can be made of them."""
    words = " ".join(words.split())
    for fact in extract(words, current_knowledge(), published or None).facts:
        if fact.kind == kind:
            return fact.value.as_json()
    if kind in _NAMED:
        return {"name": words.strip("«»“”\"'., ")}
    if kind == "date":
        return {"edtf": edtf_or_error(words, published, "value")}
    figure = _FIGURE.search(words)
    if figure is None:
        raise ValidationError({"value": _("Scrivi il valore: qui non si legge nessun numero.")})
    amount, rest = figure.group().strip(" .,\u00a0"), f"{words[: figure.start()]} {words[figure.end() :]}".strip()
    if kind == "amount":
        return {"value": amount}
    if kind == "duration":
        return {"min_months": amount}
    return {"value": amount, "unit": rest.lower()}


def edtf_or_error(words: str, published: str = "", field: str = "edtf") -> str:
    """`typed_date`, with the error an editor understands under `field`."""
    try:
        return typed_date(words, published)
    except ValueError:
        message = _("«%(date)s» non si legge come una data: scrivi per esempio 16 settembre 2020, ottobre 2020 o 2023-06/2025-05.")
        raise ValidationError({field: message % {"date": words}}) from None
