"""Files: originals that are there whole or not at all; Bootstrap Italia's assets, with a hash in their names in production."""

import os
import secrets
from pathlib import Path

import bootstrap_italia_template
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import StaticFilesStorage as PlainStorage
from django.contrib.staticfiles.utils import get_files
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cms.environment import read_bool


class WholeFiles(FileSystemStorage):
    """Originals on this disk. A file gets its name when all of it is written: one that was cut off by a full disk or the end of
    the process must not be taken for the original when the same bytes come again."""

    def _save(self, name, content):
        partial = f"{name}.{secrets.token_hex(6)}.part"
        try:
            super()._save(partial, content)
            while True:
                try:
                    os.link(self.path(partial), self.path(name))
                    return name
                except FileExistsError:  # another wrote it in the meantime
                    name = self.get_available_name(name)
        finally:
            self.delete(partial)


ASSETS = Path(bootstrap_italia_template.__file__).parent / "static"
#: What our pages use of the package; the rest (its loader, other icon sets, plugins) stays where it is.
TAKEN = ("css/bootstrap-italia.min.css", "css/bootstrap-italia.min.css.map", "svg/sprites.svg", "fonts/")
PREFIX = "bootstrap-italia"


class BootstrapItaliaFinder(BaseFinder):
    """Serves the chosen assets under `bootstrap-italia/`: the package does not name-space its files."""

    storage = FileSystemStorage(location=ASSETS)
    storage.prefix = PREFIX

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        name = path.removeprefix(f"{PREFIX}/")
        found = ASSETS / name
        wanted = path.startswith(f"{PREFIX}/") and _taken(name) and found.is_file()
        if not wanted:
            return []
        return [os.fspath(found)] if find_all else os.fspath(found)

    def list(self, ignore_patterns):
        for name in get_files(self.storage, ignore_patterns or []):
            if _taken(name):
                yield name, self.storage


def _taken(name: str) -> bool:
    if name.startswith("fonts/"):
        return name.endswith(".woff2")
    return name in TAKEN


#: Hashed names need `collectstatic`; a first start and the tests do without.
if read_bool("HASHED_STATIC_FILES", False):

    class StaticFilesStorage(CompressedManifestStaticFilesStorage):
        pass
else:

    class StaticFilesStorage(PlainStorage):
        pass
