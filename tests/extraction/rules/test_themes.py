"""Themes from a few of a document's words; and words that name none."""

from __future__ import annotations

import pytest

from initiatives.extraction.lexicon.theme_cues import ENOUGH, THEME_CUES
from initiatives.extraction.pipeline import extract

ALONE = [
    ("digital-services", "Nuovi servizi online: certificati, pratiche e modulistica sul portale del Comune."),
    ("identity-payments", "Si entra con Spid o con la carta d'identità elettronica e si paga con PagoPA."),
    ("cloud", "Gli archivi passano in cloud e i vecchi server si spengono."),
    ("interoperability", "L'interoperabilità fra le banche dati dei Comuni, che oggi non si parlano."),
    ("connectivity", "La fibra arriva in tutte le frazioni, con il wi-fi libero in piazza."),
    ("open-data", "Pubblicati come open data 40 dataset con licenza aperta."),
    ("skills-inclusion", "Lezioni per gli anziani: i facilitatori contro il divario digitale."),
    ("public-workforce", "Formazione dei dipendenti: 200 impiegati del personale comunale in aula."),
    ("innovation-business", "Start-up e imprese artigiane nell'incubatore del polo di innovazione."),
    ("smart-city", "Lampioni intelligenti e sensori nei parcheggi regolano il traffico."),
    ("climate-energy", "La comunità energetica taglia le emissioni con i pannelli solari."),
    ("participation", "Bilancio partecipativo: si vota sulle proposte dei quartieri, con un questionario."),
    ("cybersecurity", "Cybersicurezza: una squadra contro gli attacchi informatici degli hacker."),
    ("ai", "L'intelligenza artificiale risponde ai cittadini: un algoritmo impara da solo."),
    ("culture-tourism", "Nei musei della città i turisti visitano le collezioni con la realtà aumentata."),
    ("health-social", "Telemedicina per i pazienti fragili: l'ospedale e i medici in video."),
    ("education", "Lavagne digitali nelle scuole: studenti e docenti cambiano didattica."),
    ("digital-services", "Le iscrizioni all'asilo e le rette si sbrigano online: pratiche da casa, senza fila allo sportello."),
    ("digital-services", "Lo sportello telematico dell'edilizia prende il posto delle scartoffie: istanze e permessi dal computer."),
    ("digital-services", "Certificati anagrafici sul telefono e moduli semplificati: la transizione digitale del municipio."),
    ("identity-payments", "Addio contanti: le multe si pagano con pagoPA e gli avvisi arrivano sull'app IO."),
    ("identity-payments", "L'identità digitale si attiva in edicola: Spid e Cie per tutti."),
    ("identity-payments", "La carta d'identità elettronica apre i servizi e il wallet contiene la tessera."),
    ("cloud", "Addio alla sala macchine: i server traslocano nel Polo strategico nazionale."),
    ("cloud", "Migrazione al cloud per tredici applicativi, dice il Ced del Comune."),
    ("cloud", "Un data center nella vecchia miniera custodirà i dati degli enti."),
    ("interoperability", "Collegati alla Pdnd: i dati si chiedono una sola volta e i sistemi dialogano."),
    ("interoperability", "Una banca dati unica per dodici municipi, con gli archivi che si scambiano le informazioni."),
    ("interoperability", "La piattaforma digitale nazionale dati fa parlare fra loro anagrafe e tributi."),
    ("connectivity", "Banda ultralarga nelle aree bianche: il cantiere posa la dorsale."),
    ("connectivity", "Hotspot gratuiti al mercato e in piazza, si naviga senza password."),
    ("connectivity", "Il 5G copre le valli: nuove antenne dove il telefono non prendeva."),
    ("open-data", "Il portale dei dati aperti ospita bilanci e mappe in formato aperto, da riutilizzare."),
    ("open-data", "La Provincia mette in rete 161 dataset con licenza libera e metadati."),
    ("open-data", "Chiunque può scaricare i dati pubblici della città: è l'open data."),
    ("skills-inclusion", "Un punto digitale facile in biblioteca: il facilitatore aiuta gli over 65."),
    ("skills-inclusion", "Corsi gratuiti di alfabetizzazione digitale per i pensionati del quartiere."),
    ("skills-inclusion", "I ragazzi del servizio civile digitale insegnano a usare lo smartphone ai nonni."),
    ("public-workforce", "Lavoro agile per i dipendenti: il Comune si riorganizza e forma il personale."),
    ("public-workforce", "Concorso pubblico: assunzioni di dieci funzionari esperti per gli uffici comunali."),
    ("public-workforce", "Ufficio unico dei segretari comunali: la gestione associata parte in primavera."),
    ("innovation-business", "Voucher alle piccole e medie imprese per l'e-commerce e l'industria 4.0."),
    ("innovation-business", "Un acceleratore per spin-off e start-up, con gli investitori e la Camera di commercio."),
    ("innovation-business", "Trasferimento tecnologico: i ricercatori portano brevetti e prototipi alle aziende."),
    ("smart-city", "Semafori e parcheggi con i sensori: in città il bus arriva quando serve."),
    ("smart-city", "Telecamere ai varchi e illuminazione a led: la centrale operativa tiene d'occhio il traffico."),
    ("smart-city", "Mobilità: navette, biglietti e bike sharing in una sola app di MaaS."),
    ("climate-energy", "Efficientamento energetico del municipio: fotovoltaico sul tetto e bollette più leggere."),
    ("climate-energy", "Contro le alluvioni idrometri sul fiume e allerte più rapide."),
    ("climate-energy", "Neutralità climatica: la città taglia la CO2 e pianta alberi."),
    ("participation", "I cittadini decidono: percorso partecipativo, assemblee pubbliche e votazione delle proposte."),
    ("participation", "Beni comuni, firmati i patti di collaborazione dopo la consultazione dei quartieri."),
    ("participation", "Una piattaforma per segnalazioni e idee: open government, si vota da casa."),
    ("cybersecurity", "Ransomware negli uffici: gli hacker chiedono un riscatto, interviene il Csirt."),
    ("cybersecurity", "Difesa informatica dei Comuni: un presidio contro phishing e malware."),
    ("cybersecurity", "Fondi per la cybersecurity dall'Acn: firewall e verifiche delle vulnerabilità."),
    ("ai", "Un chatbot con intelligenza artificiale risponde sul sito."),
    ("ai", "Reti neurali per leggere le mappe: l'algoritmo riconosce le buche."),
    ("ai", "Machine learning all'anagrafe: il modello linguistico riassume i verbali."),
    ("culture-tourism", "Visite virtuali al castello e audioguide nei borghi: il museo incontra i turisti."),
    ("culture-tourism", "La biblioteca digitale apre i manoscritti dell'archivio storico."),
    ("culture-tourism", "Imposta di soggiorno sul portale: albergatori e strutture ricettive la versano con un modulo."),
    ("health-social", "Televisite nelle case di comunità: l'Asl assiste i malati cronici."),
    ("health-social", "Il fascicolo sanitario elettronico in ospedale e dal medico."),
    ("health-social", "Teleassistenza per anziani soli e disabili, con gli assistenti sociali del Comune."),
    ("education", "Registro elettronico e lavagne: gli alunni dell'istituto comprensivo in rete."),
    ("education", "Robotica e coding alle elementari, maestre in aula con nuovi strumenti didattici."),
    ("education", "Banchi e tablet per gli studenti del liceo; il dirigente scolastico ringrazia."),
]

