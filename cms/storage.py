"""Static files: Bootstrap Italia's assets without its templates, and names with a hash in production."""

import os
from pathlib import Path

import bootstrap_italia_template
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import StaticFilesStorage as PlainStorage
from django.contrib.staticfiles.utils import get_files
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cms.environment import read_bool

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
