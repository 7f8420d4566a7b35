"""Nouns that open the name of a body."""

from __future__ import annotations

#: Bodies of a territory: the name of a place follows.
TERRITORIAL = frozenset("comune municipio provincia regione prefettura questura".split())
#: Bodies whose names go on in lower case: `Dipartimento per la trasformazione digitale`.
STATE = frozenset("ministero dipartimento agenzia autorita ispettorato direzione commissione".split())
#: Bodies whose noun is part of the name even in lower case: `università di Trento`.
INSTITUTIONS = frozenset(
    """
    universita ateneo politecnico unione comunita consorzio fondazione camera azienda consiglio istituto ente agenzia autorita comitato
    galleria pinacoteca ambito sistema distretto ufficio protezione bcc land cantone canton acquedotto ferrovie provveditorato itts itet ite itc itt ipssar ipsseoa ipseoa isiss iiss cpia
    collegio ordine federazione confederazione accademia conservatorio soprintendenza osservatorio museo cluster polo centro asl ausl ulss
    aulss asp ats asst usl asur ats gal banca cassa unite zecca scuola liceo itis iis ic isis ipsia omnicomprensivo alberghiero
    tribunale procura comando diocesi caritas prefettura questura anci upi uncem unioncamere confindustria confcommercio confartigianato confesercenti cna coldiretti
    coalizione reparto nucleo biblioteca archivio club convitto educandato cooperativa collegio rappresentanza garante avvocatura corte arma parlamento
    """.split()
)
#: Nouns that only say what follows: `la società Alfa` is Alfa, `l'associazione Onda` is Onda.
LABELS = frozenset(
    """
    societa associazione associazioni azienda aziende impresa imprese ditta startup start raggruppamento cordata cooperativa cooperative gruppo gestore operatore operatori
    multinazionale compagnia partecipata municipalizzata multiutility utility house studio agenzia fondazione fondazioni consorzio consorzi editore provider fornitore
    concessionaria capofila aggiudicataria collettivo onlus ong spin-off spinoff
    """.split()
)
HEADS = (
    TERRITORIAL
    | STATE
    | INSTITUTIONS
    | LABELS
    | frozenset("libero citta giunta settore servizio assessorato gazzetta ospedale policlinico".split())
)

#: What ministries, departments and agencies are for: words that may go on in lower case.
PORTFOLIO = frozenset(
    """
    interno interni economia finanze sviluppo economico economica lavoro politiche sociali sociale istruzione universita ricerca merito salute difesa giustizia ambiente
    tutela territorio mare transizione ecologica digitale digitali energetica sicurezza infrastrutture infrastruttura trasporti mobilita sostenibili sostenibile cultura beni attivita
    culturali turismo agricole agricoltura alimentari alimentare forestali foreste sovranita imprese made italy affari esteri estero cooperazione internazionale internazionali
    pubblica pubblico pubbliche amministrazione amministrazioni semplificazione innovazione tecnologica tecnologiche tecnologie coesione sud pari opportunita famiglia giovani
    gioventu sport disabilita riforme regionali regionale autonomie trasformazione funzione programmazione coordinamento politica protezione civile servizi civili
    universale informazione editoria comunicazioni comunicazione garanzie industria commercio artigianato energia entrate dogane monopoli demanio protezione
    dati personali cybersicurezza nazionale nazionali spaziale italiana italiano farmaco sanitari sanitaria sanita locale locali territoriale territoriali urbane urbana fiscale fiscali rapporti parlamento
    microcredito previdenza ricerche superiore statistica anticorruzione concorrenza mercato reti ambientale ambientali scuola digitalizzazione
    sistema portuale distrettuale bacino europea europee europeo esecutiva investimenti clima gestione capitale umano montagna isole enti comuni anziani minori lotta droga tesoro ragioneria
    """.split()
)
