"""The English of the interface: complete, compiled, faithful in what is filled in, and nothing Italian left on its pages."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation

CATALOGUE = settings.LOCALE_PATHS[0] / "en" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
PLACEHOLDER = re.compile(r"%\(\w+\)[-+ 0#]*\d*(?:\.\d+)?[a-z]|%%|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
QUOTED = re.compile(r'https?://[^"]*')  # a licence has a page in each language


def entries():
    return [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]


def said(entry) -> list[str]:
    """Its English forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_nothing_is_untranslated_or_doubtful():
    found = entries()
    assert len(found) > 1000
    assert [entry.msgid for entry in found if "fuzzy" in entry.flags] == []
    assert [entry.msgid for entry in found if not all(said(entry))] == []
    assert [entry.msgid for entry in found if entry.msgid_plural and len(said(entry)) != 2] == []


def test_what_is_compiled_is_what_is_written():
    with COMPILED.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in entries():
        if entry.msgid_plural:
            forms = (
                [compiled.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, count) for count in (1, 2)]
                if entry.msgctxt
                else [compiled.ngettext(entry.msgid, entry.msgid_plural, count) for count in (1, 2)]
            )
            assert forms == [entry.msgstr_plural[0], entry.msgstr_plural[1]]
        else:
            word = compiled.pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else compiled.gettext(entry.msgid)
            assert word == entry.msgstr, entry.msgid


def test_what_is_filled_in_is_the_same_in_both_languages():
    for entry in entries():
        sources = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        for source, words in zip(sources, said(entry), strict=True):
            assert Counter(PLACEHOLDER.findall(words)) == Counter(PLACEHOLDER.findall(source)), words


def test_markup_is_the_same_in_both_languages():
    for entry in entries():
        tags = [QUOTED.sub("", tag) for tag in sorted(TAG.findall(entry.msgid))]
        assert [QUOTED.sub("", tag) for tag in sorted(TAG.findall(said(entry)[0]))] == tags, entry.msgid


def test_english_has_its_own_quotation_marks_and_apostrophes():
    assert [words for entry in entries() for words in said(entry) if re.search(r"[«»]|\w'\w", TAG.sub("", words))] == []


def test_no_word_of_ours_is_one_of_djangos():
    """A msgid that Django has too would change its English, or take its Italian."""
    ours = {(entry.msgctxt, entry.msgid) for entry in entries()}
    package = Path(translation.__file__).parents[2]
    for place in ("conf", *(f"contrib/{app}" for app in ("admin", "admindocs", "auth", "humanize", "sessions", "contenttypes"))):
        path = package / place / "locale" / "it" / "LC_MESSAGES" / "django.mo"
        if not path.exists():
            continue
        theirs = polib.mofile(str(path))
        clashes = [entry.msgid for entry in theirs if (entry.msgctxt, entry.msgid) in ours and entry.msgstr != entry.msgid]
        assert clashes == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed: the strings of the code cannot be collected")
def test_every_string_of_the_code_is_in_the_catalogue(tmp_path):
    for name in ("cms", "initiatives"):
        shutil.copytree(
            settings.BASE_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.csv", "*.mo", "node_modules")
        )
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    collected = tmp_path / CATALOGUE.relative_to(settings.BASE_DIR)
    collected.unlink()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}"}
    command = [sys.executable, "manage.py", "makemessages", "-l", "en", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
    in_code = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(collected)) if not entry.obsolete}
    assert in_code
    assert sorted(in_code - {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries()}, key=str) == []


IN_JINJA = re.compile(r'_\("([^"]*)"\)')


def test_every_string_of_the_jinja_templates_is_in_the_catalogue():
    """Django's collector reads them as its own templates, and passes over what stands inside a call."""
    known = {entry.msgid for entry in entries()}
    templates = [
        path for folder in ("records", "lists") for path in (settings.BASE_DIR / "initiatives" / "templates" / folder).glob("*.html")
    ]
    assert templates
    strings = {words for path in templates for words in IN_JINJA.findall(path.read_text(encoding="utf-8"))}
    assert len(strings) > 50
    assert strings - known == set()


ITALIAN = set(
    "della delle degli dello dei nella nel nei alla alle dalla dal che non il gli di più questa questo quando dove sono "
    "nessuna nessun tutte tutti ogni vedi gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
NEVER_CLOSED = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
READ_ALOUD = {"aria-label", "title", "placeholder", "alt"}
#: Names of bodies, programmes and places, and what a record calls its figures, stand in English pages as they are.
NAMES = re.compile(
    r"Comune di Padova|Comune di Treviso|Provincia di Treviso|Associazione nazionale dei Comuni italiani|Via della Chiesa"
    r"|Ministero delle imprese e del made in Italy|Agire per la cittadinanza digitale|Redazione di Atlante|soggetto aggregatore per il digitale"
    r"|Godega di Sant.Urbano|Moriago della Battaglia|Motta di Livenza|San Polo di Piave|Sernaglia della Battaglia|Volpago del Montello|Zenson di Piave"
)


class Page(HTMLParser):
    """Collects the words outside what is marked `lang="it"`, those of some attributes included."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in NEVER_CLOSED:
            self.open.append((tag, attributes.get("lang")))
        for name in READ_ALOUD & attributes.keys():
            self.read(attributes[name], attributes.get("lang"))

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                break

    def handle_data(self, data):
        if not {"script", "style", "code", "textarea"} & {tag for tag, _language in self.open}:
            self.read(data)

    def read(self, text, language=None):
        language = language or next((language for _tag, language in reversed(self.open) if language), None)
        if language == "en":
            self.words.append(NAMES.sub("", text or ""))


def italian_in(html: str) -> list[str]:
    page = Page()
    page.feed(html.split("<body", 1)[0].split("<title", 1)[0] + "<body" + html.split("<body", 1)[1])
    return [words.strip() for words in page.words if ITALIAN & set(re.findall(r"[a-zà-ù]+", words.lower()))]


def test_italian_is_found_where_it_is_not_marked():
    page = '<html lang="en"><body>{}</body></html>'.format
    assert italian_in(page("<p>Vedi la tabella</p>")) == ["Vedi la tabella"]
    assert italian_in(page('<p aria-label="Tutte le prove">All</p>')) == ["Tutte le prove"]
    assert italian_in(page('<p lang="it">Vedi la <b>tabella</b></p><p>See the table</p>')) == []


@pytest.mark.django_db
def test_public_pages_in_english_hold_no_unmarked_italian(client, seeded):
    for address in (
        "/en/",
        "/en/initiatives/",
        "/en/initiatives/?view=map",
        "/en/initiatives/?view=timeline",
        "/en/initiatives/?q=nothing-like-it&theme=cloud",
        "/en/initiatives/?foo=1",
        "/en/places/",
        "/en/places/padova/",
        "/en/programmes/",
        "/en/organisations/",
        "/en/themes/",
        "/en/promises/",
        "/en/data/",
        "/en/contribute/",
        "/en/contribute/correction/",
        "/en/contributions/",
        "/en/about/",
        "/en/privacy/",
        "/en/accessibility/",
        "/en/nothing-here/",
    ):
        response = client.get(address)
        assert response.status_code in (200, 400, 404)
        assert '<html lang="en"' in response.content.decode()
        assert italian_in(response.content.decode()) == [], address
