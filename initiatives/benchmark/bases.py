"""A base of its own for a benchmark, so that nothing of the site's is read or written: a file, or a database beside the site's."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


@contextmanager
def scratch_base(kept: Path | None = None):
    """The address (DATABASE_URL) of an empty base of the same kind as the site's, dropped when the block ends.

    `kept` is a file or database name to use and leave in place instead: an SQLite file, or a name on the same server.
    """
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix="atlante-benchmark-") as folder:
            yield f"sqlite:///{(kept or Path(folder) / 'benchmark.sqlite3').absolute()}"
        return
    name = str(kept) if kept else f"atlante_benchmark_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    try:
        yield _beside(name)
    finally:
        if not kept:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)} WITH (FORCE)")


def _beside(name: str) -> str:
    """The site's address with another database name."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        raise RuntimeError(f"{settings.DATABASES['default']['ENGINE']}: set DATABASE_URL")
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
