"""The kind of a document from a few of its words."""

from __future__ import annotations

import pytest

from initiatives.extraction.pipeline import extract

KINDS = [
    (
        "candidacy",
        "Il Comune si candida al bando. La Giunta ha approvato la candidatura; la domanda è partita venerdì e ora si attende l'esito.",
    ),
    ("candidacy", "Anche Ostuni bussa all'Europa: spedita la domanda, il municipio concorre all'avviso e resta in attesa dell'esito."),
    ("candidacy", "In corsa per il titolo: depositata la manifestazione d'interesse, il dossier è in gara con altri trenta."),
    (
        "agreement",
        "Firmato il protocollo d'intesa fra la Provincia e l'ateneo: l'accordo vale tre anni e le parti si impegnano a collaborare.",
    ),
    ("agreement", "Siglata la convenzione tra i Comuni; i firmatari mettono a disposizione uffici e dati. L'intesa si rinnova da sé."),
    ("agreement", "Un memorandum fra porto e capitaneria: sottoscritto ieri, prevede lo scambio delle informazioni."),
    (
        "funding",
        "Due milioni di euro per la digitalizzazione: il Comune ottiene il finanziamento, il contributo è stato assegnato dal ministero e gli importi sono pubblicati.",
    ),
    (
        "funding",
        "Graduatoria definitiva: ammessi a finanziamento 40 enti, fondi per 3 milioni di euro, ai beneficiari spettano 75mila euro ciascuno.",
    ),
    ("funding", "Il progetto vince il bando e porta a casa un contributo a fondo perduto di 300mila euro, la quota più alta."),
    (
        "event",
        "Convegno giovedì alle 17 nella sala civica: intervengono tre relatori, modera la direttrice. Iscrizioni aperte, ingresso libero.",
    ),
    ("event", "Un incontro e due laboratori: l'appuntamento è sabato alle ore 10 in biblioteca, ospiti da tutta la provincia."),
    ("event", "Hackathon di due giorni all'auditorium: cento partecipanti, una giuria, la tavola rotonda alle 18.30."),
    (
        "service",
        "Da lunedì è attiva la nuova app: i cittadini possono prenotare lo sportello e scaricare i certificati sul telefono, gratis.",
    ),
    (
        "service",
        "Ecco il portale dei pagamenti: la piattaforma è operativa, basta un clic e il servizio funziona a ogni ora per tutti gli utenti.",
    ),
    ("service", "Wi-fi gratuito in piazza: installati dieci hotspot, da oggi si naviga senza registrarsi."),
    (
        "strategy",
        "Approvata la strategia digitale: il piano triennale fissa obiettivi e priorità, quattro gli assi, entro il 2027 le azioni.",
    ),
    ("strategy", "Il Consiglio regionale adotta le linee guida dell'agenda digitale con 20 voti favorevoli e la minoranza astenuta."),
    ("strategy", "Agenda digitale, il documento strategico delinea visione, pilastri e governance per il quinquennio."),
    ("other", "Si vota fino a domenica per il bilancio partecipativo: le votazioni sono segrete, il voto è libero."),
    ("candidacy", "Domanda presentata: il Comune concorre al bando ministeriale e attende la risposta della commissione."),
    ("candidacy", "La Giunta aderisce all'avviso: candidatura inviata, nove i posti in palio, e se andrà bene si parte in autunno."),
    ("candidacy", "Manifestazione di interesse entro venerdì: l'Unione tenta di entrare nella rete nazionale."),
    ("candidacy", "Il borgo si candida a ospitare la sperimentazione e bussa al ministero con un dossier."),
    ("candidacy", "Tra le candidate c'è anche Ferrara: la selezione finirà a marzo, l'esito è atteso in primavera."),
    ("agreement", "Stipulato l'accordo quadro: Regione e Comuni si impegnano per cinque anni, la firma ieri a palazzo."),
    ("agreement", "Alleanza fra atenei: sottoscritto il memorandum, le parti mettono a disposizione laboratori e dati."),
    ("agreement", "Patto fra prefettura e sindaci, siglato stamattina: il protocollo regola lo scambio delle immagini."),
    ("agreement", "La convenzione, firmata dai due presidenti, fissa gli impegni di ciascuno; l'intesa dura tre anni."),
    ("agreement", "Collaborazione tra ospedale e università: firmato il protocollo, i contraenti lavorano insieme."),
    ("funding", "Assegnati 900mila euro: il ministero finanzia sei scuole, il contributo più alto va al liceo."),
    ("funding", "Pioggia di fondi dal Pnrr: stanziati 4 milioni di euro, ecco i beneficiari e le somme."),
    ("funding", "Scorre la graduatoria, ammessi altri dodici progetti: risorse per un milione e mezzo."),
    ("funding", "La Regione eroga il contributo: 70mila euro a ciascun ente, cofinanziamento al 20 per cento."),
    ("funding", "Il Comune si aggiudica il finanziamento europeo e incassa 1,2 milioni di euro."),
    ("event", "Seminario in diretta streaming martedì alle 11: introduce il rettore, iscrizioni entro lunedì."),
    ("event", "Rassegna in tre tappe: si terrà nella sala civica, ingresso libero, ospiti e relatori da tutta Italia."),
    ("event", "Open day in biblioteca sabato dalle 10: laboratori e incontri, posti limitati."),
    ("event", "Si è svolta ieri la tavola rotonda; sono intervenuti la sindaca e quattro relatori, in sala cento partecipanti."),
    ("event", "Settimana della cultura digitale: il calendario degli appuntamenti, il convegno di apertura giovedì alle ore 9.30."),
    ("service", "Entrata in funzione la piattaforma: chiunque può accedere dal telefono, il servizio è gratuito."),
    ("service", "Debutta l'assistente virtuale sul sito del Comune: risponde a ogni ora, basta scrivere la domanda."),
    ("service", "Accesi i sensori sul fiume: la nuova infrastruttura misura e avvisa, è operativa da ieri."),
    ("service", "Arriva la carta d'identità elettronica: gli sportelli la rilasciano da lunedì, si prenota online."),
    ("service", "Il nuovo portale degli open data è attivo: i dataset si scaricano con un clic."),
    ("strategy", "Il Consiglio comunale approva il piano triennale per l'informatica: priorità, obiettivi e azioni."),
    ("strategy", "Strategia regionale per l'intelligenza artificiale: quattro pilastri e un orizzonte al 2030."),
    ("strategy", "Adottate le linee di indirizzo: il documento programmatico fissa le regole per i dati."),
    ("strategy", "L'agenda digitale della Provincia ha una bozza: visione, assi e traguardi del quinquennio."),
    ("strategy", "Via libera in aula al masterplan digitale, astenuta la minoranza: il piano guarda al 2030."),
    ("other", "Classifica delle città digitali: il rapporto assegna alla città il terzo posto, in testa c'è Firenze."),
    ("other", "Gara revocata e cantiere sospeso: la ditta ha rinunciato, i lavori rinviati fra le polemiche."),
    ("other", "Interrogazione sui ritardi: disservizi e guasti, critiche dalla minoranza, protesta dei pendolari."),
    ("other", "Sondaggio fra i residenti: il questionario dice che uno su due non conosce il portale, lo rivela l'indagine."),
]