TRAPS = [
    ("digital-services", "Il cantiere della fibra chiude via Roma per due settimane."),
    ("digital-services", "Le telecamere dei parchi si accendono a maggio."),
    ("digital-services", "Il Dipartimento per la trasformazione digitale paga le antenne del paese."),
    ("digital-services", "I servizi sociali cercano un'educatrice."),
    ("digital-services", "Il divario digitale pesa sugli anziani della valle."),
    ("identity-payments", "Il sindaco perde la carta geografica del comune."),
    ("identity-payments", "Il contributo sarà pagato alle imprese in due rate."),
    ("identity-payments", "La città ritrova la sua identità nelle feste di agosto."),
    ("cloud", "Il cielo è coperto e qualche nube arriva da ovest."),
    ("cloud", "I centri estivi aprono a giugno."),
    ("cloud", "Gli uccelli migratori tornano nell'oasi."),
    ("interoperability", "I due sindaci si parlano al telefono."),
    ("interoperability", "Il Comune archivia la pratica del ponte."),
    ("interoperability", "La squadra è unita e il gruppo integrato."),
    ("connectivity", "Una dieta ricca di fibre fa bene, dice il medico."),
    ("connectivity", "La banda suona in piazza e il coro la segue."),
    ("connectivity", "La rete dei pescatori è piena."),
    ("connectivity", "La copertura del tetto sarà rifatta."),
    ("open-data", "La data dell'incontro è ancora aperta."),
    ("open-data", "Le porte aperte del municipio: si visita la torre."),
    ("open-data", "Il patrimonio del Comune comprende tre boschi."),
    ("skills-inclusion", "L'inclusione nel catasto richiede una perizia."),
    ("skills-inclusion", "L'azienda forma i suoi tecnici e ne assume due."),
    ("skills-inclusion", "Il mercato apre alle sette e chiude all'una."),
    ("public-workforce", "Il personale di bordo saluta i passeggeri."),
    ("public-workforce", "Gli esperti prevedono pioggia."),
    ("public-workforce", "Uffici chiusi per la festa del patrono."),
    ("innovation-business", "La ricerca del cane smarrito continua."),
    ("innovation-business", "È una vera impresa salire fin lassù."),
    ("innovation-business", "Una ventata d'aria nuova in Consiglio."),
    ("smart-city", "Il signor Lampada racconta la sua vita."),
    ("smart-city", "Una sosta al rifugio e si riparte."),
    ("smart-city", "La città è bella e il fiume la attraversa."),
    ("smart-city", "L'assessora alla Smart city inaugura la biblioteca."),
    ("climate-energy", "Il dibattito si fa con energia e buon umore."),
    ("climate-energy", "Il clima in aula è disteso."),
    ("climate-energy", "Le bollette del telefono arrivano per posta."),
    ("participation", "La partecipazione all'evento è gratuita."),
    ("participation", "Il socio ha una partecipazione del 20 per cento."),
    ("participation", "Il Consiglio vota il bilancio a maggioranza."),
    ("cybersecurity", "La sicurezza stradale prima di tutto: nuovi dossi davanti alla scuola."),
    ("cybersecurity", "L'attacco della squadra di casa è il migliore."),
    ("cybersecurity", "Il virus dell'influenza svuota gli uffici."),
    ("ai", "Le squadre si sfidano ai campionati di bocce."),
    ("ai", "L'assistente della sindaca prende nota."),
    ("ai", "Un premio all'intelligenza dei ragazzi."),
    ("culture-tourism", "La cultura del grano ha bisogno d'acqua."),
    ("culture-tourism", "La mostra dell'amministratore di condominio non si fa."),
    ("health-social", "Il bilancio gode di buona salute."),
    ("health-social", "La cura del verde è affidata a una ditta."),
    ("education", "Una lezione per tutti dalla partita di domenica."),
    ("education", "La classe energetica dell'edificio è la B."),
]

