"""Dates and periods: every way of writing them, resolved against the day of publication, and numbers that are none."""

import pytest

from initiatives.extraction import extract
from tests.extraction.figures import dates

# The sentence, the publication date known to the importer, the dates found.
FOUND = [
    # written in full
    ("La giunta ha approvato il piano il 16 gennaio 2018.", None, ["2018-01-16"]),
    ("La giunta ha approvato il piano martedì 16 gennaio 2018.", None, ["2018-01-16"]),
    ("La giunta ha approvato il piano il 16/01/2018.", None, ["2018-01-16"]),
    ("La giunta ha approvato il piano il 16.1.2018.", None, ["2018-01-16"]),
    ("La giunta ha approvato il piano il 16.1.18.", None, ["2018-01-16"]),
    ("La giunta ha approvato il piano il 16-01-2018.", None, ["2018-01-16"]),
    ("Il portale apre il 1° marzo 2022.", None, ["2022-03-01"]),
    ("Il portale apre il primo marzo 2022.", None, ["2022-03-01"]),
    ("Il portale apre l'11 marzo 2022.", None, ["2022-03-11"]),
    ("Il portale apre l’8 marzo del 2022.", None, ["2022-03-08"]),
    ("L'incontro si è tenuto il 4 nov. 2021 in municipio.", None, ["2021-11-04"]),
    ("Il progetto è partito nel marzo 2016.", None, ["2016-03"]),
    ("Il progetto è partito nel marzo del 2016.", None, ["2016-03"]),
    ("Il record lo vogliono nel 2018.", None, ["2018"]),
    # a day and a month, with the year from the publication
    ("L'incontro si terrà il 20 marzo.", "2019-03-02", ["2019-03-20"]),
    ("L'incontro si terrà il 10 gennaio.", "2019-12-12", ["2020-01-10"]),
    ("L'incontro si è svolto il 20 dicembre.", "2020-01-08", ["2019-12-20"]),
    ("La circolare è partita il 31 marzo scorso.", "2017-04-05", ["2017-03-31"]),
    ("Il servizio partirà il prossimo 4 giugno.", "2021-05", ["2021-06-04"]),
    ("Il servizio è attivo dal 4 giugno dell'anno passato.", "2017-04-05", ["2016-06-04"]),
    ("Tutto pronto per giovedì 16 novembre, alle 17.", "2023-11", ["2023-11-16"]),
    ("Tutto pronto per lunedì 23 aprile, alle 12.", "2018-04", ["2018-04-23"]),
    ("Lunedi' 23 aprile la presentazione.", "2018-04", ["2018-04-23"]),
    ("Martedì 5 la visita in municipio.", "2024-03", ["2024-03-05"]),
    ("Sabato 10 alle 15.30 il convegno.", "2018-02", ["2018-02-10"]),
    ("Da venerdì scorso, 21 luglio, il servizio è attivo.", "2017-07", ["2017-07-21"]),
    # a month, with the year from the publication and the tense
    ("La chiamata si è chiusa a giugno.", "2025-07-07", ["2025-06"]),
    ("Il bando si aprirà a febbraio.", "2026-01-14", ["2026-02"]),
    ("L'avviso era uscito a settembre.", "2021-11-04", ["2021-09"]),
    ("Lo firmeranno nel prossimo mese di ottobre.", "2020-09-16", ["2020-10"]),
    ("Lo firmeranno entro il mese prossimo.", "2020-09-16", ["../2020-10"]),
    # relative days, where the day of publication is known
    ("Il protocollo è stato approvato oggi dalla giunta.", "2020-09-16", ["2020-09-16"]),
    ("Ieri la giunta ha approvato il piano.", "2020-09-16", ["2020-09-15"]),
    ("La firma è in programma domani.", "2020-09-16", ["2020-09-17"]),
    ("L'accordo è stato firmato venerdì scorso.", "2020-09-16", ["2020-09-11"]),
    ("La presentazione si terrà lunedì prossimo.", "2020-09-16", ["2020-09-21"]),
    # ranges
    ("Il festival si tiene dal 3 al 5 marzo 2021.", None, ["2021-03-03/2021-03-05"]),
    ("Il festival si tiene dall'8 al 17 luglio.", "2025-07-07", ["2025-07-08/2025-07-17"]),
    ("Il laboratorio è aperto il 3-5 marzo 2021.", None, ["2021-03-03/2021-03-05"]),
    ("Le domande si inviano dal 26 agosto al 24 novembre 2023.", None, ["2023-08-26/2023-11-24"]),
    ("I tecnici lavoreranno tra il 26 aprile e il 9 giugno.", "2017-04-05", ["2017-04-26/2017-06-09"]),
    ("Le domande vanno inviate dal 20 dicembre 2022 al 15 gennaio 2023.", None, ["2022-12-20/2023-01-15"]),
    ("Il progetto va da luglio 2020 a novembre 2022.", None, ["2020-07/2022-11"]),
    ("Il progetto va dal giugno del 2023 a maggio del 2025.", None, ["2023-06/2025-05"]),
    ("Il progetto va da ottobre a dicembre 2021.", None, ["2021-10/2021-12"]),
    ("Il progetto va dal 2021 al 2023.", None, ["2021/2023"]),
    ("La cornice è quella del quadriennio 2014-2017.", None, ["2014/2017"]),
    ("Si spende nel biennio 2024-2025.", None, ["2024/2025"]),
    ("Le risorse del ciclo 2014-2020 sono finite.", None, ["2014/2020"]),
    ("Il piano triennale 2023-2025 è adottato.", None, ["2023/2025"]),
    ("Giovedì 16 e venerdì 17 ottobre si riuniscono i partner.", "2025-10", ["2025-10-16/2025-10-17"]),
    ("Le lezioni sono il 5, 12 e 19 maggio 2022.", None, ["2022-05-05", "2022-05-12", "2022-05-19"]),
    ("Dalle ore 9 del 18 ottobre alle ore 13 del 15 novembre 2021 si fa domanda.", None, ["2021-10-18/2021-11-15"]),
    # open ends
    ("La fibra arriverà ovunque entro il 2020.", None, ["../2020"]),
    ("Il tavolo si insedierà entro giugno 2015.", None, ["../2015-06"]),
    ("I lavori vanno terminati entro il 31 dicembre 2023.", None, ["2023-12-31"]),
    ("Gli incontri vanno avanti fino al mese di ottobre.", "2018-05-28", ["../2018-10"]),
    ("Il servizio è gratuito fino al 15 maggio 2024.", None, ["../2024-05-15"]),
    ("La prova dura fino a metà settembre.", "2017-07", ["../2017-09"]),
    ("Da qui al 2020 si spendono le risorse.", None, ["../2020"]),
    ("La funzione è associata dal 2017.", None, ["2017/.."]),
    ("Il portale è in linea da aprile 2019.", None, ["2019-04/.."]),
    ("Il portale è in linea dal 4 giugno 2016.", None, ["2016-06-04"]),
    ("A partire dal 2026 tutto sarà digitale.", None, ["2026/.."]),
    # parts of months and years
    ("La firma avverrà nella prima metà di ottobre 2020.", None, ["2020-10-01/2020-10-15"]),
    ("La firma avverrà nella seconda metà di febbraio 2020.", None, ["2020-02-16/2020-02-29"]),
    ("Il cantiere apre a fine luglio 2021.", None, ["2021-07"]),
    ("Il cantiere apre nel primo semestre 2025.", None, ["2025-01/2025-06"]),
    ("Il cantiere apre nel terzo trimestre del 2023.", None, ["2023-07/2023-09"]),
    ("Il cantiere apre nella seconda parte dell'anno.", "2019-02", ["2019-07/2019-12"]),
    ("Le aree bianche saranno coperte entro la metà del 2018.", None, ["../2018-06"]),
    ("I lavori finiranno entro la fine del 2022.", None, ["../2022"]),
    ("I lavori finiranno entro l'anno.", "2022-03", ["../2022"]),
    ("Il cantiere apre nell'estate 2024.", None, ["2024-06/2024-08"]),
    ("Il cantiere aprirà la prossima primavera.", "2023-11", ["2024-03/2024-05"]),
    ("La Giunta ha approvato martedì il piano.", "2020-12-03", ["2020-12-01"]),
    ("I lavori si fanno nell'anno scolastico 2023-2024.", None, ["2023/2024"]),
    ("Dovevano essere pronti entro maggio.", "2018-06-27", ["../2018-05"]),
    ("L'esito è atteso per settembre.", "2021-02-19", ["2021-09"]),
    ("Il personale seguirà un corso in primavera.", "2025-02-13", ["2025-03/2025-05"]),
    ("Nella prima fase, fino a giugno, sono coinvolte 380 persone.", "2023-02-10", ["../2023-06"]),
    ("La Giunta ha stanziato oggi due milioni.", "2023-10-03", ["2023-10-03"]),
    ("I corsi si tengono nei primi otto mesi del 2021.", "2020-09-14", ["2021-01/2021-08"]),
    ("Le domande vanno presentate entro e non oltre le ore 12:00 del giorno 28 giugno.", "2024-05-10", ["2024-06-28"]),
    ("Domande dal 20 maggio e fino al 28 giugno.", "2024-05-10", ["2024-05-20/2024-06-28"]),
    ("Il bando è aperto fino alle 18 del 28 giugno.", "2024-05-10", ["../2024-06-28"]),
    ("La riunione si terrà il 18 p.v. in municipio.", "2024-05-10", ["2024-05-18"]),
    ("La riunione si terrà il 5 p.v. in municipio.", "2024-05-10", ["2024-06-05"]),
    ("I lavori si faranno nel secondo semestre.", "2024-05-10", ["2024-07/2024-12"]),
    ("La rete è attiva dallo scorso gennaio.", "2024-05-10", ["2024-01/.."]),
    ("Il nuovo orario vale dall'anno prossimo.", "2024-05-10", ["2025/.."]),
    ("Il contributo copre l'a.s. 2024/25.", "2024-05-10", ["2024/2025"]),
    ("Il cantiere, aperto nell'agosto di due anni fa, è fermo.", "2024-05-10", ["2022-08"]),
    ("Si farà entro la primavera.", "2023-10-26", ["../2024-05"]),
    ("Le tappe: Codogno (11 ottobre), Sant'Angelo L. (18), Maleo (25).", "2025-10-04", ["2025-10-11", "2025-10-18", "2025-10-25"]),
    ("L'intesa che giovedì mattina, a Imperia, hanno sottoscritto i sindaci.", "2023-10-26", ["2023-10-26"]),
    ("L'accordo è stato firmato l'altro ieri.", "2024-05-10", ["2024-05-08"]),
]
NOTHING = [
    # the publication itself, and what cannot be resolved
    ("Pubblicato il 12 marzo 2021\nIl Comune apre lo sportello.", None),
    ("ROMA, 12 marzo 2021 – Il Comune apre lo sportello.", None),
    ("L'incontro si terrà il 20 marzo.", None),
    ("L'incontro si terrà lunedì prossimo.", None),
    ("L'incontro si terrà lunedì prossimo.", "2021-03"),
    ("La giunta lo ha approvato oggi.", None),
    ("La giunta lo ha approvato ieri.", "2021-03"),
    ("Sabato 10 il convegno.", None),
    ("La seconda parte dell'anno sarà decisiva.", None),
    # figures of speech
    ("I giovani di oggi usano il telefono.", "2021-03-12"),
    ("Oggi i Comuni chiedono più personale.", "2021-03-12"),
    ("A oggi mancano i tecnici.", "2021-03-12"),
    ("Lo sportello resta aperto tutto l'anno.", "2021-03-12"),
    ("Il martedì e il giovedì lo sportello è aperto.", "2021-03-12"),
    ("Ogni lunedì si fa lezione.", "2021-03-12"),
    # laws, names, codes
    ("La legge 7 agosto 1990 regola l'accesso.", None),
    ("Lo prevede il decreto legislativo 7 marzo 2005, n. 82.", None),
    ("Lo indica il decreto ministeriale del 26 marzo 2019.", None),
    ("Il progetto è dell'Interreg Italia-Francia 2014-2020.", None),
    ("Le risorse sono del FESR 2021-2027.", None),
    ("Al via il Bilancio partecipativo 2018.", None),
    ("Il programma Horizon 2020 paga tutto.", None),
    ("La determinazione n. 2187/2022 assegna l'incarico.", None),
    ("Il CUP è F61C22000470006.", None),
    ("L'investimento 1.4.3 è dedicato ai pagamenti.", None),
    # numbers that look like dates
    ("Gli uffici sono aperti dalle 9 alle 13.30.", None),
    ("L'appuntamento è alle 15.30.", None),
    ("La domanda costa 16,20 euro.", None),
    ("Sono arrivate 2.018 richieste.", None),
    ("Sono arrivate 2018 richieste.", None),
    ("Telefonare allo 02 12 03 2020.", None),
    ("Il CAP è 20121.", None),
    ("La delibera 12/3 è pubblicata.", None),
    ("Lo sportello ha servito 14-18 persone.", None),
    ("La versione 3.1.5 del programma è pronta.", None),
    ("Un contributo di 2021 euro.", None),
    ("Il voto è finito 12 a 5.", None),
    ("Via XX Settembre ospita lo sportello.", None),
    ("L'ufficio è in piazza 4 Novembre.", "2021-03-12"),
    ("Il rione di Porta Maggio avrà la fibra.", "2021-03-12"),
    ("Parla Sante Maggio, tecnico del Comune.", "2021-03-12"),
    ("Il gruppo Marzo si presenta.", "2021-03-12"),
    ("Le pagine 12 e 13 spiegano tutto.", None),
    ("La linea va a 1000 mega.", None),
    ("I ragazzi dai 16 ai 18 anni partecipano.", None),
    ("Il sindaco mette in agenda la scuola.", None),
    ("La fine dei lavori è vicina.", "2021-03-12"),
    ("Una squadra di primo livello.", "2021-03-12"),
    ("Il 31 per cento dei residenti ha risposto.", "2021-03-12"),
    ("Il 30 febbraio 2021 non esiste.", None),
    ("Lo sportello apre il martedì e il giovedì.", "2020-12-03"),
    ("Il mercato riunito martedì non è.", None),
    ("L'anno scorso vinse un gruppo di studenti.", "2016-11-02"),
    ("Carla Neri, 49 anni, è assessora all'Innovazione dal novembre scorso.", "2024-01-15"),
    ("Corso Primavera è chiuso al traffico.", "2024-01-15"),
    ("L'autunno è digitale: sedici appuntamenti.", "2025-10-04"),
    ("Dopo l'estate si vedrà.", "2025-05-04"),
    ("Una bella primavera.", "2025-05-04"),
    ("Il 6 novembre del 1966 nessuno seppe nulla.", None),
    ("La mappa sarà aperta a tutti dal mese prossimo.", None),
    ("Le sedi: Lodi (18), Maleo (25).", "2025-10-04"),
    ("Lo sportello riceve il giovedì mattina.", "2023-10-26"),
    ("Due milioni e otto maggiori spese.", "2023-10-26"),
]


