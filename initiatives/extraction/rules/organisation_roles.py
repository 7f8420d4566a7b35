"""The role of each body: lead, partner, participant, promoter, funder, supplier, other.

The words around all mentions of a body are read; the strongest sign wins, funder before promoter. In an agreement
the parties are partners; the first body of a territory leads where nobody else does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from initiatives.extraction.cues import alternatives
from initiatives.extraction.facts import Fact
from initiatives.extraction.lexicon.organisation_heads import TERRITORIAL
from initiatives.extraction.lexicon.party_names import PARTY_NAMES
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.document_kind import kind_weights
from initiatives.extraction.settling import fold
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

_OF = r"(?:di|del|dell[oae']?|dei|da|dal|dall[oae']?|dai|dalle|l'|la|il|lo)"


def _stems(pattern: str) -> tuple[str, ...]:
    """The plain beginnings of the first group's alternatives: cheap to look for before the expression is tried."""
    inner, depth = "", 1
    for letter in pattern[pattern.index("(?:") + 3 :]:
        depth += (letter == "(") - (letter == ")")
        if not depth:
            break
        inner += letter
    return tuple({match[0] for word in alternatives(inner) if (match := re.match(r"[a-z][a-z' ]{1,7}", word))})


BEFORE: tuple[tuple[str, float, re.Pattern, tuple[str, ...]], ...] = tuple(
    (role, weight, re.compile(pattern + r"\s*$"), _stems(pattern))
    for role, weight, pattern in (
        ("funder", 3.0, rf"(?:finanziat|cofinanziat|sovvenzionat|sostenut|pagat)\w*(?: \w+){{0,3}} (?:{_OF})?"),
        (
            "funder",
            2.6,
            rf"(?:fondi|risorse|contribut[oi]|finanziament\w+|cofinanziament\w+|soldi|denari|spese|sostegno(?: economico)?|bilancio|stanziat\w*|assegnat\w*|erogat\w*|concess\w*|concede\w*|ottenut\w*|messi a disposizione)(?: \w+){{0,2}} (?:{_OF})?",
        ),
        ("funder", 2.5, r"(?:milion[ei]|mila|mln|euro|€)(?: \w+){0,4} (?:dal|dalla|dall')"),
        ("funder", 2.4, r"(?:donazion[ei]|donat[oi]|offert[oi]|a carico|tasche|cassa) (?:di|del|della|dell')"),
        (
            "supplier",
            2.6,
            r"(?:affidat|realizzat|sviluppat|fornit|aggiudicat|gestit|ospitat|confezionat)\w* (?:a|ad|al|alla|all'|da|dal|dalla|dall')",
        ),
        (
            "supplier",
            2.6,
            r"(?:societa in house|fornitore|gestore|azienda|partner tecnologico|partner tecnico|compagna di viaggio e|contratti con|con la tecnologia di|tecnologia di) ?(?:la|il|l')?",
        ),
        (
            "promoter",
            2.4,
            rf"(?:promoss|lanciat|volut|ideat|indett|propost|curat|avviat|organizzat|pubblicat|bandit|patrocinat)\w*(?: e \w+)?(?: \w+)? (?:{_OF})",
        ),
        (
            "promoter",
            2.0,
            rf"(?:bando|avviso|circolare|decreto|progetto|iniziativa|programma|campagna|istruttoria|regia|cabina|misura)(?: \w+)? (?:{_OF})",
        ),
        (
            "lead",
            2.8,
            rf"(?:capofila|coordinat\w+|guidat\w+|guida|lo guida|la guida|il consorzio e|soggetto attuatore|attuat\w+|a condurl[oa] e'?|condott\w+)(?: \w+)? ?(?:{_OF})?",
        ),
        (
            "partner",
            2.2,
            rf"(?:collaborazione|partenariato|partnership|convenzione|protocollo|accordo|intesa|insieme|assieme|di concerto|sinergia)(?: d'intesa)? (?:con|a|tra|fra|ad) ?(?:{_OF})?(?:l'associazione|la societa)?",
        ),
        (
            "partner",
            1.6,
            r"(?:con|con lui|con lei|con loro|al fianco|compagni di viaggio sono|seduti|comprendente|comprende|figurano|lavorano|danno una mano|dara una mano|il raggruppamento|partner:|chi ci sta) ?(?:anche )?(?:il|la|l'|lo|i|gli|di|del)?",
        ),
        (
            "partner",
            1.8,
            r"(?:partner(?:s)?|ne fanno parte|figurano|soggetti sono|accanto a lei|oltre al|oltre alla|oltre all'|vi partecipano|supporto del|supporto della|supporto di|l'aiuto di|l'aiuto del|affiancat\w+ da|con il) ?(?:sono|:)? ?(?:l'|la|il)?",
        ),
        ("other", 1.2, r"(?:patrocinio (?:di|del|della|dell')|standard\w* (?:\w+ ){0,3}di|secondo|a giudizio di)"),
    )
)
AFTER: tuple[tuple[str, float, re.Pattern], ...] = tuple(
    (role, weight, re.compile(r"[\s,)]*" + pattern))
    for role, weight, pattern in (
        (
            "funder",
            3.0,
            r"(?:che )?(?:ha|hanno|vi ha|ci ha|li ha|lo ha) (?:\w+ )?(?:stanziat|finanziat|mess[oi] \d|messo a|assegnat|concess|destinat|riservat|erogat|detto si|divis|cofinanziat|coperto|aggiunt)\w*",
        ),
        ("funder", 2.6, r"(?:che )?(?:ha donato|ci mette|ci ha messo|paga|pagano|dona\b)"),
        (
            "funder",
            2.6,
            r"(?:che )?(?:regala|finanzia|stanzia|eroga|assegna|destina|copre|aggiunge|ne ha aggiunt\w+|mette (?:circa |sul piatto |a disposizione |\d)|cofinanzia|paga)\w*",
        ),
        ("funder", 2.4, r"con (?:il|un) (?:proprio )?(?:bando|avviso)"),
        ("funder", 2.0, r"ha finanziato|con \d[\d.,]* (?:milioni|mila|mln)"),
        (
            "supplier",
            2.2,
            r"(?:,? ?che )?(?:fornisce|ha fornito|ha sviluppato|ha realizzato|svilupp\w+|presta|cura la parte tecnica|si occupa)",
        ),
        (
            "promoter",
            2.2,
            r"(?:,? ?che )?(?:ha (?:lanciato|promosso|voluto|attivato|indetto|pubblicato|aperto|bandito|dato il via)|lancia|promuove|indice|coordina il programma)",
        ),
        (
            "lead",
            2.8,
            r"(?:,? ?(?:che )?)?(?:fa da capofila|capofila|e capofila|coordina|guida|nel ruolo di capofila|ha (?:presentato|candidato|ottenuto|aderito|vinto|approvato|avviato|attivato|deciso|deliberato|inviato|spedito))",
        ),
        (
            "lead",
            2.0,
            r"(?:e di nuovo in gara|si candida|ha potuto contare|partecipa|entra|aderisce|presenta|lancia|attiva|potra contare|inaugura|mette in)",
        ),
        (
            "partner",
            1.5,
            r"(?:terra d'occhio|misurera|dara una mano|cura la|ha fatto i conti|ci pensa|, che (?:misur|ha fatto|ha controllat))",
        ),
        ("partner", 1.6, r"(?:mett(?:e|ono)|si impegnan?o|collabora\w*|affianca\w*|lavora\w*)"),
    )
)
#: What a rule already says of the role, weaker than the words around.
BY_RULE = {
    "organisations/school": ("participant", 2.0),
    "organisations/bracket": ("participant", 3.0),
    "organisations/office": ("participant", 1.4),
    "organisations/agent": ("supplier", 2.4),
    "organisations/list": ("partner", 1.2),
    "organisations/legal-form": ("supplier", 0.5),
    "organisations/explained": ("supplier", 1.0),
}
#: What a body usually is where the sentence says nothing.
USUAL = (
    (
        (
            "ministero",
            "commissione europea",
            "banca europea",
            "fondazione cassa",
            "compagnia di san paolo",
            "fondazione compagnia",
            "fondazione cariplo",
        ),
        "funder",
        0.5,
    ),
    (("regione",), "funder", 0.4),
    (("dipartimento", "prefettura"), "promoter", 0.5),
    (("agenzia per l'italia digitale", "agid", "garante", "istat", "presidenza"), "other", 0.5),
)
#: `Dalla Banca europea … arrivano due milioni`.
ARRIVES = (" arriva", " arrivano", " vengono", " viene")
ARRIVES_LATER = re.compile(r"[^.;]{0,60}\barrivan?o?\b")
DONOR = re.compile(r"\b(?:dal|dalla|dall'|dai) ?$")
SUPPLIERS = re.compile(r"\b(?:s\.?p\.?a|s\.?r\.?l|lepida|insiel|csi piemonte|maggioli|infocert|sogei|municipia|zecca dello stato)\b")
_REACH = 70
#: What is said of a body is said at its first mentions.
MENTIONS = 4


