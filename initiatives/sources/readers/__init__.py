"""Files to readings, one module a format; see `formats` for the list. This is the one door to the readers.

A format that needs more than decoding is parsed in a separate process with limits on time and memory
(`sources.sandbox`), so that a file made to harm is refused and named like any other broken one.
"""

from importlib import import_module
from pathlib import PurePath

from initiatives.sources.readers.formats import CONTAINERS, FORMATS, HARMLESS, INSTEAD, MAGIC
from initiatives.sources.readers.forms import INSIDE, Found, Limits, Piece, Reading, Refused, Rejected
from initiatives.sources.readers.forms import marked as _

__all__ = ["FORMATS", "HARMLESS", "INSIDE", "Found", "Limits", "Piece", "Reading", "Refused", "Rejected", "format_of", "parse", "read"]


def read(name: str, data: bytes, most_bytes: int) -> list[Reading]:
    """The documents in a harmless file called `name`, read here; Refused where it is too large, empty, unknown or broken."""
    found = parse(name, data, Limits(file_bytes=most_bytes))
    return [item for item in found if isinstance(item, Reading)]


def format_of(name: str, data: bytes, limits: Limits) -> str:
    """The module that reads a file of this name; Refused where there is none, or where size or first bytes say otherwise."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if not data.strip():
        raise Refused(_("Il file è vuoto."))
    if ending not in FORMATS:
        raise _unknown(ending)
    module = FORMATS[ending]
    most = limits.archive_bytes if module in CONTAINERS else limits.file_bytes
    if len(data) > most:
        raise Refused(
            _("Il file è di %(size).1f MB: il limite è %(most).1f MB. Dividilo o togli gli allegati."),
            size=len(data) / 1e6,
            most=most / 1e6,
        )
    for start, what, readers in MAGIC:
        if data.startswith(start) and module not in readers:
            raise Refused(
                _("Il nome finisce in «.%(ending)s», ma il contenuto è %(what)s: correggi il nome o il file."), ending=ending, what=what
            )
    return module


def parse(name: str, data: bytes, limits: Limits) -> list[Found]:
    """All that is in a file, parsed in this process. Refused where nothing of it can be taken in."""
    module = import_module(f"initiatives.sources.readers.{format_of(name, data, limits)}")
    found: list[Found] = []
    size = 0
    for item in module.read(name, data, limits):
        if isinstance(item, Reading):
            size += len(item.text)
            if size > limits.characters:
                raise Refused(_("Il testo passa i %(most)d caratteri: dividi il file in parti più piccole."), most=limits.characters)
            if not item.text.strip():
                item = Rejected(item.name, Refused(_("Non c’è testo.")))
        found.append(item)
    if not found or (len(found) == 1 and isinstance(found[0], Rejected) and not found[0].name):
        raise found[0].refusal if found else Refused(_("Nel file non c’è testo."))
    return found


def _unknown(ending: str) -> Refused:
    if ending in INSTEAD:
        return Refused(INSTEAD[ending])
    known = ", ".join(sorted(FORMATS))
    if not ending:
        return Refused(_("Il nome non dice di che formato è il file. Formati letti: %(known)s."), known=known)
    return Refused(_("Non sappiamo leggere i file «.%(ending)s». Formati letti: %(known)s."), ending=ending[:20], known=known)
