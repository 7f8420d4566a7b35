"""What Italian counts: how to tell the unit behind a number from any other word.

A unit is a plural noun (`comuni`, `firme digitali`, `città`), a foreign noun that does not change (`partner`, `dataset`), a
measure (`km`, `kilowatt`) or `%`. Adjectives before it are not part of it, one that classifies it is (`enti locali`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from initiatives.extraction.cues import alternatives

_FUNCTION_WORDS = frozenset(
    """a ad agli ai al all alla alle allo altrettante altrettanti anche ancora anzi appena assieme attraverso avanti c che chi ci cioè circa co coi col come complessivamente
    con contro così cui da dagli dai dal dall dalla dalle dallo davanti de degli dei del dell della delle dello dentro di dietro dopo dove dunque durante e
    ed entro era erano essere euro fa fatto fin finché fine fino forse fra fuori già gli ha hanno i il in infine inoltre insieme intanto intorno invece io l la là le lei
    li lo loro lui ma mai meno mentre mezzo ne né negli nei nel nell nella nelle nello neppure niente no noi non nonché o od oggi ogni oltre oppure ora ossia per
    perché però più poi presso prima proprio purché qua quali qualche quale quando quanta quante quanti quasi quegli quei quelle quelli questa queste questi questo qui quindi
    saranno sarà se sei sempre senza sì sia siano sono sopra sotto sparsi stati state su sugli sui sul sull sulla sulle sullo tale tali tra tramite tutte tutti un una uno verso vi
    via voi vs e-mail fa ieri domani venne vengono viene vanno va soltanto solo appunto almeno ben complessive complessivi totali rispettivamente ciascuna ciascuno cadauno dispari pari bis ter
    arrivano partono restano hanno possono devono potranno dovranno avranno faranno daranno verranno andranno serviranno entrano escono""".split()
)
#: Time has its own kinds; votes, ranks, speeds and page numbers count nothing of an initiative.
_NO_UNITS = frozenset(
    """anno anni annualità mese mesi giorno giorni giornata settimana settimane minuto minuti minutes minute secondo secondi semestre semestri trimestre trimestri bimestri decenni secoli lustri
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
    volta volte voto voti astenuti astensioni contrari favorevoli posto posizioni euro eur centesimi dollari sterline lire franchi milioni miliardi migliaia mila
    mega mb mbps mbit mbits megabit megabyte giga gb gbps gbit gigabit gigabyte kbps mhz ghz tb terabyte gradi punti-percentuali cifre pagina righe caratteri battute
    ore articoli commi comma bis ter quater anni-luce visualizzazioni commenti letture like min pm am kb pixel carati numeri decimali anime cose generazioni""".split()
)
#: Nouns that with a small number divide a speech, not the world.
_RHETORICAL = frozenset(
    """facce parti aspetti temi motivi ragioni modi maniere passi parole cose punti-di-vista fasi tipi tipologie livelli assi versanti fronti lati ambiti settori elementi ordini versioni
    edizioni istituzioni mani piedi occhi righe lettere dimensioni direzioni pilastri strade vie categorie direttrici direttive linee momenti casi principi criteri domande-chiave
    filoni macroaree macro-aree macroambiti tentativi ritardi fette novità occasioni esempi sorprese scelte strumenti condizioni requisiti esigenze problemi soluzioni modelli atti documenti avvisi soggetti quote rate date metà terzi quarti quinti decimi
    anime priorità gambe tappe turni round sensi binari realtà enti-firmatari amici capisaldi parole-chiave sezioni moduli step clic click pagine""".split()
)
_BEFORE_NOUN = re.compile(
    r"""(?:(?:nuov|altr|piccol|grand|divers|ulterior|prim|important|stess|vecchi|giovan|bell|buon|miglior|maggior|principal|nuovissim|distint|singol|brav|storic|divers|autentic|ver|attual|poss?ibil|prossim|interi?|inter|ambizios|modern|innovativ)(?:i|e|he|hi)[ ])+""",
    re.VERBOSE | re.IGNORECASE,
)
#: Units of several words.
_FIXED_UNITS = r"""manifestazioni[ ]d['’i][ ]?interesse|medici[ ]di[ ](?:base|famiglia|medicina[ ]generale)|pediatri[ ]di[ ]libera[ ]scelta|posti[ ](?:di[ ]lavoro|letto|auto|barca|a[ ]sedere)|casi[ ](?:d['’]uso|di[ ](?:riuso|studio|successo))|punti[ ]di[ ](?:assistenza|ascolto|raccolta|ricarica|rilevamento|rilevazione|misura|monitoraggio|prestito|interesse|informazione|voto[ ]assistito|voto|contatto)|insiemi[ ]di[ ]dati|stazioni[ ]di[ ](?:misura|ricarica|monitoraggio|rilevamento)
        |centri[ ]di[ ](?:calcolo|ricerca|raccolta|assistenza|competenza)|postazioni[ ]di[ ](?:lavoro|ricarica)|colonnine[ ]di[ ]ricarica|sale[ ](?:macchine|riunioni|studio|server)|comunit(?:à|a['’])[ ]energetiche|punti[ ](?:luce|vendita|di[ ]accesso|di[ ]facilitazione|di[ ]prelievo)|carte[ ]d['’]identità|borse[ ]di[ ]studio
        |metri[ ](?:quadrati|quadri|cubi)|chilometri[ ]quadrati|piccole[ ]e[ ]medie[ ]imprese|pubbliche[ ]amministrazioni|access[ ]point|hot[ ]spot|unioni[ ](?:di|dei)[ ]comuni|unioni[ ]montane|comunità[ ]montane|punti[ ]d['’]accesso|unit(?:à|a['’])[ ](?:immobiliari|abitative|locali)|raccolte[ ](?:di[ ])?dati|banche[ ]dati|set[ ]di[ ]dati|corpi[ ]illuminanti|pali[ ]della[ ]luce|stati[ ]membri
        |centri[ ]abitati|nuclei[ ]familiari|aree[ ](?:bianche|interne|protette|verdi)|start[ -]up|open[ ]data|totem[ ]touch|forze[ ]dell['’]ordine|linee[ ]d['’]azione"""
_FIXED = re.compile(rf"(?:{_FIXED_UNITS})(?!\w)", re.VERBOSE | re.IGNORECASE)
#: How their first words begin.
_FIXED_BEGINNINGS = frozenset(unit.strip()[:3] for unit in alternatives(_FIXED_UNITS))
_CLASSIFYING = re.compile(
    r"[ ](?:local|membr|comunal|provincial|regional|municipal|pubblic|pubblich|digital|protett|scolastic|scolastich|elettronic|elettronich|sanitari|statal|associat|beneficiari|tecnic|professional|familiar|elettric|elettrich|cultural|sportiv|ospedalier|universitari|residenzial|commercial|agricol|intelligent|superior|comprensiv|informatic|informatich|applicativ|formativ|telematic|telematich|amministrativ|educativ|produttiv|museal|bibliotecari|stradal|urban|giovanil|familiar|turistic|turistich|assistit|abilitat|edilizi|anagrafic|anagrafich|catastal)[ie](?!\w)",
    re.IGNORECASE,
)
#: Heads after which such an adjective belongs to the name of the thing.
_TAKES_CLASS = re.compile(
    r"^(?:enti|amministrazioni|stati|firme|identità|servizi|uffici|istituti|scuole|edifici|aree|strutture|aziende|unità|unioni|sportelli|biblioteche|certificati|documenti|pratiche|punti|colonnine|postazioni|plessi|polizie|strade|operatori|imprese|farmacie|presidi|cartelle|ricette|facilitatori|tecnici|crediti|attività|sedi|spazi|sistemi|impianti|laboratori|percorsi|poli|reti|centri|beni|siti|itinerari|ambulatori|posti|dati|figure|programmi|voti)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)?", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:spid|cie|pec|pos|cns|pmi|pa|rsa|cpia|its|app|qr)(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"[ \u00a0]?(?:%|per[ ]?cento(?!\w)|percento(?!\w))", re.IGNORECASE)
_MEASURE = re.compile(
    r"[ \u00a0]?(?:kwh?|mwh?|gwh?|kwp|mwp|km|kmq|mq|m²|m2|ettari|ha|tonnellate|kilowatt|megawatt|metri|chilometri)(?![\w²/])", re.IGNORECASE
)
_ARTICLE = re.compile(r"[ ](?:i|gli|le)(?=[ ])", re.IGNORECASE)
_HOURS = re.compile(
    r"[ ]ore(?!\w)(?![ ]su[ ]|[ ]?\d|[ ](?:e[ ](?:\d|un|mezz|tre|venti|quaranta)|di[ ]ritardo|prima|dopo|più[ ]tardi|al[ ]giorno))",
    re.IGNORECASE,
)
_INVARIANT_END = re.compile(r"[bcdfghklmnpqrstvwxyzàùì]$", re.IGNORECASE)
_APOSTROPHE_ACCENT = re.compile(r"(?<=[^\W\d_]{2}t)a['’](?=[ ,.;:)\n]|$)", re.IGNORECASE)
#: `tipi di pagamento`: what is counted stands behind these.
_CONTAINERS = frozenset("tipi tipologie categorie serie coppie paia specie forme".split())
_OF_KIND = re.compile(r"[ ](?:di[ ]|d['’])[^\W\d_]{3,}")
_AND_MORE = re.compile(r"[ ]e[ ](?:più|oltre|passa)(?=[ ])", re.IGNORECASE)  # 40 e più servizi
_LONG_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` in lower case as the text writes it; `weak` where a small number with it may be mere rhetoric."""

    name: str
    end: int
    weak: bool = False


