"""Programmes in sentences of our own: what must be found, and what is no programme."""

from __future__ import annotations

import pytest

from tests.extraction.reading import names

FOUND = [
    # on the list
    ("Le risorse sono del Pnrr.", {"Pnrr"}),
    ("Lo prevede il Piano nazionale di ripresa e resilienza.", {"Piano nazionale di ripresa e resilienza"}),
    (
        "Il Piano nazionale di ripresa e resilienza (PNRR) paga tutto; dal Pnrr arrivano due milioni.",
        {"Piano nazionale di ripresa e resilienza"},
    ),
    ("Il paese è in gara per WiFi4EU.", {"WiFi4EU"}),
    ("I fondi sono di Horizon 2020.", {"Horizon 2020"}),
    ("Ha pagato il Fondo europeo di sviluppo regionale (Fesr).", {"Fondo europeo di sviluppo regionale"}),
    ("Si paga con il Fesr e con il Feasr.", {"Fesr", "Feasr"}),
    ("Nasce dentro NextGenerationEU.", {"NextGenerationEU"}),
    ("È un'azione di Interreg Spazio Alpino.", {"Interreg Spazio Alpino"}),
    ("Fa parte dell'Interreg VI-A Italia-Francia Alcotra 2021-2027.", {"Interreg VI-A Italia-Francia Alcotra 2021-2027"}),
    ("Si lavora con il FESR 2021-2027.", {"FESR 2021-2027"}),
    ("Pagano i fondi React-EU.", {"React-EU"}),
    ("Aderisce alla Settimana dell'Amministrazione Aperta.", {"Settimana dell'Amministrazione Aperta"}),
    ("La rete URBACT ne ha scelte tre.", {"URBACT"}),
    ("Ne parla la Strategia nazionale per le aree interne (Snai).", {"Strategia nazionale per le aree interne"}),
    ("Si entra in PA digitale 2026.", {"PA digitale 2026"}),
    ("I soldi vengono dal Pon Metro.", {"Pon Metro"}),
    # operational programmes
    ("Con il Po Fesr Basilicata 2014-2020 nascono i laboratori.", {"Po Fesr Basilicata 2014-2020"}),
    ("La misura è del Psr per l'Umbria 2014-2020.", {"Psr per l'Umbria 2014-2020"}),
    ("È coperto dal Por Fesr Asse 2.", {"Por Fesr"}),
    ("Lo finanzia il POR FESR 2014-2020.", {"POR FESR 2014-2020"}),
    # quoted behind a noun
    ("Il progetto “Isole vicine” parte oggi.", {"Isole vicine"}),
    ("Con il bando “Agire insieme” si spendono due milioni.", {"Agire insieme"}),
    ('L\'avviso "Comuni in rete" scade lunedì.', {"Comuni in rete"}),
    ("La misura «Esperienza del cittadino» paga il sito.", {"Esperienza del cittadino"}),
    ("Il programma di incontri si intitola “Al passo coi tempi”.", {"Al passo coi tempi"}),
    ("Le serate sono state battezzate “Digitale per tutti”.", {"Digitale per tutti"}),
    ("Lo ha deciso aderendo a “Risorse in rete”, l'avviso del ministero.", {"Risorse in rete"}),
    ("Nell'area nascerà una “Smart Land”.", {"Smart Land"}),
    ("I progetti “Alfa verde” e “Beta blu” sono in graduatoria.", {"Alfa verde", "Beta blu"}),
    # capitals behind a noun
    ("È un'azione del progetto Invest in Bari.", {"Invest in Bari"}),
    ("Il programma Digital Cities Challenge aiuta le città.", {"Digital Cities Challenge"}),
    ("La piattaforma Partecipa Bergamo raccoglie le idee.", {"Partecipa Bergamo"}),
    ("La campagna Clic Sicuro parla ai ragazzi.", {"Clic Sicuro"}),
    ("Parte il calendario SPID DATE.", {"SPID DATE"}),
    # opened by a noun of their own
    ("Approvata l'Agenda digitale Alta Irpinia.", {"Agenda digitale Alta Irpinia"}),
    ("Nasce la Casa delle Tecnologie Emergenti.", {"Casa delle Tecnologie Emergenti"}),
    ("Si rinnova l'Alleanza per la Carbon Neutrality.", {"Alleanza per la Carbon Neutrality"}),
    ("Lo chiede il Piano urbano della mobilità sostenibile (Pums).", {"Piano urbano della mobilità sostenibile"}),
    ("Il Distretto del Benessere si allarga.", {"Distretto del Benessere"}),
    ("Al voto il Bilancio partecipativo 2018.", {"Bilancio partecipativo 2018"}),
    ("I contenuti vanno nel Digital Hub Marche.", {"Digital Hub Marche"}),
    ("Si scarica l'App Musei di Genova.", {"App Musei di Genova"}),
    # coined, spelt out, explained
    ("DigiBorghi mette insieme sei enti.", {"DigiBorghi"}),
    ("Cesena c'è con Energy2Act, che unisce due idee.", {"Energy2Act"}),
    ("Ammessa a Ruggedised (Rotterdam, Umea and Glasgow: Generating Exemplar Districts In Sustainable Energy Deployment).", {"Ruggedised"}),
    ("Dietro c'è e-Rés@mont, progetto alpino.", {"e-Rés@mont"}),
    ("È Montania, progetto dei sei municipi.", {"Montania"}),
    ("Con Syllabus, la piattaforma dei dipendenti, si studia.", {"Syllabus"}),
    (
        "Il progetto EDIH-PAI (European Digital Innovation Hub - Public Administration Innovation) è al via.",
        {"European Digital Innovation Hub - Public Administration Innovation"},
    ),
    ("Dal Por Puglia 2014-2020 arrivano due milioni.", {"Por Puglia 2014-2020"}),
    ("Con il bando “Borghi connessi” si posa la fibra.", {"Borghi connessi"}),
    ("È nata “Palestra digitale del Monte”, uno spazio per tutti.", {"Palestra digitale del Monte"}),
    ("Il progetto MuseoSenzaMuri finisce domani.", {"MuseoSenzaMuri"}),
    ("Poi ci sarà Dalia, un assistente virtuale che risponde ai cittadini.", {"Dalia"}),
    ("Il ciclo di incontri “Dati per tutti” comincia giovedì.", {"Dati per tutti"}),
    ("Si chiama “Pietre vive” il festival del borgo.", {"Pietre vive"}),
    ("L'iniziativa rientra nel programma Interreg V-A Italia-Slovenia.", {"Interreg V-A Italia-Slovenia"}),
    ("La misura “Abilitazione al cloud per le PA locali” vale 80.000 euro.", {"Abilitazione al cloud per le PA locali"}),
    ("Torna il bilancio partecipativo, ribattezzato “Rione decide”.", {"Rione decide"}),
    ("Si chiedono i “Voucher digitali I4.0”: i Voucher digitali valgono la metà.", {"Voucher digitali I4.0"}),
    ("Sulla piattaforma “Valle aperta” si leggono i dati.", {"Valle aperta"}),
    ("Al via il progetto “Nonni connessi”, dice la sindaca.", {"Nonni connessi"}),
]

