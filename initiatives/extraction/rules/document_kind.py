"""What a document is about in the main: candidacy, agreement, funding, event, service, strategy, other.

Each kind has words that speak for it, weighed by how tellingly they do; words in the title and the first lines count more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from initiatives.extraction.cues import Cues
from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

#: Stems and phrases in folded text with their weights, at most two hits of one stem counted.
CUES: dict[str, tuple[tuple[str, float], ...]] = {
    "candidacy": (
        (r"\bcandidatur\w+", 2.0), (r"\bsi candid\w+|\bcandidarsi|\bcandidat[aoi]\b|\bha candidato|\bcandidare\b", 1.6), (r"\bmanifestazion\w+ d['i]\s?interesse", 1.4), (r"\bdomand[ae] (?:di|per|al|sul|dell|spedit|inviat|present)\w*", 0.8),
        (r"\baderi(?:re|sce|to|scono|ra|ranno|mento)\b|\badesion[ei]\b", 1.2), (r"\bin gara per\b|\bin corsa per\b|\bbussa\w*\b|\bspedit\w+ la domanda", 1.5), (r"\bpartecipa(?:re|zione)? al (?:bando|programma|progetto|avviso)", 1.2), (r"\bin attesa dell'esito|\battend\w+ l'esito", 1.2),
        (r"\bentra nella rete\b|\bnella rete\b", 0.6), (r"\bprimo (?:si|assenso|via libera)\b", 0.6), (r"\bautocandidatur", 1.5), (r"\bha deliberato di", 0.6), (r"\bsi (?:propone|iscrive|presenta) (?:al|per|a)\b", 0.8), (r"\bselezionat[aoie] tra\b", 0.4)),
    "agreement": (
        (r"\bprotocoll[oi]\b", 2.0), (r"\bconvenzion[ei]\b", 1.4), (r"\bintes[ae]\b", 1.4), (r"\baccordo\b|\baccordi\b", 1.6), (r"\bmemorandum\b", 2.0), (r"\bfirma(?:to|ta|no|re|ti)?\b|\bsigla(?:to|ta|no|re)?\b|\bsottoscri\w+", 1.0),
        (r"\bfirmatari\b|\ble parti\b|\bstretta di mano", 1.0), (r"\bpatto\b", 0.5), (r"\bcollaborazione (?:tra|fra)\b", 0.8), (r"\bsi impegnano\b", 0.8)),
    "funding": (
        (r"\bmilion[ei]\b|\bmln\b|\bmila euro\b", 0.9), (r"\bfinanziament\w+", 1.2), (r"\bfinanziat[aoie]\b", 1.0), (r"\bcontribut[oi]\b", 0.9), (r"\bstanzia\w*", 1.0), (r"\bgraduatori[ae]\b", 1.3), (r"\bammess[aoie]\b", 0.8), (r"\bmilion[ei]\b[^.]{0,12}euro|\bmln\b|\bmila euro|\beuro\b", 0.7),
        (r"\bbeneficiari\b", 0.8), (r"\bottenut[aoie]\b|\bottien[ei]\b|\baggiudica\w*|\bottenere\b", 0.8), (r"\brisorse\b", 0.5), (r"\bassegnat[aoie]\b|\bassegna\b", 0.9), (r"\bfondi\b", 0.6), (r"\bimport[oi]\b", 0.6), (r"\bvince il bando|\bbando vinto|\bvinto\b|\bvincitor", 1.2),
        (r"\bspetta(?:no)?\b", 0.6), (r"\bcofinanziament", 0.4), (r"\bpremia\w*", 0.5), (r"\bin arrivo\b", 0.4), (r"\bdotazione\b", 0.7), (r"\bfetta\b|\bquota\b|\bripartizion", 0.6), (r"\bincass\w+|\bintercett\w+|\bporta a casa", 0.8)),
    "event": (
        (r"\bincontr[oi]\b", 1.1), (r"\bconvegn[oi]\b", 1.6), (r"\bseminari[oi]?\b|\bwebinar\b|\bworkshop\b", 1.6), (r"\bappuntament[oi]\b", 1.1), (r"\bserat[ae]\b", 0.9), (r"\bprogramma (?:della|del) (?:giornata|mattina|serata|evento)", 1.0), (r"\binterverranno\b|\bintervengono\b|\binterviene\b|\bintrodu(?:ce|cono|rra)\b|\bmoder(?:a|era|ano)\b", 1.2),
        (r"\balle (?:ore )?\d{1,2}(?:[.:]\d\d)?\b|\bore \d{1,2}[.:]\d\d|\bdalle (?:ore )?\d{1,2}", 0.9), (r"\bsala\b|\bauditorium\b|\bteatro\b|\bsalone\b", 0.5), (r"\biscri(?:versi|zioni|zione)\b|\bingresso (?:libero|gratuito)", 0.9), (r"\brelator[ei]\b|\btavola rotonda\b|\bospiti\b", 1.0), (r"\blaboratori[oi]?\b|\bcorso\b|\bcorsi\b|\blezion[ei]\b", 0.6),
        (r"\bevent[oi]\b|\bfestival\b|\bhackathon\b|\bconferenza\b|\bforum\b|\bsettimana d\w+", 1.1), (r"\bsi terra\b|\bsi svolgera\b|\bsi (?:e )?(?:tenuto|svolto|tenuta|svolta)\b|\bin programma\b|\bgiornata\b", 0.9), (r"\bformazione\b", 0.3), (r"\bvisita di studio\b|\bquartier generale\b|\bedizione\b", 0.5)),
    "service": (
        (r"\bapp\b", 0.9), (r"\bservizi[oi]? (?:online|on line|digital\w+|telematic\w+|di)\b", 0.7), (r"\bpiattaform\w+", 0.9), (r"\bportal[ei]\b|\bsito\b", 0.9), (r"\battiv[aoie]\b|\battivat[aoie]\b|\battivazione\b|\battiva\b", 0.9), (r"\bda oggi\b|\bda (?:luned|marted|mercoled|gioved|venerd)i\b|\bdal \d", 0.5),
        (r"\bsportell[oi]\b", 0.7), (r"\bcittadini (?:possono|potranno)\b|\bsi pu[o']\b|\bsara possibile\b|\bbasta\b|\bbastera\b|\bpotr(?:a|anno)\b", 0.7), (r"\bscaricar\w+|\bstore\b", 1.0), (r"\bfibra\b|\bwi-?fi\b|\bbanda\b|\bhotspot\b|\bantenn", 0.8), (r"\bassistente virtuale\b|\bchatbot\b", 1.2),
        (r"\binfrastruttur\w+|\bimpianto\b|\bpostazion[ei]\b|\bsensor[ei]\b|\bcavi\b|\brete\b", 0.5), (r"\butenti\b|\butenz[ae]\b", 0.6), (r"\bin funzione\b|\boperativ[aoie]\b|\bentrat[aoie] in\b|\binaugura\w*|\blanci\w+|\bdebutt\w+|\barriva\b|\becco\b", 0.8), (r"\bprenot\w+|\bpagament\w+|\bcertificat\w+|\bdocument[oi]\b|\bsperimentazione\b", 0.5), (r"\bopen data\b|\bdati aperti\b|\bdataset\b", 0.9),
        (r"\bcarta d'identita elettronica\b|\btessera\b|\bconcession[ei]\b|\bvideocamer|\btelecamer", 0.5)),
    "strategy": (
        (r"\bstrategi[ae]\b", 1.3), (r"\bpiano\b", 0.9), (r"\bagenda digitale\b", 1.1), (r"\blinee guida\b", 1.8), (r"\blinee di indirizzo\b|\bdocumento (?:programmatico|strategico)", 1.6), (r"\bobiettiv[oi] (?:strategic|del piano)", 0.8), (r"\badottat[aoie]\b|\bvotat[aoie]\b|\bapprovat[aoie] (?:il|la|in)\b|\bvia libera\b", 0.7),
        (r"\bpriorita\b|\bassi\b|\bpilastri\b", 0.9), (r"\btriennio\b|\btriennale\b|\bquadriennio\b|\bquinquenn", 0.6), (r"\bconsiglio (?:regionale|comunale|provinciale)\b|\baula\b|\bvoti a favore", 0.6), (r"\broadmap\b|\bvision[e]?\b|\bmasterplan\b", 1.0), (r"\bprogrammazione\b", 0.6), (r"\bpercorso partecip\w+", 0.5)),
    "other": ((r"\bbilancio partecipativo\b|\bsi vota\b|\bvotazion[ei]\b", 1.3), (r"\bclassifica\b|\bpremiazione\b|\bnomina(?:to|ta)?\b|\bsondaggio\b|\bindagine\b|\bquestionario\b", 1.0)),
}
_CUES = Cues(CUES)
NAMES = {
    "candidacy": ("candidatura", "an application"), "agreement": ("accordo", "an agreement"), "funding": ("finanziamento", "funding"), "event": ("evento", "an event"),
    "service": ("servizio", "a service"), "strategy": ("strategia", "a strategy"), "other": ("altro", "something else"),
}
REPEATS = (1.0, 1.4, 1.6)
IN_HEAD = 1.2


@rule("kind", Stage.SUBJECT)
def read_kind(text: Text) -> Iterable[Reading]:
    """The one kind that the words of the text speak for most."""
    ranked = kind_weights(text.string)
    best, second = ranked[0], ranked[1]
    score = 0.5 if not best[1] else min(0.95, 0.55 + (best[1] - second[1]) / (best[1] + 1))
    italian, english = NAMES[best[0]]
    yield Reading("kind", best[0], None, None, "document/kind", round(score, 2), Reason(f"le parole del testo parlano di {italian}", f"the words of the text speak of {english}"))


@lru_cache(maxsize=8)
def kind_weights(string: str) -> tuple[tuple[str, float], ...]:
    """Kinds with their weights, the heaviest first; only the first pages of a long text are read."""
    found = _CUES.weigh(read_page(string), REPEATS, IN_HEAD)
    return tuple(sorted(found.items(), key=lambda pair: -pair[1]))
