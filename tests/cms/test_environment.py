"""Settings from the environment: what is right is taken, what is wrong is refused with the variable's name."""

import os
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


@pytest.mark.parametrize(
    ("name", "value"), [("DEBUG", "perhaps"), ("DATABASE_URL", "oracle://x"), ("TIME_ZONE", "Mars"), ("MAX_DOCUMENT_BYTES", "1")]
)
def test_the_site_does_not_start_with_a_wrong_setting(name, value):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env={**os.environ, name: value}, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert name in done.stderr
