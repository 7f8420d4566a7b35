"""Each format: what is read of it, and what its own words about the document give."""

import io
import json
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from initiatives.sources.opening import parts_of
from initiatives.sources.readers import Limits, Reading, Refused, read
from initiatives.sources.readers.rows import day
from tests.sources.hostile import sheet, word, zipped


def readings(name: str, data: bytes | str) -> list[Reading]:
    data = data.encode() if isinstance(data, str) else data
    return [part.reading for part in parts_of(name, data, Limits()) if part.reading]


def one(name: str, data: bytes | str) -> Reading:
    [found] = readings(name, data)
    return found


def pdf_saying(*pages: str, title: str = "") -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(600, 800)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
    if title:
        writer.add_metadata({"/Title": title})
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


PAGE = """<html><head><title>Notizie - Comune di Prova</title><meta property="og:title" content="Il Comune vince il bando">
<meta property="og:site_name" content="Comune di Prova"><meta property="article:published_time" content="2021-03-04T10:00:00+01:00">
<link rel="canonical" href="https://www.comune.prova.it/notizie/1"></head><body><nav><a href="/">Home</a> Menu Contatti</nav><main>
<h1>Il Comune vince il bando</h1><p>Il Comune di Padova ha ottenuto un contributo di 50.000 euro per la banda larga nelle scuole.</p>
<p>I lavori cominciano il 3 marzo 2021 e durano ventiquattro mesi, dice l’amministrazione.</p></main>
<footer>&copy; 2021 Comune. Tutti i diritti riservati.</footer></body></html>"""


def test_a_web_page_gives_main_text_and_what_its_head_says():
    page = one("pagina.html", PAGE)
    assert "50.000 euro" in page.text and "l’amministrazione" in page.text
    assert "Menu" not in page.text and "diritti riservati" not in page.text
    assert (page.title, page.publisher, page.published) == ("Il Comune vince il bando", "Comune di Prova", "2021-03-04")
    assert page.address == "https://www.comune.prova.it/notizie/1"
    assert page.rights == "all-rights-reserved"


def test_a_page_under_an_open_licence():
    link = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>'
    page = one("pagina.html", PAGE.replace("Tutti i diritti riservati.", link))
    assert (page.rights, page.licence) == ("open-licence", "https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_in_the_encoding_it_declares(encoding):
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Città è già più là.</p></body></html>'
    assert "Città è già più là." in one("p.html", page.encode(encoding)).text


def test_dates_in_the_text_are_not_the_date_of_the_page():
    assert one("p.html", "<html><body><p>Il 3 marzo 2021 cominciano i lavori del Comune di Padova.</p></body></html>").published == ""


def test_a_short_page_gives_all_its_text_block_by_block():
    page = one("p.html", "<html><body><h1>Avviso</h1><ul><li>Uno</li><li>Due</li></ul><script>x()</script></body></html>")
    assert page.text.split("\n") == ["Avviso", "Uno", "Due"]


def test_a_pdf_gives_its_pages_in_order():
    found = one(
        "a.pdf", pdf_saying("Il Comune di Padova apre uno sportello digitale.", "Pagina due: 50.000 euro.", title="Sportello digitale")
    )
    assert found.text.index("sportello") < found.text.index("Pagina due")
    assert (found.title, found.media_type) == ("Sportello digitale", "application/pdf")


@pytest.mark.parametrize("title", ["Microsoft Word - delibera.docx", "delibera.pdf", "Untitled"])
def test_a_title_no_person_wrote_is_none(title):
    assert one("a.pdf", pdf_saying("Il Comune di Padova apre uno sportello digitale.", title=title)).title == ""


def test_a_word_document_gives_paragraphs_and_tables_without_what_was_deleted():
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Titolo1"/></w:pPr><w:r><w:t>Accordo</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Primo </w:t></w:r><w:r><w:t>passo</w:t><w:tab/><w:t>fatto</w:t></w:r><w:del><w:r><w:delText>mai</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Padova</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>50.000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    found = one("a.docx", word(body))
    assert found.text == "Accordo\nPrimo passo\tfatto\nPadova\t50.000"
    assert found.title == "Accordo"


def test_a_message_gives_its_text_and_its_attachments():
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "Città digitale",
        "Ada Prova <ada@comune.padova.it>",
        "Tue, 16 Jan 2018 23:30:00 +0100",
    )
    message.set_content("Il Comune firma.")
    message.add_alternative("<p>Il Comune <b>firma</b>.</p>", subtype="html")
    message.add_attachment(b"Allegato.", maintype="text", subtype="plain", filename="allegato.txt")
    body, attached = readings("m.eml", bytes(message))
    assert body.text == "Il Comune firma."
    assert (body.title, body.publisher, body.published) == ("Città digitale", "comune.padova.it", "2018-01-16")
    assert attached.text == "Allegato."
    assert "Ada" not in str(body)


