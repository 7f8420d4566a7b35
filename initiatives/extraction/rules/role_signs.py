"""What speaks for the role of a body: the words before and behind its mentions, its kind, its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from initiatives.extraction.cues import alternatives
from initiatives.extraction.facts import Fact
from initiatives.extraction.lexicon.party_names import PARTY_NAMES
from initiatives.extraction.lexicon.role_cues import AFTER, BEFORE
from initiatives.extraction.rules.document_kind import kind_weights
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

_REACH = 70
#: What is said of a body is said at its first mentions.
MENTIONS = 4


def _filed() -> Mapping[str, tuple[tuple[str, re.Pattern], ...]]:
    """Cues before a name under the first letters of each of their beginnings: tried only where a word begins so."""
    drawers: dict[str, list[tuple[str, re.Pattern]]] = defaultdict(list)
    for name, expression in BEFORE.items():
        cue = name, re.compile(rf"{expression}\s*$")
        for letters in {_letters(alternative) for alternative in alternatives(_first_group(expression))}:
            drawers[letters].append(cue)
    return {letters: tuple(cues) for letters, cues in drawers.items()}


def _first_group(pattern: str) -> str:
    depth = 0
    for at, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return pattern[len("(?:") : at]
    raise ValueError(f"{pattern!r} has no first group")


def _letters(alternative: str) -> str:
    """The first three plain letters of an alternative, or the two before an optional one."""
    plain = re.match(r"[a-z€' ]+", alternative)[0]
    optional = alternative[len(plain) : len(plain) + 1] in ("?", "*")
    return plain[: len(plain) - optional][:3].rstrip()


_BEFORE = _filed()
_WORD = re.compile(r"[a-z€][a-z']*")
_AFTER = tuple((name, re.compile(rf"[\s,)»”\"]*{pattern}")) for name, pattern in AFTER.items())
#: What a body is, by how its name begins or what it holds.
CLASSES = (
    ("ministry", re.compile(r"minister|presidenza del consiglio|governo")),
    ("department", re.compile(r"dipartimento|mitd\b")),
    ("europe", re.compile(r"commissione europea|unione europea|ue\b|banca europea|parlamento europeo|european|bei\b")),
    ("agency", re.compile(r"agenzia|agid\b|autorita|garante|istat\b|acn\b|anac\b|consip|formez")),
    ("region", re.compile(r"regione\b|consiglio regionale|giunta regionale")),
    ("province", re.compile(r"provinci[ae]\b|citta metropolitana")),
    ("municipality", re.compile(r"comun[ei]\b|citta di|roma capitale|municipio")),
    ("union", re.compile(r"union[ei]\b|comunita (?:montana|collinare|di)|consorzio (?:dei|di|tra)|comunita\b|magnifica")),
    (
        "university",
        re.compile(
            r"universita|politecnico|ateneo|cnr\b|enea\b|infn|consiglio nazionale|scuola (?:superiore|normale)|istituto (?:italiano|nazionale)"
        ),
    ),
    ("school", re.compile(r"istituto|liceo|scuola|convitto|its\b|ic\b|iis\b|polo\b")),
    (
        "health",
        re.compile(
            r"as[lptu]\b|ausl\b|ulss|aulss|asst\b|usl\b|azienda (?:sanitaria|usl|ospedaliera|ulss|provinciale|unita)|ospedal|policlinico|aou\b"
        ),
    ),
    (
        "bank",
        re.compile(
            r"banca|bcc\b|cassa|fondazione (?:cassa|compagnia|cariplo|monte|di sardegna|banco)|compagnia di san paolo|intesa|unicredit|con i bambini|poste"
        ),
    ),
    ("foundation", re.compile(r"fondazione")),
    ("chamber", re.compile(r"camera di commercio|unioncamere|confindustria|conf|cna\b|coldiretti|legacoop|ordine|collegio")),
    (
        "in-house",
        re.compile(
            r"lepida|insiel|csi[ -]|csi$|infratel|open fiber|sogei|pagopa|trentino digitale|liguria digitale|puglia|aria\b|invitalia|lazio|umbria digitale|sardegna it|informatica trentina|infocamere|regione umbria|sistema|municipia|maggioli|tim\b|fastweb|vodafone|leonardo|a2a|hera|enel|engineering|almaviva|dedalus"
        ),
    ),
    (
        "association",
        re.compile(
            r"associazione|anci\b|uncem|upi\b|auser|cooperativa|federazione|comitato|legambiente|lega\b|rete\b|uisp|acli|arci|croce|protezione civile|gal\b"
        ),
    ),
    ("prefecture", re.compile(r"prefettura|questura|polizia|carabinieri|guardia|comando|tribunale|procura")),
)
#: Kinds of bodies that stand for a territory.
TERRITORIES = frozenset({"municipality", "province", "region", "union"})
_COMPANY = re.compile(r"\b(?:s\.? ?p\.?a|s\.? ?r\.?l|spa|srl|scarl|s\.c|soc)\b")
_NEXT = re.compile(
    r"\s*+(?:\([^()]{1,20}\))?\)?\s*+[,;]?\s*+(?:ed?|nonche|oltre al?)?\s*+(?:il|la|l'|lo|i|gli|le|dal|dalla|dall'|con il|con la|del|della|dell'|di|anche)?\s*+"
    r"(?:(?:associazione|cooperativa|societa|azienda|impresa|start-?up|studio)(?: \w+)?)?\s*+"
)


def signs_of_bodies(text: Text, facts: tuple[Fact, ...]) -> Mapping[str, frozenset[str]]:
    """For each body, by its folded name, all that speaks for one role or another."""
    signs: dict[str, set[str]] = defaultdict(set)
    folded = read_page(text.string).folded
    offices = text.facts("person")
    read: Counter = Counter()
    for fact in facts:
        name = fold(fact.value.name)
        read[name] += 1
        if read[name] <= MENTIONS:
            signs[name].update(_around(text, folded, fact), _beside(text, fact, offices))
    _carry_along_lists(folded, facts, signs)
    kind = kind_weights(text.string)[0][0]
    led = False
    for rank, name in enumerate(signs):
        what = kind_of_body(name)
        first_territory = what in TERRITORIES and not led
        led = led or first_territory
        own = {f"is:{what}", f"kind:{kind}", f"kind:{kind}+{what}", f"mentions:{min(read[name], 3)}", f"rank:{min(rank, 3)}"}
        if first_territory:
            own |= {"first-territory", f"first-territory+{kind}", f"first-territory+{what}"}
        if name in PARTY_NAMES:
            own.add("party")
        signs[name] |= own
    return {name: frozenset(found) for name, found in signs.items()}


@lru_cache(maxsize=1024)
def kind_of_body(name: str) -> str:
    """What kind of body a folded name is of, by its first words; `company` by its legal form, else `body`."""
    if _COMPANY.search(name):
        return "company"
    return next((kind for kind, pattern in CLASSES if pattern.match(name)), "body")


def _around(text: Text, folded: str, fact: Fact) -> set[str]:
    sentence = text.sentence_at(fact.start)
    before = folded[max(sentence.start, fact.start - _REACH) : fact.start].replace("\n", " ")
    after = folded[fact.end : min(max(sentence.end, fact.end), fact.end + _REACH)].replace("\n", " ")
    found = set()
    for word in _WORD.finditer(before):
        start = word.start()
        for length in (3, 2, 1):
            for name, pattern in _BEFORE.get(before[start : start + length], ()):
                if pattern.match(before, start):
                    found.add(f"<{name}")
    found |= {f">{name}" for name, pattern in _AFTER if pattern.match(after)}
    if not before.strip(" «“\"'") or before.strip() in ("il", "lo", "la", "l'", "i", "gli", "le"):
        found.add("opens-sentence")
    return found


def _beside(text: Text, fact: Fact, offices: tuple[Fact, ...]) -> set[str]:
    found = {f"rule:{fact.rule.partition('/')[2]}"}
    if text.in_heading(fact.start):
        found.add("heading")
    at = bisect_left(offices, fact.start, key=lambda person: person.start)
    if any(person.start <= fact.start and fact.end <= person.end for person in offices[max(0, at - 1) : at + 1]):
        found.add("in-office")
    sentence = text.sentence_at(fact.start)
    amounts = text.facts("amount")
    first = bisect_left(amounts, sentence.start, key=lambda amount: amount.start)
    if first < len(amounts) and amounts[first].start < sentence.end:
        found.add("sum-before" if amounts[first].start < fact.start else "sum-behind")
    return found


def _carry_along_lists(folded: str, facts: tuple[Fact, ...], signs: dict[str, set[str]]) -> None:
    """`finanziato da Fondazione Cariplo e Regione Lombardia`: what stands before the first holds for the next."""
    for one, other in zip(facts, facts[1:], strict=False):
        between = folded[one.end : other.start]
        if len(between) < 48 and _NEXT.fullmatch(between):
            signs[fold(other.value.name)] |= {sign for sign in signs[fold(one.value.name)] if sign[0] == "<" and sign not in _PLAIN}
            signs[fold(other.value.name)].add("listed")
            signs[fold(one.value.name)].add("listed")


#: Bare prepositions stand before one name only.
_PLAIN = frozenset({"<of", "<from", "<to", "<with", "<for", "<between"})
