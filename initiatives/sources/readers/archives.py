"""A ZIP file: each member is a file of its own. Nothing is ever unpacked to disk under the name an archive gives."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from initiatives.sources.readers.forms import Found, Limits, Piece, Refused, Rejected, one_line
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.zipped import member_bytes, open_zip


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    archive = open_zip(data, limits)
    left = limits.unpacked_bytes
    taken = 0
    for member in archive.infolist():
        label = one_line(member.filename)[:200] or "?"
        if member.is_dir() or _left_by_the_system(member.filename):
            continue
        taken += 1
        try:
            _check_name(member)
            inner = member_bytes(archive, member, min(left, limits.archive_bytes))
        except Refused as refusal:
            yield Rejected(label, refusal)
            continue
        left -= len(inner)
        yield Piece(label, inner)
    if not taken:
        raise Refused(_("L’archivio è vuoto."))


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        raise Refused(_("Il nome del file porta fuori dall’archivio: è fatto per far danni."))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused(_("È un collegamento, non un file."))


def _left_by_the_system(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts:
        return False
    return "__MACOSX" in parts or parts[-1] in ("Thumbs.db", "desktop.ini") or (parts[-1].startswith(".") and parts[-1] != "..")