def test_a_message_in_html_only():
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("<p>Il Comune</p><p>firma.</p><script>x()</script>", subtype="html")
    assert one("m.eml", bytes(message)).text == "Il Comune\nfirma."


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Notizie</title>
<item><title>Uno</title><link>https://a.it/1</link><pubDate>Tue, 16 Jan 2018 10:00:00 +0100</pubDate><description>Breve</description>
<content:encoded><![CDATA[<p>Testo <b>intero</b></p><script>x()</script>]]></content:encoded></item>
<item><title>Due</title><link>javascript:alert(1)</link><description>Altro testo</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Notizie</title><entry><title>Uno</title><link rel="alternate" href="https://a.it/1"/>
<published>2018-01-16T10:00:00Z</published><content type="html">&lt;p&gt;Testo intero&lt;/p&gt;</content></entry></feed>"""


def test_each_entry_of_a_feed_is_a_document():
    first, second = readings("f.rss", RSS)
    assert first.text == "Uno\n\nTesto intero" and second.text == "Due\n\nAltro testo"
    assert (first.title, first.publisher, first.published, first.address) == ("Uno", "Notizie", "2018-01-16", "https://a.it/1")
    assert second.address == "" and second.published == ""


def test_atom_too():
    found = one("f.atom", ATOM)
    assert (found.text, found.published, found.address) == ("Uno\n\nTesto intero", "2018-01-16", "https://a.it/1")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_row_of_a_table_is_a_document(separator):
    rows = [
        ["Titolo", "Testo", "Data", "Ente"],
        ["A", "Il Comune apre.", "16/1/2018", "Comune di Padova"],
        ["B", "Il Comune chiude.", "2019", ""],
    ]
    first, second = readings("t.csv", "\n".join(separator.join(row) for row in rows))
    assert (first.title, first.text, first.published, first.publisher) == ("A", "Il Comune apre.", "2018-01-16", "Comune di Padova")
    assert second.published == "2019"


def test_rows_are_named_by_their_number():
    parts = list(parts_of("t.csv", b"testo\nUno\n\nTre\n", Limits()))
    assert [part.name for part in parts] == ["t.csv › 2", "t.csv › 4"]


def test_a_spreadsheet_with_english_columns():
    found = one("t.xlsx", sheet([["title", "text", "published", "rights"], ["A", "Il Comune apre.", "2018-01", "riservati"]]))
    assert (found.title, found.text, found.published, found.rights) == ("A", "Il Comune apre.", "2018-01", "all-rights-reserved")


@pytest.mark.parametrize(
    "written, edtf", [("2018", "2018"), ("2018-01", "2018-01"), ("16.1.2018", "2018-01-16"), ("16-01-2018", "2018-01-16"), ("", "")]
)
def test_dates_of_tables(written, edtf):
    assert day(written) == edtf


@pytest.mark.parametrize("written", ["domani", "31/02/2018", "2018-13", "16/1/18", "0/0/0000"])
def test_dates_that_are_none(written):
    with pytest.raises(Refused):
        day(written)


def test_json_with_one_document_and_with_many():
    assert one("a.json", json.dumps({"text": "Il Comune apre.", "title": "A", "published": "2018-01"})).published == "2018-01"
    assert len(readings("a.json", json.dumps([{"text": "Uno."}, {"text": "Due."}]))) == 2
    assert len(readings("a.json", json.dumps({"documents": [{"text": "Uno."}, {"text": "Due."}]}))) == 2


def test_json_of_a_curated_record_keeps_record_and_positions():
    record = {
        "document": "000.txt",
        "text": "Il\u0000Comune apre.",
        "title": "t",
        "slug": "t",
        "kind": "other",
        "stage": "unknown",
        "themes": [],
    }
    record["statements"] = [{"kind": "place", "evidence": [{"quote": "Comune", "start": 3, "end": 9}]}]
    found = one("a.json", json.dumps(record))
    assert found.curated["document"] == "000.txt" and "text" not in found.curated
    assert found.text[3:9] == "Comune" and "\u0000" not in found.text


def test_an_archive_gives_its_files_level_by_level():
    inner = zipped({"dentro.txt": "Testo interno."})
    parts = list(parts_of("fuori.zip", zipped({"a.txt": "Uno.", "b.zip": inner, "__MACOSX/a.txt": "x", ".nascosto.txt": "x"}), Limits()))
    assert [(part.name, part.reading.text) for part in parts] == [
        ("fuori.zip › a.txt", "Uno."),
        ("fuori.zip › b.zip › dentro.txt", "Testo interno."),
    ]
    assert parts[1].data == b"Testo interno."


def test_markdown_keeps_its_text_and_gives_its_first_heading():
    found = one("a.md", "Intro\n\n## Il bando ##\n\nTesto.")
    assert found.text.startswith("Intro") and found.title == "Il bando"


@pytest.mark.parametrize(
    "data", ["Città è".encode(), "Città è".encode("cp1252"), "Città è".encode("utf-16"), b"\xef\xbb\xbf" + "Città è".encode()]
)
def test_plain_text_in_the_encodings_of_old_sites(data):
    assert [found.text for found in read("a.txt", data, 1000)] == ["Città è"]


def test_plain_text_is_kept_as_it_came():
    assert one("a.txt", "  Riga\r\n\r\n\tAltra  \n").text == "  Riga\r\n\r\n\tAltra  \n"
