"""First and last names: two or more capitalised words of which the first is a given name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from initiatives.extraction.gazetteer_places import SAINTS, PlaceGazetteer
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICES, PARTIES, TITLES
from initiatives.extraction.lexicon.organisation_heads import HEADS, TERRITORIAL
from initiatives.extraction.lexicon.things import BUILDINGS, HONOURS, STREETS
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page

PARTICLES = frozenset("de di del della dello dei degli d da dal dalla lo la li le von van mc o san ten el".split())
LOWER_PARTICLES = frozenset("de di del della dei degli d da dal dalla von van".split())
#: Folded like a first name and none: the future of `essere`.
NO_NAME = frozenset({"sarà", "sara'"})
#: Before a name these say that the name belongs to something else.
THINGS = (
    STREETS
    | BUILDINGS
    | HONOURS
    | frozenset(
        "fondazione associazione intitolata intitolato dedicata dedicato comprensivo alberghiero omnicomprensivo gruppo studio".split()
    )
)
#: Between a building and whom it is named after: `scuola media Ugo Foscolo`, `intitolata a`.
CARRIED_OVER = frozenset(
    "a ad studi di media primaria elementare comprensivo statale superiore civica comunale tecnico musicale classico scientifico artistico".split()
)
#: First names that are words, too: at the beginning of a sentence they are words.
WORDS_FIRST = frozenset("secondo primo quinto settimo santo sante gioia speranza alba luce italia selvaggia vita".split())
#: `la sindaca di Cascina Anna Neri`: the town only looks like a building.
MAYORS = frozenset("sindaco sindaca vicesindaco vicesindaca assessore assessora".split())
#: Bodies that bear nobody's name: `la direttrice dell'Ausl Anna Neri`.
NEVER_NAMED = frozenset(
    "asl ausl ulss usl asst ats comune provincia regione agenzia unione comunita prefettura questura camera anci uncem consorzio unioncamere confindustria confcommercio confartigianato confesercenti cna "
    "coldiretti legacoop confcooperative legambiente inps inail acli arci auser cgil cisl uil upi aci avis arpa aler ater enel tim hera acea".split()
)
NAMED_AFTER_PEOPLE = HEADS - TERRITORIAL
BYLINES = (
    "a cura di",
    "foto",
    "foto di",
    "testo di",
    "articolo di",
    "autore",
    "redazione",
    "scritto da",
    "photo",
    "credits",
    "credit",
    "immagine di",
    "servizio di",
    "fonte",
    "firmato",
)
#: Capitalised words that open no surname.
NO_SURNAME = frozenset(
    "comune provincia regione unione citta universita ministero il la lo gli le i un una in e ed per con da nel nella digitale smart srl spa italia europa "
    "pec spid cie pnrr baltea riparia".split()
)


#: `hanno firmato Luigi Bassi e Sara Neri`: who signs an agreement is no author.
_HAVE_SIGNED = ("ha firmato", "hanno firmato", "aveva firmato", "avevano firmato")
_OFFICES_AND_TITLES = OFFICES | TITLES
#: So much of the line tells a byline.
_BESIDE = 60


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` (exclusive) name a person; `listed` says that the first one is a known given name."""

    first: int
    last: int
    start: int
    end: int
    value: str
    listed: bool


def person_names(page: Page, text: Text) -> Iterator[Name]:
    """Names of people from left to right, bylines left out."""
    places = text.knowledge.place_gazetteer if text.knowledge else None
    return (name for name in _all_names(page, places) if not _is_byline(page, name, text))


@lru_cache(maxsize=4)
def _all_names(page: Page, places: PlaceGazetteer | None) -> tuple[Name, ...]:
    """Several rules ask for the names of one page; they are read once."""
    found, past = [], 0
    near = frozenset(page.capitals_near(_OFFICES_AND_TITLES, 9, 5))
    keys = page.keys
    for at in page.capitals:
        if at < past or keys[at] not in FIRST_NAMES and at not in near:
            continue
        name = _name_at(page, at, places, at in near)
        if name and not _belongs_to_something(page, name):
            found.append(name)
            past = name.last
    return tuple(found)


def _name_at(page: Page, first: int, places: PlaceGazetteer | None, near_office: bool) -> Name | None:
    word, key = page.words[first], page.keys[first]
    if not word[0].isupper() or len(key) < 2 or word[-1] in "'’":
        return None
    listed = key in FIRST_NAMES and word.lower() not in NO_NAME and not (key in WORDS_FIRST and page.starts_sentence(first))
    if not listed and not (near_office and _beside_office(page, first, places)):
        return None
    if key in SAINTS and page.key(first + 1) in FIRST_NAMES:
        return None
    if first and page.keys[first - 1] in SAINTS and page.words[first - 1][0].isupper():
        return None
    last = _surname_end(page, first)
    if last is None or (not listed and not _plausible(page, first, last)):
        return None
    start, end = page.starts[first], page.ends[last - 1]
    return Name(first, last, start, end, " ".join(page.text[start:end].split()), listed)


