"""What a document is about: the themes of the guidelines, by the words that are typical of each."""

from __future__ import annotations

from collections.abc import Iterable

from initiatives.extraction.cues import Cues
from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

#: Patterns on folded text: weight 2 where one hit is enough, 1 where two are needed.
CUES: dict[str, tuple[tuple[str, float], ...]] = {
    "digital-services": (
        (r"\bservizi (?:digitali|online|on line|on-line|telematici|in rete|informatici|al cittadino|comunali)\b|\bsportello (?:telematico|digitale|virtuale|online)", 2), (r"\bservizi per (?:il|i) cittadin|\bservizi (?:pubblici|smart)\b", 1.5), (r"\bdigitalizzazione\b|\btrasformazione digitale\b|\btransizione digitale\b|\bagend[ae] digital[ei]\b", 1.2),
        (r"\be-government\b|\bamministrazione digitale\b|\bpratiche (?:online|on line|digitali)\b|\bmodulistica\b", 2), (r"\bportale (?:dei servizi|del cittadino|comunale|istituzionale)|\bapp\b", 0.8), (r"\bassistente virtuale\b|\bchatbot\b|\bcertificati (?:online|anagrafici)\b", 1.5), (r"\besperienza del cittadino\b|\bfacilitazione digitale\b|\bprenotar\w+ (?:online|appuntament)", 1.5),
        (r"\bservizi\b", 0.5), (r"\bprocedure informatiche\b|\bfunzione informatica\b|\bdigital[ei]\b", 0.5), (r"\bpiattaform\w+|\bsportell[oi]\b", 0.5), (r"\bda casa\b|\bsul web\b|\bdal computer\b|\bcol telefono\b|\bsul telefono\b|\bsmartphone\b", 0.5)),
    "identity-payments": ((r"\bspid\b", 1.3), (r"\bcie\b|\bcarta d'identita elettronica\b|\bidentita digital[ei]\b", 1.5), (r"\bpagopa\b", 1.4), (r"\bapp io\b", 1.4), (r"\bpagament[oi] (?:online|digital\w+|elettronic\w+|contactless)", 1.2), (r"\bfirm[ae] digital[ei]\b|\bpec\b", 0.5), (r"\bwallet\b|\bit-wallet\b", 1.0)),
    "cloud": ((r"\bcloud\b", 2), (r"\bdata ?cent(?:er|re)\b|\bcentro dati\b|\bcentro elaborazione dati\b", 2), (r"\bserver\b", 1), (r"\bpolo strategico nazionale\b", 2)),
    "interoperability": ((r"\binteroperab\w+", 2), (r"\bpdnd\b|\bpiattaforma digitale nazionale dati\b", 2), (r"\bscambio (?:di|dei) dati\b|\bbanche dati\b|\bapi\b|\bbase dati unica\b", 1.2), (r"\bintegrazione dei sistemi\b|\banpr\b|\bsistemi (?:comunali )?(?:omogenei|integrati)", 1)),
    "connectivity": ((r"\bwi-?fi\b", 2), (r"\bfibra\b", 1.6), (r"\bbanda (?:ultra ?)?-?larga\b|\bultra ?broadband\b|\bbroadband\b|\bbul\b|\bbanda ultralarga\b", 2), (r"\b5g\b", 2), (r"\bhot ?spot\b|\bconnettivita\b|\bconnession[ei]\b|\bconnettersi\b", 1), (r"\bftth\b|\bfwa\b|\baree bianche\b|\blorawan\b|\bcavi sottomarini\b|\bsottomarin", 2), (r"\binternet veloce\b|\bcopertura\b", 0.8)),
    "open-data": ((r"\bopen ?data\b|\bdati aperti\b", 2), (r"\bdataset\b", 1.2), (r"\bpatrimonio informativo\b", 0.8), (r"\blicenza aperta\b", 0.3)),
    "skills-inclusion": ((r"\bcompetenze digitali\b|\bcultura digitale\b", 1.7), (r"\bdigital divide\b|\bdivario digitale\b|\besclusione digitale\b|\binclusione digitale\b", 1.7), (r"\bfacilita(?:tori|zione)\b|\balfabetizzazione\b", 2), (r"\banzian[io]\b|\bover 6\d\b|\bpensionati\b|\bnonni\b", 0.9), (r"\bcorsi (?:gratuiti|di informatica|per)|\bformazione (?:dei|per i|ai) cittadin\w+|\bvolontari\b", 1.2), (r"\bdimestichezza\b|\bsi sbrigano da casa\b|\bcapitale umano\b|\bdivario\b", 0.9), (r"\bservizio civile digitale\b|\bdigipass\b|\bpane e internet\b|\bpunt[oi] digital[ei]\b", 2)),
    "public-workforce": ((r"\bformazione (?:del personale|dei dipendenti|dei funzionari|per (?:i )?dipendenti)|\bdipendenti (?:pubblici|comunali|regionali)\b|\bdipendenti\b", 1.3), (r"\bpersonale\b", 0.6), (r"\brafforza\w* (?:la|le) (?:capacita )?amministra\w+|\bcapacita amministrativa\b|\bcapacita di chi lavora\b|\briorganizzazione\b|\bsmart working\b|\blavoro agile\b", 1.6), (r"\bgestione associata\b|\bsyllabus\b|\bsegretari comunali\b|\bpubblici dipendenti\b|\bforme associative\b|\bmacchina amministrativa\b", 1.2), (r"\bpubbliche amministrazioni\b[^.]{0,40}\bformazion|\bformativ[ea] per (?:altre )?pubbliche", 1.5)),
    "innovation-business": ((r"\bstart-?up\b", 1.5), (r"\bimprese\b|\baziende\b|\bpmi\b|\bimprenditor\w+", 0.8), (r"\bpol[oi] (?:per l'|di |dell')?innovazione\b|\binnovation hub\b|\bincubator\w+|\bacceleratore\b|\bdigital hub\b|\bedih\b", 1.8), (r"\btrasferimento tecnologico\b|\bricerca e sviluppo\b|\bcompetitivita\b|\btessuto produttivo\b|\becosistem[ai]\b", 0.9), (r"\btecnologie emergenti\b|\bindustria 4\.0\b|\bmodernizzazione industriale\b|\bopen innovation\b|\bcoworking\b|\bblockchain\b", 1.3)),
    "smart-city": ((r"\bsmart (?:city|cities|land|community|communities|village|villages|road)\b|\bcitta intelligent[ei]\b|\bcomunita intelligent[ei]\b|\bvillaggi intelligenti\b", 1.8), (r"\bsensor[ei]\b|\biot\b|\bsensoristica\b", 1.3), (r"\bmobilita\b|\bautobus\b|\btrasporto pubblico\b|\bparchegg\w+|\bsemafor\w+|\bbigliett\w+|\bmaas\b", 1.0), (r"\billuminazione\b|\blampion[ei]\b|\blampade\b|\bled\b", 1.2), (r"\bvideosorveglianza\b|\btelecamere\b", 2), (r"\btraffico\b|\bgemello digitale\b|\bdigital twin\b|\bciclabil\w+", 1.2), (r"\bcitta\b[^.]{0,30}\bpiu vivibil", 1.8)),
    "climate-energy": ((r"\bcomunita energetic\w+|\bcer\b", 2), (r"\bclimatic\w+|\bclima\b|\bemission[ei]\b|\bco2\b|\bcarbon\w*\b|\bdecarbonizz\w+", 1.1), (r"\benergetic\w+|\bfotovoltaic\w+|\bpannelli\b|\brinnovabil[ei]\b|\benergia\b|\bkilowatt\b|\bkwh\b", 1.0), (r"\btransizione (?:verde|ecologica|energetica)\b|\bsostenibilita ambientale\b|\befficientamento\b", 1.2), (r"\brifiuti\b|\bidric[aoi]\b|\bacquedott\w+", 0.8)),
    "participation": ((r"\bbilancio partecipativo\b|\bpartecipat[aoie]\b|\bpartecipativ\w+", 1.4), (r"\bpartecipazione (?:dei|attiva|civica|e|tra|democratica)|\bpartecipazione\b", 0.8), (r"\bcittadinanza attiva\b|\bsegnalazion[ei]\b|\bsegnalano\b|\bconsultazion[ei]\b|\bopen government\b|\bamministrazione aperta\b", 1.3), (r"\bco-?progettazione\b|\bcocreazione\b|\binsieme agli abitanti\b|\bsi vota\b|\bproposte dei cittadini\b|\braccogliere (?:pareri|istanze|idee)", 1.3), (r"\btrasparenza\b|\bdiranno di che cosa\b|\bcittadini e imprese diranno\b", 0.7)),
    "cybersecurity": ((r"\bcyber ?-?sicurezza\b|\bcyber ?-?security\b|\bsicurezza informatica\b|\bcsirt\b|\bransomware\b|\bhacker\b", 2), (r"\battacc\w+ informatic\w+|\bincidenti informatici\b|\bminacce\b|\bphishing\b", 1.2)),
    "ai": ((r"\bintelligenza artificiale\b|\bmachine learning\b|\bapprendimento automatico\b|\bai generativa\b|\bartificial intelligence\b", 2), (r"\balgoritm\w+|\bchatbot\b|\bassistente virtuale\b", 1)),
    "culture-tourism": ((r"\bmuse[oi]\b|\bbibliotec\w+|\bpatrimonio culturale\b|\bbeni culturali\b|\bteatr\w+|\barchivi storici\b", 0.8), (r"\bturis\w+|\bvisitator[ei]\b|\bpromuovere turismo\b", 0.8), (r"\bcultur(?:a|ale|ali)\b", 0.5), (r"\bcollezion[ei]\b|\bpinacoteca\b|\brealta (?:aumentata|virtuale)\b|\bcammini\b", 0.9)),
    "health-social": ((r"\bsanita\b|\bsanitari[aoei]\b|\bsalute\b", 1.0), (r"\btelemedicina\b|\bteleconsulto\b|\bfascicolo sanitario\b|\bteleassistenza\b", 2), (r"\bospedal\w+|\bmedic[oi]\b|\bpazient[ei]\b|\binfermier\w+|\basl\b|\busl\b", 0.8), (r"\bservizi sociali\b|\bassistenza (?:domiciliare|sociale)\b|\bfragil[ei]\b|\bdisabil\w+|\bwelfare\b", 1.2)),
    "education": ((r"\bscuol[ae]\b|\bscolastic\w+", 1.0), (r"\bstudent[ei]\b|\balunn[ei]\b|\bdocent[ei]\b|\bclass[ei]\b|\binsegnant[ei]\b", 0.9), (r"\bdidattic\w+|\blavagn[ae]\b|\bistitut[oi] (?:comprensiv\w+|scolastic\w+|superior\w+)", 1.2), (r"\buniversita\b|\bateneo\b", 0.3)),
}
_CUES = Cues(CUES)
#: How much a theme must weigh to be named; the everyday words of some themes ask for more.
ENOUGH = {"digital-services": 1.6, "skills-inclusion": 1.7, "innovation-business": 2.0, "connectivity": 1.6, "education": 3.0, "culture-tourism": 2.2, "health-social": 2.0, "smart-city": 1.8, "participation": 1.8}
USUAL = 2.0
REPEATS = (1.0, 1.5, 1.8)
IN_HEAD = 0.5
WHY = Reason("parole tipiche del tema", "words that are typical of the theme")


@rule("theme", Stage.SUBJECT)
def read_themes(text: Text) -> Iterable[Reading]:
    """Every theme whose words weigh enough."""
    for theme, weight in theme_weights(text.string).items():
        enough = ENOUGH.get(theme, USUAL)
        if weight >= enough:
            yield Reading("theme", theme, None, None, "document/theme", round(min(0.95, 0.6 + (weight - enough) / 8), 2), WHY)


def theme_weights(string: str) -> dict[str, float]:
    """How much the words of the text speak for each theme; only the first pages of a long text are read."""
    return _CUES.weigh(read_page(string), REPEATS, IN_HEAD)
