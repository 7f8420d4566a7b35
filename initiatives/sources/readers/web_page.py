"""The main text of a web page and what its head says of it. Scripts, menus and footers are left behind.

Title, publisher, date and address come from the page's own metadata (Open Graph, Dublin Core, JSON-LD, canonical
link); the rights notice is looked for in the whole page, because main-text extraction drops the footer that holds it.
"""

import re
from collections.abc import Iterator

import lxml.html
import trafilatura
from htmldate import find_date
from lxml.etree import LxmlError
from trafilatura.metadata import extract_metadata

from initiatives.sources.normalising import NotText, decode
from initiatives.sources.readers.forms import Limits, Reading, Refused, clean, one_line, web_address
from initiatives.sources.readers.forms import marked as _

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_RESERVED = re.compile(r"tutti i diritti (?:sono )?riservati|riproduzione riservata|all rights reserved", re.IGNORECASE)
_OPEN = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/(?:by|by-sa|zero|mark)/\d\.\d[^\s\"'<>]{0,40}", re.IGNORECASE)
_BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "blockquote", "dt", "dd", "pre"}
_DROPPED = ("script", "style", "noscript", "template", "head", "nav", "footer", "form", "iframe", "object", "svg")


def read(name: str, data: bytes, limits: Limits) -> Iterator[Reading]:
    source = page_source(data)
    try:
        tree = lxml.html.fromstring(source)
    except (LxmlError, ValueError):
        raise Refused(_("La pagina HTML è rovinata: non si legge.")) from None
    text = main_text(source, tree)
    if not text:
        raise Refused(_("Nella pagina HTML non c’è testo."))
    head = extract_metadata(tree)
    yield Reading(
        text=text,
        title=one_line(head.title),
        media_type="text/html",
        publisher=one_line(head.sitename),
        address=web_address(_canonical(tree) or head.url),
        published=find_date(tree, extensive_search=False, original_date=True) or "",
        **rights_of(source, tree),
    )


def page_source(data: bytes) -> str:
    """The page as text, by the encoding it declares itself, else by trial."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        text = decode(data).text
    except NotText:
        raise Refused(_("Il file non è testo: sembra un’immagine, un programma o un file rovinato.")) from None
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


def main_text(source: str, tree) -> str:
    """The main text by trafilatura; for pages too short for it, all that stands in the body."""
    text = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""
    return clean(text) or text_of(tree)


def text_of(tree) -> str:
    """All the text a reader would see, a line a block."""
    for dropped in tree.xpath("|".join(f"//{tag}" for tag in _DROPPED)):
        if dropped.getparent() is not None:
            dropped.drop_tree()
    return _in_order(tree)


def _in_order(tree) -> str:
    """Text and tails in the order of the page, block elements on lines of their own."""
    parts: list[str] = []
    steps: list[tuple[str, object]] = [("open", tree)]
    while steps:
        step, element = steps.pop()
        if step == "text":
            parts.append(element)
            continue
        block = element.tag in _BLOCKS if isinstance(element.tag, str) else False
        following: list[tuple[str, object]] = [("text", "\n" if block else "")]
        for child in reversed(element):
            following.append(("text", child.tail or ""))
            if isinstance(child.tag, str):
                following.append(("open", child))
        following.append(("text", ("\n" if block else "") + (element.text or "")))
        steps += following
    lines = (" ".join(line.split()) for line in clean("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def rights_of(source: str, tree) -> dict[str, str]:
    """What the whole page says about its rights: an open licence by link, else a notice that reserves them."""
    licence = _OPEN.search(source)
    if licence:
        return {"rights": "open-licence", "licence": licence[0][:200]}
    return {"rights": "all-rights-reserved"} if _RESERVED.search(" ".join(tree.text_content().split())) else {}


def _canonical(tree) -> str:
    found = tree.xpath("//link[translate(@rel,'CANONICAL','canonical')='canonical']/@href")
    return found[0] if found else ""
