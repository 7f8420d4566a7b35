"""Excel workbooks (Office Open XML): a row of the first sheet a document; formulas count as what they last came to."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook

from initiatives.sources.readers.forms import Found, Limits, Refused
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.rows import readings
from initiatives.sources.readers.zipped import open_zip

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    open_zip(data, limits).close()
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()
        rows = list(_rows(sheet, limits))
    except Refused:
        raise
    except MemoryError:
        raise
    except Exception as error:  # the library lets through whatever its parts raise on a broken file
        raise Refused(_("Il foglio di calcolo è rovinato: non si apre.")) from error
    yield from readings(rows, limits, MEDIA_TYPE)


def _rows(sheet, limits: Limits) -> Iterator[tuple[int, list]]:
    """Rows with something in them, by number. A sheet that claims a million rows is read as far as the limit."""
    blank = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=limits.columns + 1, values_only=True), start=1):
        if len(cells) > limits.columns and cells[limits.columns] is not None:
            raise Refused(_("La riga %(number)d ha più di %(most)d colonne."), number=number, most=limits.columns)
        if any(cell is not None for cell in cells):
            blank = 0
            yield number, list(cells)
        else:
            blank += 1
        if number > limits.rows + 1 or blank > limits.rows:
            raise Refused(_("La tabella passa le %(most)d righe: dividila."), most=limits.rows)
