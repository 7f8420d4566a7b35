"""Bodies by the noun that opens their name: `Comune di`, `Ministero dell'`, `Fondazione`, `Università di`.

Each reading gives the words of the name; who acts and in which role is settled elsewhere.
"""

from __future__ import annotations

import re

from initiatives.extraction.gazetteer_places import SAINTS, PlaceGazetteer
from initiatives.extraction.lexicon.common_words import COMMON_WORDS
from initiatives.extraction.lexicon.organisation_heads import HEADS, INSTITUTIONS, LABELS, PORTFOLIO, STATE
from initiatives.extraction.lexicon.things import BUILDINGS, STREETS
from initiatives.extraction.phrases import AND, FOR, OF, is_namelike, is_wordlike, joins, name_end, without_town
from initiatives.extraction.rules.acronyms import up_to_acronym
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.rules.companies import company_at
from initiatives.extraction.words import Page

#: Nouns of bodies that name a venue as soon as something happens in them.
VENUES = frozenset("centro polo museo biblioteca istituto scuola archivio parco accademia conservatorio liceo camera circolo club casa ateneo tribunale cluster".split()) & (
    INSTITUTIONS | BUILDINGS
)
PLACE_PREPOSITIONS = frozenset("presso in nel nello nella nei negli nelle nell al allo alla all sede".split())
#: With these heads an adjective in lower case goes on with the name: `Comunità montana`, `Azienda sanitaria locale`.
ADJECTIVES = frozenset(
    """montana montano collinare isolana locale locali sanitaria sanitario ospedaliera ospedaliero universitaria universitario speciale territoriale provinciale
    regionale nazionale nazionali interdipartimentale superiore metropolitana metropolitano comunale intercomunale bancaria tecnico tecnica scientifico
    comprensivo statale tecnologico industriale europea europeo italiana italiano generale consortile agraria autonoma speciale integrata valdostana valdotaines pubblica pubblico sociale culturale""".split()
)
NATIONAL_NAMES = frozenset("nazionale superiore delle per della".split())


TERRITORY_NOUNS = frozenset({"comune", "provincia", "regione", "citta", "prefettura", "questura", "libero", "municipio"})


def territorial_body(page: Page, at: int, places: PlaceGazetteer) -> BodyName | None:
    """`Comune di Padova`, `Regione autonoma Valle d'Aosta`, `Città metropolitana di Bari`."""
    key = page.keys[at]
    if key not in TERRITORY_NOUNS:
        return None
    place = at + 1
    capital = page.words[at][0].isupper()
    if key == "citta":
        if page.key(place) != "metropolitana":
            return None
        place += 1
    elif key == "libero":
        if page.keys[at + 1 : at + 3] != ["consorzio", "comunale"]:
            return None
        place += 2
    while page.key(place) in ("autonoma", "autonomo", "siciliana", "speciale"):
        place += 1
    if page.key(place - 1) == "siciliana" and capital:
        return BodyName(at, place, "territory")
    linked = page.key(place) in OF
    if linked:
        place += 1
    if place >= len(page) or not all(joins(page, index) for index in range(at, place)):
        return None
    if not linked and key != "regione" and not (capital and key == "provincia" and page.key(at + 1) == "autonoma"):
        return None
    return _with_place(page, at, place, places)


#: The other name of a bilingual municipality: `San Dorligo della Valle - Občina Dolina`.
_SECOND_NAME = re.compile(r"[ ]?[-–/][ ]?(?:Občina|Obcina|Gemeinde|Marktgemeinde|Stadtgemeinde|Comun|Commune)(?:[ ](?:de|di))?[ ][A-Z]\w+(?:[ -][A-Z]\w+){0,2}")


def _with_place(page: Page, at: int, place: int, places: PlaceGazetteer) -> BodyName | None:
    hit = places.abbreviated(page, place)
    exact = places.exact(page, place)
    if exact and (hit is None or exact.end + 1 >= hit.end):
        hit = exact
    region = page.keys[at] == "regione"
    if hit is not None:
        if region and not any(entry.level == "region" for entry in hit.entries):
            return None
        if page.words[at][0].islower() and page.keys[at] in ("provincia", "regione"):
            # `in provincia di Latina`, `la regione Marche`: a territory; the lower case names no body.
            return None
        second = _SECOND_NAME.match(page.text, hit.end)
        end = second.end() if second else hit.end
        return BodyName(at, page.before(end) + 1, "territory", end)
    if region or page.words[at][0].islower() or not page.is_capital(place):
        return None
    return BodyName(at, name_end(page, place), "territory-unknown")


