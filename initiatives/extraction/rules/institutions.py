"""Bodies whose noun is part of their name: `Fondazione Piemonte Innova`, `Università di Trento`, `Unione Valle Savio`."""

from __future__ import annotations

import re

from initiatives.extraction.gazetteer_places import SAINTS
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.organisation_heads import INSTITUTIONS, PORTFOLIO
from initiatives.extraction.lexicon.things import BUILDINGS, STREETS
from initiatives.extraction.phrases import AND, OF, OF_OR_AND, OF_OR_FOR, is_namelike, is_wordlike, joins, name_end
from initiatives.extraction.rules.body_readings import BodyName
from initiatives.extraction.words import Page

#: Nouns of bodies that name a venue as soon as something happens in them.
VENUES = frozenset(
    "centro polo museo biblioteca istituto scuola archivio accademia conservatorio galleria pinacoteca liceo camera circolo club casa ateneo tribunale cluster ambito sistema cantone canton land".split()
) & (INSTITUTIONS | BUILDINGS)
PLACE_PREPOSITIONS = frozenset("presso in nel nello nella nei negli nelle nell al allo alla all sede".split())
#: With these an adjective in lower case goes on with the name: `Comunità montana`, `Azienda sanitaria locale`.
ADJECTIVES = frozenset(
    """montana montano collinare isolana locale locali sanitaria sanitario ospedaliera ospedaliero universitaria universitario speciale territoriale provinciale
    regionale nazionale nazionali interdipartimentale superiore metropolitana metropolitano comunale intercomunale bancaria tecnico tecnica scientifico
    montani montane collinari civile operativo liceale bibliotecario museale bibliotecaria scolastico didattica comprensivo statale tecnologico industriale europea europeo italiana italiano generale consortile agraria autonoma integrata valdostana valdotaines pubblica
    pubblico sociale culturale""".split()
)
#: These are bodies in lower case, too: `l'università di Trento`.
LOWER_CASE = frozenset("universita politecnico consiglio istituto azienda asl ausl consorzio fondazione cluster".split())
#: These go on with a purpose: `Polo per l'Innovazione Digitale`.
WITH_PURPOSE = frozenset(
    "asp ufficio galleria polo istituto centro ente consorzio fondazione comitato unione osservatorio associazione scuola agenzia azienda".split()
)
#: These join two subjects: `Comitato per l'Ordine e la Sicurezza Pubblica`.
WITH_TWO_SUBJECTS = frozenset("ordine soprintendenza comitato".split())
#: Councils that only decide inside a body.
INNER_COUNCILS = frozenset("dei dell d comunale provinciale direttivo di metropolitano".split())
PROFESSIONS = frozenset(
    "medici ingegneri architetti avvocati farmacisti geologi giornalisti notai commercialisti psicologi infermieri agronomi geometri chirurghi odontoiatri".split()
)
HEALTH = frozenset("asl ausl ulss aulss asp ats asst usl asur".split())
#: Health districts are told apart by them: `Usl Toscana sud est`, `Asl Napoli 2 nord`.
DIRECTIONS = frozenset("nord sud est ovest centro".split())
#: Federations whose noun is a name by itself.
ALONE = frozenset("confindustria confcommercio confartigianato confesercenti coldiretti legacoop confcooperative unioncamere uncem".split())
GOES_ON = frozenset(
    "montani collinari cibernetica sicurezza postale comuni studi commercio risparmio ricerca scienze bonifica credito cooperativo".split()
)
#: Bodies whose own name stands in quotation marks: `Unione dei Comuni “Terre del Golfo”`.
QUOTABLE = frozenset(
    "unione consorzio fondazione istituto scuola comunita comitato biblioteca museo cooperativa osservatorio conservatorio accademia liceo".split()
)
_QUOTED_NAME = re.compile(r"[ ](?:“[^”\n]{2,50}”|\"[A-Z][^\"\n]{2,50}\"|«[A-Z][^»\n]{2,50}»)")
#: Nouns that are a body only with the adjective that says so: `Sistema bibliotecario lodigiano`, `Ambito territoriale sociale`.
NEEDS_ADJECTIVE = {
    "ambito": frozenset("territoriale sociale".split()),
    "sistema": frozenset("bibliotecario museale".split()),
    "ufficio": frozenset({"scolastico"}),
    "distretto": frozenset("tecnologico produttivo".split()),
    "protezione": frozenset({"civile"}),
}
#: Two names joined make one name of such a union: `Unione montana Valli Orco e Soana`, `Gal Valle Umbra e Sibillini`.
PAIRED = frozenset("valli terre colli colline monti castelli laghi borghi pianure valle val valdarno".split())
CENTRE_IS = frozenset("operativo di per nazionale interdipartimentale regionale euro".split())
CENTRE_DOES = frozenset("per ricerca ricerche competenza servizi mediterraneo l la studi supercalcolo documentazione".split())
DEMONYM_MASCULINE = ("ano", "ese", "ino", "asco", "ico")
DEMONYM_ENDINGS = ("ese", "ana", "ina", "esca", "ica")


