"""Words that are typical of the themes of people, firms, towns and land, in the manner of `theme_cues`."""

from __future__ import annotations

SOCIETY_CUES: dict[str, tuple[tuple[str, float], ...]] = {
    "public-workforce": (
        (r"dipendenti [^.]{0,40}(?:cors[oi]|formazione|lezion[ei]|aula)\b|impiegati [^.]{0,40}(?:cors[oi]|formazione)\b|segretari\b", 0.7),
        (
            r"segretari comunali|responsabili informatici|polizie locali|polizia locale|tecnici comunali|personale comunale|amministratori locali",
            0.7,
        ),
        (r"dipendenti\b|impiegat[ie]\b|funzionar[ie]\b", 1.1),
        (r"personale\b|organico\b", 0.35),
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
        (
            r"reclut\w+|formazione (?:continua|obbligatoria) (?:dei|del|per)|upskilling|reskilling|piao\b|benessere organizzativo|organizzazione (?:interna|del lavoro|degli uffici)|competenze (?:dei dipendenti|del personale|degli impiegati|dei funzionari)|turn ?over|pensionament\w+",
            1.0,
        ),
        (
            r"corso[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|corsi[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|aula[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|lezioni[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|formazione[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|formare[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b|formera[^.]{0,50}(?:dipendenti|impiegati|funzionari|dirigenti|operatori comunali|personale)\b",
            0.9,
        ),
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
        (r"tecnologie emergenti|modernizzazione industriale|open innovation|blockchain|innovazione\b|prototip\w+|brevett\w+", 0.35),
        (r"voucher\b|investitor[ei]|camera di commercio|confindustria|ricercator[ei]|ricerca\b", 0.5),
        (
            r"industria 4|transizione 4|transizione 5|impresa 4|ecommerce|e-commerce|commercio elettronico|venture capital|imprenditorialita|distrett[oi] (?:industriale|produttiv|tecnologic)\w*|filier[ae]\b|made in italy|nomadi digitali|agritech|agricoltura di precisione|aziende agricole|piccole e medie",
            0.8,
        ),
        (
            r"cantine\b|laboratori artigian\w+|fatturato|export\b|mercati\b|business\b|investimenti privati|autoimpiego|idee d'impresa|casa delle tecnologie|tecnopol\w+|parco scientifico|dottorat\w+|brevett\w+",
            0.7,
        ),
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
            r"mobilita\b|autobus\b|bus\b|tram\b|trasport[oi] pubblic|trasport[oi] (?:urban|local)|parchegg\w+|semafor\w+|maas\b|monopattin\w+|bike sharing|car sharing|ztl\b|varch[io]\b|targhe\b|colonnin[ae]",
            1.0,
        ),
        (r"bigliett[oi]\b|sost[ae]\b", 0.5),
        (r"illuminazione|lampion[ei]|lampade\b|led\b|punti luce|lampadin\w+", 1.2),
        (r"videosorveglianza|telecamer[ae]|videocamer[ae]|sorveglianza", 1.6),
        (
            r"traffico\b|gemello digitale|digital twin|ciclabil\w+|cassonett[io]|qualita dell'aria|polveri sottili|monitora\w+|control room|centrale operativa",
            1.0,
        ),
        (r"citta\b[^.]{0,30}piu vivibil\w+|vivibil\w+", 1.2),
        (
            r"infomobilita|mezzi pubblici|navett[ae]\b|fermat[ae]\b|skibus\b|scuolabus|filobus|metropolitana (?:leggera|di superficie)|funicolar\w+|guida autonoma|veicoli autonomi|pannelli (?:luminosi|a messaggio)|parcometr\w+|strisce blu|stalli\b|telelettura|smart meter\w*|droni\b|drone\b",
            0.9,
        ),
        (
            r"cestini\b|irrigazion\w+|stazion[ei] di (?:misura|rilevament\w+|monitoragg\w+)|ret[ei] di (?:sensori|misura|monitoraggio|telecamere)|lettura delle targhe|monitoraggio (?:del|della|dei|delle|in tempo)|dati in tempo reale|piattaforma urbana|contapersone|occhi elettronici|impiant[oi] di videosorveglianza",
            1.0,
        ),
    ),
    "climate-energy": (
        (r"comunita energetic\w+|cer\b", 2),
        (r"climatic\w+|clima\b|emission[ei]\b|co2\b|carbon\w*|decarbonizz\w+|anidride", 1.1),
        (
            r"energetic\w+|fotovoltaic\w+|pannelli\b|rinnovabil[ei]|energia\b|kilowatt\w*|kwh?\b|megawatt\w*|solar[ei]\b|consumi\b|bollett[ae]|elettric[aoi]\b",
            0.9,
        ),
        (r"transizione (?:verde|ecologica|energetica)|sostenib\w+|efficientamento|efficienza", 0.6),
        (r"rifiuti\b|raccolta differenziata|idric[aoi]\b|acquedott\w+|perdite d'acqua|acqua\b|acque\b|mare\b|fiume\b|fium[ei]\b", 0.4),
        (
            r"polveri sottili|ozono\b|inquinament\w+|qualita dell'aria|alber[io]\b|verde (?:urbano|pubblico)|ambient[ei]\b|ambientale\b|ambientali\b|biodiversita",
            0.7,
        ),
        (r"alluvion[ei]|fran[ae]\b|piena\b|piene\b|allert[ae]\b|idraulic\w+|siccita|incendi\b|meteo\b", 0.7),
        (r"illuminazione\b|led\b|punti luce|risparmi\w+ (?:energetic|atteso|sui)", 0.7),
        (
            r"riqualificazione energetica|efficientamento energetico|teleriscaldamento|pompe di calore|biogas|idrogeno\b|impatto climatico|neutralita|isole di calore|idrogeologic\w+|idrometr\w+|pluviometr\w+|dissesto|esondazion\w+|adattamento climatico|gas serra|mobilita elettrica",
            1.1,
        ),
        (r"protezione civile|bosch[io]\b|forest\w+|depurator\w+|ghiacciai\w*|ecologic\w+|green\b|risparmio (?:energetico|idrico)", 0.4),
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
            0.8,
        ),
        (r"co-?progett\w+|cocreazione|insieme (?:agli abitanti|ai cittadini)", 1.4),
        (
            r"proposte\b|raccogliere (?:pareri|istanze|idee)|idee\b|suggeriment\w+|dire la propria|ascolto\b",
            0.7,
        ),
        (
            r"trasparenza|cittadini e imprese diranno|assemblea\b|assemblee\b|tavoli\b|comitati\b|quartieri\b|civic[aohi]+\b|comunita\b",
            0.25,
        ),
        (
            r"patt[oi] di collaborazione|beni comuni|dibattito pubblico|percors[oi] partecip\w+|assemble[ae] (?:pubblic|cittadin|di quartiere)\w+|petizion\w+|parola ai cittadini|urne\b|al voto\b|voto on ?line|proposte (?:dei|degli) (?:cittadini|abitanti)|amministrazione condivisa",
            1.0,
        ),
    ),
    "cybersecurity": (
        (r"cyber\w*", 1.6),
        (r"sicurezza informatica|csirt|ransomware|hacker\b|pirati\b|acn\b", 1.8),
        (r"attacc\w+|incident\w+ informatic\w+|minacc\w+|phishing|vulnerabil\w+|virus\b|intrusion\w+|violazion\w+", 0.7),
        (
            r"cibernetic\w+|difes[ae] informatic\w+|resilienza informatica|protezione informatica|malware|spyware|data breach|firewall|antivirus|nis ?2\b|security operation\w*|truff[ae] (?:on ?line|informatic|digital|telematic)\w*|crimin[ei] informatic\w+|reati informatici|attacc\w+ informatic\w+|perimetro di sicurezza",
            1.5,
        ),
        (
            r"blocc\w+ (?:i server|i sistemi|gli uffici|per giorni)|riscatt[oi]\b|password\b|dati rubati|allegat[oi] (?:sospett|infett)\w+",
            0.2,
        ),
    ),
    "ai": (
        (r"intelligenza artificiale|machine learning|apprendimento automatico|artificial intelligence|ai generativa", 2),
        (r"algoritm\w+", 1.2),
        (r"chatbot|assistente virtuale|assistente digitale", 1.0),
        (r"modell[oi] (?:linguistic|generativ|predittiv)\w+|impara da sol[oa]", 1.2),
        (
            r"chatgpt|llm\b|ret[ei] neural[ei]|visione artificiale|computer vision|riconoscimento (?:automatico|delle immagini|vocale|facciale)|traduzione automatica|assistent[ei] (?:virtual|vocal)\w+|machine-learning|intelligenze artificiali|deep learning|addestra\w* (?:un|il|i|gli|l')",
            1.1,
        ),
        (r"predittiv\w+|robot\b|robotica|macchin[ae] che (?:impara|ragiona|scriv|dipin|legg)\w+|big data", 0.6),
    ),
    "culture-tourism": (
        (r"muse[oi]\b|museal[ei]|pinacotec\w+|biblioteca\b|biblioteche\b|bibliotecari\w*", 0.9),
        (r"turis\w+|visitator[ei]|visitar\w*|albergator\w+|albergh[io]\b|villeggiant\w+|ospitalita", 0.9),
        (
            r"cultur(?:a|ale|ali)\b|patrimonio (?:culturale|storico|artistico)|beni culturali|monument[io]|castell[io]\b|affresch\w+|manoscritt\w+|collezion[ei]|opere d'arte|archeologic\w+|siti unesco|mostr[ae]\b|teatr[oi]\b|festival\b",
            0.45,
        ),
        (
            r"realta (?:aumentata|virtuale)|cammin[io]\b|sentier[io]\b|borgh[io]\b|audioguid\w+|guida turistica|archivio storico|archivi storici",
            0.8,
        ),
        (
            r"tour virtual[ei]|virtual tour|visit[ae] virtual[ei]|digital library|biblioteca digitale|digitalizzazione (?:dei|del|degli) (?:fondi|patrimonio|manoscritti|archivi|libri|beni)|imposta di soggiorno|tassa di soggiorno|strutture ricettive|destinazion[ei] turistic\w+|pass turistico|card turistica|promozione (?:del territorio|turistica)",
            1.4,
        ),
        (
            r"itinerar\w+|unesco\b|scavi\b|sito archeologico|area archeologica|abbazi\w+|cattedral\w+|ebook\b|prestito (?:dei libri|digitale|degli ebook)|lettor[ei]\b|libri\b|rassegna\b|concert[oi]\b|spettacol[oi]\b|stabilimenti balneari|spiagg[ei]\w*|bagnanti|stagione (?:estiva|turistica|invernale)|sci\b|escursionist\w+|hotel\b|soggiorn[oi]\b|presenze\b",
            0.55,
        ),
    ),
    "health-social": (
        (r"sanita\b|sanitari[aoei]+\b|salute\b", 0.9),
        (r"telemedicina|teleconsulto|teleassistenza|fascicolo sanitario|cartella clinica", 1.6),
        (
            r"ospedal\w+|medic[oi]\b|pazient[ei]\b|infermier\w+|asl\b|usl\b|asst\b|ausl\b|ambulanz\w+|defibrillator\w+|cardiolog\w+|ambulator\w+|farmaci[ae]\b|118\b",
            0.8,
        ),
        (
            r"servizi sociali|assistenza (?:domiciliare|sociale)|fragil[ei]\b|disabil\w+|welfare\b|famiglie (?:in|bisognos)\w*|buon[io] spesa|caritas|poverta|sociosanitari\w+|assistenti sociali",
            1.1,
        ),
        (r"anzian[io] soli|non autosufficien\w+|caregiver|badant[ei]", 1.0),
        (
            r"televisit[ae]\b|telemonitoraggi\w+|teleriabilitazion\w+|telesoccors\w+|tele-?salute|teleconsult\w+|telerefert\w+|cas[ae] (?:di|della) comunita|guardia medica|pronto soccorso|ricett[ae] (?:elettronic|dematerializzat|medic)\w+|cure domiciliari|assistenza domiciliare|rsa\b|cas[ae] di riposo|cup\b",
            1.5,
        ),
        (
            r"cronic[io]\b|diabet\w+|demenz\w+|alzheimer|vaccin\w+|pediatr\w+|refert[io]\b|diagnos\w+|cure\b|cura della persona|malat[oi]\w*|terapi[ae]\b|soccors\w+|tossicodipenden\w+|senza dimora|emporio solidale|reddito di|sostegno alle famiglie|volontari della croce|croce rossa",
            0.45,
        ),
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
        (
            r"registro elettronico|didattica a distanza|lezioni a distanza|coding\b|robotica educativa|stem\b|presid[ei]\b|maestr[aeio]\b|scuola digitale|scuol[ae] (?:primari|elementar|medi|superior|dell'infanzia|connesse)\w*|istituti (?:superiori|tecnici|comprensivi|scolastici)|nid[oi] (?:d'infanzia|comunal)\w*|asil[oi] nid[oi]|anno scolastico|studentesc\w+|interrog(?:are|azioni) |classi quart\w+|classi quint\w+",
            1.1,
        ),
        (r"banchi\b|compagni di classe|cattedr[ae]\b|orientamento\b|universitari[oe]?\b|atenei\b|ateneo\b|aule\b", 0.35),
    ),
}
