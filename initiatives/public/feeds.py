"""Feeds of records, as text: Atom (RFC 4287) and JSON Feed 1.1."""

from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record; `updated` is the moment of the version, `published` that of the first."""

    identifier: str
    address: str
    title: str
    summary: str
    language: str
    published: datetime
    updated: datetime
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """`address` is the feed's own, `home` the page that shows the same."""

    title: str
    subtitle: str
    address: str
    home: str
    author: str
    language: str
    updated: datetime
    entries: tuple[Entry, ...] = ()


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8."""
    root = Element("feed", {"xmlns": ATOM, XML_LANG: feed.language})
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated.isoformat(timespec="seconds"))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    SubElement(root, "link", {"rel": "license", "href": LICENCE})
    _text(SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _atom_entry(SubElement(root, "entry", {XML_LANG: entry.language}), entry)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _atom_entry(element: Element, entry: Entry) -> None:
    _text(element, "id", f"urn:uuid:{entry.identifier}")
    _text(element, "title", entry.title)
    _text(element, "published", entry.published.isoformat(timespec="seconds"))
    _text(element, "updated", entry.updated.isoformat(timespec="seconds"))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    for term, label in entry.categories:
        SubElement(element, "category", {"term": term, "label": label})
    _text(element, "summary", entry.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _allowed(text)


def _allowed(text: str) -> str:
    """Without the control characters that XML 1.0 has no way to write."""
    return "".join(character for character in text if character in "\t\n\r" or ord(character) >= 32)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.subtitle,
            "home_page_url": feed.home,
            "feed_url": feed.address,
            "language": feed.language,
            "authors": [{"name": feed.author, "url": feed.home}],
            "items": [
                {
                    "id": f"urn:uuid:{entry.identifier}",
                    "url": entry.address,
                    "title": entry.title,
                    "content_text": entry.summary or entry.title,
                    "date_published": entry.published.isoformat(timespec="seconds"),
                    "date_modified": entry.updated.isoformat(timespec="seconds"),
                    "language": entry.language,
                    "tags": [label for _term, label in entry.categories],
                }
                for entry in feed.entries
            ],
        }
    )
