"""Bodies behind a noun that only says what they are: `la società in house Lepida`, `l'associazione Onda Civica`."""

from __future__ import annotations

from initiatives.extraction.lexicon.common_words import COMMON_WORDS
from initiatives.extraction.lexicon.organisation_heads import HEADS
from initiatives.extraction.phrases import OF, name_end, without_town
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.rules.companies import company_at
from initiatives.extraction.words import Page

#: What may stand between the noun and the name, besides an adjective.
LABEL_WORDS = frozenset("in house no profit up specializzata multiservizi di ingegneria consulenza informatica servizi software".split())
#: How Italian adjectives end that go with such nouns: `cooperativa energetica`, `associazione culturale`.
ADJECTIVE_ENDINGS = ("ica", "ale", "ana", "iva", "ese", "are", "aria", "esca", "tata", "ina", "ola", "ile", "ora")
#: These belong to the name even in lower case: `la fondazione Molise Cultura`.
NAMED_WITH_NOUN = frozenset({"fondazione", "consorzio"})
NEAR = (" ", "-", " “", ' "', " «")


def _behind_town(page: Page, at: int) -> BodyName | None:
    """`una ditta di Rovereto, la Algorab`: the town is none, the name behind it may be one."""
    if (
        page.gap(at - 1) != ", "
        or page.key(at) not in ("la", "il", "l", "lo")
        or not page.is_capital(at + 1)
        or page.gap(at) not in (" ", "")
    ):
        return None
    return BodyName(at + 1, name_end(page, at + 1, joints=OF), "labelled")


def labelled_body(page: Page, at: int) -> BodyName | None:
    """`la società in house Lepida`, `l'associazione Parliament Watch Italia`: the name without the noun."""
    first = at + 1
    while (
        first - at < 5 and page.word(first).islower() and (page.keys[first] in LABEL_WORDS or page.keys[first].endswith(ADJECTIVE_ENDINGS))
    ):
        first += 1
    if first > at + 1 and page.gap(first - 1) == ", ":
        return _behind_town(page, first)  # una giovane impresa genovese, la Smartmicro
    if not page.is_capital(first) or not all(page.gap(index) in NEAR for index in range(at, first)):
        return None
    if page.keys[at] == "gruppo" and (len(page.words[first]) < 3 or first > at + 1):
        return None
    if page.keys[first] in HEADS or page.keys[first] in COMMON_WORDS and not page.words[first][1:].islower():
        return None
    if page.keys[at] in NAMED_WITH_NOUN:
        return BodyName(at, name_end(page, first, joints=OF), "institution")
    if page.keys[first - 1] == "di" and first - 1 > at:
        return _behind_town(page, name_end(page, first))
    company = company_at(page, first)
    if company:
        return company
    last = without_town(page, first, name_end(page, first, joints=OF))
    stop = "." in page.text[page.starts[first] : page.ends[last - 1]] and page.gap(last - 1)[:1] == "."
    return BodyName(first, last, "labelled", page.ends[last - 1] + stop)
