"""How much of a source the public may see.

Of a document that is not under an open licence a passage is quoted with at most fifteen words, what stands
before and after included, and its title is cut after as many; all quotations of one that reserves its rights stay together under a fifth of its
words, beyond which only the value's own words are quoted (Italian copyright law 633/1941, art. 70: short
quotations for discussion and research, with the source).
"""

import re
from dataclasses import dataclass

from initiatives.models import Document, Passage, PublishedInitiative, Rights

MOST_WORDS = 15
#: All quotations of a document whose rights are reserved stay under this share of its words.
MOST_SHARE = 0.2
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is shown of a passage: `text[start:end] == quote` still holds."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @property
    def words(self) -> int:
        return words_in(f"{self.prefix}{self.quote}{self.suffix}")


def public_title(document: Document) -> str:
    """The title of a source as the public reads it: whole under an open licence, else at most fifteen words.

    Where nobody wrote a title it may be a whole sentence of the text, which is then a quotation like any other.
    """
    title = document.title or document.short_name
    words = list(_WORD.finditer(title))
    if document.rights == Rights.OPEN or len(words) <= MOST_WORDS:
        return title
    return title[: words[MOST_WORDS - 1].end()].rstrip(",;:.") + "…"


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


class QuotationBudget:
    """Counts the words already quoted of each reserved document, over its title and all its published quotations."""

    def __init__(self, spent: dict[int, int] | None = None):
        self.spent = dict(spent or {})
        self._given: dict[tuple[int, int, int], Quotation] = {}

    def quote(self, passage: Passage) -> Quotation:
        """The quotation of `passage` that may be shown; asked again for the same place it costs nothing more."""
        key = (passage.document_id, passage.start, passage.end)
        if key not in self._given:
            self._given[key] = self._quote(passage)
        return self._given[key]

    def _quote(self, passage: Passage) -> Quotation:
        document = passage.document
        if document.rights == Rights.OPEN:
            return Quotation(passage.start, passage.end, passage.quote, passage.prefix, passage.suffix)
        bare = _bare(passage)
        if document.rights != Rights.RESERVED:
            return _with_context(passage, bare)
        spent = self.spent.get(document.pk, 0)
        full = _with_context(passage, bare)
        allowed = int(words_in(document.text) * MOST_SHARE) - (words_in(public_title(document)) if document.title else 0)
        chosen = full if spent + full.words <= allowed else bare
        self.spent[document.pk] = spent + chosen.words
        return chosen


def _bare(passage: Passage) -> Quotation:
    """The passage's own words, cut after the fifteenth."""
    words = list(_WORD.finditer(passage.quote))
    cut = words[MOST_WORDS - 1].end() if len(words) > MOST_WORDS else len(passage.quote)
    return Quotation(passage.start, passage.start + cut, passage.quote[:cut], "", "")


def _with_context(passage: Passage, bare: Quotation) -> Quotation:
    """As many whole words on each side as the fifteen leave room for."""
    if bare.end != passage.end:
        return bare
    room = MOST_WORDS - bare.words
    text, start, end = passage.document.text, passage.start, passage.end
    before = list(_WORD.finditer(text[max(0, start - 120) : start]))[1:][-(room // 2) :] if room > 1 else []
    room -= len(before)
    after = list(_WORD.finditer(text[end : end + 120]))[:-1][:room] if room > 0 else []
    prefix = text[max(0, start - 120) : start][before[0].start() :] if before else ""
    suffix = text[end : end + 120][: after[-1].end()] if after else ""
    if "\n\n" in prefix:
        prefix = prefix.rpartition("\n\n")[2]
    if "\n\n" in suffix:
        suffix = suffix.partition("\n\n")[0]
    shown = Quotation(start, end, passage.quote, prefix, suffix)
    return shown if shown.words <= MOST_WORDS else bare


def spent_elsewhere(documents: list[Document], except_initiative) -> dict[int, int]:
    """Words already quoted of these documents in the current publications of other records."""
    reserved = {str(document.identifier): document.pk for document in documents if document.rights == Rights.RESERVED}
    spent: dict[int, int] = {}
    if not reserved:
        return spent
    others = PublishedInitiative.objects.filter(initiative__documents__in=[d.pk for d in documents]).exclude(initiative=except_initiative)
    for snapshot in others.distinct().values_list("publication__snapshot", flat=True):
        seen = set()
        for statement in snapshot["statements"]:
            for evidence in statement["evidence"]:
                place = (evidence["document"]["id"], evidence["start"], evidence["end"])
                if evidence["document"]["id"] in reserved and place not in seen:
                    seen.add(place)
                    shown = f"{evidence['prefix']}{evidence['quote']}{evidence['suffix']}"
                    pk = reserved[evidence["document"]["id"]]
                    spent[pk] = spent.get(pk, 0) + words_in(shown)
    return spent
