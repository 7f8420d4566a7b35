"""Settings read from the environment; nonsense is refused with the variable's name and what it may be."""

import logging
import os
import re
import secrets
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
#: A host: a name, an IPv4 address, or an IPv6 address in brackets.
HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*|\[[0-9A-Fa-f:.]+\]")
MAILBOX = re.compile(r"[^\s@<>,;:\"]+@[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
#: Characters of a word that is to be guessed by nobody.
LEAST_TOKEN = 20


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


def read_text(name: str, default: str = "") -> str:
    """One line of free text; `default` where there is none."""
    value = os.environ.get(name, "").strip()
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name}={value!r}: write one line, without control characters.")
    return value or default


def read_matching(name: str, pattern: str, hint: str, default: str = "") -> str:
    """One word of the form of the regular expression `pattern`; `hint` says in words what it may be."""
    value = read_text(name)
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name}={value!r}: write {hint}.")
    return value or default


def read_level(name: str, default: str) -> str:
    value = read_text(name, default).upper()
    if value not in LEVELS or not isinstance(logging.getLevelName(value), int):
        raise ImproperlyConfigured(f"{name}={value!r}: write one of {', '.join(LEVELS)}.")
    return value


def read_hosts(name: str, default: str) -> list[str]:
    """Hosts that the site answers for, as Django's ALLOWED_HOSTS: names without scheme and port, `.example.it` for all below, `*`."""
    hosts = read_list(name, default)
    for host in hosts:
        if host != "*" and not HOST.fullmatch(host.removeprefix(".")):
            raise ImproperlyConfigured(f"{name}={host!r}: write names of hosts without scheme, port and path, such as atlante.example.it.")
    return hosts


def read_host(name: str, default: str = "") -> str:
    """One host, without port."""
    value = read_text(name)
    if value and not HOST.fullmatch(value):
        raise ImproperlyConfigured(f"{name}={value!r}: write the name of one host, without scheme and port.")
    return value or default


def read_origins(name: str) -> list[str]:
    """Origins as in CSRF_TRUSTED_ORIGINS: scheme and host, `https://*.example.it` for all below."""
    return [_origin(name, origin.replace("://*.", "://", 1)) and origin for origin in read_list(name)]


def read_address(name: str) -> str | None:
    """Scheme and host where a site answers, without a slash at the end; None where there is none."""
    value = read_text(name)
    return _origin(name, value.removesuffix("/")) if value else None


def _origin(name: str, value: str) -> str:
    hint = f"{name}={value!r}: write scheme and host, without path, such as https://atlante.example.it."
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(hint) from None
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured(hint)
    return value


def read_sender(name: str, default: str) -> str:
    """Whom mails come from: `atlante@example.it` or `Atlante <atlante@example.it>`."""
    value = read_text(name)
    if value and not MAILBOX.fullmatch(parseaddr(value)[1]):
        raise ImproperlyConfigured(f"{name}={value!r}: write an address such as atlante@example.it, or Atlante <atlante@example.it>.")
    return value or default


def read_token(name: str) -> str:
    """A word that opens something to whoever knows it; empty where nobody may. It is never shown."""
    value = os.environ.get(name, "")
    if value and (len(value) < LEAST_TOKEN or not re.fullmatch(r"[!-~]+", value)):
        raise ImproperlyConfigured(f"{name}: write at least {LEAST_TOKEN} characters, chosen at random, without spaces and accents.")
    return value


def read_folder(name: str, default: Path) -> Path:
    """A folder on this machine, made when it is first needed."""
    value = read_text(name)
    folder = Path(value) if value else default
    if value and not folder.is_absolute():
        raise ImproperlyConfigured(f"{name}={value!r}: write the whole path of a folder, from / on.")
    if folder.exists() and not folder.is_dir():
        raise ImproperlyConfigured(f"{name}={value!r}: there is a file of this name; write the path of a folder.")
    return folder


def read_time_zone(name: str, default: str) -> str:
    value = os.environ.get(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as Europe
        raise ImproperlyConfigured(f"{name}={value!r}: write a time zone such as Europe/Rome.") from None
    return value


def read_secret_key(name: str, kept_in: Path) -> str:
    """The key from the environment, else one made on first start and kept in a file only its owner reads."""
    value = os.environ.get(name)
    if value is not None:
        if len(value) < 50 or len(set(value)) < 5:
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
    """A database from its address. SQLite gets write-ahead logging, a busy timeout and foreign keys; both keep connections.
    The folder of the default one is made, so that a first start asks for nothing."""
    if name not in os.environ and default.startswith("sqlite:///"):
        Path(default.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return parse_database(name, os.environ.get(name, default))


def parse_database(name: str, value: str) -> dict:
    """The database at the address `value`; `name` is the variable that held it, for the refusal."""
    try:
        database = dj_database_url.parse(value, conn_max_age=600, conn_health_checks=True)
    except Exception:  # whatever the parser raises, the answer is the same
        raise ImproperlyConfigured(_database_hint(name)) from None
    if not database["NAME"]:
        raise ImproperlyConfigured(_database_hint(name))
    if database["ENGINE"].endswith("sqlite3"):
        folder = Path(database["NAME"]).parent
        if not folder.is_dir():
            raise ImproperlyConfigured(f"{name}: there is no folder {folder}; make it, or write another path.")
        # neither mapped into memory nor cached twice: reading through the system's cache takes the same time, and a worker stays small
        database["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000;",
        }
    elif not database["ENGINE"].endswith("postgresql"):
        raise ImproperlyConfigured(_database_hint(name))
    return database


def _database_hint(name: str) -> str:
    return (
        f"{name}: write sqlite:///file.sqlite3 or postgres://user:password@host:5432/name (the value is not shown: it may hold a password)."
    )
