"""Two hundred files that are broken or made to harm, made here so that none has to be kept.

Each says what must become of it: `refused` (the default), or `partly` where sound parts may go in beside refused ones.
"""

import io
import json
import random
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENDINGS = (
    "txt",
    "text",
    "md",
    "markdown",
    "html",
    "htm",
    "xhtml",
    "pdf",
    "docx",
    "eml",
    "rss",
    "atom",
    "xml",
    "csv",
    "tsv",
    "xlsx",
    "json",
    "zip",
)
TEXTUAL = ("txt", "md", "html", "csv", "json", "xml", "eml")
MAGICS = {
    "pdf": b"%PDF-1.7\n", "zip": b"PK\x03\x04", "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "gz": b"\x1f\x8b\x08", "7z": b"7z\xbc\xaf\x27\x1c", "rar": b"Rar!\x1a\x07", "elf": b"\x7fELF",
}  # fmt: skip
OTHERS = (
    "doc",
    "xls",
    "odt",
    "ods",
    "rtf",
    "p7m",
    "msg",
    "png",
    "jpg",
    "jpeg",
    "tif",
    "tiff",
    "gif",
    "rar",
    "7z",
    "gz",
    "tar",
    "exe",
    "zzz",
    "",
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f"<!ENTITY a{n + 1} '" + f"&a{n};" * 10 + "'>" for n in range(11)) + "]>"
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>'


@dataclass(frozen=True)
class Hostile:
    name: str
    data: bytes
    partly: bool = False


def hostile_files() -> list[Hostile]:
    chance = random.Random(20261122)
    makers = (_empty, _noise, _false_names, _other_formats, _pdf, _zip, _word, _sheets, _mail, _feeds, _tables, _json, _pages)
    return [hostile for maker in makers for hostile in maker(chance)]