#: What a document with such words is not about in the main.
TRAPS = [
    ("agreement", "Il protocollo informatico va in linea: da lunedì il servizio è attivo e chiunque può scaricare i documenti."),
    ("agreement", "D'accordo o no, la nuova app è operativa: basta scaricarla, il servizio funziona su ogni telefono."),
    ("agreement", "Convenzione a parte, arrivano 300mila euro: il contributo è stato assegnato, finanziati quattro progetti."),
    ("agreement", "Il convegno sul patto per il clima si terrà giovedì alle 17 in sala civica: relatori e ospiti, ingresso libero."),
    ("agreement", "In sintonia con i cittadini: attivo il nuovo sportello, si prenota dal portale."),
    ("agreement", "La firma digitale arriva sul portale: il servizio è gratuito, basta un clic, attivo da oggi."),
    (
        "candidacy",
        "I candidati al concorso trovano le istruzioni sul portale, attivo da lunedì: basta registrarsi, il servizio è gratuito.",
    ),
    ("candidacy", "Domande e risposte sulla nuova app: è operativa, si scarica dallo store, il servizio è gratis."),
    ("candidacy", "L'adesione è libera: convegno sabato alle 10, relatori e laboratori, iscrizioni in biblioteca."),
    ("candidacy", "In gara dieci squadre: l'hackathon si terrà sabato, la giuria premierà i partecipanti, tavola rotonda alle 18."),
    ("candidacy", "Firmata l'intesa dopo la domanda dei sindaci: il protocollo impegna le parti per tre anni."),
    ("candidacy", "Chi ha vinto il bando: assegnati 2 milioni di euro, il finanziamento va a venti beneficiari."),
    ("funding", "Costa pochi euro il biglietto: la nuova app è attiva, si paga col telefono e il servizio funziona ovunque."),
    ("funding", "Ha dato un grande contributo al dibattito: il seminario, alle 18 in sala, ospita tre relatori."),
    ("funding", "La quota d'iscrizione al convegno si versa in segreteria: appuntamento venerdì alle 9, intervengono due docenti."),
    ("funding", "Risorse umane: approvata la strategia, il piano triennale fissa obiettivi e priorità fino al 2030."),
    ("funding", "La somma delle firme è presto fatta: siglato il protocollo d'intesa, l'accordo unisce nove enti."),
    ("funding", "I beneficiari del servizio possono prenotare dal portale, attivo da lunedì: basta lo smartphone."),
    ("event", "L'evento atmosferico ha spento i sensori: ora l'infrastruttura è di nuovo operativa e il servizio funziona."),
    ("event", "Serata difficile in aula: approvata la strategia, il piano triennale passa con dodici voti favorevoli e tre astenuti."),
    ("event", "La tappa decisiva: assegnati 3 milioni di euro, il finanziamento del ministero premia nove enti."),
    ("event", "Edizione aggiornata della app: da oggi si scarica dagli store e il servizio è gratis per tutti gli utenti."),
    ("event", "Ospiti in municipio i rettori: firmato il protocollo d'intesa, la convenzione vale cinque anni."),
    ("event", "Il calendario della raccolta è sul portale: piattaforma attiva, si consulta dal telefono, servizio gratuito."),
    ("service", "Al servizio dei Comuni: firmato il protocollo d'intesa, l'accordo impegna le parti, la convenzione dura tre anni."),
    ("service", "Una piattaforma programmatica: il Consiglio adotta le linee guida, la strategia fissa obiettivi e pilastri."),
    ("service", "Attivi nel confronto: il convegno si terrà martedì alle 9, moderano due giornalisti, intervengono i relatori."),
    ("service", "Servizi e portali nel bando: ammessi a finanziamento 40 enti, contributi per 3 milioni di euro."),
    ("service", "Sportelli chiusi per protesta: la classifica dei ritardi e i disservizi in un'indagine."),
    ("service", "App e siti nel dossier: la città si candida al premio, la domanda è partita, si attende l'esito."),
    ("strategy", "Il piano terra del municipio ospita il convegno: appuntamento alle 17, relatori e tavola rotonda."),
    ("strategy", "Un'azione rapida: da oggi la app è attiva, il servizio si usa dal telefono."),
    ("strategy", "Obiettivo raggiunto: assegnati i fondi, il finanziamento è di 2 milioni di euro e i beneficiari sono nove."),
    ("strategy", "Con l'aula magna piena si è tenuto il seminario: relatori e ospiti, tavola rotonda alle 18."),
    ("strategy", "Approvata la candidatura: la domanda concorre al bando e l'esito è atteso in autunno."),
    ("strategy", "Gli assi stradali si illuminano: installati 300 lampioni con sensori, l'impianto è operativo."),
    ("other", "Il voto degli utenti è alto: la nuova app è attiva, si scarica dallo store, il servizio è gratis."),
    ("other", "Nominato il relatore del convegno: appuntamento giovedì alle 17 in sala, ingresso libero."),
    ("other", "Dopo i ritardi la firma: siglato il protocollo d'intesa, l'accordo vale tre anni."),
    ("other", "Il rapporto con i cittadini migliora: attivo il portale, lo sportello si prenota dal telefono."),
    ("other", "Dal primo posto in classifica ai fondi: assegnati 5 milioni di euro, finanziamento ai beneficiari entro l'anno."),
    ("other", "Critica costruttiva: adottata la strategia, il piano triennale ha obiettivi, azioni e traguardi."),
    ("funding", "L'assegnazione dei posti al corso avviene in sala: lezioni e laboratori, iscrizioni aperte, appuntamento alle 15."),
    ("candidacy", "Posti a disposizione in sala: il convegno inizia alle 9, relatori e ospiti, iscrizioni gratuite."),
    ("agreement", "Insieme si vince: assegnato il contributo, un finanziamento di 80mila euro premia il progetto."),
    ("service", "Postazioni e server nel finanziamento: assegnati 600mila euro, il contributo va a dieci beneficiari."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind, text):
    assert extract(text).reading("kind") == kind


@pytest.mark.parametrize(("kind", "text"), TRAPS)
def test_words_in_passing_make_no_kind(kind, text):
    assert extract(text).reading("kind") != kind


def test_a_text_without_any_cue_is_unsure():
    (reading,) = [found for found in extract("Bla bla.").readings if found.kind == "kind"]
    assert reading.score <= 0.5
