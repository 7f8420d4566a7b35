"""Bodies of a territory: `Comune di Padova`, `Regione autonoma Valle d'Aosta`, `Città metropolitana di Bari`."""

from __future__ import annotations

import re

from initiatives.extraction.gazetteer_places import PlaceGazetteer
from initiatives.extraction.phrases import OF, joins, name_end
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.words import Page

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
_SECOND_NAME = re.compile(
    r"[ ]?[-–/][ ]?(?:Občina|Obcina|Gemeinde|Marktgemeinde|Stadtgemeinde|Comun|Commune)(?:[ ](?:de|di))?[ ][A-Z]\w+(?:[ -][A-Z]\w+){0,2}"
)


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
