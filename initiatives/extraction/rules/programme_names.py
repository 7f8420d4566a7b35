"""Names of programmes by what announces them: a noun, a verb of naming, a colon, the noun that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from initiatives.extraction.lexicon.organisation_heads import HEADS as BODY_HEADS
from initiatives.extraction.lexicon.things import STREETS
from initiatives.extraction.lexicon.triggers import BRANDS, CALLED, GOES_ON, HEADS_OF_NAMES, NAMING, NOT_A_PROGRAMME, TRIGGERS
from initiatives.extraction.phrases import ENGLISH, OF, OF_OR_FOR, is_namelike, name_end, opens_sentence
from initiatives.extraction.rules.acronyms import stands_for, up_to_acronym
from initiatives.extraction.rules.quotations import quoted_spans
from initiatives.extraction.words import Page

YEARS = re.compile(r"[ ](?:19|20)\d\d(?:[ ]?[-–/][ ]?(?:(?:19|20)\d\d|\d\d)(?!\d))?(?![\d.,]*[ ](?:euro|milioni|mila))")
_SPEECH = re.compile(
    r"[.!?;]\s|[.!?;]$|,\s.*,\s|\b(?:abbiamo|siamo|sono|ho|vogliamo|possiamo|è|sarà|dobbiamo|stiamo|credo|ringrazio|hanno)\b", re.IGNORECASE
)
#: What follows speech: `», dice`, `”, ha spiegato`, `»: così lo definisce`.
_SAID = re.compile(
    r"""[.,]?[ ]?(?:[,–-][ ]?)?(?:ha[ ]|hanno[ ]|:[ ]cos[iì]|dice|dicono|spiega|promette|precisa|avverte|replica|ribatte|sostiene|scherza|insiste|riassume|sintetizza
        |chiarisce|fa[ ](?:sapere|notare)|prosegue|continua|nota(?!\w)|rivendica|ammette|auspica|esulta|avvisa|chiosa|esorta|rassicura|ironizza|taglia|confida|confessa
        |annuncia|ragiona|rilancia|si[ ](?:augura|legge)|scrive|recita|commenta|osserva|sottolinea|afferma|dichiara|aggiunge|ricorda|racconta|conclude|assicura
        |sono[ ]le[ ]parole|le[ ]parole)""",
    re.VERBOSE,
)
_SIGN_INSIDE = re.compile(r"(?<![\w.@-])(?:[a-zA-Z]{1,4}-)?[A-ZÀ-Ý][\w]{1,20}@[a-z]{2,20}(?![\w.@-]*\.\w)")


@dataclass(frozen=True, slots=True)
class SchemeName:
    """A span that names a programme, and how it was found. `name` leaves quotation marks out."""

    start: int
    end: int
    name: str
    how: str


def quoted_titles(page: Page) -> list[SchemeName]:
    """Titles in quotation marks: announced, or short and capitalised and no speech."""
    found = []
    for opened, closed in quoted_spans(page.text).spans:
        quotation = page.text[opened + 1 : closed - 1]
        inner = quotation.strip()
        how = _how_quoted(page, opened, closed, inner)
        if how:
            start = opened + 1
            name = inner.rstrip(",.")
            found.append(SchemeName(start, start + len(name) + quotation.index(inner), " ".join(name.split()), how))
    return found


def _how_quoted(page: Page, start: int, end: int, inner: str) -> str:
    words = inner.split()
    before = page.before(start)
    gap = page.text[page.ends[before] : start] if before >= 0 else ""
    key = page.key(before)
    if (
        not words
        or len(words) > 14
        or len(inner) < 2
        or not any(letter.isalpha() for letter in inner)
        or key not in NAMING
        and _SPEECH.search(inner)
    ):
        return ""
    if page.text[start] == "«" and _SAID.match(page.text, end) and key not in CALLED:
        return ""
    ended = any(mark in gap for mark in ".!?")
    near = [] if ended else [page.key(at) for at in range(before, max(-1, before - 4), -1)]
    if "asse" in (key, page.key(before - 1)) and not gap.strip(" "):
        return ""
    if (
        key in NOT_A_PROGRAMME
        or key in STREETS
        and gap == " "
        or (page.key(before - 1) in ("nave", "scuola", "istituto", "sala") and gap == " ")
    ):
        return ""
    if inner[0].islower() and page.text[start] == "«" and key not in CALLED and "." not in inner:
        return ""
    if inner[0].islower() and (len(words) > 4 and "." not in words[0] or ": " in inner):
        return ""
    if ended:
        key = ""
    if gap.strip() in ("", "(", "|") and (key in TRIGGERS or key in NAMING):
        return "announced" if inner[0].isupper() or key in TRIGGERS and len(words) > 1 or "." in inner else ""
    if not (inner[0].isupper() or inner[0] == "#" or re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", inner)):
        return ""
    if any(word in TRIGGERS or word in NAMING for word in near):
        return "announced"
    if len(words) == 1 and inner.islower() and "." not in inner:
        return ""
    if any(page.key(index) in VESSELS for index in range(page.at(end), page.at(end) + 3)) and page.text[end : end + 1] == ",":
        return ""
    follows = page.text[end : end + 2]
    if gap.rstrip().endswith(":") and len(words) > 8:
        return ""
    if page.text[start] == "«" or _SAID.match(page.text, end):
        return ""
    return "title" if follows[:1] in " ,.;:)\n’'" or not follows else ""


VESSELS = frozenset("nave motonave traghetto film libro scuola motovedetta rompighiaccio romanzo".split())


def announced_name(page: Page, at: int) -> SchemeName | None:
    """`progetto Invest in Bari`, `misura Abilitazione al cloud`: capitals behind the noun in word `at`."""
    if page.keys[at] == "insegna" and page.key(at - 1) not in ("l", "all", "dell", "sull", "un"):
        return None  # a verb
    called = page.keys[at] in CALLED
    if (
        not called
        and page.keys[at] not in TRIGGERS
        or not page.words[at].islower()
        and not page.starts_sentence(at)
        or page.words[at].isupper()
    ):
        return None
    first = at + 1
    while page.key(first) in (
        "europeo",
        "europea",
        "regionale",
        "nazionale",
        "pilota",
        "internazionale",
        "comunale",
        "denominato",
        "denominata",
        "chiamato",
        "chiamata",
        "finanziato",
        "comunitario",
        "digitale",
        "tematico",
        "tematici",
        "come",
        "delle",
    ):
        first += 1
    if first >= len(page) or page.gap(first - 1) not in (" ", " #") or not is_namelike(page, first) or page.words[first][0].isdigit():
        return None
    if page.keys[first] in BODY_HEADS or page.words[first].isupper() and len(page.words[first]) < 3:
        return None
    last = name_end(page, first, joints=_OF_ANYTHING, names=is_namelike)
    return _named(page, first, last, "announced-capitals")


def headed_name(page: Page, at: int) -> SchemeName | None:
    """`Agenda digitale Alta Irpinia`, `Piano urbano della mobilità sostenibile (Pums)`."""
    if page.keys[at] not in HEADS_OF_NAMES or not page.is_capital(at) or page.words[at].isupper():
        return None
    if page.keys[at] == "casa" and page.key(at + 1) not in OF:
        return None
    bracketed = up_to_acronym(page, at)
    if bracketed:
        return _named(page, at, bracketed, "headed")
    english = page.keys[at] in ENGLISH_HEADS
    last = name_end(page, at, joints=_OF_ENGLISH if english else _OF_AND_FOR, lower=NOTHING if english else GOES_ON, limit=14)
    capitals = sum(page.is_capital(index) for index in range(at, last))
    if last - at < 2 or (page.starts_sentence(at) and capitals < 2):
        return None
    first = at
    while first and page.gap(first - 1) == " " and page.is_capital(first - 1) and english and not page.starts_sentence(first):
        first -= 1
    return _named(page, first, last, "headed")


ENGLISH_HEADS = frozenset("digital smart open innovation data green european".split())


def marked_names(page: Page) -> list[SchemeName]:
    """Words with a sign inside, such as `e-Rés@mont`; addresses are none."""
    if "@" not in page.text:
        return []
    return [SchemeName(match.start(), match.end(), match.group(), "coined") for match in _SIGN_INSIDE.finditer(page.text)]


def coinable(page: Page) -> list[int]:
    """The capitalised words that are neither one capital before small letters nor all in capitals, as plain words are."""
    words = page.words
    return [at for at in page.capitals if not ((inside := words[at][1:-1]).isalpha() and (inside.islower() or inside.isupper()))]


def coined_name(page: Page, at: int) -> SchemeName | None:
    """A coined word: capitals inside (`DigiVillae`), figures inside (`Energy2Act`), an acronym spelt out behind it."""
    word = page.words[at]
    if len(word) < 4 or not word[0].isupper() and not word[1:2].isupper() or page.keys[at] in BRANDS:
        return None
    inside = word[1:-1]
    if inside.isalpha() and (inside.islower() or inside.isupper()):
        return None
    mixed = (
        any(letter.isupper() for letter in inside)
        and any(letter.islower() for letter in inside)
        or any(letter.isdigit() for letter in inside)
        and word[-1].isalpha()
    )
    if mixed and word[0].isalpha() and not word[:2].isupper():
        return _named(page, at, at + 1, "coined")
    return None


def spelt_out(page: Page, at: int) -> SchemeName | None:
    """`Ruggedised (Rotterdam, Umea and Glasgow: Generating …)`: four or more words in brackets that the name abbreviates."""
    if not page.is_capital(at) or page.text[page.ends[at] : page.ends[at] + 2] != " (":
        return None
    close = page.text.find(")", page.ends[at], page.ends[at] + 160)
    if close < 0:
        return None
    inner = page.text[page.ends[at] + 2 : close]
    if len(inner.split()) < 4 or not stands_for(page.words[at].upper(), inner):
        return None
    first = at
    while first and page.gap(first - 1) == "-" and page.words[first - 1].isupper():
        first -= 1
    if page.words[at].isupper():
        return SchemeName(page.starts[first], close + 1, " ".join(inner.split()), "spelt-out")
    return _named(page, at, at + 1, "spelt-out")


def explained_name(page: Page, at: int) -> SchemeName | None:
    """`È DigiVillae, progetto dell'Interreg`, `Syllabus, la piattaforma …`: the noun follows behind a comma."""
    if EXPLAINING.isdisjoint(page.keys[at + 1 : at + 1 + WITHIN_EXPLANATION]) or opens_sentence(page, at):
        return None
    if at and page.is_capital(at - 1) and page.gap(at - 1) == " " and not opens_sentence(page, at - 1):
        return None
    last = name_end(page, at, joints=OF_OR_FOR, limit=6, names=is_namelike)
    if last >= len(page) or page.gap(last - 1) not in (", ", " – ", " - ", " è ", " "):
        return None
    noun = last
    if page.gap(last - 1) == " ":
        if page.keys[last] != "e" or page.words[last] != "è":
            return None
        noun += 1
    while page.key(noun) in ("il", "la", "lo", "l", "un", "una", "nuovo", "nuova", "primo", "prima") and noun - last < 4:
        noun += 1
    if page.key(noun) not in EXPLAINING or not page.words[noun].islower() or page.words[at].isupper() and len(page.words[at]) < 3:
        return None
    return _named(page, at, last, "explained")


_OF_ANYTHING = OF_OR_FOR | {"for", "of", "the", "and", "in", "to"}
_OF_ENGLISH = OF | ENGLISH
_OF_AND_FOR = OF | {"per"}
NOTHING: frozenset[str] = frozenset()
#: The noun stands within so many words behind the first one of the name.
WITHIN_EXPLANATION = 10
EXPLAINING = frozenset(
    "progetto programma bando avviso piano piattaforma app applicazione portale rete network iniziativa strategia misura fondo chatbot servizio percorso laboratorio strumento sistema assistente".split()
)


def _named(page: Page, first: int, last: int, how: str) -> SchemeName:
    start, end = page.starts[first], page.ends[last - 1]
    if page.words[last - 1][-1] in "'’" and len(page.words[last - 1]) > 2:
        end -= 1
    years = YEARS.match(page.text, end)
    if years:
        end = years.end()
    return SchemeName(start, end, " ".join(page.text[start:end].split()), how)
