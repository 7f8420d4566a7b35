"""Settings read from the environment; nonsense is refused with the variable's name and what it may be."""

import os
import secrets
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def read_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in YES:
        return True
    if value.strip().lower() in NO:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: write true or false.")


def read_int(name: str, default: int, least: int = 0) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole number.") from None
    if number < least:
        raise ImproperlyConfigured(f"{name}={value!r}: write {least} or more.")
    return number


def read_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def read_time_zone(name: str, default: str) -> str:
    value = os.environ.get(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise ImproperlyConfigured(f"{name}={value!r}: write a time zone such as Europe/Rome.") from None
    return value


def read_secret_key(name: str, kept_in: Path) -> str:
    """The key from the environment, else one made on first start and kept in a file only its owner reads."""
    value = os.environ.get(name)
    if value is not None:
        if len(value) < 50:
            raise ImproperlyConfigured(f"{name}: write at least 50 characters, chosen at random.")
        return value
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return kept_in.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return kept_in.read_text().strip()


def read_database(name: str, default: str) -> dict:
    """A database from its address. SQLite gets write-ahead logging, a busy timeout and foreign keys; both keep connections."""
    return parse_database(name, os.environ.get(name, default))


def parse_database(name: str, value: str) -> dict:
    """The database at the address `value`; `name` is the variable that held it, for the refusal."""
    try:
        database = dj_database_url.parse(value, conn_max_age=600, conn_health_checks=True)
    except Exception:  # whatever the parser raises, the answer is the same
        raise ImproperlyConfigured(_database_hint(name)) from None
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            " PRAGMA mmap_size=268435456; PRAGMA cache_size=-16000;",
        }
    elif not database["ENGINE"].endswith("postgresql"):
        raise ImproperlyConfigured(_database_hint(name))
    return database


def _database_hint(name: str) -> str:
    return (
        f"{name}: write sqlite:///file.sqlite3 or postgres://user:password@host:5432/name (the value is not shown: it may hold a password)."
    )
