"""The text of a PDF file by pypdf, page after page. Pictures of pages are not read: there is no OCR."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from initiatives.sources.readers.forms import Limits, Reading, Refused, clean, one_line
from initiatives.sources.readers.forms import marked as _

#: Fewer letters a page than this: the pages are pictures, with at most a stamp or a page number as text.
LEAST_LETTERS = 25


def read(name: str, data: bytes, limits: Limits) -> Iterator[Reading]:
    try:
        document = PdfReader(BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise Refused(_("Il PDF è protetto da una parola chiave: salvane una copia senza."))
        count = len(document.pages)
        if count > limits.pages:
            raise Refused(_("Il PDF ha %(count)d pagine: il limite è %(most)d."), count=count, most=limits.pages)
        pages = _pages(document, limits)
        title = document.metadata.title if document.metadata else ""
    except Refused:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError, RecursionError) as error:
        raise Refused(_("Il PDF è rovinato: non si legge.")) from error
    text = clean("\n\n".join(pages))
    if sum(character.isalpha() for character in text) < LEAST_LETTERS * max(1, min(count, 4)):
        raise Refused(_("Il PDF non contiene testo: sembra una scansione, e non leggiamo il testo dalle immagini."))
    yield Reading(text=text, title=_useful(title), media_type="application/pdf")


def _pages(document: PdfReader, limits: Limits) -> list[str]:
    pages, size = [], 0
    for page in document.pages:
        text = page.extract_text()
        size += len(text)
        if size > limits.characters:
            raise Refused(_("Il testo passa i %(most)d caratteri: dividi il file in parti più piccole."), most=limits.characters)
        pages.append(text.strip())
    return pages


def _useful(title: str | None) -> str:
    """The title where a person wrote it: not a file name left by a word processor."""
    line = one_line(title)
    made_by_machine = line.lower().startswith(("microsoft word", "untitled", "senza nome", "documento")) or "." in line[-5:]
    return "" if made_by_machine else line
