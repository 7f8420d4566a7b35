"""Sums of money: what counts as one, and the numbers that only look like one."""

import pytest

from initiatives.extraction import extract
from tests.extraction.figures import amounts

FOUND = [
    # a currency beside the number; no currency in the expected value means euro
    ("Il Comune riceverà 25.000 euro.", ["25000"]),
    ("Il Comune riceverà 25.000,50 euro.", ["25000.50"]),
    ("Al progetto vanno € 241.530,00.", ["241530.00"]),
    ("Al progetto vanno €241.530,00 in tutto.", ["241530.00"]),
    ("Al progetto vanno 241.530,00 € in tutto.", ["241530.00"]),
    ("La spesa è di euro 18.900 oltre iva.", ["18900"]),
    ("La spesa è di EUR 18.900.", ["18900"]),
    ("Un contributo di 18900 euro.", ["18900"]),
    ("Un contributo di 18 900 euro.", ["18900"]),
    ("Un contributo di 18’900 euro.", ["18900"]),
    ("Ne costerà novecento euro.", ["900"]),
    ("Stanziati 1,856,000.00 euro.", ["1856000.00"]),
    ("Un premio da 2.500 dollari.", ["2500 USD"]),
    ("Un fondo di 3 milioni di franchi svizzeri.", ["3000000.0 CHF"]),
    ("Un buono di due euro e cinquanta centesimi.", ["2.5"]),
    ("Un euro e venti centesimi per abitante.", ["1.2"]),
    # thousands, millions, thousands of millions
    ("Un contributo di 50mila euro.", ["50000"]),
    ("Un contributo di 50 mila euro.", ["50000"]),
    ("Un contributo di 602 mila 566 euro.", ["602566"]),
    ("Un contributo di cinquantamila euro.", ["50000"]),
    ("Un contributo di duecentocinquantamila euro.", ["250000"]),
    ("Un contributo di mille euro.", ["1000"]),
    ("Un investimento di 1,2 mln di euro.", ["1200000"]),
    ("Un investimento di 1,2 milioni di euro.", ["1200000"]),
    ("Un investimento di 1.2 milioni di euro.", ["1200000"]),
    ("Un investimento di 1 milione e 856mila euro.", ["1856000"]),
    ("Un investimento di 1 milione 856mila euro.", ["1856000"]),
    ("Un investimento di un milione di euro.", ["1000000"]),
    ("Un investimento di due milioni di euro.", ["2000000"]),
    ("Un investimento di 16 milioni e mezzo di euro.", ["16500000"]),
    ("Un investimento di mezzo milione di euro.", ["500000"]),
    ("Un investimento di undici milioni e duecentomila euro.", ["11200000"]),
    ("Un investimento di 2 mld di euro.", ["2000000000"]),
    ("Un investimento di 1,3 miliardi di euro.", ["1300000000"]),
    ("Un investimento di un miliardo e 200 milioni di euro.", ["1200000000"]),
    ("Divisi 455 mln/€ fra le scuole.", ["455000000"]),
    ("Un investimento da 2M€.", ["2000000"]),
    # bare millions where money is the subject
    ("Un investimento complessivo da 100 milioni.", ["100000000"]),
    ("Un investimento di 257 milioni di Regione e Ministero.", ["257000000"]),
    ("In arrivo 8 milioni di fondi per la fibra.", ["8000000"]),
    ("Il bando mette in palio 3,5 milioni per i borghi.", ["3500000"]),
    ("Finanziamento record: 12 milioni alla provincia.", ["12000000"]),
    # ranges and lists that share one currency
    ("Contributi tra 5 e 10 milioni di euro.", ["5000000", "10000000"]),
    ("Contributi da 20 a 80 mila euro.", ["20000", "80000"]),
    ("Contributi da 20mila a 80mila euro.", ["20000", "80000"]),
    ("Contributi di 5-10 milioni di euro.", ["5000000", "10000000"]),
    ("Buoni da 25, 50 e 100 euro.", ["25", "50", "100"]),
    # what goes on with a list of sums
    ("In tutto 82 mln di euro, 66 dal Fesr e 16 dal Feasr.", ["82000000", "66000000", "16000000"]),
    ("La spesa: 60mila € dal bilancio, 13mila dal Pnrr.", ["60000", "13000"]),
    ("Contributo di 88.608 euro a Cesena, a Sarsina 48.010.", ["88608", "48010"]),
    ("Guida Brescia, con 2.114.399,89 euro; segue Milano (2.081.412,10).", ["2114399.89", "2081412.10"]),
    ("In palio 1.500 euro per i primi, 800 per i secondi.", ["1500", "800"]),
    ("Una dote di 7 milioni di euro (uno dei quali riservato ai borghi).", ["7000000", "1000000"]),
    ("I contributi vanno al Liceo Manzoni (318.000) e al Convitto Foscolo (402.000).", ["318000", "402000"]),
    ("Circa 31 mln di euro, ai quali se ne sommano 21 (sempre milioni).", ["31000000", "21000000"]),
    ("Le risorse (in euro)\nBilancio regionale ..... 449.942\nDonazioni ..... 12.500", ["449942", "12500"]),
    ("Importi (in migliaia di euro)\nOpere: 120\nServizi: 35\n", ["120000", "35000"]),
    ("Ente | Contributo\nMarcaria | 53.269 euro\nAsola | 13.215 euro", ["53269", "13215"]),
    # a rounded repeat of an exact sum
    ("Quasi 3 milioni di euro per il digitale. L'importo esatto: 2.967.450 euro.", ["2967450"]),
    ("Circa 212mila euro all'Unione: per la precisione 211.870,40 euro.", ["211870.40"]),
    ("Scuole, 178mila euro per i cavi. In tutto 178.400 euro.", ["178400"]),
    ("Una quota di 12mila euro e una di 12.500 euro.", ["12000", "12500"]),
    ("Una quota di 150mila euro e una di 152.340 euro.", ["152340"]),
    ("Il progetto vale 1,2 M€.", ["1200000"]),
    ("Il progetto vale 350k euro.", ["350000"]),
    ("Il progetto vale 16 milioni e mezzo.", ["16500000"]),
    ("Il progetto vale 2 mld.", ["2000000000"]),
]
NOTHING = [
    "Il servizio raggiunge tre milioni di utenti.",
    "La regione conta 4 milioni di abitanti e non costa nulla.",
    "La spesa non è ancora stata fissata.",
    "Per informazioni telefonare allo 0521 218000.",
    "Il contributo è previsto dalla legge 241 del 1990.",
    "Il finanziamento è quello della delibera n. 1586.",
    "Le risorse sono del Fondo sociale europeo 2014-2020.",
    "Il bilancio passa con 21 voti favorevoli e 9 contrari.",
    "Gli uffici di via Roma 12 curano il finanziamento.",
    "Il bando scade alle 15.30.",
    "Il bando scade il 16/01/2018.",
    "La quota è pari all'80% della spesa.",
    "L'investimento 1.4.3 riguarda i pagamenti.",
    "La Missione 1 finanzia la digitalizzazione.",
    "Il costo si vedrà fra 24 mesi.",
    "I fondi servono 340mila abitanti.",
    "Il contributo tocca 28 Comuni.",
    "La gara riguarda 1.200 telecamere.",
    "I fondi bastano per 12.500 pasti.",
    "Il finanziamento copre 300 chilometri di fibra.",
    "La spesa copre 2.400,50 metri quadrati.",
    "Possono chiedere il contributo le famiglie con ISEE fino a 12.000 euro.",
    "Il bando è per chi ha un reddito sotto i 20.000 euro.",
    "Il contributo, CUP F61C22000470006, è concesso.",
    "Il codice della gara è 8931204.",
    "Partita IVA 01234567890, bilancio partecipativo.",
    "Sono arrivate 3.500 domande di contributo.",
    "La linea viaggia a 100 mega e il costo cala.",
    "La spesa è seguita dalla pagina 7 del capitolato.",
    "Il fondo nasce nel 2021.",
    "Bilancio 2023: approvato il consuntivo.",
    "L'asse 2 del Por Fesr sostiene gli enti.",
    "La somma verrà decisa in giunta.",
    "Il 4° bando si aprirà a febbraio.",
    "Il progetto costa poco e rende molto.",
    "Uno dei quali sarà finanziato.",
    "La popolazione tra 5.000 e 25.000 abitanti può chiedere i fondi.",
    "Il prezzo è bloccato fino al 2026.",
    "Il contributo è diviso in due rate.",
    "Il mutuo dura vent'anni.",
    "Rimborsi spese a 45 volontari.",
    "Con i fondi arrivano 12.911 firme digitali, 8.986 Spid e 10.447 Pec.",
    "Investimenti su 16 autobus elettrici.",
    "L'importo è in corso di definizione: se ne parla dal 12 al 15 marzo.",
    "Il valore dell'iniziativa è sociale.",
    "Ricevute 1.000 candidature al bando.",
    "Da 55 a 74 i progetti finanziati.",
    "Sul bando hanno votato sì in 19.",
    "La dotazione è di 40 kilowatt.",
    "Il contratto vale tre anni.",
    "La ricetta vale 2 milioni di clic.",
    "Una corsa di 10 km e 300 m.",
    "Un video in 4k per tutti.",
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_finds_the_sum(sentence, expected):
    values = [(float(value.split()[0]), value.partition(" ")[2] or "EUR") for value in expected]
    assert amounts(sentence) == values


@pytest.mark.parametrize("sentence", NOTHING)
def test_finds_no_sum(sentence):
    assert amounts(sentence) == []


@pytest.mark.parametrize("word", ["circa", "oltre", "quasi", "più di", "almeno"])
def test_marks_what_is_stated_roughly(word):
    (fact,) = [fact for fact in extract(f"Un contributo di {word} 25.000 euro.").facts if fact.kind == "amount"]
    assert fact.value.approximate
    assert fact.value.value == 25000


def test_evidence_is_the_number_with_its_currency():
    text = "Stanziati € 15.000,00 per ciascun Comune."
    (fact,) = [fact for fact in extract(text).facts if fact.kind == "amount"]
    assert fact.evidence(text) == "€ 15.000,00"
