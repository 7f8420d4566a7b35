"""Page furniture: what belongs to the web page around a document and states nothing of the initiative.

Furniture is recognised by its wording, a line or the tail of a line at a time. The publication date and the rights
notice are read from furniture, too; every other fact inside it is dropped by the pipeline.
"""

from __future__ import annotations

import re

from initiatives.extraction.structure import Span
from initiatives.extraction.words import read_page

_WHOLE_LINE = re.compile(
    r"""(?:
        date[ ]\d{4}(?:-\d\d){0,2}
      | (?:you[ ]are[ ]here|ti[ ]trovi[ ](?:in|qui)|sei[ ](?:in|qui)|tu[ ]sei[ ]qui|percorso)\b.{0,200}+
      | (?:home|homepage)\b[ ]?(?:[>»/|›·:]|-[ ]).{0,200}+
      | (?:condividi|stampa|invia|share|tweet|facebook|twitter|whatsapp|telegram|linkedin|print|pdf)
        (?:[ ]?[|·/•,\-–][ ]?.{0,100}+|[ ](?:su|this|on|questa|la)\b.{0,60}+)?
      | (?:leggi|vedi|guarda|potrebbe)[ ](?:anche|tutto|pure|interessarti)\b.{0,160}+
      | (?:articol[oi]|notizi[ae]|contenut[oi]|news)[ ](?:correlat[eiao]|precedente|successiv[oa]|collegat[eiao]|recenti)\b.{0,160}+
      | (?:tags?|categori[ae]|parole[ ]chiave|argomenti|etichette|tematiche|in[ ]questo[ ]articolo)[ ]?[:|].{0,200}+
      | (?:torna[ ](?:su|indietro|all)|vai[ ]al|salta[ ]al|skip[ ]to|menu[ ]?(?=[|:]|$)|cerca\b[ ]?(?:[|:]|$)|precedente[ ]?[|<>«»-]|successivo).{0,100}+
      | [a-zà-ü][^\n.,;:»›>]{1,40}(?:[ ][›»>][ ][^\n.,;:»›>]{1,40}){1,6}+
      | (?:©|\(c\)|copyright)[ ]?.{0,200}+
      | (?:[^\n.]{0,60}[ ])?(?:licenza|licence|license)[ ](?:creative[ ]commons|cc\b).{0,60}+
      | (?:tutti[ ]i[ ])?diritti[ ]riservati\W{0,4}+
      | (?:seguici|iscriviti|scarica[ ]l['’]app|accedi|registrati|newsletter)\b.{0,120}+
      )""",
    re.VERBOSE,
)
#: How each of these lines begins in lower case, but for crumbs (`Home › Novità`) and licences, told by what stands in them:
#: an expression above that begins otherwise is not tried before its beginning is here.
_BEGINNINGS = frozenset(
    """dat you sei per hom con sta inv sha twe fac twi wha tel lin pri pdf leg ved gua pot art not new tag cat par arg eti tem
    tor vai sal ski men cer pre suc (c) cop tut dir seg isc sca acc reg""".split()
) | {"ti ", "tu ", "in "}
#: Crumbs or a licence are looked for only in texts that have one of these.
_MARKS = (" › ", " » ", " > ", "licen")
_INSIDE = re.compile("[›»>]|licen(?:za|ce|se)")
#: Cookie lines share their line with the header: ` date 2018-11 Usiamo i cookie … Chiudi`.
_PART = re.compile(
    r"""(?:usiamo|utilizziamo|questo[ ]sito[ ](?:usa|utilizza)|il[ ]sito[ ](?:usa|utilizza))[ ][^\n]{0,40}cookie[^\n]{0,240}
      | [-–|][ ](?:tutti[ ]i[ ]diritti[ ]riservati|riproduzione[ ]riservata)[^\n]{0,10}$
    """,
    re.VERBOSE | re.MULTILINE,
)
#: Notices that may stand anywhere in their line; looked for only in texts that have the telling word.
_NOTICE = re.compile(
    r"""(?:[^\n]{0,120}?\W)?riproduzione[ ]riservata\W{0,4}+
      | [^\n]{0,120}?all[ ]rights[ ]reserved.{0,80}+
      | [^\n]{0,160}?(?:questo[ ]sito|usiamo[ ]i|utilizza(?:mo)?[ ](?:i[ ])?|informativa[^\n]{0,30})[ ]?cookie.{0,200}+""",
    re.VERBOSE,
)
_TELLING = ("riservat", "reserved", "cookie")
_LONGEST = 400


def furniture_spans(string: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans of page furniture, in order and without overlap."""
    found: list[Span] = []
    lowered = read_page(string).lowered
    telling = [word for word in _TELLING if word in lowered]
    crumbs = any(mark in lowered for mark in _MARKS)
    for line in lines:
        noticed = bool(telling) and any(lowered.find(word, line.start, line.end) >= 0 for word in telling)
        if line.end - line.start <= _LONGEST and _is_furniture(lowered, line, noticed, crumbs):
            found.append(line)
        elif noticed:
            found.extend(_parts(lowered, line))
    return tuple(found)


def _is_furniture(lowered: str, line: Span, noticed: bool, crumbs: bool) -> bool:
    beginning = lowered[line.start : line.start + 3]
    likely = beginning in _BEGINNINGS or beginning[0] == "©" or crumbs and _INSIDE.search(lowered, line.start, line.end)
    if likely and _WHOLE_LINE.fullmatch(lowered, line.start, line.end):
        return True
    return noticed and bool(_NOTICE.fullmatch(lowered, line.start, line.end))


def _parts(lowered: str, line: Span) -> list[Span]:
    """Notices that share their line with the document, near its start."""
    end = min(line.end, line.start + _LONGEST)
    return [Span(part.start(), min(part.end(), line.end)) for part in _PART.finditer(lowered, line.start, end)]
