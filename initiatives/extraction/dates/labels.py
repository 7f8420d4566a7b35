"""What happens on a date: the label and whether it is expected or has happened, from the words around it."""

from __future__ import annotations

import re
from datetime import date

from initiatives.extraction.dates.grammar import Expression
from initiatives.extraction.dates.resolving import EITHER, FUTURE, PAST
from initiatives.extraction.edtf import Edtf

_CUES = {
    "signature": r"firm(?:a|at[oaie]|are|eranno|erà|ano)|sottoscri\w+|sigl(?:at[oaie]|ano|are)|stipul\w+|porta[ ]la[ ]data",
    "approval": r"approv\w+|deliber\w+|dgr|d\.g\.r\.|determin[ae]|giunta|consiglio[ ](?:comunale|regionale|provinciale)|ha[ ]votato|votat[oaie]|sedut[ae]|emess[oaie]|emanat[oaie]|via[ ]libera|ratific\w+|ammission\w+|aggiudicat\w+|adottat\w+|ammess[oaie]|graduatoria",
    "event": r"""incontr[oi]|convegn\w+|appuntament\w+|event[oi]|serat[ae]|si[ ]t(?:iene|err?à|erranno|engono|ennero)|si[ ]svolg\w+|svolt[aoie]|ospit\w+|alle[ ](?:ore[ ])?\d|ore[ ]\d|dalle[ ](?:ore[ ])?\d|present(?:at[oaie]|azione|erà|ano)|inaugur\w+
        |in[ ]calendario|prosegu\w+|parlerà|parleranno|sarà[ ]la[ ]volta|seminari[oi]?|workshop|lezion[ei]|giornat[ae]|tapp[ae]|sala|teatro|auditorium|raccontat\w+|illustrat\w+|quando:|accoglienza|laborator\w+|maratona|(?:a|in|nel|nella|presso)[ ](?:villa|palazzo|piazza|municipio|prefettura|auditorium|biblioteca)|webinar|conferenz\w+|fest(?:a|ival)|fier[ae]|hackathon|riuni\w+|tavol[oi]|assemblea|avrà[ ]luogo|avranno[ ]luogo|replica|visita|ritrovo|dibattit\w+|in[ ]programma|forum|summit|meeting|si[ ]parl\w+|premiazion\w+|taglio[ ]del[ ]nastro""",
    "start": r"avvi(?:o|at[oaie]|erà|eranno|a)|part(?:e|ono|irà|iranno|it[oaie]|ire|enza)|attiv[oaie]|attivat[oaie]|cominci\w+|inizi(?:o|a|erà|era['’]|erann?o|at[oaie]|are)|subentrat[oaie]|apr(?:e|ono|irà|iranno|ire)|apert[oaie]|lanci(?:o|at[oa]|are)|al[ ]via|pres[oa][ ]servizio|debutt\w+|entr(?:a|erà|at[oa])[ ]in[ ](?:funzione|vigore|servizio)|operativ\w+|funzionerà|on[ ]?line|disponibil\w+|nat[oa]|istituit\w+|costituit\w+|decorr\w+",
    "end": r"conclu\w+|chius[aoie]|chiud\w+|termina\w*|finir\w+|finisce|scad(?:e|rà|uto)|cessa\w*|ultimat\w+",
    "deadline": r"traguardo|in[ ]vista[ ]della[ ]data|data[ ]limite|(?:chius[oaie]|chiud\w+|scad\w+|aperto)[ ](?:il|la|le|i)?[ ]?(?:bando|avviso|chiamata|call|domande|candidature|iscrizioni|termini)|(?:bando|avviso|chiamata|call|domande|candidature|iscrizioni|termini)(?:[ ]\S+){0,8}[ ,]{1,2}(?:si[ ])?(?:chius[oaie]|chiud\w+|scad\w+)|scaden\w+|termine|domand[ae][ ](?:entro|fino)|candidature[ ]entro|consegn\w+[ ]entro",
}
#: These read lower case: to tell letters apart regardless of case takes several times as long.
_CUE = re.compile("(?<!\\w)(?=\\w)(?:" + "|".join(f"(?P<{name}>(?:{words})(?!\\w))" for name, words in _CUES.items()) + ")", re.VERBOSE)
_FUTURE = re.compile(
    r"(?<!\w)(?=\w)(?:\w{2,}(?:rà|ranno|ra['’]|rò|remo)(?!\w)|(?:prossim[oaie]|in[ ](?:programma|calendario)|(?:è|sono)[ ](?:previst|attes|fissat|programmat|annunciat)[oaie][ ](?:per|a|in|entro)|è[ ]prevista?|sono[ ]previst[ie]|è[ ]per|in[ ]arrivo|si[ ]apre|si[ ]comincia|parte|partono|va(?:nno)?[ ](?:terminat|conclus)\w+)(?!\w))",
    re.VERBOSE,
)
_PAST = re.compile(
    r"(?<!\w)(?=\w)(?:(?:(?:è|sono|ha|hanno)[ ](?!(?:previst|attes|fissat|programmat)[oaie])(?:\w+[ ])?\w+(?:at|it|ut|s|t)[oaie]|era|erano|aveva|avevano|venne|fu|già|scors[oaie]|dopo|ieri)(?!\w)|(?<!sarà[ ])(?<!verrà[ ])(?<!essere[ ])(?<!saranno[ ])(?<!verranno[ ])(?:risal\w+|uscit[oaie]|partit[oaie]|approvat[oaie]|firmat[oaie]|chius[oaie]|avviat[oaie]|nat[oaie]|lanciat[oaie]|pubblicat[oaie]|presentat[oaie]|siglat[oaie]|inaugurat[oaie]|sottoscritt[oaie]|concluso|cominciat[oaie])(?!\w))",
    re.VERBOSE,
)
_FAR = 90
_MONTHS_LONG = len("2023-09/2023-12")  # ranges of days are longer: only those can be one event