def named_body(page: Page, at: int) -> BodyName | None:
    """A body by its noun: `Fondazione Piemonte Innova`, `Dipartimento per la trasformazione digitale`."""
    key, word = page.keys[at], page.words[at]
    capital = word[0].isupper()
    if key not in HEADS:
        return None
    if capital and key in STATE | INSTITUTIONS:
        spelt = up_to_acronym(page, at)
        if spelt:
            return BodyName(at, spelt, "state" if key in STATE else "institution")
    if key in STATE:
        return _state_body(page, at)
    if key in LABELS and not capital:
        return labelled_body(page, at)
    if key not in INSTITUTIONS:
        return None
    if not capital and key not in ("universita", "politecnico", "unione", "camera", "consiglio", "istituto", "azienda", "asl", "ausl", "consorzio", "fondazione", "cluster"):
        return None
    if key == "ordine" and page.key(at + 1) not in ("dei", "degli", "delle"):
        return None
    if key in VENUES and (page.key(at - 1) in PLACE_PREPOSITIONS or page.key(at - 2) in ("presso", "sede")):
        return None
    if page.key(at - 1) in SAINTS and page.is_capital(at - 1):
        return None
    return _institution(page, at)


def _state_body(page: Page, at: int) -> BodyName | None:
    """Ministries, departments, agencies: the portfolio may be in lower case."""
    key = page.keys[at]
    if page.key(at + 1) == "generale" and key == "direzione":
        return None
    last = name_end(page, at, joints=OF | FOR | AND | frozenset({"il", "lo", "gli", "i"}), lower=PORTFOLIO, limit=16)
    last = _without_open_and(page, at, last)
    if key == "ministero":
        last = _further_portfolios(page, last)
    if last - at < 2:
        return None
    if key in ("direzione", "commissione", "autorita") and not (page.words[at][0].isupper() and is_namelike(page, last - 1)):
        return None
    if page.words[at][0].islower() and key != "ministero":
        return None
    if page.keys[at + 1] not in OF | FOR and not is_namelike(page, at + 1) and page.keys[at + 1] not in PORTFOLIO:
        return None
    return BodyName(at, last, "state")


def _further_portfolios(page: Page, last: int) -> int:
    """`Ministero dell'Istruzione, dell'Università e della Ricerca`: the comma does not end the name."""
    at = last
    while at + 1 < len(page) and page.gap(at - 1) in (", ", " ") and page.keys[at] in OF | AND and at - last < 12:
        first = at + 1 if page.keys[at] in OF else at + 2
        if page.key(first) not in PORTFOLIO or not page.is_capital(first):
            break
        at = name_end(page, first, joints=OF | FOR, lower=PORTFOLIO)
        last = at
    return last


def _without_open_and(page: Page, first: int, last: int) -> int:
    """End before an `e` that opens another body, and before `della Presidenza del Consiglio`."""
    for at in range(first + 1, last):
        if page.keys[at] == "presidenza":
            return at - 1
        if page.keys[at] in AND and at + 1 < last:
            following = page.keys[at + 1]
            follower = page.keys[at + 2] if following in OF | FOR | {"il", "lo", "i", "gli"} and at + 2 < last else following
            if follower in HEADS or follower not in PORTFOLIO:
                return at
    return last


