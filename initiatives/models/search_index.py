"""The full-text index over published records: the same stems on SQLite (contentless FTS5) and PostgreSQL (tsvector).

Words are folded (case, accents, apostrophes) and reduced to their Italian stem by the Snowball algorithm
(snowballstem.org/algorithms/italian), here, so that both databases hold the same words and give the same answers.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import orjson
import Stemmer
from django.db import connections

from initiatives.models.replicas import reading_connection

TABLE = "initiatives_search"
WORD = re.compile(r"[^\W_]+")
_local = threading.local()


class _WithoutMarks(dict):
    """A table for `str.translate` that fills itself: a combining mark goes, anything else stays."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_MARKS = _WithoutMarks()


def fold(text: str) -> str:
    """Lower case without accents: `Città` and `CITTA'` both become `citta`."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Italian stem of one folded word; kept, since the same words come again and again."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("italian")
    return fold(_local.stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of all words of `text`, in order."""
    return [stem(word) for word in WORD.findall(fold(text))]


def write(sequence: int, text: str, previous: str | None = None, using: str = "default") -> None:
    """Put the stemmed `text` under `sequence`; `previous` is what stood there, which FTS5 needs to forget it."""
    connection = connections[using]
    if previous is not None:
        remove(sequence, previous, using)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {TABLE}(rowid, words) VALUES (%s, %s)", [sequence, text])  # noqa: S608 (constant)
        else:
            cursor.execute(
                f"INSERT INTO {TABLE}(sequence, words) VALUES (%s, to_tsvector('simple', %s))"  # noqa: S608 (constant)
                " ON CONFLICT (sequence) DO UPDATE SET words = EXCLUDED.words",
                [sequence, text],
            )


def write_many(rows: Iterable[tuple[int, str]], using: str = "default") -> None:
    """Put many new rows at once: (sequence, stemmed text)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {TABLE}(rowid, words) VALUES (%s, %s)", list(rows))  # noqa: S608 (constant)
        else:
            cursor.executemany(
                f"INSERT INTO {TABLE}(sequence, words) VALUES (%s, to_tsvector('simple', %s))",  # noqa: S608 (constant)
                list(rows),
            )


def remove(sequence: int, text: str, using: str = "default") -> None:
    """Forget `sequence`; `text` is what was written there."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rowid, words) VALUES ('delete', %s, %s)", [sequence, text])  # noqa: S608 (constant)
        else:
            cursor.execute(f"DELETE FROM {TABLE} WHERE sequence = %s", [sequence])  # noqa: S608 (constant)


def matching(clauses: list[list[str]], prefix: str = "", using: str | None = None) -> list[int]:
    """The sequences that hold every clause: a clause of one stem is a word, of several a phrase; `prefix` a word's beginning."""
    connection = connections[using] if using else reading_connection()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            terms = [f'"{" ".join(clause)}"' for clause in clauses] + ([f'"{prefix}"*'] if prefix else [])
            cursor.execute(f"SELECT json_group_array(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s", [" AND ".join(terms)])  # noqa: S608 (constant)
        else:
            terms = ["(" + " <-> ".join(clause) + ")" for clause in clauses] + ([f"{prefix}:*"] if prefix else [])
            cursor.execute(
                f"SELECT coalesce(json_agg(sequence), '[]')::text FROM {TABLE} WHERE words @@ to_tsquery('simple', %s)",  # noqa: S608 (constant)
                [" & ".join(terms)],
            )
        return orjson.loads(cursor.fetchone()[0])  # one text of all numbers comes seven times quicker than as many rows


def differing(using: str = "default") -> Iterator[int]:
    """The sequences of public rows that the index does not hold as their `search_text` says, and those it holds for no row.

    On PostgreSQL word for word. A contentless FTS5 table does not give its words back: there the longest words of
    the title are looked up, and the rows compared.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT COALESCE(p.sequence, s.sequence) FROM initiatives_publishedinitiative p FULL JOIN {TABLE} s"  # noqa: S608 (constant)
                " ON s.sequence = p.sequence WHERE s.words IS DISTINCT FROM to_tsvector('simple', p.search_text)"
            )
            yield from [row[0] for row in cursor.fetchall()]
            return
        cursor.execute(f"SELECT id FROM {TABLE}_docsize WHERE id NOT IN (SELECT sequence FROM initiatives_publishedinitiative)")  # noqa: S608 (constant)
        yield from [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT sequence, title FROM initiatives_publishedinitiative")
        rows = cursor.fetchall()
        for sequence, title in rows:
            telling = sorted(set(stems(title)), key=len, reverse=True)[:3]
            terms = " AND ".join(f'"{word}"' for word in telling)
            cursor.execute(f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid = %s", [terms or '""', sequence])  # noqa: S608 (constant)
            if terms and not cursor.fetchone():
                yield sequence
