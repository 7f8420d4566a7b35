"""Bytes to text, and the fingerprint by which the same text is known again."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

#: Encodings tried in this order; the last reads any byte, so that an old file is read and said to be doubtful.
ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_SPACE = re.compile(r"\s+")
_CONTROL = dict.fromkeys([*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F], "\ufffd")
#: Above this share of control characters the bytes are no text.
MOST_CONTROL = 0.02
#: So many are forgiven in any text, however short.
FEW_CONTROL = 4


class NotText(ValueError):
    """The bytes are no text: a picture, a program, a file cut in half."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Text of `data` as received; control characters become U+FFFD one for one. NotText where it is none."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _cleaned(data, encoding)
    for encoding in ENCODINGS:
        try:
            return _cleaned(data, encoding)
        except UnicodeDecodeError:
            continue
    raise NotText


def _cleaned(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise NotText from None
        raise
    clean = text.translate(_CONTROL)
    if sum(a != b for a, b in zip(text, clean, strict=True)) > max(FEW_CONTROL, MOST_CONTROL * len(text)):
        raise NotText
    return Decoded(clean, encoding.removesuffix("-sig"))


def normalised(text: str) -> str:
    """One form for texts that differ only in white space or in how accents are composed (Unicode NFC)."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fingerprint(text: str) -> str:
    """SHA-256 of the normalised text, as hexadecimal digits: the identity of a document."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()
