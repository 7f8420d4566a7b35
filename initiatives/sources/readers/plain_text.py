"""Plain text in UTF-8, in UTF-16 with its mark, or in the Windows encoding of older Italian sites; kept as it came."""

from collections.abc import Iterator

from initiatives.sources.normalising import NotText, decode
from initiatives.sources.readers.forms import Limits, Reading, Refused
from initiatives.sources.readers.forms import marked as _


def read(name: str, data: bytes, limits: Limits) -> Iterator[Reading]:
    yield Reading(text=decoded(data))


def decoded(data: bytes) -> str:
    """The text of `data`; Refused where the bytes are none."""
    try:
        return decode(data).text
    except NotText:
        raise Refused(_("Il file non è testo: sembra un’immagine, un programma o un file rovinato.")) from None
