"""How sample documents and records say things. Braces name what is put in; documents and records never share a sentence,
since a record is written in its editor's own words."""

#: By kind of initiative: share of the sample, opening sentences of the document, titles of the record, stage when it starts and later.
KINDS = {
    "funding": 30,
    "service": 24,
    "agreement": 14,
    "candidacy": 12,
    "event": 10,
    "strategy": 7,
    "other": 3,
}
STAGES = {
    "funding": ("funded", "under-way"),
    "service": ("under-way", "concluded"),
    "agreement": ("approved", "signed"),
    "candidacy": ("applied", "approved"),
    "event": ("announced", "concluded"),
    "strategy": ("approved", "under-way"),
    "other": ("announced", "under-way"),
}
OPENINGS = {
    "funding": (
        "Arrivano i fondi per {object}: al {body} sono stati assegnati {amount} nell’ambito di {programme}.",
        "Il {body} ha ottenuto {amount} da {programme}: serviranno per {object}.",
        "Via libera al finanziamento chiesto dal {body}: con {programme} ci sono {amount} per {object}.",
    ),
    "service": (
        "È attivo {object}, il servizio con cui il {body} vuole {aim}.",
        "Da oggi a {town} c’è una novità: {object}. Lo annuncia il {body}.",
        "Il {body} apre {object} e lo fa con le risorse di {programme}.",
    ),
    "agreement": (
        "Il {body} e {partner} lavoreranno insieme: l’intesa riguarda {object}.",
        "Approvato lo schema di convenzione fra {partner} e il {body}: al centro c’è {object}.",
        "Patto fra il {body} e {partner} nel quadro di {programme}: il tema è {object}.",
    ),
    "candidacy": (
        "Il {body} si candida a {programme}: il progetto è {object}.",
        "La Giunta del {body} ha dato il via alla domanda per {programme}, con l’obiettivo di {aim}.",
        "C’è anche il {body} fra gli enti che bussano a {programme}, con un progetto che riguarda {object}.",
    ),
    "event": (
        "Si parla di futuro a {town}: l’incontro organizzato dal {body} ha per tema {object}.",
        "Il {body} invita a una giornata di lavoro: si discute di come {aim}.",
        "Appuntamento a {town} con {programme}: il {body} presenta {object}.",
    ),
    "strategy": (
        "Il {body} si dà un piano: fra le priorità c’è {object}.",
        "Adottata l’agenda digitale del {body}, che guarda a {programme} per {aim}.",
        "Una strategia in tre anni per {aim}: l’ha presentata il {body}.",
    ),
    "other": (
        "Novità dal {body}: in cantiere c’è {object}.",
        "Il {body} fa il punto: sul tavolo c’è {object}.",
    ),
}
#: Sentences that carry one fact each.
SENTENCES = {
    "programme": ("L’intervento rientra in {programme}.", "Il quadro è quello di {programme}.", "A fare da cornice è {programme}."),
    "partner": ("Al lavoro collabora {partner}.", "Accanto all’ente c’è {partner}.", "Fra i partner figura {partner}."),
    "funder": ("A mettere le risorse è {funder}.", "Il contributo viene da {funder}."),
    "supplier": ("L’incarico tecnico è andato a {supplier}.", "A realizzare l’opera sarà {supplier}."),
    "amount": ("Il valore complessivo è di {amount}.", "La spesa prevista ammonta a {amount}.", "Sul piatto ci sono {amount}."),
    "share": ("Di questi, {share} sono a carico del bilancio dell’ente.", "Una parte, pari a {share}, verrà dalle casse comunali."),
    "person": (
        "«Un passo atteso da anni», commenta {person}, {office}.",
        "Lo ha spiegato {person}, {office}, davanti alla stampa.",
        "Soddisfazione nelle parole di {person}, {office}: «Ora si passa ai fatti».",
    ),
    "approval": ("La delibera è stata approvata il {date}.", "Il voto della Giunta è arrivato il {date}."),
    "signature": ("La firma è attesa {date}.", "Le parti metteranno la firma {date}."),
    "signed": ("Le parti hanno firmato il {date}.", "La firma è arrivata il {date}."),
    "start": ("I lavori partono {date}.", "Si comincia {date}."),
    "end": ("La conclusione è prevista {date}.", "Tutto dovrà essere pronto {date}."),
    "ended": ("L’intervento si è concluso il {date}.", "I lavori sono finiti il {date}."),
    "event": ("L’appuntamento è per il {date}.", "Ci si trova il {date}."),
    "deadline": ("Le domande si presentano entro il {date}.", "C’è tempo fino alla scadenza del {date}."),
    "duration": ("Il percorso dura {duration}.", "Sono previsti {duration} di lavoro."),
    "quantity": ("Il progetto tocca {quantity}.", "Si parla di {quantity} in tutto il territorio.", "I numeri: {quantity}."),
    "places": ("Con il capofila ci sono {places}.", "Partecipano anche {places}.", "All’elenco si aggiungono {places}."),
}
FILLERS = (
    "Gli uffici hanno lavorato al dossier per diversi mesi, insieme ai tecnici e alle categorie.",
    "Nelle prossime settimane sono in calendario incontri pubblici per raccogliere osservazioni.",
    "Resta da sciogliere il nodo della manutenzione, che negli anni passati ha pesato sui conti.",
    "Il tema era già entrato nel programma di mandato, ma mancavano le condizioni per avviarlo.",
    "Alla presentazione c’erano anche rappresentanti delle scuole e delle associazioni del territorio.",
    "Sul sito istituzionale è disponibile la documentazione completa, con le domande più frequenti.",
    "L’esperienza di altri enti ha mostrato che il passaggio chiede tempo e attenzione alle persone.",
    "La commissione consiliare tornerà sull’argomento prima della pausa estiva.",
    "Le risorse non coprono tutto: per completare l’opera serviranno altri bandi.",
    "Chi ha poca dimestichezza con gli strumenti potrà comunque rivolgersi agli uffici.",
    "Il monitoraggio sarà pubblico e avrà cadenza semestrale.",
    "I sindacati chiedono che nessuno resti senza formazione.",
)
NOTICES = {
    "all-rights-reserved": ("© RIPRODUZIONE RISERVATA", "Tutti i diritti riservati"),
    "open-licence": ("Testo diffuso con licenza Creative Commons Attribuzione 4.0.",),
    "unknown": ("",),
}
TITLES = {
    "funding": ("{town} finanzia {object}", "{object}: i fondi a {town}", "Risorse a {town} per {aim}"),
    "service": ("{town} apre {object}", "{object} a {town}", "A {town} un servizio per {aim}"),
    "agreement": ("{town}, un’intesa per {object}", "Accordo a {town} per {aim}", "{town} e i suoi partner per {object}"),
    "candidacy": ("{town} si candida con {object}", "{town} chiede fondi per {aim}", "La domanda di {town}: {object}"),
    "event": ("{town} presenta {object}", "Un incontro a {town} per {aim}"),
    "strategy": ("Il piano di {town} per {aim}", "{town} mette fra le priorità {object}"),
    "other": ("{town} prepara {object}", "{town}, a che punto è {object}"),
}
SUMMARIES = (
    "{town} sceglie {object}. Lo scopo è {aim}.",
    "Il Comune vuole {aim}. Il mezzo scelto è {object}.",
    "Un’iniziativa di {town} ({sigla}) che riguarda {object}. Serve a {aim}.",
    "Si lavora su {object}. A {town} se ne aspettano effetti concreti: {aim}.",
)
BODIES = (
    "A {town} si parte da un bisogno semplice: {aim}.",
    "La strada scelta è {object}, con tappe dichiarate e verificabili.",
    "Le fonti dicono chi partecipa e con quali compiti; quello che non dicono è segnato come non dichiarato.",
    "Il territorio interessato è quello di {town}, in provincia di {province}, regione {region}.",
    "Gli enti coinvolti si dividono il lavoro: chi guida, chi contribuisce, chi fornisce gli strumenti.",
    "Il seguito dipende dai tempi del programma e dalle scelte del prossimo bilancio.",
    "Per chi abita a {town} il cambiamento si vedrà prima agli sportelli e poi sul telefono.",
    "Le date indicate come attese restano promesse finché una fonte non dice che cosa è successo.",
    "Fra i passaggi più delicati c’è la formazione di chi dovrà usare i nuovi strumenti ogni giorno.",
)
#: Made-up office-holders: first names with the offices that go with them.
PEOPLE = (
    (
        ("Anna", "Carla", "Elisa", "Giulia", "Laura", "Nadia", "Paola", "Silvia", "Viola", "Irene"),
        ("sindaca", "assessora all’innovazione"),
    ),
    (
        ("Bruno", "Dario", "Franco", "Ivano", "Mario", "Omar", "Renato", "Tullio", "Ettore", "Luca"),
        ("sindaco", "assessore ai servizi digitali"),
    ),
)
SURNAMES = (
    "Albani", "Bertini", "Carraro", "Danesi", "Esposti", "Ferrero", "Galvani", "Landini", "Marchesi", "Nardini", "Oliveri", "Pastore",
    "Quadri", "Rosati", "Santoro", "Tedesco", "Urbani", "Valenti", "Zanetti", "Moretti",
)  # fmt: skip
MONTHS = ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre")
PUBLISHERS = ("Corriere del Territorio", "La Voce dei Comuni", "Gazzetta delle Autonomie", "Ufficio stampa", "Notizie dalla Regione")
