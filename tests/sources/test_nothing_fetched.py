"""Sources are given, never fetched: nothing that a file names is opened, by us or by the process that reads it.

A bait stands on this machine and counts who comes; every file names it in every way its format has. In our own process any
other attempt to reach out raises at once. Files of this machine that a file names are not read either.
"""

import io
import socket
import threading
from email.message import EmailMessage

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from initiatives.models import Claim, Document
from initiatives.sources.importing import Importer, Piece
from initiatives.sources.opening import parts_of
from initiatives.sources.readers import Limits
from initiatives.tasks import claiming_for
from tests.sources.hostile import WORD, zipped

SAID = "Il Comune di Padova riceve 50.000 euro per lo sportello digitale"
SECRET = "segreto-di-questa-macchina"


class Bait:
    """A listener on this machine that counts connections and answers none."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.came = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                visitor, _address = self.listener.accept()
            except OSError:
                return
            self.came += 1
            visitor.close()


@pytest.fixture
def bait():
    bait = Bait()
    yield bait
    bait.listener.close()


@pytest.fixture
def secret_file(tmp_path):
    path = tmp_path / "segreto.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def nobody_outside(monkeypatch):
    """Whoever in this process asks for a name or opens a connection beyond this machine is told no, and remembered."""
    tried = []
    true_connect, true_lookup = socket.socket.connect, socket.getaddrinfo

    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            tried.append(address)
            raise PermissionError(f"connection to {address}")
        return true_connect(self, address)

    def lookup(host, *rest, **options):
        if host not in (None, "127.0.0.1", "::1", "localhost"):
            tried.append(host)
            raise PermissionError(f"lookup of {host}")
        return true_lookup(host, *rest, **options)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return tried


def page(to: str, local: str) -> bytes:
    return f"""<!DOCTYPE html SYSTEM "{to}/html.dtd"><html><head><base href="{to}/"><meta http-equiv="refresh" content="0;url={to}/refresh">
    <link rel="stylesheet" href="{to}/style.css"><link rel="canonical" href="{to}/canonical"><script src="{to}/script.js"></script>
    <style>@import url({to}/import.css); body {{ background: url({to}/picture) }}</style></head>
    <body><main><h1>Sportello</h1><p>{SAID}, dice <a href="{to}/link">la nota</a>.</p><img src="{to}/image.png" srcset="{to}/two.png 2x">
    <iframe src="{to}/frame"></iframe><object data="{local}"></object><embed src="{local}"><video src="{to}/film"></video>
    <form action="{to}/form"><input type="image" src="{to}/button"></form></main></body></html>""".encode()


def feed(to: str, local: str) -> bytes:
    return f"""<?xml version="1.0"?><?xml-stylesheet href="{to}/style.xsl" type="text/xsl"?>
    <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>Comune</title><link>{to}/channel</link>
    <item><title>Sportello</title><link>{to}/item</link><enclosure url="{to}/sound.mp3" length="1" type="audio/mpeg"/>
    <xi:include href="{local}" parse="text"/><description>&lt;p&gt;{SAID}&lt;img src="{to}/image"&gt;.&lt;/p&gt;</description></item>
    </channel></rss>""".encode()


def feed_with(doctype: str) -> bytes:
    item = f"<item><title>Sportello</title><description>{SAID}: &away;</description></item>"
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>C</title>{item}</channel></rss>'.encode()


def entity(to: str, local: str) -> bytes:
    return feed_with(f'<!DOCTYPE rss [<!ENTITY away SYSTEM "{local}"><!ENTITY out SYSTEM "{to}/entity">]>')


def parameter_entity(to: str, local: str) -> bytes:
    return feed_with(f'<!DOCTYPE rss [<!ENTITY % all SYSTEM "{to}/all.dtd"> %all;]>')


def external_dtd(to: str, local: str) -> bytes:
    return feed_with(f'<!DOCTYPE rss SYSTEM "{to}/rss.dtd">')


def word_with_links(to: str, local: str) -> bytes:
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{SAID}.</w:t></w:r></w:p></w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="r1" Type="{kinds}/attachedTemplate" Target="{to}/template.dotm" TargetMode="External"/>'
            f'<Relationship Id="r2" Type="{kinds}/image" Target="{local}" TargetMode="External"/></Relationships>',
        }
    )


def word_with_entity(to: str, local: str) -> bytes:
    body = f'<!DOCTYPE d [<!ENTITY away SYSTEM "{to}/word">]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{SAID} &away;'
    return zipped({"word/document.xml": f"{body}</w:t></w:r></w:p></w:body></w:document>"})


def sheet_with_links(to: str, local: str) -> bytes:
    book = Workbook()
    book.active.append(["titolo", "testo", "indirizzo"])
    book.active.append(["Sportello", f"{SAID}.", f"{to}/row"])
    book.active.append(["Due", f'=WEBSERVICE("{to}/formula")', f'=HYPERLINK("{to}/cell")'])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def table(to: str, local: str) -> bytes:
    return f'titolo;testo;indirizzo;licenza\nSportello;"{SAID}.";{to}/row;{to}/licence\nDue;"=WEBSERVICE(""{to}/formula"")";{local};\n'.encode()


def mail(to: str, local: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Sportello", "ente@example.it", "Tue, 16 Jan 2018 10:00:00 +0100"
    message["Disposition-Notification-To"], message["List-Unsubscribe"] = "x@example.it", f"<{to}/unsubscribe>"
    message.set_content(f'<p>{SAID}.</p><img src="{to}/pixel.gif"><link href="{to}/style.css">', subtype="html")
    held = bytes(message)
    outside = (
        f'Content-Type: message/external-body; access-type=URL; URL="{to}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n'
        f"--segno\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\nX-From: {to}/certificate\r\n\r\nMIIB\r\n"
    )
    head, body = held.split(b"\n\n", 1)
    kind = [line for line in head.split(b"\n") if line.lower().startswith((b"content-", b"mime-"))]
    rest = [line for line in head.split(b"\n") if line not in kind]
    whole = b"\n".join(rest) + b'\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="segno"\n\n--segno\n'
    return whole + b"\n".join(kind) + b"\n\n" + body + b"\n--segno\n" + outside.encode() + b"\n--segno--\n"


def pdf_with_actions(to: str, local: str) -> bytes:
    writer = PdfWriter()
    blank = writer.add_blank_page(100, 100)
    action = DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(f"{to}/action")})
    submit = DictionaryObject({NameObject("/S"): NameObject("/SubmitForm"), NameObject("/F"): TextStringObject(f"{to}/submit")})
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([NumberObject(0)] * 4),
            NameObject("/A"): action,
        }
    )
    blank[NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    blank[NameObject("/AA")] = DictionaryObject({NameObject("/O"): submit})
    writer._root_object[NameObject("/OpenAction")] = action
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def record(to: str, local: str) -> bytes:
    return (
        f'[{{"$schema": "{to}/schema", "@context": "{to}/context", "$ref": "{local}", "title": "Sportello", "text": "{SAID}.",'
        f' "address": "{to}/record", "licence": "{to}/licence"}}]'
    ).encode()


def plain(to: str, local: str) -> bytes:
    return f"# Sportello\n\n{SAID}. Fonte: {to}/nota e {local}, anche ![immagine]({to}/image.png) e <{to}/auto>.\n".encode()


def archive(to: str, local: str) -> bytes:
    return zipped({"a.html": page(to, local), "b.xml": external_dtd(to, local), "c.md": plain(to, local)})


#: File name: what makes the file, and whether anything of it is taken in.
FILES = {
    "pagina.html": (page, True),
    "pagina.xhtml": (page, True),
    "flusso.rss": (feed, True),
    "entita.xml": (entity, False),
    "parametro.xml": (parameter_entity, False),
    "dtd.xml": (external_dtd, None),
    "collegato.docx": (word_with_links, True),
    "entita.docx": (word_with_entity, False),
    "collegato.xlsx": (sheet_with_links, True),
    "tabella.csv": (table, True),
    "messaggio.eml": (mail, True),
    "azioni.pdf": (pdf_with_actions, False),
    "scheda.json": (record, True),
    "testo.md": (plain, True),
    "testo.txt": (plain, True),
    "archivio.zip": (archive, True),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_a_file_names_is_opened(name, bait, secret_file, nobody_outside):
    make, taken_in = FILES[name]
    parts = list(parts_of(name, make(bait.address, secret_file), Limits()))
    read = [part.reading for part in parts if part.reading]
    assert bait.came == 0 and not nobody_outside
    if taken_in is not None:
        assert bool(read) is taken_in, [str(part.refusal) for part in parts]
    assert all(SECRET not in reading.text + reading.title + str(reading.curated) for reading in read)
    if read:
        assert any(SAID in reading.text for reading in read)


@pytest.mark.django_db
def test_neither_by_a_whole_import_with_its_claims(bait, secret_file, nobody_outside, contributor):
    files = {name: make(bait.address, secret_file) for name, (make, _taken_in) in FILES.items()}
    pieces = [Piece(name, lambda data=data: data) for name, data in files.items()]
    results = list(Importer(by=contributor, label="rete", claiming=claiming_for(contributor)).run(pieces))
    assert {result.piece for result in results} == set(range(1, len(FILES) + 1))
    assert Document.objects.exists() and Claim.objects.filter(kind="amount").exists()
    assert not Document.objects.filter(text__contains=SECRET).exists()
    assert bait.came == 0 and not nobody_outside


def test_the_bait_would_notice(bait):
    with socket.create_connection(("127.0.0.1", int(bait.address.rsplit(":", 1)[1])), 5) as visitor:
        visitor.recv(1)
    assert bait.came == 1


def test_the_guard_would_notice(nobody_outside):
    with pytest.raises(PermissionError):
        socket.create_connection(("192.0.2.1", 80), 1)
    with pytest.raises(PermissionError):
        socket.create_connection(("example.org", 80), 1)
    assert len(nobody_outside) == 2