def unit_after(string: str, position: int, *, needs_link: bool) -> Unit | None:
    """The unit that begins right behind a number at `position`; `needs_link` after `una ventina`, `due milioni`: with `di`."""
    percent = _PERCENT.match(string, position)
    if percent:
        return Unit("%", percent.end())
    fixed = _fixed(string, position + 1)
    if fixed and not needs_link:
        return Unit(fixed.group().lower(), fixed.end())
    measure = _MEASURE.match(string, position)
    if measure:
        return Unit(measure.group().strip().lower(), measure.end())
    hours = _HOURS.match(string, position)
    if hours:
        return Unit("ore", hours.end())
    more = _AND_MORE.match(string, position)
    position = more.end() if more else position
    if string[position : position + 1] not in (" ", "\u00a0"):
        return None
    start = position + 1
    if needs_link:
        link = re.match(r"(?:di[ ]|d['’])", string[start : start + 3])
        if not link:
            return None
        start += link.end()
    else:
        article = _ARTICLE.match(string, position)
        start = article.end() + 1 if article else start
    return noun_at(string, start)


def _fixed(string: str, start: int) -> re.Match | None:
    return _FIXED.match(string, start) if string[start : start + 3].lower() in _FIXED_BEGINNINGS else None


def noun_at(string: str, start: int) -> Unit | None:
    """The unit whose words begin at `start`, adjectives before it skipped."""
    fixed = _fixed(string, start)
    if fixed:
        return Unit(fixed.group().lower(), fixed.end())
    skipped = _BEFORE_NOUN.match(string, start)
    if skipped:
        unit = _noun(string, skipped.end())
        if unit:
            return unit
    return _noun(string, start)


