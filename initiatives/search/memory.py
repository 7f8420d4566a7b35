"""Memory that the reading of an index leaves unused is given back to the system."""

import ctypes

from initiatives.models import reading_connection


def give_back() -> None:
    """After much was read once: SQLite's cache of pages is emptied (sqlite.org/pragma.html#pragma_shrink_memory), and glibc
    returns the free pages that it keeps (malloc_trim(3)); other C libraries have no such call and need none."""
    connection = reading_connection()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA shrink_memory")
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
