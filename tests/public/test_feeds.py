import json
from datetime import UTC, datetime

import feedparser
from defusedxml import ElementTree

from initiatives.public.feeds import Entry, Feed, atom, json_feed

ENTRY = Entry(
    "00000000-0000-4000-8000-000000000001", "https://a.example/initiatives/uno/", "Città & <reti>", "Sommario \x0b", "it",
    datetime(2026, 11, 1, 8, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC), (("cloud", "Cloud e centri dati"),),
)  # fmt: skip
FEED = Feed("Atlante", "tutto", "https://a.example/feed.atom", "https://a.example/initiatives/", "Redazione", "it", ENTRY.updated, (ENTRY,))
ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_has_what_the_standard_demands():
    root = ElementTree.fromstring(atom(FEED))
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    entry = root.find(f"{ATOM}entry")
    for name in ("id", "title", "updated", "link", "summary"):
        assert entry.find(f"{ATOM}{name}") is not None
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{ENTRY.identifier}"


def test_readers_understand_it():
    read = feedparser.parse(atom(FEED))
    assert not read.bozo and read.version == "atom10"
    (entry,) = read.entries
    assert entry.link == ENTRY.address and entry.tags[0].term == "cloud"
    assert entry.updated == "2026-11-20T09:00:00+00:00"


def test_text_is_text():
    root = ElementTree.fromstring(atom(FEED))
    assert root.find(f"{ATOM}entry/{ATOM}title").text == "Città & <reti>"


def test_json_feed_has_what_the_standard_demands():
    read = json.loads(json_feed(FEED))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "items", "authors", "language"} <= set(read)
    (item,) = read["items"]
    assert item["id"] and item["url"] == ENTRY.address and item["content_text"]
    assert item["date_modified"] == "2026-11-20T09:00:00+00:00"


def test_a_record_without_summary_still_has_content():
    entry = Entry("1", "https://a.example/", "Titolo", "", "it", ENTRY.published, ENTRY.updated)
    feed = Feed("A", "", "https://a.example/f", "https://a.example/", "R", "it", ENTRY.updated, (entry,))
    assert json.loads(json_feed(feed))["items"][0]["content_text"] == "Titolo"