def _noun(string: str, start: int) -> Unit | None:
    fixed = _fixed(string, start)
    if fixed:
        return Unit(fixed.group().lower(), fixed.end())
    word = _WORD.match(string, start)
    if not word:
        return None
    accented = _APOSTROPHE_ACCENT.match(string, word.end() - 1)
    if accented:  # citta' for città
        return Unit(string[start : accented.end()].lower(), accented.end())
    if string[word.end() : word.end() + 1] in ("'", "’"):
        return None
    name = word.group().lower()
    if not is_unit_noun(word.group()):
        return None
    kinds = name in _CONTAINERS and _OF_KIND.match(string, word.end())
    if kinds:
        return Unit(name + kinds.group().lower(), kinds.end(), name in _RHETORICAL)
    classified = _TAKES_CLASS.search(name) and _CLASSIFYING.match(string, word.end())
    if classified:
        return Unit(name + classified.group().lower(), classified.end(), name in _RHETORICAL)
    return Unit(name, word.end(), name in _RHETORICAL)


_PARTICIPLE = re.compile(r"[a-zà-ü]{2,}(?:at|it|ut|iest|ist|iss|ess|rimast|chius|espost|compres)[ie]$")
#: Participles that have become nouns are units like any other.
_PARTICIPIAL_NOUNS = frozenset(
    """iscritti iscritte addetti invitati associati candidati candidate delegati deputati impiegati laureati avvocati soldati mercati comitati certificati attestati istituti contributi tributi dati
    privati disoccupati occupati pensionati immigrati rifugiati assistiti abbonati tesserati diplomati stati visite uscite partite comunità artisti turisti ciclisti automobilisti giornalisti autisti specialisti
    attivisti siti visti tonnellate giornate serate mattinate nottate fermate chiamate puntate passeggiate ondate facciate annate entrate liste piste riviste filmati ingressi accessi processi congressi successi sedute cadute tute feste finestre teste inviti crediti debiti depositi circuiti spiriti utenti""".split()
)


def is_participle(name: str) -> bool:
    """Whether `name` is a past participle (`richiesti`, `fissati`) and no noun of its own."""
    return bool(_PARTICIPLE.fullmatch(name)) and name not in _PARTICIPIAL_NOUNS


#: Capitalised plurals that Italian officialese writes large; any other capitalised word behind a number is a name.
_OFFICIAL = frozenset(
    "comuni regioni province paesi stati città municipi enti unioni ministeri sindaci amministrazioni università istituti scuole asl aziende consorzi comunità associazioni parchi ambiti gal atenei".split()
)


def is_unit_noun(word: str) -> bool:
    """Whether `word` can be the plural noun behind a number."""
    name = word.lower()
    if _ACRONYM.fullmatch(name):
        return True
    if len(name) < _LONG_ENOUGH or name in _FUNCTION_WORDS or name in _NO_UNITS:
        return False
    if word[0].isupper() and not word.isupper() and name not in _OFFICIAL:
        return False
    return name.endswith(("i", "e")) or bool(_INVARIANT_END.search(name))