#: A clock time or a place of meeting beside the day makes it a meeting, whatever begins there.
_CLOCK_OR_HALL = re.compile(
    r"[^;]{0,60}?(?:(?<!\w)(?:alle|ore|dalle)[ ](?:ore[ ])?\d|(?<!\w)(?:sala|auditorium|teatro|campus|aula|piazza|biblioteca)(?!\w))",
    re.IGNORECASE,
)
_CALL_CLOSES = re.compile(r"bando|avviso|chiamata|(?<!\w)call(?!\w)|domande|candidature|iscrizioni|termini", re.IGNORECASE)


def tense(string: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """Whether the words beside a date speak of what was (PAST), what will be (FUTURE) or leave it open (EITHER)."""
    before, after = _around(string, start, end, sentence)
    distances = {}
    for direction, pattern in ((PAST, _PAST), (FUTURE, _FUTURE)):
        behind = [len(before) - match.end() for match in pattern.finditer(before)]
        ahead = pattern.search(after)
        distances[direction] = min([*behind, *([ahead.start()] if ahead else [])], default=_FAR + 1)
    if min(distances.values()) > _FAR or distances[PAST] == distances[FUTURE]:
        return EITHER
    return min(distances, key=distances.get)


def label(string: str, expression: Expression, edtf: str, sentence: tuple[int, int]) -> str:
    """One of the labels of the guidelines, from the manner first and then from the nearest cue."""
    if expression.manner == "by":
        return "deadline"
    if expression.manner == "until":
        return "end"
    if expression.manner == "here":
        return "period"
    if expression.manner == "since":
        return "start"
    cue = _nearest_cue(string, expression.start, expression.end, sentence)
    if cue in ("start", "event") and _DESK_OPENS.search(string[max(sentence[0], expression.start - 70) : expression.end + 60]):
        return "start"
    if not cue and string[expression.start - 1 : expression.start] == "(" and string[expression.end : expression.end + 1] == ")":
        return "event" if _BEHIND_A_NAME.search(string, max(0, expression.start - 20), expression.start) else "other"
    if cue in ("start", "", "end") and _CLOCK_OR_HALL.match(_around(string, expression.start, expression.end, sentence)[1]):
        return "event"
    if cue == "end" and _CALL_CLOSES.search(string[max(0, expression.start - 30) : expression.end + 40]):
        return "deadline"
    if expression.form == "range" and _is_long(edtf):
        return "period"
    if expression.form == "range":
        return "event" if cue == "event" and len(edtf) > _MONTHS_LONG else "period"
    if expression.form == "list":
        return cue or "event"
    return cue or "other"


#: What lasts longer than this is no single event.
_LONGEST_EVENT = 16


def _is_long(edtf: str) -> bool:
    days = [date.fromisoformat(end) for end in edtf.split("/") if len(end) == len("2023-09-01")]
    return len(days) == 2 and (days[1] - days[0]).days > _LONGEST_EVENT


def _nearest_cue(string: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    before, after = _around(string, start, end, sentence)
    found = []
    for match in _CUE.finditer(before):
        gap = len(before) - match.end()
        found.append((gap + _BEHIND if gap > 1 else 0, match.lastgroup))
    clause = _NEXT_CLAUSE.search(after)
    for match in _CUE.finditer(after):
        found.append((match.start() + (_BEYOND if clause and clause.start() < match.start() else 0), match.lastgroup))
    return min(found)[1] if found else ""


#: A verb right before its date is surest; one behind `e` tells of something else.
_BEHIND, _BEYOND = 4, 15
_NEXT_CLAUSE = re.compile(r"[ ](?:e|ma|mentre)[ ]")
#: `apre alle 9 di lunedì lo sportello`: a call opens, nobody meets.
_DESK_OPENS = re.compile(
    r"(?:si[ ]apr\w+|apert[aoi]|apertura|apre|aprirà)(?:[ ](?!la[ ]sede|l['’]evento)[^.;]{0,60})?(?:sportello|bando|domande|iscrizioni|candidature|avviso|call)(?!\w)|apertura[ ]del[ ](?:bando|lo[ ]sportello)",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND_A_NAME = re.compile(r"[A-ZÀ-Ü][\w'’]+[ ]\($")


def _around(string: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[str, str]:
    """The words before and after within the clause, in lower case: a semicolon divides what happens from what happens else."""
    before = string[max(sentence[0], start - _FAR) : start].lower()
    after = string[end : max(end, min(sentence[1], end + _FAR))].lower()
    return before.rpartition(";")[2], after.partition(";")[0]


def status(edtf: Edtf, published: date | None, direction: int) -> str:
    """`expected` or `happened` seen from the publication date, by the tense where that is unknown or too coarse."""
    if published and edtf.earliest and edtf.earliest > published:
        return "expected"
    if published and edtf.latest and edtf.latest < published:
        return "happened"
    return {PAST: "happened", FUTURE: "expected"}.get(direction, "")
