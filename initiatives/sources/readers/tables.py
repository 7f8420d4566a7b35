"""Comma-separated values (RFC 4180) and their Italian cousins with semicolons or tabs: a row a document."""

import csv
from collections.abc import Iterator
from io import StringIO

from initiatives.sources.readers.forms import Found, Limits, Refused
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.plain_text import decoded
from initiatives.sources.readers.rows import readings


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    text = decoded(data).lstrip("\ufeff")
    csv.field_size_limit(limits.characters)
    yield from readings(_rows(text, limits), limits, "text/csv")


def _rows(text: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row; the separator is the one the header has most of."""
    header = text.partition("\n")[0]
    separator = max(";,\t|", key=header.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=False)
    try:
        for cells in reader:
            if len(cells) > limits.columns:
                raise Refused(
                    _("La riga %(number)d ha %(count)d colonne: il limite è %(most)d."),
                    number=reader.line_num,
                    count=len(cells),
                    most=limits.columns,
                )
            yield reader.line_num, cells
    except csv.Error as error:
        raise Refused(_("La tabella è rovinata alla riga %(number)d."), number=reader.line_num) from error