TRAPS = [
    "Si entra con Spid o con la Cie.",
    "Si paga con PagoPA e con l'app IO.",
    "Il codice è in vigore da anni.",
    "Il progetto è piaciuto ai sindaci.",
    "Il programma della giornata è fitto.",
    "Il bando è scaduto ieri.",
    "Il piano prevede tre azioni.",
    "L'avviso è sul sito del Comune.",
    "La piattaforma risponde a ogni ora.",
    "È arrivata la nave “Urbano Conti”, con i cavi.",
    "La scuola “Gianni Rodari” ha dieci classi.",
    "L'istituto “Volta” ha vinto.",
    "Nella sala “Aldo Moro” si parla di dati.",
    "“Siamo pronti a partire”, dice il sindaco.",
    "«È una rivoluzione», commenta l'assessora.",
    "“Il servizio piace e lo estenderemo”, ha spiegato il direttore.",
    "Una “task force” farà da interlocutore.",
    "Sono città “faro” per le altre.",
    "Comuni “intelligenti” in cerca di fondi.",
    "La casa “dei servizi” apre domani.",
    "Il Comune di Udine apre lo sportello.",
    "La Provincia di Brescia firma.",
    "Il Ministero dell'Interno paga.",
    "L'Agenzia per l'Italia Digitale (AgID) detta le regole.",
    "Il Consiglio nazionale delle ricerche (Cnr) studia.",
    "Giulia Messina, assessora a Smart City e Innovazione, apre.",
    "L'assessore all'Agenda digitale Piero Conti saluta.",
    "Borgo Velino, Mercato Saraceno e Casale Monferrato sono pronti.",
    "La mozione passa con undici voti.",
    "Missione 6 e componente 2 sono finite.",
    "La misura 1.4.6 è chiusa.",
    "Le linee guida sono pronte.",
    "L'agenda è fitta di incontri.",
    "Il piano terra ospita gli uffici.",
    "Il patto non regge.",
    "La rete arriva ovunque.",
    "Il fondo stradale è rotto.",
    "La strategia paga, dice il coach.",
    "La settimana prossima si parte.",
    "Sul sito c'è tutto.",
    "Su YouTube e LinkedIn i video del corso.",
    "Si scrive su WhatsApp al numero verde.",
    "Appuntamento in piazza Garibaldi.",
    "Ennio Conti è il nuovo direttore.",
    "Sei scuole superiori diventano “4.0”.",
    "Per il sindaco la app «serve anche a contare quanti si fermano a dormire».",
    "Ci sarà anche un hub. «Ci giochiamo il futuro di una valle intera», dichiara il sindaco.",
    "Tutti si sono detti contenti. «Risparmiamo tre milioni di fogli», fa notare l'assessora.",
    "Il progetto prevede “tre cose: ascoltare, imparare, rifare”.",
    "La piattaforma della scuola funziona bene.",
    "Il fondo del lago è pulito.",
    "Il corso dura venti ore.",
    "La rete dei sindaci si allarga.",
    "Un bando uscirà a gennaio.",
    "Il programma degli incontri è sul sito.",
    "Per chi vende servizi «si parte dalla coda».",
    '"Nessuno resterà a piedi", promette la sindaca.',
    "“Una rete per tutti”, assicura il presidente.",
    "La docente insegna Informatica: mancano le aule.",
    "La via “Giuseppe Verdi” è chiusa.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text, expected):
    assert names("programme", text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_finds_nothing(text):
    assert names("programme", text) == set()


def test_a_hundred_sentences_with_near_half_traps():
    assert len(FOUND) + len(TRAPS) >= 115
    assert len(TRAPS) >= 0.4 * (len(FOUND) + len(TRAPS))


def test_a_utility_is_a_programme_where_a_service_is_launched_with_it():
    text = "Lamezia attiva pagoPA\n\nDa lunedì il servizio è operativo: i cittadini possono pagare sul portale, basta un clic."
    assert "pagoPA" in names("programme", text)
