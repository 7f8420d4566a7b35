"""The document's title: its first real line, or the first sentence where the text begins without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.published import publication_points
from initiatives.extraction.structure import Span
from initiatives.extraction.text import Text

_LINE = Reason("prima riga che fa da titolo", "first line that serves as a title")
_SENTENCE = Reason("prima frase, dove manca un titolo", "first sentence, where there is no title")
_HEAD = 10
_LONGEST = 200
#: An opening sentence serves as a title only while it is as short as one.
_LONGEST_SENTENCE = 120
_MOST_WORDS = 15
_LABEL_WORDS = 3
_SECTION = re.compile(
    r"[^\n]{0,40}(?:comunicat[io](?:[ ]stampa)?|notizie|news|press[ ]release|rassegna[ ]stampa)(?:[ ][^\n]{0,20})?", re.IGNORECASE
)
_DATELINE = re.compile(r"[A-ZÀ-Ü][\w'’.-]*+(?:[ ][\w'’.-]++){0,3}?[ ]?(?:\([^)\n]{2,30}\)|,[^–—\n]{4,25})?[ ][–—-][ ](?=[A-ZÀ-Ü«“\"])")


@rule("title", Stage.DOCUMENT)
def title(text: Text) -> Iterator[Reading]:
    dated = {text.line_at(point.start) for point in publication_points(text)}
    lines = [
        line
        for line in text.lines[:_HEAD]
        if not text.in_furniture(line.start) and not (line in dated and line.end - line.start < _LONGEST)
    ]
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if line.end - line.start > _LONGEST:
            yield from _first_sentence(text, line)
            return
        if not _is_label(text, line, following):
            yield _reading(text, line, "title.line", 0.9, _LINE)
            return


def _is_label(text: Text, line: Span, following: Span | None) -> bool:
    """`Press room`, `Trento`, `COMUNICATO STAMPA`: a word or three above a line that says more."""
    if following is None or following.end - following.start > _LONGEST or text.string[following.end - 1] == ".":
        return False
    words = text.string[line.start : line.end]
    return len(words.split()) <= _LABEL_WORDS or bool(_SECTION.fullmatch(words))


def _first_sentence(text: Text, line: Span) -> Iterator[Reading]:
    sentence = text.sentence_at(line.start)
    if len(text.string[sentence.start : sentence.end].split()) <= 2 and sentence.end + 1 < line.end:  # CHIOGGIA.
        sentence = text.sentence_at(sentence.end + 1)
    dateline = _DATELINE.match(text.string, sentence.start, sentence.end)
    start = dateline.end() if dateline else sentence.start
    if sentence.end - start > _LONGEST_SENTENCE or len(text.string[start : sentence.end].split()) > _MOST_WORDS:
        return
    yield _reading(text, Span(start, sentence.end), "title.sentence", 0.6, _SENTENCE)


def _reading(text: Text, span: Span, name: str, score: float, reason: Reason) -> Reading:
    return Reading("title", text.string[span.start : span.end], span.start, span.end, name, score, reason)
