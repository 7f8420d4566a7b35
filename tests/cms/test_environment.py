"""Settings from the environment: what is right is taken, what is wrong is refused with the variable's name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("value", "meant"), [("true", True), ("1", True), ("Yes", True), ("false", False), ("0", False), ("", False)])
def test_yes_and_no(value, meant, monkeypatch):
    monkeypatch.setenv("TRIED", value)
    assert environment.read_bool("TRIED", not meant) is meant


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (lambda: environment.read_bool("TRIED", False), "maybe"),
        (lambda: environment.read_int("TRIED", 5), "five"),
        (lambda: environment.read_int("TRIED", 5, least=10), "3"),
        (lambda: environment.read_time_zone("TRIED", "Europe/Rome"), "Europe/Atlantis"),
        (lambda: environment.read_database("TRIED", ""), "mysql://root@localhost/x"),
        (lambda: environment.read_database("TRIED", ""), "not an address"),
        (lambda: environment.read_secret_key("TRIED", Path("nowhere")), "short"),
    ],
)
def test_nonsense_is_refused_with_the_name(reader, value, monkeypatch):
    monkeypatch.setenv("TRIED", value)
    with pytest.raises(ImproperlyConfigured, match="TRIED"):
        reader()


def test_a_wrong_database_address_is_not_shown(monkeypatch):
    monkeypatch.setenv("TRIED", "mysql://root:hunter2@localhost/x")
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.read_database("TRIED", "")
    assert "hunter2" not in str(refusal.value)


def test_sqlite_is_safe_by_default(monkeypatch):
    monkeypatch.delenv("TRIED", raising=False)
    options = environment.read_database("TRIED", "sqlite:///x.sqlite3")["OPTIONS"]
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]
    assert options["timeout"] >= 5


def test_postgresql_by_its_address(monkeypatch):
    monkeypatch.setenv("TRIED", "postgres://ada:x@db.example.org:5433/atlante")
    database = environment.read_database("TRIED", "")
    assert (database["ENGINE"], database["HOST"], database["PORT"]) == ("django.db.backends.postgresql", "db.example.org", 5433)


def test_a_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("TRIED", raising=False)
    kept = tmp_path / "deep" / "secret_key"
    first = environment.read_secret_key("TRIED", kept)
    assert len(first) >= 50
    assert environment.read_secret_key("TRIED", kept) == first
    assert kept.stat().st_mode & 0o077 == 0


#: Variable and a value that must not be taken.
WRONG = [
    ("DEBUG", "perhaps"),
    ("DATABASE_URL", "oracle://x"),
    ("DATABASE_URL", "postgres://"),
    ("DATABASE_URL", "sqlite:////no-such-folder/x.sqlite3"),
    ("DATABASE_URL", ""),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 60),
    ("TIME_ZONE", "Mars"),
    ("TIME_ZONE", "Europe"),
    ("MAX_DOCUMENT_BYTES", "1"),
    ("API_REQUESTS_PER_MINUTE", "-1"),
    ("ALLOWED_HOSTS", "http://x"),
    ("ALLOWED_HOSTS", "atlante.example.it:8000"),
    ("ALLOWED_HOSTS", "atlante.example.it,two words"),
    ("CSRF_TRUSTED_ORIGINS", "atlante.example.it"),
    ("CSRF_TRUSTED_ORIGINS", "https://atlante.example.it/admin/"),
    ("SITE_ADDRESS", "foo"),
    ("SITE_ADDRESS", "ftp://atlante.example.it"),
    ("SITE_ADDRESS", "https://atlante.example.it/somewhere"),
    ("SITE_ADDRESS", "https://user:word@atlante.example.it"),
    ("SITE_ADDRESS", "https://atlante.example.it:http"),
    ("EMAIL_HOST", "a:b"),
    ("EMAIL_HOST", "smtp://mail.example.it"),
    ("FROM_EMAIL", "x"),
    ("FROM_EMAIL", "atlante@"),
    ("FROM_EMAIL", "a@example.it\nBcc: b@example.it"),
    ("METRICS_TOKEN", "a"),
    ("METRICS_TOKEN", "long enough, but with spaces in it"),
    ("LOG_LEVEL", "LOUD"),
    ("LOG_LEVEL", "3"),
    ("LOG_JSON", "json"),
    ("CACHE_URL", "memcached://x"),
    ("CACHE_URL", "redis://"),
    ("CACHE_URL", "redis://cache.example.it:port/0"),
    ("REPLICA_URLS", "postgres://h/x"),
    ("S3_BUCKET", "atlante"),
    ("S3_BUCKET", "Not a bucket"),
    ("S3_REGION", "eu-south-1"),
    ("MEDIA_FOLDER", "media"),
    ("MEDIA_FOLDER", "/etc/passwd"),
    ("DATA_HOLDER_IPA", "c a944"),
    ("WORKERS", "many"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_the_site_does_not_start_with_a_wrong_setting(name, value):
    refusal = start({name: value})
    assert refusal.startswith("django.core.exceptions.ImproperlyConfigured: "), refusal
    assert name in refusal or (name.startswith("S3_") and "S3_" in refusal)
    assert "write" in refusal or "set" in refusal, "it does not say what to do"


@pytest.mark.parametrize(
    ("given", "secret"),
    [
        ({"METRICS_TOKEN": "hunter2-hunter2"}, "hunter2"),
        ({"SECRET_KEY": "hunter2"}, "hunter2"),
        ({"CACHE_URL": "http://:hunter2@cache"}, "hunter2"),
        ({"S3_BUCKET": "atlante", "S3_REGION": "eu-south-1", "S3_SECRET_KEY": "hunter2"}, "hunter2"),
    ],
)
def test_a_refusal_shows_no_secret(given, secret):
    refusal = start(given)
    assert "ImproperlyConfigured" in refusal and secret not in refusal


RIGHT = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn",
    "ALLOWED_HOSTS": "atlante.example.it, .example.org,127.0.0.1,[::1]",
    "CSRF_TRUSTED_ORIGINS": "https://atlante.example.it,https://*.example.org:8443",
    "SITE_ADDRESS": "https://atlante.example.it:8443/",
    "EMAIL_HOST": "mail.example.it",
    "FROM_EMAIL": "Atlante dei servizi <atlante@example.it>",
    "METRICS_TOKEN": "q-long-enough-and-random",
    "LOG_LEVEL": "warning",
    "CACHE_URL": "rediss://:word@cache.example.it:6380/2",
    "S3_BUCKET": "atlante.originals",
    "S3_ENDPOINT": "https://s3.example.it:9000",
    "S3_ACCESS_KEY": "a",
    "S3_SECRET_KEY": "b",
    "MEDIA_FOLDER": "/var/lib/atlante, originals",
    "DATA_HOLDER_NAME": "Provincia, Settore innovazione",
    "DATA_HOLDER_IPA": "p_TV",
    "TIME_ZONE": "Europe/Rome",
    "WORKERS": "3",
}


def test_right_settings_are_taken():
    assert start(RIGHT) == ""


def test_none_at_all_are_needed():
    assert start({}) == ""


def test_empty_is_as_if_not_set():
    empty = dict.fromkeys(("SITE_ADDRESS", "EMAIL_HOST", "FROM_EMAIL", "METRICS_TOKEN", "LOG_LEVEL", "CACHE_URL", "S3_BUCKET"), "")
    assert start(empty) == ""


def test_every_setting_is_in_the_readme_and_every_one_there_is_read():
    """A name that is written down and not read would be taken in silence, and do nothing."""
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Settings", 1)[1].split("\n## ", 1)[0]
    written = {
        name for line in table.splitlines() if line.startswith("| `") for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", line.split("|")[1])
    }
    code = "".join((ROOT / "cms" / name).read_text(encoding="utf-8") for name in ("settings.py", "services.py", "storage.py"))
    read = set(re.findall(r"(?:read_\w+|environ\.get)\(\s*\"([A-Z][A-Z0-9_]+)\"", code))
    gunicorn = (ROOT / "cms" / "deploy" / "gunicorn.conf.py").read_text(encoding="utf-8")
    read |= set(re.findall(r"(?:read_int|environ\.get)\(\"([A-Z_]+)\"", gunicorn))
    assert written == read


def start(given: dict[str, str]) -> str:
    """The last line that a start with these settings alone writes to its errors: gunicorn's own file is read too."""
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
    code = "import runpy, cms.settings; runpy.run_path('cms/deploy/gunicorn.conf.py')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=known | given, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (done.stderr == ""), done.stderr
    return done.stderr.strip().rsplit("\n", 1)[-1]