@pytest.mark.parametrize(("sentence", "published", "expected"), FOUND)
def test_finds_the_date(sentence, published, expected):
    assert dates(sentence, published) == expected


@pytest.mark.parametrize(("sentence", "published"), NOTHING)
def test_finds_no_date(sentence, published):
    assert dates(sentence, published) == []


LABELS = [
    ("La giunta ha approvato il piano il 16 gennaio 2018.", "approval"),
    ("Il protocollo è stato firmato il 16 gennaio 2018.", "signature"),
    ("Il convegno si terrà il 16 gennaio 2018 in sala consiliare.", "event"),
    ("Il servizio è attivo dal 16 gennaio 2018.", "start"),
    ("Le domande vanno presentate entro il 16 gennaio 2018.", "deadline"),
    ("Il servizio è gratuito fino al 16 gennaio 2018.", "end"),
    ("Il progetto va da luglio 2020 a novembre 2022.", "period"),
    ("I lavori si sono conclusi il 16 gennaio 2018.", "end"),
    ("L'inaugurazione è del 16 gennaio 2018.", "event"),
    ("È stato firmato il 18 aprile 2023 in Prefettura il protocollo.", "signature"),
    ("Le domande si presentano dal 17 marzo al 30 aprile 2025 alle ore 12.", "period"),
    ("Si apre alle ore 9 di lunedì 18 settembre 2017 lo sportello per le domande.", "start"),
    ("Il Consiglio l'ha votata il 20 dicembre 2023.", "approval"),
]


@pytest.mark.parametrize(("sentence", "label"), LABELS)
def test_labels_the_date_by_what_happens(sentence, label):
    (fact,) = [fact for fact in extract(sentence).facts if fact.kind == "date"]
    assert fact.value.label == label


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Il portale aprirà il 16 gennaio 2022.", "expected"),
        ("Il portale ha aperto il 16 gennaio 2018.", "happened"),
    ],
)
def test_tells_what_is_expected_from_what_has_happened(sentence, status):
    (fact,) = [fact for fact in extract(sentence, published="2020-05-01").facts if fact.kind == "date"]
    assert fact.value.status == status