def _surname_end(page: Page, first: int) -> int | None:
    """Index after the surname (second given names included), None where no surname follows."""
    capitals = page.words[first].isupper()
    at, last, surnames = first + 1, None, 0
    while at < len(page) and at - first <= 5:
        gap, word, key = page.gap(at - 1), page.words[at], page.keys[at]
        if gap not in (" ", "", "-", "\u00a0") and not (gap == ". " and len(page.words[at - 1]) == 1):
            break
        if key in PARTICLES and (word[0].isupper() or surnames == 0 and key in LOWER_PARTICLES):
            at += 1
            continue
        if not word[0].isupper() or key in NO_SURNAME or key in OFFICES:
            break
        if word.isupper() and len(word) > 1 and not capitals and (key in PARTIES or len(word) < 5):
            break
        if surnames and key in HEADS:
            break
        if len(word) > 1:
            last = at + 1
            surnames += 1
        at += 1
    return last


def _beside_office(page: Page, first: int, places: PlaceGazetteer | None) -> bool:
    """An unlisted given name is believed right after an office, or right before one: `il sindaco Kompatscher Arno`."""
    before, gap = page.key(first - 1), page.gap_before(first)
    if _before_office(page, first):
        return True
    if places and gap in (" ", ", ") and _place_of_office(page, first, places):
        return True
    if (before in OFFICES or before in TITLES) and gap in (" ", ", ", ". "):
        return True
    return gap == ", " and any(page.key(at) in OFFICES for at in range(first - 4, first - 1)) and page.words[first - 1].islower()


def _before_office(page: Page, first: int) -> bool:
    """`Joëlle Bethod, coordinatrice del dipartimento`: two or three capitalised words, a comma, an office."""
    if page.key(first - 1) in PARTICLES or any(key in FIRST_NAMES for key in page.keys[first + 1 : first + 3]):
        return False
    for last in (first + 2, first + 3):
        if last >= len(page) or not page.is_capital(last - 1) or page.gap(last - 2) not in (" ", "-"):
            return False
        if page.gap(last - 1) in (", ", " ("):
            head = last + (page.key(last) in ("la", "il", "l", "gia", "neo"))
            return (
                page.key(head) in OFFICES
                and page.words[head].islower()
                and page.gap_before(first) != "-"
                and not (first and page.is_capital(first - 1) and page.gap(first - 1) == " ")
            )
    return False


def _place_of_office(page: Page, first: int, places: PlaceGazetteer) -> bool:
    """`presidente della Regione Umbria Catiuscia Marini`: the name follows the territory of the office."""
    if OFFICES.isdisjoint(page.keys[max(0, first - 9) : max(0, first - 1)]):
        return False
    for back in (1, 2, 3, 4):
        place = places.exact(page, first - back) if first >= back else None
        if place is not None and place.last == first:
            near = page.keys[max(0, first - back - 5) : first - back]
            return any(key in OFFICES for key in near)
    return False


def _plausible(page: Page, first: int, last: int) -> bool:
    keys = page.keys[first:last]
    words = page.words[first:last]
    if any(key in HEADS or key in THINGS or key in NO_SURNAME or key in OFFICES or key in PARTIES for key in keys):
        return False
    if any(word.isupper() and len(word) > 1 for word in words) or any(letter.isdigit() for key in keys for letter in key):
        return False
    return 2 <= len([word for word in words if word[0].isupper()]) <= 4


def _belongs_to_something(page: Page, name: Name) -> bool:
    """`via Giuseppe Verdi`, `Centro Studi Pasquale Mastroianni`, `la nave “Urbano Monti”`."""
    before = page.text[max(0, name.start - 1) : name.start]
    after = page.text[name.end : name.end + 1]
    if before in "“\"«'‘(" and after in "”\"»'’" and before and after:
        return True
    for back in range(1, 4):
        at = name.first - back
        if at < 0:
            return False
        gap = page.gap(at)
        initial = gap in (". ", ".") and len(page.words[at]) == 1
        if not (gap in (" ", "") or initial or (gap.strip(" ") in '“"«' and back == 1)):
            return False
        key = page.keys[at]
        if (page.words[at].islower() or page.key(at - 1) == "di" and page.key(at - 2) in MAYORS) and _of_office(page, at):
            return False
        if key in NEVER_NAMED and _of_office(page, at):
            return False
        if key in THINGS or (key in NAMED_AFTER_PEOPLE and page.words[at][0].isupper()):
            return True
        if page.words[at][0].islower() and key not in CARRIED_OVER:
            return False
        if key in OFFICES or key in TITLES:
            return False
    return False


def _of_office(page: Page, at: int) -> bool:
    """`la direttrice del museo Fiorenza Mari`: the building is where the office is held."""
    return (page.key(at - 1) in PARTICLES or page.key(at - 1) == "dell") and any(
        key in OFFICES for key in page.keys[max(0, at - 4) : at - 1]
    )


def _is_byline(page: Page, name: Name, text: Text) -> bool:
    """`di Mario Rossi` or the name alone on its line; `a cura di`, `Foto:`."""
    line = text.line_at(name.start)
    before = page.folded[max(line.start, name.start - _BESIDE) : name.start].strip(" -–|:")
    after = page.folded[name.end : min(line.end, name.end + _BESIDE)].strip(" -–|.,;")
    if not after and before in ("", "di", "by"):
        return True
    tail = before[-18:].strip(" -–|:(")
    if tail.endswith(_HAVE_SIGNED):
        return False
    return tail.endswith(BYLINES)
