"""What sample records are about: for each theme what is built, what for, and what is counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """`objects` go after a verb, with their article; `aims` after «per»; `units` are (unit, least, most)."""

    objects: tuple[str, ...]
    aims: tuple[str, ...]
    units: tuple[tuple[str, int, int], ...]


TOPICS = {
    "digital-services": Topic(
        (
            "lo sportello digitale dei tributi",
            "il portale unico delle pratiche edilizie",
            "le iscrizioni scolastiche in rete",
            "il fascicolo del cittadino",
            "la prenotazione degli uffici dal telefono",
            "i certificati anagrafici a distanza",
        ),
        ("chiudere le code agli uffici", "sbrigare da casa le pratiche più richieste", "dare risposte con tempi certi"),
        (("servizi", 4, 60), ("pratiche", 800, 90_000)),
    ),
    "identity-payments": Topic(
        (
            "i pagamenti con pagoPA in ogni ufficio",
            "l’accesso con la carta d’identità elettronica",
            "gli avvisi sull’app dei servizi pubblici",
            "il punto di rilascio dell’identità digitale",
            "il pagamento delle mense in rete",
        ),
        ("entrare in tutti i servizi con una sola chiave", "pagare senza passare in cassa", "mandare avvisi prima delle scadenze"),
        (("servizi", 5, 80), ("identità rilasciate", 300, 40_000)),
    ),
    "cloud": Topic(
        (
            "il trasferimento dei server nel cloud",
            "il centro dati condiviso",
            "la dismissione delle sale macchine",
            "il nuovo archivio in cloud qualificato",
            "la copia di sicurezza a distanza",
        ),
        ("spegnere macchine vecchie e costose", "tenere al sicuro gli archivi", "non fermarsi quando manca la corrente"),
        (("server", 3, 140), ("applicativi", 4, 70)),
    ),
    "interoperability": Topic(
        (
            "lo scambio di dati con l’anagrafe nazionale",
            "il collegamento alla piattaforma dei dati",
            "la banca dati unica del territorio",
            "le interfacce aperte fra gli uffici",
            "il catalogo dei servizi fra enti",
        ),
        ("non chiedere due volte lo stesso dato", "far parlare fra loro gli archivi", "controllare le dichiarazioni in un momento"),
        (("interfacce", 2, 40), ("banche dati", 2, 30)),
    ),
    "connectivity": Topic(
        (
            "la fibra ottica nelle frazioni",
            "la rete wi-fi delle piazze",
            "il collegamento veloce delle scuole",
            "l’anello in fibra fra le sedi comunali",
            "la copertura delle zone montane",
        ),
        ("portare la rete dove il mercato non arriva", "collegare le case sparse", "dare banda a chi lavora lontano"),
        (("famiglie", 120, 24_000), ("punti di accesso", 6, 300), ("chilometri di cavo", 3, 210)),
    ),
    "open-data": Topic(
        (
            "il catalogo dei dati aperti",
            "la mappa aperta dei lavori pubblici",
            "il bilancio spiegato con i dati",
            "i dati del trasporto in tempo reale",
            "l’atlante dei beni comuni",
        ),
        ("mostrare come si spendono i soldi di tutti", "dare materia prima a chi fa ricerca", "rendere conto delle scelte"),
        (("insiemi di dati", 8, 700),),
    ),
    "skills-inclusion": Topic(
        (
            "i punti di facilitazione digitale",
            "la scuola digitale per chi ha più di sessant’anni",
            "i volontari del servizio civile digitale",
            "lo sportello che insegna a usare i servizi",
            "i corsi serali di informatica di base",
        ),
        ("non lasciare indietro nessuno", "insegnare l’uso dei servizi in rete", "accorciare le distanze fra generazioni"),
        (("cittadini", 60, 18_000), ("ore di corso", 20, 1_500), ("sportelli", 1, 45)),
    ),
    "public-workforce": Topic(
        (
            "la formazione digitale dei dipendenti",
            "l’ufficio per la transizione digitale",
            "il lavoro agile negli uffici",
            "la squadra tecnica condivisa fra i Comuni",
            "il nuovo protocollo senza carta",
        ),
        ("dare agli uffici gli strumenti giusti", "mettere in comune i tecnici", "cambiare il modo di lavorare"),
        (("dipendenti", 10, 2_800), ("ore di formazione", 30, 5_000)),
    ),
    "innovation-business": Topic(
        (
            "il polo per le imprese innovative",
            "gli assegni per la digitalizzazione delle botteghe",
            "l’incubatore nell’ex stazione",
            "il laboratorio di prova per le aziende",
            "la rete dei negozi di vicinato",
        ),
        ("far crescere le imprese del posto", "trattenere i giovani", "provare prodotti prima del mercato"),
        (("imprese", 5, 900), ("posti di lavoro", 3, 180)),
    ),
    "smart-city": Topic(
        (
            "i sensori per il traffico",
            "l’illuminazione che si regola da sola",
            "la centrale della mobilità",
            "i parcheggi che si vedono sul telefono",
            "il gemello digitale della città",
        ),
        ("muoversi meglio", "spendere meno di luce", "decidere sui dati e non a occhio"),
        (("sensori", 12, 3_000), ("lampioni", 200, 22_000)),
    ),
    "climate-energy": Topic(
        (
            "il controllo a distanza dei consumi",
            "la comunità energetica con contatori intelligenti",
            "la rete che misura l’aria",
            "il piano digitale per il clima",
            "l’avviso di piena in tempo reale",
        ),
        ("tagliare consumi ed emissioni", "sapere prima quando il fiume sale", "misurare quello che si risparmia"),
        (("edifici", 4, 350), ("tonnellate di anidride carbonica", 15, 9_000)),
    ),
    "participation": Topic(
        (
            "il bilancio partecipativo in rete",
            "la piattaforma delle consultazioni",
            "le assemblee di quartiere trasmesse",
            "il registro delle proposte dei cittadini",
            "le segnalazioni dal telefono",
        ),
        ("decidere insieme", "ascoltare chi in assemblea non viene", "seguire ogni proposta fino alla risposta"),
        (("proposte", 20, 4_000), ("partecipanti", 80, 30_000)),
    ),
    "cybersecurity": Topic(
        (
            "la sorveglianza della rete comunale",
            "le difese contro i ricatti informatici",
            "il piano di ripartenza dopo un attacco",
            "la verifica delle vulnerabilità",
            "la scuola di sicurezza informatica",
        ),
        ("proteggere i dati di tutti", "ripartire in poche ore", "scoprire le falle prima degli altri"),
        (("postazioni", 30, 4_500), ("prove", 2, 60)),
    ),
    "ai": Topic(
        (
            "l’assistente che risponde ai cittadini",
            "la lettura automatica delle domande",
            "il traduttore per gli sportelli",
            "la previsione dei guasti dell’acquedotto",
            "lo smistamento automatico della posta",
        ),
        ("rispondere anche di notte", "togliere agli uffici il lavoro ripetuto", "trovare le perdite prima dei guasti"),
        (("domande", 500, 120_000), ("documenti", 1_000, 400_000)),
    ),
    "culture-tourism": Topic(
        (
            "la visita virtuale dei musei civici",
            "la biblioteca digitale del territorio",
            "la guida in più lingue per chi visita",
            "l’archivio fotografico in rete",
            "la carta digitale dei visitatori",
        ),
        ("portare i musei nelle case", "far conoscere i borghi", "salvare le carte che si rovinano"),
        (("opere", 40, 60_000), ("visitatori", 900, 400_000)),
    ),
    "health-social": Topic(
        (
            "la telemedicina nelle aree interne",
            "la cartella sociale condivisa",
            "la teleassistenza per chi vive solo",
            "la prenotazione delle visite in farmacia",
            "lo sportello sociale digitale",
        ),
        ("curare senza far viaggiare", "seguire chi è fragile", "mettere insieme medici e assistenti"),
        (("assistiti", 40, 12_000), ("ambulatori", 2, 60)),
    ),
    "education": Topic(
        (
            "i laboratori digitali delle scuole",
            "il registro elettronico unico",
            "i tavoli interattivi nelle aule",
            "il doposcuola di programmazione",
            "la piattaforma delle mense e degli scuolabus",
        ),
        ("imparare facendo", "dare a ogni classe gli stessi mezzi", "semplificare la vita alle famiglie"),
        (("studenti", 60, 26_000), ("aule", 4, 420), ("scuole", 1, 90)),
    ),
}
