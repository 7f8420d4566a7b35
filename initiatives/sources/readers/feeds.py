"""RSS 2.0, RSS 1.0 and Atom (RFC 4287): each entry a document."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, ParseError

import lxml.html
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml.etree import LxmlError

from initiatives.sources.readers.forms import Found, Limits, Reading, Refused, Rejected, clean, one_line, web_address
from initiatives.sources.readers.forms import marked as _
from initiatives.sources.readers.web_page import text_of

ROOTS = {"rss", "RDF", "feed"}


def read(name: str, data: bytes, limits: Limits) -> Iterator[Found]:
    root = _parsed(data)
    if _local(root) not in ROOTS:
        raise Refused(_("Questo XML non è un flusso RSS o Atom."))
    entries = [element for element in root.iter() if _local(element) in ("item", "entry")]
    if not entries:
        raise Refused(_("Il flusso è vuoto: non ha notizie."))
    if len(entries) > limits.rows:
        raise Refused(_("Il flusso ha %(count)d notizie: il limite è %(most)d."), count=len(entries), most=limits.rows)
    channel = root.find("channel") if _local(root) == "rss" else root
    publisher = one_line(_text(channel, "title")) if channel is not None else ""
    for number, entry in enumerate(entries, start=1):
        title = one_line(_text(entry, "title"))
        label = title[:120] or str(number)
        body = _body(entry)
        if not body:
            yield Rejected(label, Refused(_("La notizia %(number)d ha solo il titolo: manca il testo."), number=number))
            continue
        text = body if body.startswith(title) else f"{title}\n\n{body}".strip()
        yield Reading(
            text=text,
            title=title,
            media_type="application/atom+xml" if _local(root) == "feed" else "application/rss+xml",
            publisher=publisher,
            address=web_address(_link(entry)),
            published=_day(_text(entry, "pubDate", "published", "date", "updated")),
            name=label,
        )


def _parsed(data: bytes) -> Element:
    try:
        return fromstring(data, forbid_dtd=False)
    except DefusedXmlException:
        raise Refused(_("Contiene definizioni di entità XML: è fatto per far danni.")) from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Refused(_("L’XML è rovinato: non si legge.")) from error


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Element, *names: str) -> str:
    """The text of the first child with one of these names, in the order of the names."""
    for name in names:
        for child in element:
            if _local(child) == name:
                return "".join(child.itertext())
    return ""


def _body(entry: Element) -> str:
    """The longest of the entry's texts, its markup taken off."""
    texts = ["".join(child.itertext()) for child in entry if _local(child) in ("encoded", "content", "description", "summary")]
    longest = max(texts, key=len, default="").strip()
    if "<" not in longest:
        return clean(longest)
    try:
        return text_of(lxml.html.fromstring(f"<div>{clean(longest)}</div>"))
    except (LxmlError, ValueError):
        return clean(longest)


def _link(entry: Element) -> str:
    for child in entry:
        if _local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return child.get("href")
            if child.text and child.text.strip():
                return child.text
    return ""


def _day(text: str) -> str:
    """The day of an RFC 5322 or ISO 8601 date; nothing where it is neither."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).date().isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
