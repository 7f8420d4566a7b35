"""The rows of a table to readings: which column says what, in Italian or English, and what is wrong with a row, by its number."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from initiatives.sources.readers.forms import Found, Limits, Reading, Refused, Rejected, clean, one_line, web_address
from initiatives.sources.readers.forms import marked as _

COLUMNS = {
    "text": ("text", "testo", "contenuto", "content", "body", "corpo"),
    "title": ("title", "titolo", "oggetto"),
    "address": ("address", "indirizzo", "url", "link", "fonte url"),
    "publisher": ("publisher", "editore", "ente", "fonte", "source"),
    "published": ("published", "data", "date", "pubblicato", "data di pubblicazione", "pubblicazione"),
    "rights": ("rights", "diritti"),
    "licence": ("licence", "license", "licenza"),
    "name": ("name", "nome", "file", "id"),
}
RIGHTS = {
    "all-rights-reserved": ("all-rights-reserved", "riservati", "tutti i diritti riservati", "reserved"),
    "open-licence": ("open-licence", "licenza aperta", "open", "aperta"),
    "unknown": ("unknown", "non dichiarati", ""),
}
_ITALIAN_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_EDTF_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def readings(rows: Iterable[tuple[int, list]], limits: Limits, media_type: str) -> Iterator[Found]:
    """A reading a row. `rows` are (row number, cells), the first being the header; Refused where there is no text column."""
    rows = iter(rows)
    header = next(rows, (0, []))[1]
    columns = columns_of(header)
    count = 0
    for number, cells in rows:
        if not any(_written(cell) for cell in cells):
            continue
        count += 1
        if count > limits.rows:
            raise Refused(_("La tabella passa le %(most)d righe: dividila."), most=limits.rows)
        row = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
        label = one_line(_written(row.get("name")))[:120] or f"{number}"
        try:
            yield _reading(row, label, media_type)
        except Refused as refusal:
            yield Rejected(label, Refused(_("Riga %(number)d: %(why)s"), number=number, why=refusal))
    if not count:
        raise Refused(_("La tabella non ha righe sotto l’intestazione."))


def columns_of(header: list) -> dict[str, int]:
    """The place of each column we know, by our name for it."""
    written = [one_line(_written(cell)).casefold().rstrip(":") for cell in header]
    found = {name: written.index(label) for name, labels in COLUMNS.items() for label in labels if label in written}
    if "text" not in found:
        shown = ", ".join(label for label in written if label)[:200] or "–"
        raise Refused(_("Manca la colonna «testo» (o «text»). Colonne trovate: %(columns)s."), columns=shown)
    return found


def _reading(row: dict, label: str, media_type: str) -> Reading:
    text = clean(_written(row["text"]))
    if not text:
        raise Refused(_("il testo manca."))
    address = one_line(_written(row.get("address")))
    if address and not web_address(address):
        raise Refused(_("l’indirizzo non è un indirizzo web."))
    return Reading(
        text=text,
        title=one_line(_written(row.get("title"))),
        media_type=media_type,
        publisher=one_line(_written(row.get("publisher"))),
        address=address,
        published=day(row.get("published")),
        rights=_rights(row.get("rights")),
        licence=web_address(_written(row.get("licence"))),
        name=label,
    )


def day(cell) -> str:
    """A date as EDTF: from a date cell, `2018`, `2018-01`, `2018-01-16` or `16/1/2018`. Refused where it is none."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = one_line(_written(cell))
    if not text:
        return ""
    italian = _ITALIAN_DAY.fullmatch(text)
    edtf = f"{italian['year']}-{int(italian['month']):02}-{int(italian['day']):02}" if italian else text
    if _EDTF_DAY.fullmatch(edtf):
        try:
            date.fromisoformat((edtf + "-01-01")[:10])
            return edtf
        except ValueError:
            pass
    raise Refused(_("la data «%(date)s» non si capisce: scrivi 2018-01-16 o 16/01/2018."), date=text[:40])


def _rights(cell) -> str:
    text = one_line(_written(cell)).casefold()
    for code, labels in RIGHTS.items():
        if text in labels:
            return "" if code == "unknown" else code
    raise Refused(_("i diritti «%(rights)s» non si capiscono: scrivi «riservati», «licenza aperta» o lascia vuoto."), rights=text[:40])


def _written(cell) -> str:
    return "" if cell is None else str(cell)
