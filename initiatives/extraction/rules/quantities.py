"""Counts and percentages with their unit: what the initiative reaches, in numbers.

Found: `28 Comuni`, `quindici città europee` (città), `340mila abitanti`, `una trentina di nuove utenze` (utenze), `il 18%`, `Docenti | 15`,
`I comuni sono 25`. Not found: money, dates, durations, ages, votes, ranks, speeds, addresses, telephone and law numbers, and thresholds
such as `Comuni sotto i 5.000 abitanti`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from initiatives.extraction.facts import Fact, Quantity, Reason
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.units import Unit, is_participle, is_unit_noun, noun_at, unit_after

_COUNTED = Reason("numero seguito da ciò che conta", "number followed by what it counts")
_PERCENT = Reason("percentuale", "percentage")
_LISTED = Reason("voce e numero in una tabella", "item and number in a table")

#: A number behind these names something or tells the time; it counts nothing.
_NAMING = re.compile(
    r"""(?<!\w)(?:missione|asse|misura|componente|investimento|sub-?investimento|articol[oi]|artt?|comma|lotto|fase|via|viale|piazza|piazzale|corso|largo|vicolo|n|nn|n°|numer[oi]|nr|tel|telefono|fax|cell|pag|pagg|pagina|azione|linea|allegato
        |determin\w+|delibera\w*|dgr|legge|decreto|regolamento|direttiva|protocollo|prot|circoscrizione|classe|sezione|livello|ore|alle|dalle|horizon|agenda|next|versione|tappa|giorno|anno|capitolo|tabella|figura|priorità|aula|padiglione|stand|cup|cig
        |(?:via|viale|piazza|piazzale|corso|largo|vicolo)(?:[ ](?-i:[A-Z])[\w.'’]*){1,3}|interno|civico|strada|modello|articolo|euro|€|release|serie|web|industria|impresa|transizione|dichiarazione|covid|focus|cap|iban|quota\ 100|linee|bus|punto|isee|iso|en|uni)[.:]?[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
#: A street and three words of its name, with what the last blank leaves behind it.
_WORDS_OF_NAMING = 6
_RANK = re.compile(r"(?<!\w)(?:ultim|prim|prossim|scors|passat)[ie][ ]$", re.IGNORECASE | re.VERBOSE)
#: `squadre da tre a cinque persone`, `gruppi di almeno tre imprese`: how large one is, not how many there are.
_SIZE = re.compile(
    r"(?<!\w)(?:(?:squadr|grupp|team|class|partenariat|raggruppament|equipag|nucle)\w*[ ](?:compost[aei][ ]|formal?[tm]\w+[ ])?(?:da|di)[ ](?:(?:\w+[ ]a|almeno|non[ ]più[ ]di|un[ ]massimo[ ]di|un[ ]minimo[ ]di)[ ])?|da[ ](?:due|tre|quattro|cinque|sei|otto|dieci|\d{1,2})[ ]a[ ])$",
    re.VERBOSE | re.IGNORECASE,
)
_CODE = re.compile(r"[#°/]$")
_UNDER = re.compile(
    r"""(?<!\w)(?:(?:sotto|sopra|oltre|fino|inferior[ei]|superior[ei])[ ](?:i|ai|a|agli|gli)|al[ ]di[ ](?:sotto|sopra)[ ]de[il]|(?:con|ha|abbia|abbiano|hanno)[ ](?:meno[ ]di|più[ ]di|almeno)
        |(?:arriv\w+|super\w+|raggiung\w+)(?:[ ](?:i|ai|a|agli|gli))?)[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"""(?<!\w)(?:comun\w+|centr\w+|paes\w+|borgh\w+|città|enti|popolazion\w+|impres\w+|aziend\w+|municip\w+|amministrazioni|territori|scuol\w+|realtà|quell[ie])[ ](?:(?:local\w+|italian\w+|residente|piccol\w+|sia|è|non|con|una|la|cui|popolazione|demografica|fascia)[ ]){0,4}
        (?:con[ ])?(?:compres[aei][ ](?:tra|fra)|fino[ ]a[i]?|al[ ]di[ ]sotto[ ]dei|al[ ]di[ ]sopra[ ]dei|sotto[ ]ai?|sotto[ ]i|sopra[ ]i|oltre[ ]i|oltre|inferior[ei][ ]ai?|superior[ei][ ]ai?|non[ ]superior[ei][ ]a[i]?|sino[ ]a[i]?|meno[ ]di|più[ ]di|piu['’][ ]di|con[ ]almeno|almeno|tra[ ]i?|fra[ ]i?|dai|da)[ ]?(?:[\d.]+[ ](?:e|ai|a|e[ ]i)[ ])?(?:i[ ]|gli[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_THRESHOLD_UNITS = frozenset("abitanti residenti dipendenti addetti lavoratori persone".split())
_APPROXIMATE = re.compile(
    r"(?:circa|oltre|quasi|più[ ]di|piu['’][ ]di|almeno|attorno[ ]a[il]?|intorno[ ]a[il]?|ben|poco[ ]più[ ]di)[ ](?:i[ ]|il[ ]|l['’])?$",
    re.IGNORECASE | re.VERBOSE,
)
_OUT_OF = re.compile(
    r"(?:\d|un[oa]?[ ]\w+(?:[ ]\w+)?|uno|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci)[ ]su[ ]$|(?<!\w)[ ]su[ ](?:dieci|cento|10|100|cinque|tre|quattro|due)(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
_YEARS = range(1900, 2101)
_FREQUENCY = re.compile(r"[ ](?P<unit>giorni|ore|volte)[ ](?:la|alla|a|per|al|ogni)[ ](?:settimana|mese)(?!\w)", re.IGNORECASE)

_FREQUENT = re.compile(r"[ ]\w+[ ](?:la[ ]settimana|alla[ ]settimana|a[ ]settimana|al[ ]mese|al[ ]giorno|all['’]ora)(?!\w)", re.IGNORECASE)


@rule("quantity", Stage.NAMES)
def counted(text: Text) -> Iterator[Fact]:
    last = None
    for numeral in free_numerals(text):
        frequency = _FREQUENCY.match(text.string, numeral.end)
        if _FREQUENT.match(text.string, numeral.end) and not (frequency and frequency["unit"].lower() == "giorni"):
            continue
        if frequency and frequency["unit"].lower() == "giorni":
            yield _fact(text, numeral, Unit("giorni", frequency.end()), "quantity.frequency", 0.7)
            continue
        needs_link = numeral.form == "collective" or numeral.scale >= 10**6
        unit = unit_after(text.string, numeral.end, needs_link=needs_link)
        if unit and not _counts_nothing(text, numeral, unit):
            if last and is_participle(unit.name) and text.string[numeral.start - 2 : numeral.start] == ", ":
                continue  # cinque domande presentate, cinque accolte
            name, score = _strength(numeral, unit)
            last = _fact(text, numeral, unit, name, score)
            yield last


def free_numerals(text: Text) -> Iterator[Numeral]:
    """Numerals that are neither money, date, duration nor the publication date."""
    taken = sorted(
        [(fact.start, fact.end) for kind in ("amount", "date", "duration") for fact in text.facts(kind)]
        + [(reading.start, reading.end) for reading in text.readings if reading.kind == "published" and reading.start is not None]
    )
    index = 0
    for numeral in text.numerals:
        while index < len(taken) and taken[index][1] <= numeral.start:
            index += 1
        if index == len(taken) or numeral.start < taken[index][0]:
            yield numeral


def _counts_nothing(text: Text, numeral: Numeral, unit: Unit) -> bool:
    before = text.before(numeral.start, 80)
    if unit.name == "%":
        return bool(_NO_PERCENT.search(before) or _NO_PERCENT_AFTER.match(text.string, unit.end))
    if unit.name.split(" ")[0] in _THRESHOLD_UNITS and _UNDER.search(before):
        return True
    if (
        numeral.form == "digits"
        and _NAMING.search(" ".join(before.rsplit(" ", _WORDS_OF_NAMING)[1:]) or before)
        or numeral.value <= 10
        and _RANK.search(before)
        or _CODE.search(before)
        or " su " in before.lower()
        and _OUT_OF.search(before)
        or numeral.value < 2
        and not numeral.decimals
    ):
        return True
    if numeral.value in _YEARS and numeral.form == "digits" and "." not in text.string[numeral.start : numeral.end]:
        return not _APPROXIMATE.search(before)
    if numeral.value < 31 and unit.name in _MEMBERS and _SIZE.search(before):
        return True
    if is_participle(unit.name) and _COMPARES.search(before):
        return True
    if unit.name == "pagine" and numeral.value < 1000 or unit.name == "punti" and numeral.decimals:
        return True
    if unit.name in ("posti", "posizioni") and _CLIMBS.search(before) or numeral.value in _ROUND and _FOR_EXAMPLE.search(before):
        return True
    inverted = (
        text.string[numeral.end : numeral.end + 4].lower() in (" le ", " gli")
        or text.string[numeral.end : numeral.end + 3].lower() == " i "
    )
    if unit.weak and numeral.value <= 12 and not inverted:
        return True
    return unit.name.split(" ")[0] in _THRESHOLD_UNITS and bool(_THRESHOLD.search(before))


_MEMBERS = frozenset("persone componenti membri partecipanti imprese aziende enti comuni soggetti studenti ragazzi elementi".split())
#: `contro i 32 richiesti`: a participle that takes up the unit before, no unit.
_COMPARES = re.compile(
    r"(?<!\w)(?:contro|fronte|rispetto|fra|tra|sui|sugli|dei|ai|degli|agli|dai|delle|alle)(?:[ ](?:i|gli|le|dei|ai|agli|degli|alle|delle))?[ ]$",
    re.IGNORECASE,
)
#: `guadagna sei posti`: a rank.
_CLIMBS = re.compile(r"(?<!\w)(?:guadagn|perd|sal|scend|scal|risal|recuper)\w+[ ](?:ben[ ]|altri[ ])?$", re.IGNORECASE)
#: `su cento famiglie`, `ogni dieci abitanti`: a measure of comparison.
_ROUND = frozenset({5, 10, 100, 1000, 10_000, 100_000})
_FOR_EXAMPLE = re.compile(r"(?<!\w)(?:su|ogni)[ ]$", re.IGNORECASE)
_NO_PERCENT = re.compile(
    r"(?<!\w)(?:iva|aliquota|interess\w+|tasso|sconto|votant\w+|vot[oi]|affluenza)(?:[ ]\w+){0,3}[ ]$", re.IGNORECASE | re.VERBOSE
)
_NO_PERCENT_AFTER = re.compile(r"[ ](?:dei|delle|di)[ ](?:vot\w+|consensi|preferenze)", re.IGNORECASE | re.VERBOSE)


def _strength(numeral: Numeral, unit: Unit) -> tuple[str, float]:
    if unit.name == "%":
        return "quantity.percent", 0.93
    if numeral.value <= 4:
        return "quantity.few", 0.75
    return "quantity.counted", 0.93


def _fact(text: Text, numeral: Numeral, unit: Unit, name: str, score: float) -> Fact:
    approximate = numeral.form == "collective" or bool(_APPROXIMATE.search(text.before(numeral.start, 25)))
    reason = _PERCENT if unit.name == "%" else _COUNTED
    return Fact(Quantity(numeral.value, unit.name, approximate=approximate), numeral.start, unit.end, name, score, reason)


_ITEM = re.compile(r"[-•*✔>]?[ ]?(?P<label>[^\W\d_][^|:\n\d]{2,40}?)[ ]?(?:\||:|\.{3,}|\t|[ ]{2,})[ ]*$")
_NO_ITEM = re.compile(
    r"(?<!\w)(?:tel|telefono|fax|info|pagin|visite|comment|letture|cap|ore|orari|protocollo|delibera|lotto|data|anno|n)", re.IGNORECASE
)


@rule("quantity", Stage.NAMES)
def tabled(text: Text) -> Iterator[Fact]:
    """`Docenti | 15`: the line is an item, a divider and a number."""
    for numeral in free_numerals(text):
        line = text.line_at(numeral.start)
        if numeral.end != line.end or line.end - line.start > 70:
            continue
        item = _ITEM.fullmatch(text.string, line.start, numeral.start)
        if not item or _NO_ITEM.match(item["label"]):
            continue
        first = re.match(r"[^\W\d_]+", item["label"])
        unit = noun_at(item["label"].lower(), 0)
        if first and unit and is_unit_noun(first.group().lower()):
            yield Fact(Quantity(numeral.value, unit.name), item.start("label"), numeral.end, "quantity.table", 0.85, _LISTED)
