"""Opening ZIP files that may be made to harm: bounded in members, size, ratio; encrypted or broken ones refused."""

import zipfile
import zlib
from io import BytesIO

from initiatives.sources.readers.forms import Limits, Refused
from initiatives.sources.readers.forms import marked as _

#: Below this size a member may be packed as tightly as it likes: a page of spaces is no bomb.
SMALL = 1_000_000


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive in `data`, its list of members checked against `limits`."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
        raise Refused(_("L’archivio è rovinato: non si apre.")) from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise Refused(_("L’archivio contiene %(count)d file: il limite è %(most)d."), count=len(members), most=limits.members)
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > limits.unpacked_bytes:
        raise Refused(
            _("L’archivio aperto occuperebbe %(size).0f MB: il limite è %(most).0f MB."), size=size / 1e6, most=limits.unpacked_bytes / 1e6
        )
    if size > SMALL and size > limits.ratio * max(packed, 1):
        raise Refused(_("L’archivio si gonfia più di %(ratio)d volte: è fatto per far danni, o va rifatto."), ratio=limits.ratio)
    return archive


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of one member, never more than `most` whatever its header says."""
    if member.flag_bits & 0x1:
        raise Refused(_("È protetto da una parola chiave."))
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Refused(_("È rovinato dentro l’archivio: non si apre.")) from error
    if len(data) > most:
        raise Refused(_("Aperto passa i %(most).1f MB."), most=most / 1e6)
    return data