def institution(page: Page, at: int) -> BodyName | None:
    """The body whose noun is word `at`, None where it is a venue, an inner council or a bare noun."""
    key = page.keys[at]
    if not _may_open(page, at):
        return None
    if key in NEEDS_ADJECTIVE and page.key(at + 1) not in NEEDS_ADJECTIVE[key]:
        return None
    start = at + 1
    while page.key(start) in ADJECTIVES and joins(page, start - 1):
        start += 1
    if start < len(page) and page.gap(start - 1) == " & ":
        return None
    last = _end(page, at, start)
    if (
        page.keys[at : at + 2] == ["comunita", "montana"]
        and last == start
        and joins(page, start - 1)
        and page.key(start).endswith(DEMONYM_ENDINGS)
    ):
        return BodyName(at, start + 1, "institution")
    if key in ALONE and page.key(at + 1) in FIRST_NAMES and page.is_capital(at + 2):
        last = at + 1  # il segretario di Unioncamere Roberto Crosta
    if (
        key in NEEDS_ADJECTIVE
        and last == start
        and page.is_capital(at)
        and joins(page, start - 1)
        and page.key(start).endswith(DEMONYM_MASCULINE)
    ):
        return BodyName(at, start + 1, "institution")
    if key in ALONE and last == at + 1 and page.is_capital(at) and not page.words[at].isupper():
        return BodyName(at, last, "institution")
    if page.keys[at : at + 3] == ["camera", "di", "commercio"]:
        last = max(last, at + 3)
    elif not _is_named(page, at, start, last):
        return None
    last = _before_street(page, start, last)
    if key == "centro" and not _acts_as_centre(page, at, last):
        return None
    quoted = _QUOTED_NAME.match(page.text, page.ends[last - 1]) if key in QUOTABLE else None
    if quoted:
        return BodyName(at, page.before(quoted.end()) + 1, "institution", quoted.end())
    if page.key(at - 1) == "magnifica" and page.is_capital(at - 1):
        at -= 1
    return BodyName(_with_own_article(page, at), last, "institution")


def _may_open(page: Page, at: int) -> bool:
    """Whether the noun can open a name here: its capital, what stands before and behind it."""
    if page.key(at - 1) in STREETS or page.key(at - 1) in OF and page.key(at - 2) in STREETS and page.gap(at - 2) == " ":
        return False
    key, capital = page.keys[at], page.is_capital(at)
    if not capital and (key not in LOWER_CASE or key == "istituto" and not page.is_capital(at + 1)):
        return False
    if key == "ordine" and page.key(at + 1) not in ("dei", "degli", "delle"):
        return False
    if key == "consiglio" and page.key(at + 1) in INNER_COUNCILS:
        return False
    listed = page.key(at - 2) in ("e", "ed") and page.key(at - 1) in ("all", "alla", "dall", "dalla")
    if key in VENUES and not listed and (page.key(at - 1) in PLACE_PREPOSITIONS or page.key(at - 2) in ("presso", "sede")):
        return False
    return not (page.key(at - 1) in SAINTS and page.is_capital(at - 1))


#: What joins the words of a name, by whether it goes on with a purpose and with two subjects.
_JOINTS = {(False, False): OF, (True, False): OF_OR_FOR, (False, True): OF_OR_AND, (True, True): OF_OR_FOR | AND}
_COUNCIL_WORDS, _ORDER_WORDS, _WORDS = (words | ADJECTIVES for words in (PORTFOLIO, PROFESSIONS, GOES_ON))


def _end(page: Page, at: int, start: int) -> int:
    """Index after the last word of the name; `start` is the first word behind noun and adjectives."""
    key = page.keys[at]
    if key == "universita" and page.key(start) == "per":  # Università per Stranieri
        start += 2
    paired = key in ("unione", "gal", "comunita") and not PAIRED.isdisjoint(page.keys[start : start + 3])
    joints = _JOINTS[key in WITH_PURPOSE, paired or key in WITH_TWO_SUBJECTS]
    lower = _COUNCIL_WORDS if key in ("consiglio", "istituto", "ente") else _ORDER_WORDS if key == "ordine" else _WORDS
    if key in HEALTH or page.key(start - 1) in HEALTH or page.key(start) in HEALTH:
        return name_end(page, start - 1, names=is_namelike, joints=joints, lower=lower | DIRECTIONS)
    return name_end(page, start - 1, names=is_wordlike, joints=joints, lower=lower)


def _is_named(page: Page, at: int, start: int, last: int) -> bool:
    """Whether noun and adjectives are followed by a name, or make one by themselves (`Istituto superiore di sanità`)."""
    if last <= start and start == at + 1:
        return False
    own = [index for index in range(at + 1, last) if is_namelike(page, index)]
    if not own:
        bracketed = page.text[page.ends[last - 1] : page.ends[last - 1] + 2] == " ("
        national = page.keys[at] in ("consiglio", "istituto", "ente", "ufficio", "protezione") and last - at >= 3
        return bracketed and page.is_capital(at) or national
    return last != start or any(page.keys[index] not in ADJECTIVES for index in own)


def _before_street(page: Page, start: int, last: int) -> int:
    """`Polo Tecnologico in Via della Chiesa`: the address is no part of the name."""
    last = next((index for index in range(start, last) if page.keys[index] in STREETS and page.is_capital(index)), last)
    while last > start and page.keys[last - 1] in OF_OR_FOR:
        last -= 1
    return last


def _with_own_article(page: Page, at: int) -> int:
    """`affidata a La Scuola Open Source`: a capital article in mid-sentence belongs to the name."""
    own = page.word(at - 1) in ("La", "Il", "Lo", "Le", "I", "Gli") and page.gap(at - 1) == " " and not page.starts_sentence(at - 1)
    return at - 1 if own and page.word(at - 2).islower() else at


def _acts_as_centre(page: Page, at: int, last: int) -> bool:
    """A centre is a body where its acronym or its work says so; else it is a venue."""
    if page.text[page.ends[last - 1] : page.ends[last - 1] + 2] == " (":
        return True
    return page.key(at + 1) in CENTRE_IS and page.key(at + 2) in CENTRE_DOES