@refinement("organisation", Stage.RELATIONS)
def assign_roles(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention with the role of its body."""
    signs: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    folded = read_page(text.string).folded
    read: Counter = Counter()
    for fact in facts:
        read[fact.value.name] += 1
        if read[fact.value.name] <= MENTIONS:
            _read_mention(text, folded, fact, signs[fold(fact.value.name)])
    _carry_along_lists(text, folded, facts, signs)
    agreement = kind_weights(text.string)[0][0] == "agreement"
    roles = {name: _strongest(weights, agreement) for name, weights in signs.items()}
    _name_a_lead(facts, roles, signs, agreement)
    for fact in facts:
        yield replace(fact, value=replace(fact.value, role=roles[fold(fact.value.name)]))


def _read_mention(text: Text, folded: str, fact: Fact, weights: dict[str, float]) -> None:
    sentence = text.sentence_at(fact.start)
    before = folded[max(sentence.start, fact.start - _REACH) : fact.start].replace("\n", " ")
    after = folded[fact.end : min(max(sentence.end, fact.end), fact.end + _REACH)].replace("\n", " ")
    for role, weight, pattern, stems in BEFORE:
        if any(stem in before for stem in stems) and pattern.search(before):
            weights[role] = max(weights[role], weight)
    for role, weight, pattern in AFTER:
        if pattern.match(after):
            weights[role] = max(weights[role], weight)
    name = fold(fact.value.name)
    role, weight = BY_RULE.get(fact.rule) or next((usual for words, *usual in USUAL if name.startswith(words)), ("partner", 0.3))
    weights[role] = max(weights[role], weight)
    if after.startswith(ARRIVES) and DONOR.search(before) or DONOR.search(before) and ARRIVES_LATER.match(after):
        weights["funder"] = max(weights["funder"], 2.5)
    if SUPPLIERS.search(name):
        weights["supplier"] = max(weights["supplier"], 1.2)
    if name in PARTY_NAMES:
        weights["other"] = 4.0
    if any(
        person.start <= fact.start and fact.end <= person.end
        for person in text.facts("person")
        if person.end > fact.start > person.start - 1
    ):
        weights["participant"] = max(weights["participant"], 1.3)


_NEXT = re.compile(
    r"\s*(?:\([^()]{1,20}\))?\)?\s*[,;]?\s*(?:ed?|nonche|oltre al?)?\s*(?:il|la|l'|lo|i|gli|le|dal|dalla|dall'|con il|con la|del|della|dell'|di|anche)?\s*"
    r"(?:(?:associazione|cooperativa|societa|azienda|impresa|start-?up|studio)(?: \w+)?)?\s*"
)


def _carry_along_lists(text: Text, folded: str, facts: tuple[Fact, ...], signs: dict[str, dict[str, float]]) -> None:
    """`finanziato da Fondazione Cariplo e Regione Lombardia`: what is said of the first holds for the next."""
    for one, other in zip(facts, facts[1:], strict=False):
        between = folded[one.end : other.start]
        if len(between) < 48 and _NEXT.fullmatch(between):
            first, second = signs[fold(one.value.name)], signs[fold(other.value.name)]
            for role in ("funder", "promoter", "partner", "supplier"):
                if first[role] >= 1.5:
                    second[role] = max(second[role], first[role] - 0.01)


def _strongest(weights: dict[str, float], agreement: bool) -> str:
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0] != "funder"))
    role, weight = ranked[0] if ranked else ("other", 0.0)
    if agreement and role not in ("funder", "supplier") and weight < 2.7:
        return "partner" if weight > 1.3 or role in ("other", "lead") else role
    return role


def _name_a_lead(facts: tuple[Fact, ...], roles: dict[str, str], signs: dict[str, dict[str, float]], agreement: bool) -> None:
    """The first body of a territory leads where it has no stronger role; in an agreement only with a sign for it."""
    for fact in facts:
        name = fold(fact.value.name)
        first = name.split()[0]
        if agreement and first not in TERRITORIAL and first not in ("citta", "unione"):
            continue
        if (
            (first in TERRITORIAL or first in ("unione", "citta", "comunita", "universita", "consiglio", "azienda"))
            and signs[name]["funder"] < 1
            and max(signs[name].values()) < (9 if agreement else 2.3)
        ):
            roles[name] = "lead"
            return
        if roles[name] == "lead":
            return
