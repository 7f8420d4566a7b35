"""The bytes as they came, kept once under their own digest: whoever names the same bytes shares the file."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from initiatives.models import Document, ImportItem
from initiatives.sources.readers import FORMATS

FOLDER = "originals"


def keep(name: str, data: bytes) -> str:
    """Store `data` unless it is there; its path in the storage. Only an ending that we read is taken from `name`."""
    digest = hashlib.sha256(data).hexdigest()
    ending = PurePath(name).suffix.lower().lstrip(".")
    path = f"{FOLDER}/{digest[:2]}/{digest}.{ending if ending in FORMATS else 'bin'}"
    whole = default_storage.exists(path) and default_storage.size(path) == len(data)
    return path if whole else default_storage.save(path, ContentFile(data))


def load(path: str) -> bytes:
    with default_storage.open(path) as file:
        return file.read()


def forget_unused(paths: Iterable[str]) -> None:
    """Delete those files that no document and no item of an import names any more. Call it after the commit."""
    paths = {path for path in paths if path}
    used = set(Document.objects.filter(original__in=paths).values_list("original", flat=True))
    used |= set(ImportItem.objects.filter(content__in=paths).values_list("content", flat=True))
    for path in paths - used:
        default_storage.delete(path)