def _institution(page: Page, at: int) -> BodyName | None:
    key = page.keys[at]
    start = at + 1
    while page.key(start) in ADJECTIVES and joins(page, start - 1):
        start += 1
    if start < len(page) and page.gap(start - 1) == " & ":
        return None
    joints = OF | (FOR if key in ("polo", "istituto", "centro", "ente", "consorzio", "fondazione", "comitato", "unione", "osservatorio", "associazione", "scuola", "agenzia", "azienda") else frozenset())
    if key in ("consiglio", "istituto", "ente"):
        lower = PORTFOLIO
    elif key == "ordine":
        lower = PROFESSIONS
    else:
        lower = frozenset({"comuni", "studi", "commercio", "risparmio", "ricerca", "scienze", "bonifica", "credito", "cooperativo"})
    if key in HEALTH:
        joints = OF
    last = name_end(page, start - 1, names=is_namelike if key in HEALTH else is_wordlike, joints=joints | OF | (AND if key in ("parco", "ordine", "soprintendenza", "comitato") else frozenset()), lower=lower | ADJECTIVES)
    if page.keys[at : at + 2] == ["comunita", "montana"] and last == start and page.key(start).endswith(("ese", "ana", "ina", "esca", "ica")) and joins(page, start - 1):
        return BodyName(at, start + 1, "institution")
    if last <= start and start == at + 1:
        return None
    if not any(is_namelike(page, index) for index in range(at + 1, last)):
        bracketed = page.text[page.ends[last - 1] : page.ends[last - 1] + 2] == " ("
        if page.keys[at : at + 3] == ["camera", "di", "commercio"]:
            return BodyName(at, at + 3, "institution")
        if not (bracketed and page.words[at][0].isupper()) and not (key in ("consiglio", "istituto", "ente") and last - at >= 3):
            return None
    last = next((index for index in range(at + 1, last) if page.keys[index] in STREETS and page.is_capital(index)), last)
    while last > at + 1 and page.keys[last - 1] in FOR | OF:
        last -= 1
    if key == "centro" and not _acts_as_centre(page, at, last):
        return None
    if key == "consiglio" and page.key(at + 1) in ("dei", "dell", "d", "comunale", "provinciale", "direttivo", "di", "metropolitano"):
        return None
    if last == start > at + 1 and not any(is_namelike(page, index) and page.keys[index] not in ADJECTIVES for index in range(at + 1, last)):
        return None
    if key == "ente" and page.words[at][0].islower() or key == "istituto" and not page.is_capital(at + 1) and page.words[at][0].islower():
        return None
    if key in ("unione", "camera", "comunita", "casa") and page.words[at][0].islower():
        return None
    quoted = _QUOTED_NAME.match(page.text, page.ends[last - 1]) if key in QUOTABLE else None
    if quoted:
        return BodyName(at, page.before(quoted.end()) + 1, "institution", quoted.end())
    return BodyName(_with_own_article(page, at), last, "institution")


def _with_own_article(page: Page, at: int) -> int:
    """`affidata a La Scuola Open Source`: a capital article in mid-sentence belongs to the name."""
    own = page.word(at - 1) in ("La", "Il", "Lo", "Le", "I", "Gli") and page.gap(at - 1) == " " and not page.starts_sentence(at - 1)
    return at - 1 if own and page.word(at - 2).islower() else at


#: Bodies whose own name stands in quotation marks: `Unione dei Comuni “Terre del Golfo”`.
PROFESSIONS = frozenset("medici ingegneri architetti avvocati farmacisti geologi giornalisti notai commercialisti psicologi infermieri agronomi geometri chirurghi odontoiatri".split())
HEALTH = frozenset("asl ausl ulss aulss asp ats asst usl asur".split())
QUOTABLE = frozenset("unione consorzio fondazione istituto scuola comunita comitato biblioteca museo cooperativa osservatorio conservatorio accademia liceo".split())
_QUOTED_NAME = re.compile(r"[ ](?:“[^”\n]{2,50}”|\"[A-Z][^\"\n]{2,50}\"|«[A-Z][^»\n]{2,50}»)")


def _acts_as_centre(page: Page, at: int, last: int) -> bool:
    """A centre is a body where its acronym or its work says so; else it is a venue."""
    if page.text[page.ends[last - 1] : page.ends[last - 1] + 2] == " (":
        return True
    return page.key(at + 1) in ("di", "per", "nazionale", "interdipartimentale", "regionale", "euro") and page.key(at + 2) in (
        "ricerca", "ricerche", "competenza", "servizi", "mediterraneo", "l", "studi", "la", "supercalcolo", "documentazione"
    )


LABEL_WORDS = frozenset("in house no profit up specializzata multiservizi di ingegneria consulenza informatica servizi software".split())
ADJECTIVE_ENDINGS = ("ica", "ale", "ana", "iva", "ese", "are", "aria", "esca", "tata", "ina", "ola", "ile", "ora")


def labelled_body(page: Page, at: int) -> BodyName | None:
    """`la società in house Lepida`, `l'associazione Parliament Watch Italia`: the name without the noun."""
    first = at + 1
    skipped = 0
    while skipped < 4 and page.word(first).islower() and (page.keys[first] in LABEL_WORDS or page.keys[first].endswith(ADJECTIVE_ENDINGS)):
        first += 1
        skipped += 1
    if first >= len(page) or not page.is_capital(first) or not all(page.gap(index) in (" ", "-", " “", ' "', " «") for index in range(at, first)):
        return None
    if page.keys[first] in HEADS or page.keys[first] in COMMON_WORDS and not page.words[first][1:].islower():
        return None
    company = company_at(page, first)
    if company:
        return company
    last = without_town(page, first, name_end(page, first, joints=OF))
    stop = "." in page.text[page.starts[first] : page.ends[last - 1]] and page.gap(last - 1)[:1] == "."
    return BodyName(first, last, "labelled", page.ends[last - 1] + stop)
