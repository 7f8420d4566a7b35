"""Nouns and verbs that announce the name of a programme, a call, a project, a service."""

from __future__ import annotations

#: `progetto X`, `bando “X”`: the name follows the noun.
TRIGGERS = frozenset(
    """
    progetto progetti programma programmi bando bandi avviso avvisi piano piani iniziativa iniziative piattaforma piattaforme app applicazione portale servizio servizi misura misure
    strategia strategie agenda rete network fondo fondi percorso percorsi ciclo rassegna corso corsi evento eventi convegno festival settimana concorso campagna sistema
    sperimentazione modello call challenge sfida hackathon laboratorio laboratori seminario seminari webinar workshop incontro incontri appuntamento forum conferenza giornata
    sportello chatbot assistente software gestionale strumento mostra edizione intervento investimento linea azione obiettivo calendario palinsesto sottoprogetto proposta
    missione componente asse patto protocollo alleanza partenariato community comunita hub living lab osservatorio manifesto accordo contratto documento
    carta card tour roadshow roadmap masterplan summer school academy master gruppo sito canale banca dataset catalogo titolo nome marchio slogan sigla cartello insegna logo
    """.split()
)
#: Nouns before a quotation that is no programme: ships, schools, halls, papers.
NOT_A_PROGRAMME = frozenset(
    """nave motonave traghetto scuola scuole liceo istituto istituti comprensivo omnicomprensivo alberghiero itis sala auditorium teatro palazzo hotel ristorante
    film libro romanzo articolo canzone quotidiano giornale rivista testata squadra gruppo associazione cooperativa lista societa cosiddetto cosiddetta cosiddetti cosiddette
    parola parole frase motto espressione termine formula citta aree area zone zona biblioteca fondazione studi isis ic""".split()
)
#: Verbs of naming: `battezzata “X”`, `si chiama X`.
NAMING = frozenset(
    """chiama chiamano chiamera chiamato chiamata chiamati battezzato battezzata battezzati intitolato intitolata intitolate intitolati denominato denominata denominati denominate
    titolo nome ribattezzato ribattezzata detto detta titolato titolata lanciato lanciata lancia presenta presentato presentata promuove nasce arriva aderire aderisce aderito partecipa""".split()
)
#: With a capital in mid-sentence these open a name of their own: `Agenda digitale Alta Irpinia`.
HEADS_OF_NAMES = frozenset(
    """agenda piano piani strategia programma fondo alleanza patto patti rete carta bando settimana giornata giornate festival forum casa progetto contratto distretto missione iniziativa
    sportello portale sistema laboratorio bilancio linee digital smart open piattaforma app decennio green european horizon missioni accademia osservatorio borghi
    libro manifesto meccanismo azione azioni innovation data biennale officina officine cantiere cantieri palestra
    bussola anagrafe fascicolo cartella archivio mappa vetrina bonus voucher""".split()
)
#: Words that go on with such a name in lower case.
GOES_ON = frozenset(
    """digitale digitali nazionale nazionali regionale regionali triennale urbano urbana urbani sostenibile sostenibili europeo europea europee europei italiana italiano strategico strategica integrato
    integrata operativo operativa pluriennale partecipativo guida azione mobilita energia informatica sviluppo coesione rotazione amministrazione innovazione transizione
    banda larga ultralarga ultra connettivita interne aree trasformazione cittadinanza intelligente intelligenti clima territoriale territoriali locale locali unico aperta aperto
    sociale comunale provinciale metropolitana metropolitano cultura culturale turismo facile complementare competenze resilienza ripresa rurale regionale semplificazione
    strategiche parte dati open pubblica pubblico servizi scuola salute rigenerazione urbane zone citta sicurezza tecnologie emergenti energetica ambientale""".split()
)
#: Services of the state that everybody uses: named in passing, they are no programme.
CALLED = frozenset(
    "chiama chiamano chiamato chiamata battezzato battezzata intitolato intitolata denominato denominata ribattezzato ribattezzata".split()
)
UTILITIES = frozenset(
    {
        "spid",
        "cie",
        "pagopa",
        "app io",
        "io",
        "sistema pubblico di identita digitale",
        "carta d'identita elettronica",
        "carta di identita elettronica",
        "anpr",
        "anagrafe nazionale della popolazione residente",
        "send",
        "cns",
        "pec",
    }
)
BRANDS = frozenset(
    """whatsapp youtube linkedin facebook instagram twitter telegram tiktok paypal iphone ipad ios android microsoft google apple amazon github wordpress powerpoint openstreetmap bluetooth gmail
    icloud ebook mcdonald macbook postepay satispay infocert infocamere formezpa openfiber fvg ansa rai raiplay covid javascript iot byod wifi smartphone qrcode startup startupper ict spa srl
    unitrento unibo unimi unipd unito poste sms mms usb dab dvd kwh mw mbps gbps mbit gbit""".split()
)
