"""Words that speak for each kind of document, on folded text, with how tellingly they do."""

from __future__ import annotations

KIND_CUES: dict[str, tuple[tuple[str, float], ...]] = {
    "candidacy": (
        (r"candidatur\w+", 2.0), (r"si candid\w+|candidars[ie]|candidat[aoei]\b|ha candidato|candidare\b|autocandid\w+", 1.7), (r"manifestazion\w+ d['i]\s?interesse", 1.5), (r"concorre\w*|concorr(?:ono|ere)|in gara\b|in corsa\b|in lizza|ci prova\b|ci riprova|tenta\b", 1.5),
        (r"domanda\b|domande\b", 0.8), (r"domanda (?:e partita|e stata|di|per)|spedit[aoe]\w* la|consegnat[ao] il dossier|dossier\b", 1.0), (r"aderi(?:re|sce|to|scono|ra|ranno|mento)\b|adesion[ei]\b|iscri(?:ve|tto) (?:al|alla)", 1.2),
        (r"buss(?:a|ano|are|era)\b|in gioco\b|in palio\b", 1.3), (r"partecipa(?:re|zione)? al (?:bando|programma|progetto|avviso)|rispos\w+ al bando|risponde al bando", 1.2), (r"esito\b|in attesa d\w+|attende\w*|attes[ao] (?:per|la)|in caso di (?:vittoria|esito|successo)|se (?:andra|tutto)", 1.0),
        (r"nella rete\b|entra (?:nella|nel|come)\b", 0.7), (r"primo (?:si|assenso)|posti a disposizione|le candidate|selezion\w+", 0.6), (r"ha deliberato di|chiede di|vuole entrare|si propone|verrebb\w+|dovrebb\w+|avremmo", 0.5),
    ),
    "agreement": (
        (r"protocoll[oi]\b", 1.9), (r"convenzion[ei]\b", 1.5), (r"intes[ae]\b", 1.3), (r"accordo\b|accordi\b", 1.6), (r"memorandum\b", 2.0), (r"firma\b|firmat\w+|firman?o?\b|sigla(?:to|ta|no|re|ti)\b|sottoscri\w+", 1.1),
        (r"firmatari\b|le parti\b|stretta di mano|contraenti", 1.0), (r"patt[oi]\b", 0.6), (r"collaborazione (?:tra|fra|con)", 0.7), (r"si impegn\w+|mett\w+ a disposizione|ognuno mette|da parte sua", 0.7), (r"alleanza\b|insieme\b", 0.3),
    ),
    "funding": (
        (r"milion[ei]\b|mln\b|mila euro|euro\b", 0.8), (r"finanziament\w+|finanziat[aoie]\b|finanzia\b", 1.1), (r"contribut[oi]\b|a fondo perduto", 0.9), (r"stanzia\w*|assegnat[aoie]\b|assegna\w*|erog\w+", 0.9), (r"graduatori[ae]\b|ammess[aoie]\b", 1.2),
        (r"beneficiari\b|destinatari\b", 0.7), (r"ottenut[aoie]\b|ottien[ei]\b|ottenere\b|aggiudica\w*|intercetta\w*|incass\w+|conquist\w+|porta a casa", 0.9), (r"risorse\b|fondi\b|soldi\b|denar[oi]\b", 0.6), (r"import[oi]\b|somm[ae]\b|cifr[ae]\b|dotazione\b|ripart\w+|fetta\b|quot[ae]\b", 0.6),
        (r"vince\b|vint[oi]\b|vincitor\w+|premia\w*|promoss[oi]\b", 1.0), (r"spetta\w*|arrivan?o?\b|in arrivo|pioggia\b|vanno\b", 0.6), (r"cofinanziament\w*|bando\b|bandi\b|avviso\b", 0.4), (r"dall'europa|da bruxelles|dal pnrr|pnrr\b", 0.5),
    ),
    "event": (
        (r"incontr[oi]\b", 1.1), (r"convegn[oi]\b|seminari\w*|webinar\b|workshop\b|tavola rotonda", 1.6), (r"appuntament[oi]\b", 1.0), (r"serat[ae]\b|mattinat[ae]\b|pomeriggi\w*|giornat[ae]\b", 0.7), (r"interverr\w+|intervengono|interviene|intervenut\w+|introdu(?:ce|cono|rra|tto)\w*|moder(?:a|era|ano)\b|relator[ei]|ospit[ei]\b|salut[oi]\b", 1.1),
        (r"alle (?:ore )?\d{1,2}(?:[.:,]\d\d)?\b|ore \d{1,2}|dalle (?:ore )?\d{1,2}", 0.9), (r"sala\b|auditorium\b|teatro\b|salone\b|aula magna|palco\b|biblioteca\b", 0.5), (r"iscri(?:versi|zioni|zione)\b|ingresso (?:libero|gratuito)|partecipanti\b|posti\b", 0.8),
        (r"laborator[io]i?\b|cors[oi]\b|lezion[ei]\b|hackathon\b|maratona\b|sfide\b", 0.7), (r"event[oi]\b|festival\b|conferenza\b|forum\b|settimana d\w+|fiera\b|edizione\b|calendario\b|rassegna\b|tappa\b|tappe\b", 1.0), (r"si terra|si svolgera|si (?:e )?(?:tenut|svolt)\w+|in programma\b|in cartellone|visita di studio|quartier generale|si replica|ha ospitato|riunit\w+", 1.0), (r"formazione\b|studenti\b|squadre\b|giuria\b", 0.4),
    ),
    "service": (
        (r"app\b|applicazione\b", 0.8), (r"servizio\b|servizi\b", 0.5), (r"piattaform\w+|portale\b|portali\b|sito\b", 0.8), (r"attiv[aoie]\b|attivat[aoie]\b|attivazione\b|in funzione|funzion(?:a|ano|era|eranno)\b|operativ[aoie]\b", 0.9), (r"da oggi\b|da domani|da (?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato)|dal primo|dal \d|dal mese", 0.6),
        (r"sportell[oi]\b", 0.6), (r"cittadini (?:possono|potranno)|si puo\b|si potra\b|sara possibile|basta\b|bastera\b|potra\b|potranno\b|chi (?:apre|entra|abita|vuole|arriva)|chiunque\b", 0.7), (r"scarica\w+|store\b|android\b|telefono\b|telefonino\b|smartphone\b|clic\b|schermo\b", 0.8), (r"fibra\b|wi-?fi\b|banda\b|hotspot\b|antenn\w+|navig\w+", 0.8),
        (r"assistente virtuale|chatbot\b", 1.2), (r"infrastruttur\w+|impianto\b|impianti\b|postazion[ei]\b|sensor[ei]\b|centralin\w+|cavi\b|installat\w+|installarl\w+|telecamer\w+|apparecch\w+|server\b", 0.5), (r"utent[ei]\b|utenz[ae]\b|accessi\b|scaricat\w+|registrat\w+", 0.6), (r"inaugura\w*|lanci(?:a|ato|o)\b|debutt\w+|ecco\b|al via\b|parte\b|nasce\b|nuov[oa]\b|arriva\b|entra in", 0.5),
        (r"prenot\w+|pagament\w+|paga\b|pagare\b|certificat\w+|document[oi]\b|sperimenta\w+|gratis\b|gratuit\w+", 0.5), (r"open data|dati aperti|dataset\b", 0.9), (r"carta d'identita elettronica|tessera\b|concession[ei]\b|risponde\b|segnala\w+|monitora\w+|misura\w*", 0.5),
    ),
    "strategy": (
        (r"strategi[ae]\b|strategic\w+", 1.3), (r"piano\b", 0.8), (r"agenda digitale|agende digitali", 1.2), (r"linee guida|linee di indirizzo|documento (?:programmatico|strategico|unico)|regolamento\b", 1.6), (r"adottat[aoie]\b|votat[aoie]\b|approva(?:to|ta|zione)?\b|via libera", 0.7), (r"priorita\b|assi\b|pilastri\b|capitoli\b|obiettivi\b|traguardi\b|azioni\b", 0.6),
        (r"triennio\b|triennal\w+|quadrienni\w+|quinquenn\w+|entro il 20\d\d|orizzonte\b", 0.6), (r"consiglio (?:regionale|comunale|provinciale)|aula\b|voti a favore|voti favorevoli|astenut\w+|opposizion\w+|minoranz\w+", 0.7), (r"roadmap\b|visione\b|vision\b|masterplan\b|programmazione\b|governance\b", 0.9), (r"percorso partecip\w+|consultazione\b|bozza\b|indirizz\w+", 0.5),
    ),
    "other": (
        (r"bilancio partecipativo|si vota|votazion[ei]\b|si votano|voto\b", 1.3), (r"classifica\b|premiazione\b|nomina(?:to|ta)?\b|sondaggio\b|indagine\b|questionario\b|rapporto\b|ricerca di|interrogazion\w+|polemic\w+|critic\w+|ritard\w+|guast\w+|disservizi\w*", 1.0), (r"gara\b[^.]{0,20}(?:deserta|annullata)|revocat\w+|sospes\w+|rinvi\w+|ritirat\w+|rinunci\w+", 1.1),
    ),
}
