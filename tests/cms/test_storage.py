import errno
import json

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from cms.storage import WholeFiles


class CutOff(ContentFile):
    """A file whose second half does not fit on the disk any more."""

    def chunks(self, chunk_size=None):
        yield b"first half, "
        raise OSError(errno.ENOSPC, "No space left on device")


def test_originals_on_this_disk_are_whole_files():
    assert isinstance(default_storage._wrapped, WholeFiles)


def test_a_file_that_was_cut_off_is_not_there(tmp_path):
    storage = WholeFiles(location=tmp_path)
    with pytest.raises(OSError, match="No space"):
        storage.save("originals/ab/abc.txt", CutOff(b"first half, second half"))
    assert not storage.exists("originals/ab/abc.txt")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert storage.save("originals/ab/abc.txt", ContentFile(b"first half, second half")) == "originals/ab/abc.txt"
    assert (tmp_path / "originals/ab/abc.txt").read_bytes() == b"first half, second half"


def test_a_name_that_is_taken_in_the_meantime_is_left_alone(tmp_path):
    storage = WholeFiles(location=tmp_path)

    class Slow(ContentFile):
        def chunks(self, chunk_size=None):
            (tmp_path / "one.txt").write_bytes(b"another's")
            yield b"ours"

    name = storage.save("one.txt", Slow(b"ours"))
    assert name != "one.txt" and (tmp_path / name).read_bytes() == b"ours"
    assert (tmp_path / "one.txt").read_bytes() == b"another's"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
def test_all_files_are_found_hashed_and_compressed(settings, tmp_path):
    """What a production start does: a file that a style sheet names and that is missing would stop it."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    for name in ("initiatives/public.css", "initiatives/lists.css", "bootstrap-italia/css/bootstrap-italia.min.css"):
        assert names[name] != name and (tmp_path / f"{names[name]}.gz").exists()


def test_only_what_the_pages_use_is_taken_of_the_package():
    assert finders.find("bootstrap-italia/css/bootstrap-italia.min.css")
    assert not finders.find("bootstrap-italia/js/bootstrap-italia.bundle.min.js")
    assert not finders.find("bootstrap-italia/fonts/../css/../../__init__.py")
