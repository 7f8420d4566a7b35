"""Where a search starts: one sound input a target at least, small, and the words its grammar is made of."""

import json
from email.message import EmailMessage

from initiatives.sources.readers import FORMATS
from tests.sources.hostile import pdf, sheet, word, zipped

TEXT = (
    "Padova, 16 gennaio 2018. Il Comune di Padova, con Avepa e 15 città, entra nel programma «Digital Cities Challenge»: 50.000 euro "
    "dal 1° marzo 2018 al 31 dicembre 2019, per 24 mesi. Lo dice l’assessora Ada Prova. Riproduzione riservata."
)
PAGE = (
    '<html><head><meta charset="utf-8"><meta property="article:published_time" content="2021-03-04T10:00:00+01:00"><title>Sportello</title>'
    f'<link rel="canonical" href="https://example.it/1"></head><body><main><h1>Sportello</h1><p>{TEXT}</p></main></body></html>'
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Comune</title><item><title>Uno</title><link>https://example.it/1</link>'
    f"<pubDate>Tue, 16 Jan 2018 10:00:00 +0100</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"
)
TABLE = f"titolo;testo;data;diritti\nUno;{TEXT.replace(';', ',')};16/01/2018;riservati\nDue;;;\n"
MARKDOWN = f"# Sportello\n\n{TEXT}\n\n- [nota](https://example.it)\n- <b>x</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
RECORD = {"title": "Sportello", "text": TEXT, "published": "2018-01-16", "rights": "open-licence", "address": "https://example.it/1"}
#: Pieces that a random choice of letters would not hit upon.
WORDS = {
    "dates": ["2018", "-01", "-16", "-21", "201X", "/", "..", "?", "~", "%", "2018-02-29", "9999-24", "0000", "-12-31"],
    "typed_dates": [
        "16 ", "settembre ", "2020", "dal 1 al 15 ottobre ", "entro il ", "circa ", "forse ", "oggi", "ieri", "fine ", "metà ",
        "primo semestre ", "primavera ", "2014-2020", "29 febbraio ", "anni Novanta", "lunedì ", "il ", "/", "..", "9999", "a dicembre", "’",
    ],
    "parameters": [
        "q=", "theme=", "cloud", "place=", "028060", "place_all=", "_not=", "amount_min=", "1200.50", "amount_max=", "from=", "to=", "2023-06-30",
        "published_after=", "2023-06-30T12:00:00Z", "T23:59:59-23:59", "1000-01-01", "+14:00", "ordering=", "-published", "relevance", "has=", "year=",
        "&", "=", ",", "%", "%00", "%ff", "+", ";", "padova",
    ],
    "extraction": [
        "Comune di ", "Regione Veneto", "euro ", "€ 5.000 ", "mila ", "milioni ", "dal ", "al ", "entro ", "marzo ", "2018", "mesi ", "giorni ",
        "il programma «", "»", "(", ")", "[", "S. ", "assessore ", "Ada Prova ", "%", "-", "–", "\n\n", "3 febbraio ", "28 febbraio 2100", "nel ",
        "anni ", "primo semestre ", "decennio ", "tra i ", "circa ", "n. ", "12/34/5678", "0", "00:00", "9999",
    ],
    "body": ["[a](", "javascript:", ")", "<script>", "<a href=", "\n\n", "- ", "> ", "`", "*", "_", "|", "\\", "&#x6a;", "data:", "![", "](", "<!--", "::"],
}  # fmt: skip


def _message() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Sportello", "Ada <ada@comune.example.it>", "Tue, 16 Jan 2018 23:30:00 +0100"
    message.set_content(TEXT)
    message.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    message.add_attachment(b"Allegato.", maintype="text", subtype="plain", filename="allegato.txt")
    return bytes(message)


def _files() -> dict[str, bytes]:
    """A sound file for each module of readers."""
    return {
        "plain_text": TEXT.encode(),
        "markdown": MARKDOWN.encode(),
        "web_page": PAGE.encode(),
        "pdf": pdf(1),
        "word": word(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"),
        "mail": _message(),
        "feeds": FEED.encode(),
        "tables": TABLE.encode(),
        "spreadsheets": sheet([["titolo", "testo", "data"], ["Uno", TEXT, "2018-01-16"]]),
        "curated": json.dumps([RECORD, RECORD | {"text": ""}], ensure_ascii=False).encode(),
        "archives": zipped({"a.txt": TEXT, "b/c.html": PAGE, "../d.txt": "fuori"}),
    }


def seeds() -> dict[str, list[bytes]]:
    """Sound inputs by the name of their target."""
    files = _files()
    found = {f"read_{ending}": [files[module]] for ending, module in FORMATS.items()}
    found["extraction"] = [TEXT.encode(), "".join(WORDS["extraction"]).encode()]
    found["dates"] = [b"2018-01-16", b"2018-21/2019", b"201X~", b"../2020-33?"]
    found["typed_dates"] = [b"16 settembre 2020", b"dal 1 al 15 ottobre 2020", b"circa marzo 2020"]
    found["parameters"] = [b"q=reti&theme=cloud,ai-data&place_not=028060&amount_min=1200.50&from=2020-01&to=2021&has=amount&ordering=-date"]
    found["body"] = [MARKDOWN.encode()]
    return found
