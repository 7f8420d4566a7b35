"""One reader a format: bytes to a title and a text. A reader registers itself under the endings it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from initiatives.sources.normalising import NotText, decode


class Refused(ValueError):
    """A file that is not taken in; the message says why and what to do, in the editor's language."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gets out of one file: the text as received, and what the format itself tells of it."""

    text: str
    title: str = ""
    media_type: str = "text/plain"
    publisher: str = ""
    address: str = ""
    published: str = ""
    rights: str = ""
    name: str = ""


Reader = Callable[[str, bytes], Iterator[Reading]]
READERS: dict[str, Reader] = {}


def reads(*endings: str) -> Callable[[Reader], Reader]:
    """Register a reader for file names with these endings (without the dot, lower case)."""

    def register(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys(endings, reader))
        return reader

    return register


def read(name: str, data: bytes, most_bytes: int) -> list[Reading]:
    """The documents in a file called `name`; Refused where it is too large, empty, of no known format, or broken."""
    if len(data) > most_bytes:
        raise Refused(
            _("Il file è di %(size).1f MB: il limite è %(most).1f MB. Dividilo o togli gli allegati.")
            % {"size": len(data) / 1e6, "most": most_bytes / 1e6}
        )
    if not data.strip():
        raise Refused(_("Il file è vuoto."))
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in READERS:
        known = ", ".join(sorted(READERS))
        raise Refused(_("Non sappiamo leggere i file «.%(ending)s». Formati letti: %(known)s.") % {"ending": ending, "known": known})
    found = list(READERS[ending](name, data))
    if not any(reading.text.strip() for reading in found):
        raise Refused(_("Nel file non c’è testo."))
    return found


@reads("txt", "text")
def read_plain_text(name: str, data: bytes) -> Iterator[Reading]:
    """Plain text in UTF-8, UTF-16 with its mark, or the Windows encoding of older Italian sites."""
    try:
        yield Reading(text=decode(data).text)
    except NotText:
        raise Refused(_("Il file non è testo: sembra un’immagine, un programma o un file rovinato.")) from None


@reads("md", "markdown")
def read_markdown(name: str, data: bytes) -> Iterator[Reading]:
    """Markdown as it stands; its first heading is the title."""
    for reading in read_plain_text(name, data):
        heading = next((line.lstrip("# ").strip() for line in reading.text.splitlines() if line.startswith("#")), "")
        yield Reading(text=reading.text, title=heading, media_type="text/markdown")
