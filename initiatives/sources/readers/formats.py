"""Which file names are read by which module of this package, and what gives a false name away."""

from initiatives.sources.readers.forms import marked as _

#: File ending: module of this package.
FORMATS = {
    "txt": "plain_text",
    "text": "plain_text",
    "md": "markdown",
    "markdown": "markdown",
    "html": "web_page",
    "htm": "web_page",
    "xhtml": "web_page",
    "pdf": "pdf",
    "docx": "word",
    "eml": "mail",
    "rss": "feeds",
    "atom": "feeds",
    "xml": "feeds",
    "csv": "tables",
    "tsv": "tables",
    "xlsx": "spreadsheets",
    "json": "curated",
    "zip": "archives",
}
#: Read in our own process: they do nothing but decode. All others are read in a process with limits.
HARMLESS = frozenset({"plain_text", "markdown"})
#: Those that hold other files may be larger than one document.
CONTAINERS = frozenset({"archives"})

#: First bytes: what the file is, and the modules that may have it.
MAGIC = (
    (b"%PDF-", "PDF", {"pdf"}),
    (b"PK\x03\x04", "ZIP", {"archives", "word", "spreadsheets"}),
    (b"PK\x05\x06", "ZIP", {"archives"}),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97-2003", set()),
    (b"\x89PNG", "PNG", set()),
    (b"\xff\xd8\xff", "JPEG", set()),
    (b"GIF8", "GIF", set()),
    (b"\x1f\x8b", "gzip", set()),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip", set()),
    (b"Rar!", "RAR", set()),
    (b"\x7fELF", _("un programma"), set()),
    (b"MZ\x90", _("un programma"), set()),
    (b"{\\rtf", "RTF", set()),
)
#: Formats people have and we do not read: what to do instead.
INSTEAD = {
    "doc": _("È il vecchio formato di Word: aprilo e salvalo come .docx."),
    "xls": _("È il vecchio formato di Excel: aprilo e salvalo come .xlsx."),
    "odt": _("È un documento OpenDocument: salvalo come .docx o .txt."),
    "ods": _("È un foglio OpenDocument: salvalo come .xlsx o .csv."),
    "rtf": _("È un documento RTF: salvalo come .docx o .txt."),
    "p7m": _("È un file firmato: apri la firma e carica il documento che c’è dentro."),
    "msg": _("È un messaggio di Outlook: salvalo come .eml."),
    "png": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "jpg": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "jpeg": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "tif": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "tiff": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "gif": _("È un’immagine: non leggiamo il testo dalle immagini."),
    "rar": _("È un archivio RAR: fanne uno .zip."),
    "7z": _("È un archivio 7-Zip: fanne uno .zip."),
    "gz": _("È un archivio gzip: fanne uno .zip."),
    "tar": _("È un archivio tar: fanne uno .zip."),
}
