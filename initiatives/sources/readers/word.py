"""Word documents (Office Open XML, ECMA-376): paragraphs and tables in order, deleted text left out.

Our own small reader, since all it needs is one XML file out of a ZIP: fewer parts to trust with hostile files.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from initiatives.sources.readers.forms import Limits, Reading, Refused, clean, one_line
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.zipped import member_bytes, open_zip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
_BROKEN = _("Il documento Word è rovinato: non si apre.")


def read(name: str, data: bytes, limits: Limits) -> Iterator[Reading]:
    archive = open_zip(data, limits)
    parts = {member.filename: member for member in archive.infolist()}
    if "word/document.xml" not in parts:
        raise Refused(_("Non è un documento Word: manca il testo al suo interno."))
    body = parsed(member_bytes(archive, parts["word/document.xml"], limits.unpacked_bytes // 4)).find(f"{W}body")
    if body is None:
        raise Refused(_BROKEN)
    title = ""
    if "docProps/core.xml" in parts:
        title = one_line(parsed(member_bytes(archive, parts["docProps/core.xml"], 100_000)).findtext(f"{DC}title"))
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    yield Reading(text=clean("\n".join(_blocks(body))), title=title or _first_heading(body), media_type=media_type)


def parsed(data: bytes) -> Element:
    """XML without entities and document types, which documents of ours never need."""
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise Refused(_("Contiene definizioni di entità XML: è fatto per far danni.")) from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Refused(_BROKEN) from error


def _blocks(body: Element) -> Iterator[str]:
    """A line a paragraph; a line a row of a table, its cells apart by tabs."""
    for block in body:
        if block.tag == f"{W}p":
            yield paragraph_text(block)
        elif block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                cells = [" ".join(paragraph_text(paragraph) for paragraph in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]
                yield "\t".join(cells)
        elif block.tag == f"{W}sdt":
            content = block.find(f"{W}sdtContent")
            yield from _blocks(content) if content is not None else ()


def paragraph_text(paragraph: Element) -> str:
    """The text a reader sees: deleted and hidden instructions are not in `w:t`."""
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{W}tab", f"{W}ptab"):
            parts.append("\t")
        elif element.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif element.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts).strip()


def _first_heading(body: Element) -> str:
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").lower() in ("title", "titolo", "heading1", "titolo1"):
            return one_line(paragraph_text(paragraph))
    return ""
