"""Bodies known by one coined word alone: `con l'Eurac`, `stima l'Alsia`, `dall'Arpal`.

Behind an elided article a single capitalised word that is no place, no first name and no everyday noun is the short name
of a body where the word before says that it acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.facts import Fact, Organisation, Reason
from initiatives.extraction.lexicon.common_words import COMMON_WORDS
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICES
from initiatives.extraction.lexicon.organisation_heads import HEADS, PORTFOLIO
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, read_page

REASON = Reason("parola coniata con articolo, accanto a un verbo o a «con»", "a coined word with its article, beside a verb or “with”")
ACTING = frozenset(
    """con stima stimano spiega spiegano calcola ricorda segnala avverte sostiene secondo insieme assieme precisa informa annuncia osserva
    coordina cura realizza partecipa collabora conferma""".split()
)
ARTICLES = frozenset({"l", "dall", "all"})
#: Behind these participles `dall'X` and `all'X` name who did it or got it.
DONE = ("ata", "ato", "ati", "ate", "ita", "ito", "iti", "ite", "uta", "uto", "uti", "ute", "lta", "lto", "tta", "tto", "tte", "tti")
#: Capitalised after an elided article and no body: continents, seas, offices of state, feasts, ages.
NOT_BODIES = frozenset(
    """italia europa africa america asia oriente occidente adriatico appennino alpi arno adige etna isonzo oglio adda ombrone aspromonte unita ottocento
    novecento avvento epifania aula esecutivo assemblea amministrazione assessore assessora assessorato ufficio ente unione ateneo istituto agenzia aeroporto
    interporto ospedale autorita authority avvocato ingegnere architetto onorevole esercito oratorio isola abruzzo umbria emilia irpinia ogliastra elba alto altopiano
    innovazione intelligenza iva imu isee app atlante agenda alleanza avviso accordo anagrafe albo aurelia appia emilia intesa universita accademia associazione
    osservatorio ordine azienda ambito area antitrust internet iot ai expo hub open""".split()
)


@rule("organisation", Stage.NAMES)
def find_elided_bodies(text: Text) -> Iterable[Fact]:
    """The coined word, with the article left out."""
    if text.knowledge is None:
        return
    page = read_page(text.string)
    places = text.knowledge.place_gazetteer
    for article in page.where(ARTICLES):
        at = article + 1
        if page.is_capital(at) and _acts(page, at) and _is_coined(page, at) and places.exact(page, at) is None:
            name = page.words[at]
            yield Fact(Organisation(name, "other"), page.starts[at], page.ends[at], "organisations/elided", 0.75, REASON)


def _acts(page: Page, at: int) -> bool:
    article, before = page.key(at - 1), page.key(at - 2)
    if article == "l":
        return before in ACTING
    return article in ("dall", "all") and (before.endswith(DONE) or before in ("insieme", "assieme", "oltre"))


def _is_coined(page: Page, at: int) -> bool:
    """A single capitalised word of four letters or more that Italian has no other use for."""
    key = page.keys[at]
    if (
        len(key) < 4
        or not key.isalpha()
        or key in NOT_BODIES
        or key in COMMON_WORDS
        or key in FIRST_NAMES
        or key in HEADS
        or key in OFFICES
        or key in PORTFOLIO
    ):
        return False
    return not (page.gap(at) == " " and page.is_capital(at + 1)) and page.key(at + 1) not in (
        "di",
        "del",
        "della",
        "dell",
        "dei",
        "degli",
        "delle",
    )
