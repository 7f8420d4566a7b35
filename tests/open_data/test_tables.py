"""CSV as RFC 4180 has it, against Python's own reader; nothing in it that a spreadsheet would calculate."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.open_data.tables import DANGEROUS, csv_line, csv_lines, written

TEXT = st.text(st.sampled_from('ab ;,"\n\r\t=+-@’€è'), max_size=12)
CELLS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def as_read(cell) -> str:
    """What a reader of the file is to find in the place of a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else str(cell)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=5))
def test_what_is_written_is_read_again(rows):
    assert read(b"".join(csv_lines(rows))) == [[as_read(cell) for cell in row] for row in rows]


@given(TEXT)
def test_no_cell_begins_like_a_formula(text):
    assert not read(csv_line([text, "x"]).encode())[0][0].startswith(DANGEROUS)


@pytest.mark.parametrize(
    ("cell", "said"),
    [("Lucca", "Lucca"), ("a,b", '"a,b"'), ('di "qui"', '"di ""qui"""'), ("=1+1", "'=1+1"), (-5, "-5"), (0, "0"), (None, ""), (True, "true"), ("a; b", "a; b")],
)  # fmt: skip
def test_a_cell_is_quoted_only_where_it_must_be(cell, said):
    assert written(cell) == said


def test_a_row_of_one_empty_cell_is_no_empty_line():
    assert csv_line([""]) == '""\r\n' and csv_line(["", ""]) == ",\r\n"
