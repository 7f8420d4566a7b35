"""Words that are typical of each theme, on folded text: 2 says it alone, 1 says it with another one."""

from __future__ import annotations

from initiatives.extraction.lexicon.theme_cues_society import SOCIETY_CUES

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
        (
            r"dematerializza\w+|protocollo informatico|albo pretorio|area personale|portale del cittadino|cassetto digitale|fascicolo del cittadino|domicilio digitale|notifiche digitali|misura 1\.4\.1",
            1.2,
        ),
        (
            r"pratic(?:a|he) edilizi\w+|sportello (?:unico )?(?:per l'|dell')?edilizi\w+|stato civile|cambi\w* di residenza|residenza (?:on ?line|con un clic)|iscrizion[ei] (?:on|alla mensa|all'asilo|ai nidi)|rett[ae]\b|tribut[oi]\b|tassa\b|multe\b",
            0.6,
        ),
        (
            r"totem\b|chiosc\w+|self ?service|whatsapp|telegram|numero verde|sito web|sit[oi] (?:web|comunal\w+)|app (?:comunale|dedicata|gratuita)",
            0.5,
        ),
        (
            r"semplifica\w+|sburocratizza\w+|burocrazia|carta bollata|scartoffie|tempi (?:di attesa|piu brevi|piu rapidi)|cod[ae] agli sportell\w+|code\b",
            0.45,
        ),
    ),
    "identity-payments": (
        (r"spid\b|sistema pubblico di identita", 1.2),
        (r"cie\b|carta d'identita elettronica|carte d'identita elettronich\w+|identita digital[ei]", 1.4),
        (r"pagopa\b|pago pa\b", 1.3),
        (r"app io\b", 1.3),
        (r"pagament[oi]\b|pagare\b|si pagano|si paga\b", 0.5),
        (r"firm[ae] digital[ei]", 0.4),
        (r"contactless|wallet\b|carta di credito|carte bancarie|bancomat", 0.8),
        (r"cns\b|carta nazionale dei servizi|eidas\b|it wallet|it-wallet|itwallet|portafoglio digitale|credenziali\b", 1.0),
        (r"pagament[oi] (?:elettronic|digital|on ?line|telematic)\w*|cashless|senza contant[ei]|bollettin[oi]\b|moneta elettronica", 0.8),
    ),
    "cloud": (
        (r"cloud\b|nuvola\b", 2),
        (r"data ?cent(?:er|re)|centr[oi] (?:di elaborazione )?dati|ced\b|sala macchine", 1.8),
        (r"server\b", 1.2),
        (r"polo strategico nazionale|infrastrutture qualificate|strutture qualificate", 1.6),
        (r"migra(?:zione|re|to|ti|ta)\b|traslo\w+", 0.6),
        (r"copie di sicurezza|backup\b", 0.7),
        (
            r"polo strategico|saas\b|iaas\b|supercalcol\w+|supercomputer\w*|calcolo ad alte prestazioni|hpc\b|virtualizza\w+|potenza di calcolo|ambient[ei] qualificat\w+",
            1.2,
        ),
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
        (r"api\b|integrazione|integrat[ie]\b", 0.3),
        (r"collegar[el]\w*|collegat[ie] (?:tra|fra)|incroci\w*", 0.6),
        (
            r"sistem[ai] (?:comunali )?(?:omogene|unic|integrat|informativ)\w+|software unico|stesso software|stessa piattaforma|stessi programmi",
            0.5,
        ),
        (r"agganciat\w+|convergenza", 0.5),
        (
            r"cooperazione applicativa|once only|anagraf[ei] unic[ae]|banca dati unica|unica banca dati|stessa banca dati|stessi dati|dati (?:gia )?in possesso|fascicolo unico",
            1.3,
        ),
        (
            r"una (?:volta sola|sola volta)|senza (?:chieder\w+|richieder\w+) (?:due volte|di nuovo)|sistemi (?:degli enti|dei comuni)|gestionali (?:degli enti|dei comuni)|sistema informativo unico|un solo (?:archivio|programma|sistema|software|gestionale)|unir\w+ (?:i |gli )?(?:propri )?(?:sistemi|archivi|banche)|sistemi informatici (?:dei|degli|comuni|unici)|gestionale unico|si scambi\w+",
            0.9,
        ),
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
        (
            r"telecomunicazion\w+|tlc\b|telefonia|rete mobile|ret[ei] mobili|segnale\b|satellit\w+|fttc\b|aree grigie|zone bianche|wifi4eu|lan\b|gbps\b|mbps\b|mbit\w*|cavi\b|cavidott\w+|posa\b|rete veloce|ret[ei] ultravelo\w+|internet veloce|giga\b",
            0.45,
        ),
    ),
    "open-data": (
        (r"open ?data\b|dati aperti|opendata", 2),
        (r"dataset\b|data set\b", 1.2),
        (r"formato aperto|formati aperti|csv\b|cc by|licenza aperta|licenze aperte|licenza libera", 0.6),
        (r"patrimonio informativo", 0.9),
        (r"riuso\b|dati pubblici|caccia di dati|raccolte di dati|maratona [^.]{0,30}dati|hackathon [^.]{0,30}dati", 0.8),
        (r"pubblicar[el]\w* (?:i dati|le misure|come dati)|scaric\w+ (?:i dati|liberamente|e rielabor)|riusare|riutilizz\w+", 0.8),
        (
            r"metadat[oi]\b|linked data|geoportal\w+|webgis\b|cartografi\w+ (?:digital|apert)\w+|insiemi di dati|catalogo (?:dei|di) dati|riutilizzo dei dati|data journalism\w*|formato riutilizzabile",
            0.8,
        ),
    ),
    "skills-inclusion": (
        (r"competenze digitali|cultura digitale|alfabetizzazione|analfabet\w+", 1.8),
        (r"digital divide|divario|esclusione digitale|inclusione digitale|chi resta indietro", 1.4),
        (r"facilitator[ei]|facilitazione", 1.5),
        (
            r"formazione (?:digitale )?(?:per |dei |ai )?(?:cittadini|tutti)|donne (?:e|nelle?|nell'|in) (?:informatica|tecnologi\w+|digitale|stem)|ragazze\b",
            0.8,
        ),
        (r"anzian[io]\b|over (?:60|65|70)|pensionat[io]|nonn[io]\b|terza eta|piu avanti con gli anni|capelli bianchi", 1.2),
        (
            r"cors[oi] (?:gratuit|di informatica|di alfabet|per (?:i )?cittadin|base)\w*|lezion[ei]\b|imparar\w+|imparano|insegn(?:are|ano|a) (?:a|ad) usare",
            0.7,
        ),
        (r"non (?:e|sono) capac[ei]|farsi aiutare|dimestichezza|prendere confidenza|aiut(?:are|ano|a) chi|accompagn\w+ (?:i|gli|chi)", 0.6),
        (r"servizio civile digitale|digipass|pane e internet|punt[oi] digital[ei]|volontar\w+", 1.2),
        (r"formazione\b", 0.3),
        (r"inclusion[ei]\b|competenze\b|cittadini digitali|capitale umano", 0.6),
        (r"cittadini (?:aiutati|formati)|tutor\b", 0.8),
        (
            r"digicomp\b|educazione digitale|facilitatric[ei]|alfabetizza\w+|analfabetismo|repubblica digitale|punto digitale facile|cittadinanza digitale|patentino digitale|primi passi (?:con|in|nel)",
            1.4,
        ),
        (
            r"pc (?:donat|rigenerat|ricondizionat|in comodato|in prestito)\w*|computer (?:donat|rigenerat|ricondizionat|in comodato|in prestito)\w*|tablet (?:donat|rigenerat|ricondizionat|in comodato|in prestito)\w*|portatili (?:donat|rigenerat|ricondizionat|in comodato|in prestito)\w*|ultra ?sessant\w+|ultrasettant\w+|over 6\d|piu di (?:60|65|70|75) anni|meno esperti|poco pratic\w+|chi (?:non|fatica|ha poca|ha meno)[^.]{0,25}(?:computer|tecnologi|digital|telefono|internet)\w*",
            1.0,
        ),
        (
            r"cors[oi] (?:di computer|di smartphone|per anziani|per over|sull'uso|all'uso)|usare (?:lo smartphone|il telefono|il tablet|il computer|internet|lo spid)|videochiama\w+|doman(?:de|da) e risposte con",
            0.8,
        ),
    ),
    **SOCIETY_CUES,
}
#: How much a theme must weigh to be named: everyday words ask for more.
ENOUGH = {
    "digital-services": 1.9,
    "identity-payments": 1.9,
    "cloud": 1.6,
    "interoperability": 1.9,
    "connectivity": 1.6,
    "open-data": 1.5,
    "skills-inclusion": 1.6,
    "public-workforce": 1.7,
    "innovation-business": 2.45,
    "smart-city": 1.3,
    "climate-energy": 1.7,
    "participation": 1.9,
    "cybersecurity": 1.9,
    "ai": 1.2,
    "culture-tourism": 1.85,
    "health-social": 1.8,
    "education": 2.15,
}
#: How much likelier (above nought) or less likely a theme is in documents of a kind, in the same measure as the cues: a tenth of
#: the documents that hand out money are about services to citizens in the first place, nine strategies in ten are.
BY_KIND: dict[str, dict[str, float]] = {
    "digital-services": {
        "strategy": 0.5,
        "other": 0.3,
        "service": 0.15,
        "agreement": 0.1,
        "candidacy": -0.1,
        "funding": -0.3,
        "event": -0.35,
    },
}
