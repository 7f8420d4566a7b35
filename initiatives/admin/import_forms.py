"""What comes in from the first step of an import: files, a folder, a pasted text."""

import json

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.models import Rights
from initiatives.sources.opening import current_limits
from initiatives.sources.readers import FORMATS, Refused
from initiatives.sources.readers.formats import CONTAINERS
from initiatives.sources.readers.forms import marked, one_line, web_address

READ_FROM_TEXT = ""


class PasteForm(forms.Form):
    """A text with where it comes from and its rights; all may stay empty when files are sent."""

    text = forms.CharField(
        label=_("Testo della fonte"), required=False, strip=False, max_length=1_000_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    source = forms.CharField(label=_("Da dove viene"), help_text=_("indirizzo web, ente o atto"), required=False, max_length=300)
    rights = forms.ChoiceField(
        label=_("Diritti"),
        required=False,
        choices=[
            (READ_FROM_TEXT, _("li leggo dal testo")),
            (Rights.RESERVED, _("riservati")),
            (Rights.OPEN, _("licenza aperta")),
            (Rights.UNKNOWN, _("non dichiarati")),
        ],
    )

    def file(self) -> tuple[str, bytes] | None:
        """The pasted text as a file of its own, None where nothing was pasted."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            return None
        source = self.cleaned_data["source"].strip()
        address = web_address(source)
        content = {"text": text, "address": address, "publisher": "" if address else source, "rights": self.cleaned_data["rights"]}
        first_words = " ".join(text.split()[:6])[:60]
        name = gettext("Testo incollato: %(words)s") % {"words": first_words.replace("/", " ").replace(".", " ").strip()}
        return f"{name}.json", json.dumps(content | {"media_type": "text/plain"}, ensure_ascii=False).encode()


def uploaded(files: list[UploadedFile]) -> list[tuple[str, bytes | Refused]]:
    """Names and bytes of the files sent; those that are too large are named without being read."""
    return [(name_of(file), _bytes(file)) for file in files]


def name_of(file: UploadedFile) -> str:
    """The file's own name, without any folder the browser may have sent."""
    return one_line((file.name or "").replace("\\", "/").rpartition("/")[2])[:400] or gettext("senza nome")


def _bytes(file: UploadedFile) -> bytes | Refused:
    ending = name_of(file).rpartition(".")[2].lower()
    limits = current_limits()
    most = limits.archive_bytes if FORMATS.get(ending) in CONTAINERS else settings.MAX_DOCUMENT_BYTES
    if (file.size or 0) > most:
        return Refused(
            marked("Il file è di %(size).1f MB: il limite è %(most).1f MB. Dividilo o togli gli allegati."),
            size=(file.size or 0) / 1e6,
            most=most / 1e6,
        )
    return file.read()
