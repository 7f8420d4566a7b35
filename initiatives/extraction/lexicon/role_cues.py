"""Words around a body's name that tell its role, on folded text; what each is worth stands in `role_weights`.

Those before are searched so that they end where the name begins, those behind so that they begin where it ends.
The first group of a cue before must hold its alternatives, which begin with plain letters.
"""

from __future__ import annotations

_FROM = r"(?:da|dal|dallo|dalla|dall'|dai|dagli|dalle)"
_OF = r"(?:di|del|dello|della|dell'|dei|degli|delle|d')"
_TO = r"(?:a|ad|al|allo|alla|all'|ai|agli|alle)"
_WITH = r"(?:con|con il|con lo|con la|con l'|con i|con gli|col)"
_THE = r"(?:il|lo|la|l'|i|gli|le)"

BEFORE: dict[str, str] = {
    "paid-by": rf"(?:finanziat|cofinanziat|sovvenzionat|sostenut|pagat|copert|offert|donat|garantit)\w*(?: \w+){{0,3}} (?:{_FROM}|{_OF})",
    "money-of": rf"(?:fondi|risorse|contribut|finanziament|cofinanziament|soldi|denari|spese|bilancio|donazion|tasche|cassa|a carico)\w*(?: \w+){{0,2}} (?:{_FROM}|{_OF})",
    "granted-by": rf"(?:stanziat|assegnat|erogat|concess|concede|ottenut|ricevut|messi a disposizione|messe a disposizione|arrivat)\w*(?: \w+){{0,2}} (?:{_FROM}|{_OF})",
    "sum-from": rf"(?:milion[ei]|mila|mln|euro|€)(?: \w+){{0,4}} {_FROM}",
    "sum-of": rf"(?:milion[ei]|mila|mln|euro|€)(?: \w+){{0,3}} {_OF}",
    "sum-to": rf"(?:milion[ei]|mila|mln|euro|€)(?: \w+){{0,4}} {_TO}",
    "granted-to": rf"(?:stanzia|assegna|eroga|concess|destina|vann|va |andra|andrann|tocca|spetta|ripartit|seguono|segue|beneficiari)\w* ?(?:\w+ ){{0,3}}(?:{_TO}|{_THE}|{_FROM})?",
    "made-by": rf"(?:realizzat|sviluppat|fornit|costruit|progettat|prodott|installat|confezionat|ospitat|svilupp)\w* (?:\w+ )?{_FROM}",
    "entrusted-to": rf"(?:affidat|aggiudicat|appaltat|incaricat|si occupera|attuare|vinta|vinto|mano)\w* (?:\w+ ){{0,3}}(?:{_TO}|{_FROM}|sara)?",
    "run-by": rf"(?:gestit|curat|condott|seguit|tenut|svolt)\w* (?:\w+ )?{_FROM}",
    "supplier-word": rf"(?:societa in house|in house|fornitore|gestore|gestori|operatore|concessionari[oa]|partner tecnologico|partner tecnico|contratti con|tecnologia di|software di|programma di) ?{_THE}?",
    "company-word": r"(?:azienda|ditta|impresa|societa|start-?up|software house|spin-?off|cooperativa|gruppo|agenzia)(?: \w+)?",
    "association-word": r"(?:associazione|collettivo|fondazione|onlus|rete|consorzio|comitato)",
    "wanted-by": rf"(?:promoss|lanciat|volut|ideat|indett|propost|avviat|organizzat|bandit|sostenut|creat)\w*(?: e \w+)?(?: \w+){{0,2}} (?:{_FROM}|{_OF})",
    "issued-by": rf"(?:pubblicat|emess|emanat|firmat|approvat|adottat|deliberat|sottoscritt|presentat)\w*(?: \w+){{0,2}} {_FROM}",
    "patronage-of": rf"(?:patrocinio|patrocinat\w+|col favore)(?: \w+){{0,2}} (?:{_OF}|{_FROM})",
    "call-of": rf"(?:bando|avviso|circolare|decreto|misura|graduatoria|ordinanza|direttiva)(?: \w+){{0,2}} (?:{_OF}|{_FROM})",
    "project-of": rf"(?:progetto|iniziativa|programma|campagna|istruttoria|regia|cabina|piano|strategia|laboratorio|percorso)(?: \w+){{0,2}} {_OF}",
    "measure-by": rf"(?:iniziativa con cui|progetto con cui|programma con cui|bando con cui|piano con cui|con cui|con il quale|con la quale) {_THE}",
    "leader": rf"(?:capofila|ente capofila|soggetto attuatore|guida|a guidarl[oa]|lo guida|la guida|alla testa|in testa)(?: e| sara| era| del progetto)? ?(?:{_OF}|{_THE}|{_TO})?",
    "led-by": rf"(?:coordinat|guidat|attuat|capitanat|presiedut)\w* (?:\w+ )?{_FROM}",
    "agreement-with": rf"(?:collaborazione|partenariato|partnership|convenzione|protocollo|accordo|intesa|sinergia|concerto|patto|memorandum|schema)(?: d'intesa| di intesa)? (?:\w+ )?(?:{_WITH}|tra|fra) ?{_THE}?",
    "together-with": rf"(?:insieme|assieme|accanto|oltre|fianco|in tandem) (?:{_WITH}|{_TO}) ?{_THE}?",
    "with": rf"(?:con|col) ?{_THE}?",
    "between": rf"(?:tra|fra) ?{_THE}?",
    "partner-word": rf"(?:partner|partners|compagni di viaggio|ne fanno parte|vi partecipano|soggetti|seduti|comprende|comprendono|figurano|il raggruppamento|danno una mano|dara una mano|chi ci sta|firmatari)(?: sono| e)? ?:? ?(?:anche )?(?:{_THE}|{_OF})?",
    "support-of": rf"(?:supporto|aiuto|sostegno|apporto|contributo scientifico|consulenza|regia|affiancament\w+|affiancat\w+|accompagnat\w+|assistenza)(?: \w+){{0,2}} (?:{_OF}|{_FROM})",
    "office-of": rf"(?:president|direttor|direttric|rettor|rettric|dirigent|amministrator|docent|ricercat|segretari|consiglier|responsabil|coordinator|coordinatric|delegat|portavoce|professor|esperti|esperta|esperto|tecnici|rappresentant|comandant)\w*(?: \w+){{0,3}} (?:{_OF}|{_FROM}|per {_THE}?)",
    "mayor-of": rf"(?:sindac|assessor|vicesindac|giunta|consiglio)\w*(?: \w+){{0,3}} {_OF}",
    "seat-of": rf"(?:presso|nella sede|alla sede|negli spazi|nelle sale|sede|ospite|ospiti|aula|sala|laboratori|uffici)(?: \w+){{0,2}} ?(?:{_OF}|{_THE})?",
    "word-of": rf"(?:secondo|a giudizio|studio|rapporto|standard|linee guida|indicazioni|dati|classifica|parere|osservatorio|censimento|elenco|norme|regole)(?: \w+){{0,2}} ?(?:{_OF}|{_THE})?",
    "people-of": rf"(?:iscritti|associati|soci|studenti|ricercatori|dipendenti|volontari|medici|tecnici|operatori|funzionari)(?: \w+){{0,2}} (?:{_OF}|{_TO})",
    "thing-of": rf"(?:sito|portale|rete|archivi|infrastruttura|piattaforma|sistema|data center|servizi|registro|catalogo|server)(?: \w+){{0,2}} {_OF}",
    "sent-to": rf"(?:presentat|inviat|trasmess|spedit|consegnat|inviare|chiest|richiest|bussa)\w* (?:\w+ ){{0,2}}{_TO}",
    "company-of": rf"(?:societa|braccio|ente strumentale|agenzia|partecipata)(?: \w+){{0,3}} {_OF}",
    "speaks": rf"(?:interverr|intervengon|intervien|intervenut|presenti|partecip|salut|relator|giuria|ospiti|parleranno|discuteranno|invitat)\w*[^.;]{{0,40}} ?(?:{_OF}|{_THE})?",
    "joins": rf"(?:aderi|aderisc|ader|aggiunt|entrat|iscritt|coinvolt|scuole|istituti|classi|coinvolge|coinvolgera)\w* ?(?:anche )?(?:{_THE}|{_TO})?",
    "on-territory-of": rf"(?:territorio|comuni|citta|provincia|cittadini|sul suolo)(?: \w+)? {_OF}",
    "for": rf"(?:per) ?{_THE}?",
    "by": rf"(?:ad opera|opera|parte|mano) {_OF}",
    "from": r"(?:da|dal|dallo|dalla|dall'|dai|dagli|dalle) ?",
    "of": r"(?:di|del|dello|della|dell'|dei|degli|delle) ?",
    "to": r"(?:al|allo|alla|all'|ai|agli|alle) ?",
}
AFTER: dict[str, str] = {
    "has-paid": r"(?:che )?(?:ha|hanno|vi ha|ci ha|li ha|lo ha|avra|aveva) (?:\w+ )?(?:stanziat|finanziat|mess[oi] \d|mess[oi] a|assegnat|concess|destinat|riservat|erogat|divis|cofinanziat|copert|aggiunt|donat|investit|ci ha messo|pagat)\w*",
    "pays": r"(?:che )?(?:regala|finanzia|stanzia|eroga|assegna|destina|copre|aggiunge|ne aggiunge|ne mette|ci mette|mette (?:circa |sul piatto |a disposizione |in campo |\d)|cofinanzia|paga|dona|contribuisce|sostiene|investe)\w*",
    "pays-with": r"(?:con (?:il|un) (?:proprio )?(?:bando|avviso|contributo|finanziamento)|con \d[\d.,]* (?:milioni|mila|mln|euro))",
    "arrives": r"(?:\w+ ){0,3}(?:arriva|arrivano|vengono|viene|giunge|giungono)\b",
    "supplies": r"(?:che )?(?:fornisc|fornira|ha fornito|ha sviluppato|ha realizzato|svilupp|presta|si occup|ha installato|realizzera|gestisce|gestira|ha costruito|ha progettato|si e aggiudicat|ha aperto (?:il|un) cantiere|ha vinto la gara)\w*",
    "is-company": r"(?:la |una |un'|l'|il )?(?:societa|azienda|impresa|start-?up|software house|ditta|spin-?off|gestore|operatore|multiutility|partecipata|in house|cooperativa)\b",
    "promotes": r"(?:che )?(?:ha (?:lanciato|promosso|voluto|indetto|pubblicato|aperto|bandito|dato il via|ideato|proposto)|lancia|promuove|indice|propone|organizza|ospita|accompagna|aiuta|invita|apre|pubblica)\w*",
    "leads": r"(?:che )?(?:e )?(?:fa da capofila|capofila|coordina|guida|nel ruolo di capofila|e capofila|e il capofila)",
    "has-acted": r"(?:che )?(?:ha|hanno|si e|vi ha|ne ha) (?:\w+ )?(?:presentat|candidat|ottenut|aderit|vint|approvat|avviat|attivat|decis|deliberat|inviat|spedit|ricevut|adottat|sceltoo|scelt|mess[oa] in|mess[oa] on|finit|complet|acquist|intercett|aggiudic|digitalizz|conclus|sottoscritt|firmat|consegnat|iniziat|aggiornat)\w*",
    "acts": r"(?:che )?(?:si candida|ha potuto contare|partecipa|entra|aderisce|presenta|lancia|attiva|potra|inaugura|mette in|mette on|riceve|ricevera|incassa|ottiene|porta|adotta|approva|avvia|sperimenta|diventa|punta|investe|sceglie|dice|vuole|cerca|avra|passa|sara|seguira|rinnover|fara)\w*",
    "joins-in": r"(?:che )?(?:misur|dara una mano|cura |ha fatto i conti|ci pensa|metteranno|mettera|si impegn|collabor|affianc|lavor|mettono|seguira|analizz|valut|verific|garantir|forma|formera|insegn|si occupera|cureranno|e di)\w*",
    "role-words": r"(?:in qualita di|come|quale|nel ruolo di) (?:partner|capofila|soggetto|promotore|finanziatore|ente)",
    "bracketed-sum": r"\(?(?:€ ?)?\d[\d.,]*(?: ?(?:euro|€|mila|milioni|mln))|: ?(?:€ ?)?\d[\d.]{2,}",
    "whose": r"(?:che |i cui |la cui |il cui |proprietari|titolar|responsabile|firmatari)\w*",
    "and-body": r"(?:e|ed|insieme|con) (?:il|la|l'|lo|i|gli|le|dal|dalla|dall'|al|alla|all'|del|della|dell')",
    "line-end": r"$",
    "says": r"(?:spiega|afferma|sottolinea|dichiara|commenta|ricorda|informa|comunica|annuncia|fa sapere|rende noto|avverte)\w*",
}