NONE = [
    "La seduta è tolta.",
    "Il consiglio si è riunito e ha rinviato il punto.",
    "Una passeggiata in collina con il sole.",
    "Il presidente ringrazia tutti per il lavoro fatto.",
]


@pytest.mark.parametrize(("theme", "text"), ALONE)
def test_theme(theme, text):
    assert theme in extract(text).themes


@pytest.mark.parametrize(("theme", "text"), ALONE)
def test_few_other_themes(theme, text):
    assert len(extract(text).themes) <= 3


@pytest.mark.parametrize(("theme", "text"), TRAPS)
def test_other_meanings_of_the_words(theme, text):
    assert theme not in extract(text).themes


@pytest.mark.parametrize("text", NONE)
def test_no_theme(text):
    assert extract(text).themes == ()


def test_a_document_has_its_likeliest_theme_a_sentence_may_have_none():
    sentence = "I tecnici hanno acceso una nuova antenna."
    assert extract(sentence).themes == ()
    document = sentence + " Il resto della seduta è passato in fretta." * 12
    (reading,) = [found for found in extract(document).readings if found.kind == "theme"]
    assert (reading.value, reading.score) == ("connectivity", 0.5)
    assert extract("Il resto della seduta è passato in fretta. " * 12).themes == ()


def test_every_theme_has_cues_and_a_threshold():
    assert set(THEME_CUES) == set(ENOUGH) == {theme for theme, _ in ALONE}
