"""Words that are typical of each theme, on folded text: 2 says it alone, 1 says it with another one."""

from __future__ import annotations

THEME_CUES: dict[str, tuple[tuple[str, float], ...]] = {
    "digital-services": (
        (
            r"servizi (?:digitali|online|on line|on-line|telematici|in rete|informatici|al cittadino|comunali|pubblici|smart|per (?:il|i) cittadin)",
            1.6,
        ),
        (r"sportell[oi] (?:telematic|digital|virtual|online|unic)\w+|sportello", 0.8),
        (r"digitalizza\w+|trasformazione digitale|transizione digitale|agend[ae] digital[ei]|transizione al digitale", 1.2),
        (r"e-government|amministrazione digitale|modulistica|esperienza del cittadino", 1.6),
        # words of other themes and names of bodies in which `digitale` says nothing of services
        (r"dipartimento per la trasformazione digitale|ministr[oa] per la transizione digitale", -1.65),
        (
            r"agenzia per l'italia digitale|punt[oi] digital[ei]|divario digitale|alfabetizzazione digitale|competenze digitali|cultura digitale|inclusione digitale|formazione digitale|cittadinanza digitale|voucher digital[ei]|impres[ae] digital[ei]|identita digital[ei]",
            -0.45,
        ),
        (r"agenda digitale (?:dell'|della |del )(?!comune)[a-z]", -0.8),
        (r"servizi sociali|servizi applicativi|servizi di facilitazione", -0.5),
        (r"portal[ei] (?:degli |di |dei )?(?:open data|dati aperti)", -0.9),
        (r"pratic(?:a|he)\b|istanz[ae]\b|moduli\b|certificat[oi]\b|domande online|permess[oi]\b|concession[ei] edilizi\w+", 0.6),
        (r"portale\b|sito (?:del comune|istituzionale|comunale|internet)|app\b|applicazione\b", 0.6),
        (r"assistente virtuale|chatbot|anagraf\w+|suap\b|fascicol[oi]\b|notifich\w+", 0.8),
        (
            r"prenota\w*|appuntament[oi] (?:on|in)|da casa\b|dal computer|dal divano|col telefono|sul telefono|telefonin\w+|smartphone|senza (?:carta|code|fila)|allo sportello",
            0.6,
        ),
        (r"servizi\b", 0.5),
        (r"digital[ei]\b|informatic[aohe]\w*|software\b|applicativi\b", 0.45),
        (r"piattaform\w+", 0.5),
        (r"uffici\b", 0.25),
        (r"online\b|on line\b|on-line\b|telematic\w+", 0.6),
    ),
    "identity-payments": (
        (r"spid\b|sistema pubblico di identita", 1.2),
        (r"cie\b|carta d'identita elettronica|carte d'identita elettronich\w+|identita digital[ei]", 1.4),
        (r"pagopa\b|pago pa\b", 1.3),
        (r"app io\b", 1.3),
        (r"pagament[oi]\b|pagare\b|si pagano|si paga\b", 0.5),
        (r"firm[ae] digital[ei]", 0.4),
        (r"contactless|wallet\b|carta di credito|carte bancarie|bancomat", 0.8),
    ),
    "cloud": (
        (r"cloud\b|nuvola\b", 2),
        (r"data ?cent(?:er|re)|centr[oi] (?:di elaborazione )?dati|ced\b|sala macchine", 1.8),
        (r"server\b", 1.2),
        (r"polo strategico nazionale|infrastrutture qualificate|strutture qualificate", 1.6),
        (r"migra(?:zione|re|to|ti|ta)\b|traslo\w+", 0.6),
        (r"copie di sicurezza|backup\b", 0.7),
    ),
    "interoperability": (
        (r"interoperab\w+", 2),
        (r"pdnd\b|piattaforma digitale nazionale dati", 2),
        (r"scambi\w* (?:di |dei |i )?(?:dati|informazioni)|dialoga\w*|si parlano|parlarsi|parlano fra|parlano tra", 1.2),
        (r"banc(?:a|he) dati|base dati|basi dati|archivi\b", 0.8),
        (
            r"unific\w+ (?:gli |i |le |la )?(?:archivi|sistemi|banche|piattaforme|gestion)\w*|unica piattaforma|piattaforma unica|unico sistema|sistema unico|unico archivio",
            0.9,
        ),
        (r"mett\w+ in dialogo|condivi\w+ (?:le |i |delle )?(?:informazioni|dati)|condivisione (?:dei|di) dati", 1.2),
        (r"api\b|integrazione|integrat[ie]\b", 0.5),
        (r"collegar[el]\w*|collegat[ie] (?:tra|fra)|incroci\w*", 0.6),
        (
            r"sistem[ai] (?:comunali )?(?:omogene|unic|integrat|informativ)\w+|software unico|stesso software|stessa piattaforma|stessi programmi",
            0.9,
        ),
        (r"agganciat\w+|convergenza", 0.5),
    ),
    "connectivity": (
        (r"wi-?fi\b|wireless\b|senza fili", 1.6),
        (r"fibra\b", 1.1),
        (r"banda (?:ultra ?)?-?larga|banda ultralarga|ultra ?broadband|broadband|bul\b|ultralarga", 1.8),
        (r"5g\b|4g\b", 1.4),
        (r"hot ?spot\b|hotspot", 1.3),
        (r"connettivita|connession[ei]\b|connetters[ei]|navigare\b|navigazione\b|internet\b", 0.6),
        (
            r"ftth\b|fwa\b|aree bianche|sottomarin\w+|dorsale\b|megabit\w*|gigabit\w*|tralicc\w+|antenn[ae]\b|ripetitor\w+|open fiber|infratel",
            1.0,
        ),
        (r"copertura\b|access point|punti di accesso", 0.6),
    ),
    "open-data": (
        (r"open ?data\b|dati aperti|opendata", 2),
        (r"dataset\b|data set\b", 1.2),
        (r"formato aperto|formati aperti|csv\b|cc by|licenza aperta|licenze aperte|licenza libera", 1.3),
        (r"patrimonio informativo", 0.9),
        (r"riuso\b|dati pubblici|caccia di dati|raccolte di dati|maratona [^.]{0,30}dati|hackathon [^.]{0,30}dati", 0.8),
        (r"pubblicar[el]\w* (?:i dati|le misure|come dati)|scaric\w+ (?:i dati|liberamente|e rielabor)|riusare|riutilizz\w+", 0.8),
    ),
    "skills-inclusion": (
        (r"competenze digitali|cultura digitale|alfabetizzazione|analfabet\w+", 1.8),
        (r"digital divide|divario|esclusione digitale|inclusione digitale|chi resta indietro|inclusion[ei]\b", 1.4),
        (r"facilitator[ei]|facilitazione", 1.5),
        (
            r"formazione (?:digitale )?(?:per |dei |ai )?(?:cittadini|tutti)|donne (?:e|nelle?|nell'|in) (?:informatica|tecnologi\w+|digitale|stem)|ragazze\b",
            0.8,
        ),
        (r"anzian[io]\b|over (?:60|65|70)|pensionat[io]|nonn[io]\b|terza eta|piu avanti con gli anni|capelli bianchi", 1.2),
        (
            r"cors[oi] (?:gratuit|di informatica|di alfabet|per (?:i )?cittadin|base)\w*|lezion[ei]\b|imparar\w+|imparano|insegn(?:are|ano|a) (?:a|ad) usare",
            1.0,
        ),
        (r"non (?:e|sono) capac[ei]|farsi aiutare|dimestichezza|prendere confidenza|aiut(?:are|ano|a) chi|accompagn\w+ (?:i|gli|chi)", 1.0),
        (r"servizio civile digitale|digipass|pane e internet|punt[oi] digital[ei]|volontar\w+", 1.2),
        (r"formazione\b", 0.5),
        (r"competenze\b|cittadini digitali|capitale umano", 0.6),
        (r"cittadini (?:aiutati|formati)|tutor\b", 0.8),
    ),
    "public-workforce": (
        (r"dipendenti [^.]{0,40}(?:cors[oi]|formazione|lezion[ei]|aula)\b|impiegati [^.]{0,40}(?:cors[oi]|formazione)\b|segretari\b", 0.7),
        (
            r"segretari comunali|responsabili informatici|polizie locali|polizia locale|tecnici comunali|personale comunale|amministratori locali",
            0.7,
        ),
        (r"dipendenti\b|impiegat[ie]\b|funzionar[ie]\b", 1.1),
        (r"personale\b|organico\b", 0.6),
        (
            r"formazione (?:(?:digitale )?per (?:il personale|i dipendenti|chi lavora)|degli addetti|del personale|dei dipendenti|dei funzionari|interna)|formativ[ea] per (?:altre )?pubbliche|chi (?:in municipio ci |ci |)lavora",
            1.2,
        ),
        (r"capacita amministrativa|riorganizza\w+|smart working|lavoro agile|telelavoro|macchina (?:amministrativa|comunale)", 1.6),
        (
            r"gestione associata|ufficio (?:unico|associato)|forma associata|forme associative|segretari comunali|in comune tra gli enti",
            1.2,
        ),
        (
            r"assun(?:zion[ei]|t[oaie]\b)|assum(?:e|ono|era|eranno|eremo|ere)\b|concors[oi] pubblic|nuove figure|esperti\b|syllabus|funzione pubblica",
            0.7,
        ),
        (r"rafforza\w* (?:le amministrazioni|l'amministrazione|gli uffici)|uffici (?:comunali|pubblici)", 0.5),
        (r"pubbliche amministrazioni|pubblica amministrazione", 0.3),
    ),
    "innovation-business": (
        (r"start-?up\w*|spin-?off", 1.1),
        (r"imprese\b|aziende\b|pmi\b|imprenditor\w+|artigian[ie]\b|negozi\b|commerciant[ie]|botteg\w+", 0.9),
        (
            r"pol[oi] (?:per l'|di |dell'|d')?innovazione|innovation hub|incubator\w+|accelerator[ei]|digital hub|edih\b|fablab|coworking|competence center",
            1.6,
        ),
        (
            r"trasferimento tecnologico|ricerca e sviluppo|competitiv\w+|tessuto (?:produttivo|economico)|ecosistem[ai]|manifattur\w+|industria\w*|fabbric\w+|posti di lavoro|occupazione\b",
            0.7,
        ),
        (r"tecnologie emergenti|modernizzazione industriale|open innovation|blockchain|innovazione\b|prototip\w+|brevett\w+", 0.6),
        (r"voucher\b|investitor[ei]|camera di commercio|confindustria|ricercator[ei]|ricerca\b", 0.5),
    ),
    "smart-city": (
        (
            r"smart (?:city|cities|road|mobility|building)|citta intelligent[ei]|comunita intelligent[ei]|villaggi intelligenti|lampioni intelligenti|quartier[ei] intelligent[ei]",
            1.8,
        ),
        (r"smart (?:land|community|communities|village|villages)", 0.8),
        (r"assessor\w+ [^.,;]{0,30}smart city", -1.8),
        (r"sensor[ei]\b|sensoristica|iot\b|internet delle cose|lorawan|sond[ae]\b|centralin[ae]\b|rilevator[ei]|contator[ei]", 1.3),
        (
            r"mobilita\b|autobus\b|bus\b|tram\b|trasport[oi] pubblic|trasport[oi] (?:urban|local)|parchegg\w+|sost[ae]\b|semafor\w+|maas\b|monopattin\w+|bike sharing|car sharing|ztl\b|varch[io]\b|targhe\b|colonnin[ae]",
            1.0,
        ),
        (r"bigliett[oi]\b", 0.5),
        (r"illuminazione|lampion[ei]|lampade\b|led\b|punti luce|lampadin\w+", 1.2),
        (r"videosorveglianza|telecamer[ae]|videocamer[ae]|sorveglianza", 1.6),
        (
            r"traffico\b|gemello digitale|digital twin|ciclabil\w+|cassonett[io]|qualita dell'aria|polveri sottili|monitora\w+|control room|centrale operativa",
            1.0,
        ),
        (r"citta\b[^.]{0,30}piu vivibil\w+|vivibil\w+", 1.2),
    ),
    "climate-energy": (
        (r"comunita energetic\w+|cer\b", 2),
        (r"climatic\w+|clima\b|emission[ei]\b|co2\b|carbon\w*|decarbonizz\w+|anidride", 1.1),
        (
            r"energetic\w+|fotovoltaic\w+|pannelli\b|rinnovabil[ei]|energia\b|kilowatt\w*|kwh?\b|megawatt\w*|solar[ei]\b|consumi\b|bollett[ae]|elettric[aoi]\b",
            0.9,
        ),
        (r"transizione (?:verde|ecologica|energetica)|sostenib\w+|efficientamento|efficienza", 0.8),
        (r"rifiuti\b|raccolta differenziata|idric[aoi]\b|acquedott\w+|perdite d'acqua|acqua\b|acque\b|mare\b|fiume\b|fium[ei]\b", 0.6),
        (
            r"polveri sottili|ozono\b|inquinament\w+|qualita dell'aria|alber[io]\b|verde (?:urbano|pubblico)|ambient[ei]\b|ambientale\b|ambientali\b|biodiversita",
            0.7,
        ),
        (r"alluvion[ei]|fran[ae]\b|piena\b|piene\b|allert[ae]\b|idraulic\w+|siccita|incendi\b|meteo\b", 0.9),
        (r"illuminazione\b|led\b|punti luce|risparmi\w+ (?:energetic|atteso|sui)", 0.7),
    ),
    "participation": (
        (r"bilancio partecipativo|partecipat[aoie]\b|partecipativ\w+|decidim\b|partecipa\b", 1.2),
        (r"partecipazione\b", 0.9),
        (r"partecipazione (?:all'|al |e gratuita|e aperta|a eventi)", -0.9),
        (
            r"cittadini (?:decid|sceg|propo|dirann|vot|potranno (?:decid|sceg|propo|dire|vot|espr))\w*|abitanti (?:decid|sceg|propo|dirann|vot|potranno (?:decid|sceg|propo|dire|vot|espr))\w*|residenti (?:decid|sceg|propo|dirann|vot|potranno (?:decid|sceg|propo|dire|vot|espr))\w*",
            1.2,
        ),
        (r"maratona civica|civic hack\w*|hackathon civic\w+", 1.2),
        (
            r"cittadinanza attiva|segnala\w*|segnalazion[ei]|consultazion[ei]|open government|amministrazione aperta|referendum\b|sondaggi\w*|questionar\w+|votar[el]?\w*|votazion[ei]|si vota|votano",
            1.0,
        ),
        (r"co-?progett\w+|cocreazione|insieme (?:agli abitanti|ai cittadini)", 1.4),
        (
            r"proposte\b|raccogliere (?:pareri|istanze|idee)|idee\b|suggeriment\w+|dire la propria|ascolto\b",
            0.7,
        ),
        (
            r"trasparenza|cittadini e imprese diranno|assemblea\b|assemblee\b|tavoli\b|comitati\b|quartieri\b|civic[aohi]+\b|comunita\b",
            0.45,
        ),
    ),
    "cybersecurity": (
        (r"cyber\w*", 1.6),
        (r"sicurezza informatica|csirt|ransomware|hacker\b|pirati\b|acn\b", 1.8),
        (r"attacc\w+|incident\w+ informatic\w+|minacc\w+|phishing|vulnerabil\w+|virus\b|intrusion\w+|violazion\w+", 0.7),
    ),
    "ai": (
        (r"intelligenza artificiale|machine learning|apprendimento automatico|reti? neural[ei]|artificial intelligence|ai generativa", 2),
        (r"algoritm\w+", 1.2),
        (r"chatbot|assistente virtuale|assistente digitale", 1.0),
        (r"modell[oi] (?:linguistic|generativ|predittiv)\w+|impara da sol[oa]", 1.2),
    ),
    "culture-tourism": (
        (r"muse[oi]\b|museal[ei]|pinacotec\w+|biblioteca\b|biblioteche\b|bibliotecari\w*", 0.9),
        (r"turis\w+|visitator[ei]|visitar\w*|albergator\w+|albergh[io]\b|villeggiant\w+|ospitalita", 0.9),
        (
            r"cultur(?:a|ale|ali)\b|patrimonio (?:culturale|storico|artistico)|beni culturali|monument[io]|castell[io]\b|affresch\w+|manoscritt\w+|collezion[ei]|opere d'arte|archeologic\w+|siti unesco|mostr[ae]\b|teatr[oi]\b|festival\b",
            0.6,
        ),
        (
            r"realta (?:aumentata|virtuale)|cammin[io]\b|sentier[io]\b|borgh[io]\b|audioguid\w+|guida turistica|archivio storico|archivi storici",
            0.8,
        ),
    ),
    "health-social": (
        (r"sanita\b|sanitari[aoei]+\b|salute\b", 0.9),
        (r"telemedicina|teleconsulto|teleassistenza|fascicolo sanitario|cartella clinica", 2),
        (
            r"ospedal\w+|medic[oi]\b|pazient[ei]\b|infermier\w+|asl\b|usl\b|asst\b|ausl\b|ambulanz\w+|defibrillator\w+|cardiolog\w+|ambulator\w+|farmaci[ae]\b|118\b",
            0.8,
        ),
        (
            r"servizi sociali|assistenza (?:domiciliare|sociale)|fragil[ei]\b|disabil\w+|welfare\b|famiglie (?:in|bisognos)\w*|buon[io] spesa|caritas|poverta|sociosanitari\w+|assistenti sociali",
            1.1,
        ),
        (r"anzian[io] soli|non autosufficien\w+|caregiver|badant[ei]", 1.0),
    ),
    "education": (
        (r"scuol[ae]\b|scolastic\w+", 0.8),
        (
            r"student[ei]\b|studentess\w+|alunn[ei]\b|docent[ei]\b|class[ei]\b|insegnant[ei]\b|ragazz[ieoa]\b|plessi\b|allievi\b|scolari\b|professor[ei]\b|aul[ae]\b",
            0.6,
        ),
        (
            r"didattic\w+|lavagn[ae]\b|istitut[oi] (?:comprensiv|scolastic|superior|tecnic|professional|di istruzione)\w*|licei\b|liceo\b|its\b|its academy|dirigente scolastic\w+|ministero dell'istruzione|diplom\w+|compiti\b",
            1.1,
        ),
    ),
}
#: How much a theme must weigh to be named: everyday words ask for more.
ENOUGH = {
    "digital-services": 1.9,
    "identity-payments": 1.9,
    "cloud": 1.5,
    "interoperability": 1.9,
    "connectivity": 1.6,
    "open-data": 1.4,
    "skills-inclusion": 1.6,
    "public-workforce": 1.7,
    "innovation-business": 2.3,
    "smart-city": 1.3,
    "climate-energy": 1.5,
    "participation": 1.9,
    "cybersecurity": 1.9,
    "ai": 1.1,
    "culture-tourism": 2.05,
    "health-social": 1.8,
    "education": 2.05,
}
