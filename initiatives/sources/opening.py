"""A file to all the documents in it: archives and attachments opened level by level, each part named by its way in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from initiatives.sources.readers import HARMLESS, INSIDE, Found, Limits, Piece, Reading, Refused, Rejected, format_of, parse
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.sandbox import sandbox


@dataclass(frozen=True, slots=True)
class Part:
    """One thing found in a file. `data` are the bytes of the innermost file, called `file`; `number` is its place in it.
    Either `reading` or `refusal` is there."""

    name: str
    file: str
    data: bytes
    number: int
    reading: Reading | None = None
    refusal: Refused | None = None


class Allowance:
    """What one uploaded file may still unfold to, over all its levels."""

    def __init__(self, limits: Limits):
        self.files, self.bytes = limits.members, limits.unpacked_bytes

    def spend(self, piece: Piece) -> None:
        self.files -= 1
        self.bytes -= len(piece.data)
        if self.files < 0 or self.bytes < 0:
            raise Refused(_("L’archivio contiene troppo: dividilo in parti più piccole."))


def current_limits() -> Limits:
    return Limits(file_bytes=settings.MAX_DOCUMENT_BYTES)


def found_in(name: str, data: bytes, limits: Limits | None = None) -> list[Found]:
    """What one file holds at its first level; read here where that is harmless, else in the process with limits."""
    limits = limits or current_limits()
    module = format_of(name, data, limits)
    return parse(name, data, limits) if module in HARMLESS else sandbox.parse(name, data, limits)


def parts_of(name: str, data: bytes, limits: Limits | None = None) -> Iterator[Part]:
    """Every document in a file, and every part that is refused; at least one Part."""
    limits = limits or current_limits()
    yield from _parts(name, name, data, limits, limits.depth, Allowance(limits))


def documents_in(name: str, data: bytes) -> list[Reading | Rejected]:
    """The parts of one file at its own level, in the order in which `Part.number` counts them."""
    return [item for item in found_in(name, data) if not isinstance(item, Piece)]


def _parts(label: str, name: str, data: bytes, limits: Limits, levels: int, allowance: Allowance) -> Iterator[Part]:
    try:
        found = found_in(name, data, limits)
    except Refused as refusal:
        yield Part(label, name, data, 0, refusal=refusal)
        return
    number = 0
    for item in found:
        inner = f"{label}{INSIDE}{item.name}" if item.name else label
        if isinstance(item, Piece):
            try:
                if levels == 0:
                    raise Refused(_("È dentro troppi archivi uno nell’altro."))
                allowance.spend(item)
            except Refused as refusal:
                yield Part(inner, item.name, item.data, 0, refusal=refusal)
                continue
            yield from _parts(inner, item.name, item.data, limits, levels - 1, allowance)
        elif isinstance(item, Reading):
            yield Part(inner, name, data, number, reading=item)
            number += 1
        else:
            yield Part(inner, name, data, number, refusal=item.refusal)
            number += 1
