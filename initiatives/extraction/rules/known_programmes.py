"""Programmes on the list, with what their names take along: axes, strands, years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from initiatives.extraction.knowledge import Knowledge
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.triggers import TRIGGERS
from initiatives.extraction.phrases import OF, is_namelike, name_end
from initiatives.extraction.rules.acronyms import acronym_beside
from initiatives.extraction.rules.programme_names import YEARS, SchemeName
from initiatives.extraction.words import Page

AXIS = re.compile(r"(?:[ ](?:20\d\d-20\d\d))?[ ,]{1,2}(?:[Aa]sse|Azione|azione|Priorit[aà])[ ](?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})\b")
#: Names on the list that are everyday words: believed only behind a noun or in capitals.
WORDS = frozenset(
    {
        "life",
        "italia-malta",
        "central europe",
        "send",
        "io",
        "innovation lab",
        "banda ultra larga",
        "syllabus",
        "cef",
        "esperienza del cittadino",
        "recovery plan",
        "isole minori",
        "fondo innovazione",
        "citta metropolitane",
        "fondo di coesione",
        "spazio alpino",
        "grecia-italia",
        "repubblica digitale",
        "polo strategico nazionale",
    }
)
#: In lower case before a name these announce it and are no part of it.
CARRIERS = frozenset("programma progetto bando avviso iniziativa misura portale piattaforma".split())
GROWS = ("interreg", "por", "pon", "pr", "poc")


#: Operational programmes are named by their fund, their region and their years, in any mixture: `Po Fesr Basilicata 2014-2020`.
OPERATIONAL = re.compile(
    r"""(?<![\w.])(?:P\.?O\.?R|POR|Por|P\.?O\.?N|PON|Pon|P\.?O\.?C|POC|Poc|PO|Po|PR|Pr|PSR|Psr|P\.?S\.?R|CSR|Csr)\.?
        (?:(?:[ -](?:Fesr|FESR|F\.E\.S\.R\.|Fse\+?|FSE\+?|Feasr|FEASR|Feamp|FEAMP|Fsc|FSC)){1,2}
           (?:[ ](?:(?:per|della|dell['’]|del)[ ]?(?:la[ ]|l['’]|il[ ]|Regione[ ])?)?(?:[A-Z][\w'’-]{2,}(?:[ -][A-Z][\w'’-]{2,}){0,2}))?
           (?:[ ]20\d\d[ ]?[-–/][ ]?(?:20)?\d\d)?
        |[ ](?:per|della|dell['’]|del)[ ]?(?:la[ ]|l['’]|il[ ]|Regione[ ])?[A-Z][\w'’-]{2,}(?:[ ]20\d\d[-–/](?:20)?\d\d)?
        |[ ](?:[A-Z][\w'’-]{2,}[ ]){0,2}20\d\d[-–/](?:20)?\d\d)""",
    re.VERBOSE,
)
_FIRST_WORDS = frozenset("p po por pon poc pr ps psr csr".split())
_FIRST_CONTENT = re.compile(r"[ ](?:Asse|Azione|Misura|Priorit)")


def operational_programmes(page: Page) -> Iterator[SchemeName]:
    """`Psr per l'Umbria 2014-2020`, `POR FESR 2014-2020`; the axis behind is evidence, no part of the name."""
    if _FIRST_WORDS.isdisjoint(page.places):
        return
    for match in OPERATIONAL.finditer(page.text):
        end = match.end()
        cut = _FIRST_CONTENT.search(match.group())
        if cut:
            end = match.start() + cut.start()
        axis = AXIS.match(page.text, end)
        name = " ".join(page.text[match.start() : end].split())
        yield SchemeName(match.start(), axis.end() if axis else end, name, "known")


def known_names(page: Page, knowledge: Knowledge) -> Iterator[SchemeName]:
    """Known names from left to right; one inside quotation marks or a longer name is settled later."""
    for hit in knowledge.scheme_gazetteer.hits(page):
        written = " ".join(page.keys[hit.first : hit.last])
        if not hit.value.learned and (written in WORDS and not _announced(page, hit.first) or _is_word(page, hit.first, hit.last)):
            continue
        last = hit.last
        if page.keys[last - 1] in ("fesr", "fse", "feasr") and page.key(hit.first - 1) in ("po", "por", "pr", "psr", "poc"):
            continue
        first = hit.first + (page.keys[hit.first] in CARRIERS and page.words[hit.first].islower() and last - hit.first > 1)
        if page.keys[hit.first] in GROWS:
            last = max(last, name_end(page, hit.first, joints=frozenset(), lower=frozenset({"plus"}), names=is_namelike))
        pair = acronym_beside(page, first, last)
        start, end = page.starts[first], page.ends[last - 1]
        name = " ".join(page.text[start:end].split())
        years = YEARS.match(page.text, end)
        if pair:
            start, end, name = pair.start, pair.end, pair.name
        elif years and not name[-4:].isdigit():
            end = years.end()
            name = " ".join(page.text[start:end].split())
        inside = AXIS.search(name)
        name = name[: inside.start()] if inside else name
        axis = AXIS.match(page.text, end)
        if hit.value.learned:
            yield SchemeName(start, end, hit.value.name, "learned")
        else:
            yield SchemeName(start, axis.end() if axis else end, name, "known")


def _announced(page: Page, first: int) -> bool:
    at = first - 1
    if page.key(at) in OF:
        at -= 1
    opened = page.text[max(0, page.starts[first] - 1) : page.starts[first]] in ("“", '"', "«")
    return page.key(at) in TRIGGERS or opened or page.words[first].isupper() and len(page.words[first]) > 2


def _is_word(page: Page, first: int, last: int) -> bool:
    """A one-word name that is a first name or opens a person's name here."""
    return last - first == 1 and page.keys[first] in FIRST_NAMES