def zipped(members: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def word(body: str, head: str = "") -> bytes:
    return zipped({"word/document.xml": f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def sheet(rows: list[list], far: tuple[int, int] | None = None) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    if far:
        workbook.active.cell(row=far[0], column=far[1], value="x")
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def pdf(pages: int = 1, password: str = "") -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _empty(chance) -> Iterator[Hostile]:
    for ending in ENDINGS:
        yield Hostile(f"vuoto.{ending}", b"")
    for ending in ("txt", "md", "csv", "json", "html"):
        yield Hostile(f"bianco.{ending}", b" \n\t \r\n" * 20)


def _noise(chance) -> Iterator[Hostile]:
    for ending in ("txt", "md", "csv", "json", "xml", "rss", "html"):
        yield Hostile(f"rumore.{ending}", b"\x00\x01\x02" + chance.randbytes(5_000))
        yield Hostile(f"nulli.{ending}", b"testo\x00" * 400)
    yield Hostile("utf16-rotto.txt", b"\xff\xfe\x00\xd8a")
    yield Hostile("enorme.txt", b"a " * 3_000_000)
    yield Hostile("enorme.html", b"<p>a</p>" * 700_000)


def _false_names(chance) -> Iterator[Hostile]:
    for label, start in MAGICS.items():
        for ending in TEXTUAL:
            yield Hostile(f"{label}-detto.{ending}", start + b"1234567890 testo qualsiasi " * 20)
    for label in ("png", "ole", "gz"):
        for ending in ("pdf", "docx", "xlsx", "zip"):
            yield Hostile(f"{label}-detto.{ending}", MAGICS[label] + chance.randbytes(300))


def _other_formats(chance) -> Iterator[Hostile]:
    for ending in OTHERS:
        yield Hostile(f"altro.{ending}" if ending else "senza-nome", b"contenuto qualsiasi")


def _pdf(chance) -> Iterator[Hostile]:
    sound = pdf(3)
    for share in (10, 25, 50, 75, 95):
        yield Hostile(f"tagliato-{share}.pdf", sound[: len(sound) * share // 100])
    yield Hostile("scansione.pdf", pdf(2))
    yield Hostile("protetto.pdf", pdf(1, password="segreta"))
    yield Hostile("troppe-pagine.pdf", pdf(501))
    yield Hostile("rumore.pdf", b"%PDF-1.4\n" + chance.randbytes(4_000))
    yield Hostile("solo-testa.pdf", b"%PDF-1.7\n%%EOF")
    yield Hostile("bomba.pdf", _pdf_bomb())
    yield Hostile("anello.pdf", _pdf_loop())


def _pdf_bomb() -> bytes:
    """A page whose content unfolds to 300 MB."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = StreamObject()
    stream.set_data(b"BT (a) Tj ET " * 1_000_000)
    packed = stream.flate_encode()
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(packed) for _copy in range(25)])
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _pdf_loop() -> bytes:
    """A tree of pages that is its own child."""
    writer = PdfWriter()
    tree = DictionaryObject({NameObject("/Type"): NameObject("/Pages"), NameObject("/Count"): NumberObject(1)})
    reference = writer._add_object(tree)
    tree[NameObject("/Kids")] = ArrayObject([reference])
    writer._root_object[NameObject("/Pages")] = reference
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _zip(chance) -> Iterator[Hostile]:
    sound = zipped({"a.txt": "Un testo."})
    yield Hostile("bomba.zip", zipped({"a.txt": b"0" * 40_000_000}))
    yield Hostile("bomba-a-pezzi.zip", zipped({f"{n}.txt": b"0" * 900_000 for n in range(40)}))
    yield Hostile("gigante.zip", _claims_size(sound, 3_000_000_000))
    yield Hostile("troppi.zip", zipped({f"{n}.txt": "x" for n in range(2_001)}, zipfile.ZIP_STORED))
    nested = sound
    for _level in range(6):
        nested = zipped({"dentro.zip": nested})
    yield Hostile("matrioska.zip", nested)
    yield Hostile("vuoto-dentro.zip", zipped({}))
    yield Hostile("solo-cartelle.zip", zipped({"cartella/": ""}))
    yield Hostile("tagliato.zip", sound[:-30])
    yield Hostile("rovinato.zip", sound[:35] + b"\xff" * 6 + sound[41:])
    yield Hostile("rumore.zip", b"PK\x03\x04" + chance.randbytes(2_000))
    for number, name in enumerate(("../../etc/passwd.txt", "/etc/cron.d/x.txt", "C:\\windows\\x.txt", "..\\..\\x.txt", "a/../../x.txt")):
        yield Hostile(f"fuga-{number}.zip", zipped({name: "fuori"}))
    yield Hostile("collegamento.zip", _link())
    yield Hostile("protetto.zip", _encrypted(sound))
    yield Hostile(
        "misto.zip", zipped({"buono.txt": "Il Comune di Padova apre lo sportello.", "cattivo.exe": "MZ", "../x.txt": "x"}), partly=True
    )


def _claims_size(data: bytes, size: int) -> bytes:
    """The same archive, whose directory claims a member of that size."""
    place = data.index(b"PK\x01\x02") + 24
    return data[:place] + size.to_bytes(4, "little") + data[place + 4 :]


def _encrypted(data: bytes) -> bytes:
    local, central = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    return bytes(byte | 1 if place in (local, central) else byte for place, byte in enumerate(data))


def _link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        member = zipfile.ZipInfo("segreti.txt")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    return held.getvalue()


def _word(chance) -> Iterator[Hostile]:
    paragraph = "<w:p><w:r><w:t>Testo</w:t></w:r></w:p>"
    sound = word(paragraph)
    yield Hostile("senza-testo.docx", zipped({"altro.xml": "<a/>"}))
    yield Hostile("senza-paragrafi.docx", word(""))
    yield Hostile("senza-corpo.docx", zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'}))
    yield Hostile("xml-rotto.docx", zipped({"word/document.xml": "<w:document><w:body>"}))
    for label, head in (("risate", LAUGHS), ("quadratico", QUADRATIC), ("fuori", OUTSIDE), ("altrove", ELSEWHERE)):
        yield Hostile(f"{label}.docx", word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head))
    yield Hostile("profondo.docx", word("<w:sdt><w:sdtContent>" * 20_000 + paragraph + "</w:sdtContent></w:sdt>" * 20_000))
    yield Hostile("bomba.docx", word("<w:p/>" * 8_000_000))
    yield Hostile("tagliato.docx", sound[: len(sound) // 2])


def _sheets(chance) -> Iterator[Hostile]:
    sound = sheet([["titolo", "testo"], ["A", "Un testo"]])
    yield Hostile("lontano.xlsx", sheet([["titolo", "testo"]], far=(1_048_576, 2)))
    yield Hostile("largo.xlsx", sheet([["titolo", "testo"]], far=(2, 16_384)))
    yield Hostile("senza-colonna.xlsx", sheet([["a", "b"], ["1", "2"]]))
    yield Hostile("solo-testa.xlsx", sheet([["titolo", "testo"]]))
    yield Hostile("foglio-vuoto.xlsx", sheet([]))
    yield Hostile("tagliato.xlsx", sound[: len(sound) // 2])
    yield Hostile("non-foglio.xlsx", zipped({"a.txt": "x"}))
    yield Hostile("rotto.xlsx", zipped({"[Content_Types].xml": "<Types", "xl/workbook.xml": "<workbook"}))
    yield Hostile("risate.xlsx", _with_member(sound, "xl/workbook.xml", f"{LAUGHS}<workbook>&a11;</workbook>"))
    yield Hostile("bomba.xlsx", zipped({"xl/worksheets/sheet1.xml": b"<row/>" * 8_000_000}))


def _with_member(data: bytes, name: str, content: str) -> bytes:
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return zipped(members | {name: content})


def _mail(chance) -> Iterator[Hostile]:
    yield Hostile("non-posta.eml", b"solo un testo senza intestazioni\n" * 5)
    empty = EmailMessage()
    empty["Subject"], empty["From"] = "Vuoto", "a@esempio.it"
    yield Hostile("senza-testo.eml", bytes(empty))
    parts = b"".join(b"--B\nContent-Type: text/plain\n\nx\n" for _part in range(400))
    yield Hostile("quattrocento-parti.eml", b"From: a@b.it\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n" + parts + b"--B--\n")
    deep = b"From: a@b.it\nSubject: x\n" + b"".join(
        f'Content-Type: multipart/mixed; boundary="B{n}"\n\n--B{n}\n'.encode() for n in range(3_000)
    )
    yield Hostile("profondo.eml", deep)
    yield Hostile("charset.eml", b"From: a@b.it\nSubject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!!\n")
    carrier = EmailMessage()
    carrier["Subject"], carrier["From"] = "Allegati", "a@esempio.it"
    carrier.set_content("Il Comune manda due file.")
    carrier.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="virus.exe")
    carrier.add_attachment(zipped({"a.txt": b"0" * 20_000_000}), maintype="application", subtype="zip", filename="bomba.zip")
    yield Hostile("allegati.eml", bytes(carrier), partly=True)


def _feeds(chance) -> Iterator[Hostile]:
    item = "<item><title>A</title><description>&a;</description></item>"
    for ending in ("rss", "xml"):
        for label, head in (("risate", LAUGHS), ("quadratico", QUADRATIC), ("fuori", OUTSIDE), ("altrove", ELSEWHERE)):
            body = item.replace("&a;", "&a11;" if label == "risate" else "&a;" * 5_000 if label == "quadratico" else "&a;")
            yield Hostile(f"{label}.{ending}", f'<?xml version="1.0"?>{head}<rss><channel>{body}</channel></rss>'.encode())
    yield Hostile("non-flusso.xml", b"<fattura><importo>1</importo></fattura>")
    yield Hostile("vuoto.feed.atom", b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>')
    yield Hostile("tagliato.rss", b"<rss><channel><item><title>A")
    yield Hostile("profondo.xml", b"<rss>" + b"<a>" * 300_000 + b"</a>" * 300_000 + b"</rss>")
    yield Hostile("solo-titoli.rss", b"<rss><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>")
    yield Hostile("troppe.rss", b"<rss><channel>" + b"<item><description>x</description></item>" * 5_001 + b"</channel></rss>")


def _tables(chance) -> Iterator[Hostile]:
    yield Hostile("senza-colonna.csv", b"a,b\n1,2\n")
    yield Hostile("solo-testa.csv", b"titolo,testo\n")
    yield Hostile("largo.csv", ("testo," + "," * 10_000 + "\n").encode())
    yield Hostile("troppe-righe.csv", b"testo\n" + b"x\n" * 5_001)
    yield Hostile("data.csv", b"testo;data\nUn testo;trentadue marzo\n")
    yield Hostile("indirizzo.csv", b"testo;indirizzo\nUn testo;javascript:alert(1)\n")
    yield Hostile("diritti.csv", b"testo;diritti\nUn testo;miei\n")
    yield Hostile("righe.tsv", b"titolo\ttesto\nA\t\n")
    yield Hostile("misto.csv", b"titolo;testo\nA;Il Comune di Padova apre.\nB;\n", partly=True)


def _json(chance) -> Iterator[Hostile]:
    statement = {"kind": "amount", "value": 1, "evidence": [{"quote": "altro", "start": 0, "end": 5}]}
    head = {"title": "t", "slug": "t", "kind": "other", "stage": "unknown", "themes": []}
    for label, content in {
        "numero": 7,
        "testo": "solo una stringa",
        "lista-vuota": [],
        "numeri": [1, 2, 3],
        "senza-testo": {"title": "x"},
        "testo-numero": {"text": 5},
        "testo-vuoto": {"text": "  "},
        "data-falsa": {"text": "Un testo.", "published": "2018-13-45"},
        "passo-falso": head | {"text": "Un testo.", "statements": [statement]},
        "passo-assurdo": head | {"text": "Un testo.", "statements": [statement | {"evidence": [7]}]},
        "dati-assurdi": head | {"text": "Un testo.", "statements": [7]},
        "scheda-monca": {"text": "Un testo.", "statements": []},
        "profondo": {"text": "Un testo.", "a": _deep(60)},
    }.items():
        yield Hostile(f"{label}.json", json.dumps(content).encode())
    yield Hostile("parentesi.json", b"[" * 200_000)
    yield Hostile("rotto.json", b'{"text": "Un testo.",')
    yield Hostile("nan.json", b'{"text": "Un testo.", "x": NaN}')
    yield Hostile("cifre.json", b'{"text": "Un testo.", "x": ' + b"9" * 100_000 + b"}")


def _deep(levels: int) -> list:
    return [_deep(levels - 1)] if levels else []


def _pages(chance) -> Iterator[Hostile]:
    yield Hostile("solo-script.html", b"<html><body><script>alert('x')</script><style>p{}</style></body></html>")
    yield Hostile("corpo-vuoto.html", b"<html><head><title>x</title></head><body></body></html>")
    yield Hostile("solo-commento.html", b"<!-- niente -->")
    yield Hostile("cornici.html", b"<html><frameset><frame src='http://x.it'></frameset></html>")
    yield Hostile("solo-immagini.html", b"<html><body><img src=x onerror=alert(1)></body></html>")
