"""What readers give and how they refuse: plain values, so that they can cross from the reading process to ours."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext

#: Between the name of a file and the name of what was inside it.
INSIDE = " › "
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = dict.fromkeys([*range(0, 9), 11, *range(14, 32), 127], "�")


def marked(message: str) -> str:
    """Mark a msgid for translation; imported as `_`. Django's own mark asks for settings, which the reading process has none of."""
    return message


class Refused(ValueError):
    """A file that is not taken in. `message` is an Italian msgid (`marked`), `values` fill its gaps;
    it is put into the editor's language only when shown, because readers may run where no language is set."""

    def __init__(self, message: str, **values: "str | int | float | Refused"):
        super().__init__(message, values)
        self.message, self.values = message, values

    def __str__(self) -> str:
        return gettext(self.message) % self.values


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold. Bytes, counts, levels, seconds."""

    file_bytes: int = 5_000_000
    archive_bytes: int = 100_000_000
    unpacked_bytes: int = 200_000_000
    ratio: int = 100
    members: int = 2_000
    depth: int = 3
    rows: int = 5_000
    columns: int = 60
    pages: int = 500
    characters: int = 2_000_000
    seconds: int = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """One document found in a file: its text, and what the format itself tells of it. `published` is EDTF, `rights` one of
    the codes of Rights, `curated` a record in the form of export_curated where the file holds one."""

    text: str
    title: str = ""
    media_type: str = "text/plain"
    publisher: str = ""
    address: str = ""
    published: str = ""
    rights: str = ""
    licence: str = ""
    name: str = ""
    curated: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file inside a file: a member of an archive, an attachment. It is read on its own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Rejected:
    """A part of a file that is not taken in, while the rest is."""

    name: str
    refusal: Refused


Found = Reading | Piece | Rejected


def storable(text: str) -> str:
    """Text that every database and every JSON reader takes: control characters and halves of a surrogate pair become
    U+FFFD one for one, so that positions in it stay."""
    return _SURROGATE.sub("\ufffd", text).translate(_CONTROL)


def clean(text: str) -> str:
    """`storable`, with line ends as `\\n` and no white space around. For texts put together by a reader; plain text is kept as it came."""
    return storable(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str | None) -> str:
    """A heading or name without line breaks, doubled spaces and characters that do not print."""
    kept = "".join(character for character in clean(text or "") if unicodedata.category(character)[0] != "C" or character in "\n\t")
    return " ".join(kept.split())


def web_address(text: str | None) -> str:
    """`text` where it is an address of the web, else nothing: no script, no file, no mail."""
    address = one_line(text)
    return address if re.fullmatch(r"https?://[^\s<>\"']{3,990}", address) else ""
