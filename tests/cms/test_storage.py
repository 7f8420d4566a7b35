import json

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command


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
