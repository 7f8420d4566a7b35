"""Places in sentences of our own: what must be found, and what looks like a place and is none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

FOUND = [
    # with their body or who runs it
    ("Il Comune di Rovereto attiva il nuovo sportello.", {"Rovereto"}),
    ("La Provincia di Belluno firma la convenzione.", {"Belluno (province)"}),
    ("La Città metropolitana di Firenze apre la sala.", {"Firenze (province)"}),
    ("Hanno firmato la sindaca di Faenza e il vicesindaco di Lugo.", {"Faenza", "Lugo"}),
    ("Nel municipio di Abbiategrasso da oggi si paga con la carta.", {"Abbiategrasso"}),
    ("Il Comune di L'Aquila e quello di Sulmona aderiscono.", {"L'Aquila", "Sulmona"}),
    ("Il Comune dell'Aquila pubblica i dati.", {"L'Aquila"}),
    ("Il Comune della Spezia rinnova il portale.", {"La Spezia"}),
    ("Il Comune di Re, in Piemonte, avrà la fibra.", {"Re", "Piemonte (region)"}),
    ("Il Comune di Paese raccoglie le domande online.", {"Paese"}),
    ("Il Comune di Vita e il Comune di Sale vincono il bando.", {"Vita", "Sale"}),
    ("Il sindaco di Lago ha consegnato le chiavi digitali.", {"Lago"}),
    ("La Provincia autonoma di Bolzano estende il servizio.", {"Bolzano (province)"}),
    ("Nuovi sensori per la città di Cosenza.", {"Cosenza"}),
    ("Il Comune di Reggio Emilia e il Comune di Reggio Calabria si confrontano.", {"Reggio nell'Emilia", "Reggio di Calabria"}),
    ("Il Comune di Godega di S. Urbano rilascia la carta.", {"Godega di Sant'Urbano"}),
    ("Il Comune di San Dona' di Piave rinnova il sito.", {"San Donà di Piave"}),
    ("Il Comune di Forli' pubblica il bando.", {"Forlì"}),
    ("IL COMUNE DI CANTU' LANCIA LA SUA APP", {"Cantù"}),
    ("Il Comune di Serra de’ Conti installa le telecamere.", {"Serra de' Conti"}),
    ("Il Comune di Sant’Agata de’ Goti partecipa.", {"Sant'Agata de' Goti"}),
    ("Il Comune di Cava de' Tirreni, in Campania, aggiorna il sistema.", {"Cava de' Tirreni", "Campania (region)"}),
    # abbreviations
    (
        "Aderiscono Udine, Pozzuolo del F., Pasian di Prato e Campoformido.",
        {"Udine", "Pozzuolo del Friuli", "Pasian di Prato", "Campoformido"},
    ),
    ("I Comuni sono Azzano Decimo, Fiume V.to, Pordenone e Cordenons.", {"Azzano Decimo", "Fiume Veneto", "Pordenone", "Cordenons"}),
    (
        "Ne fanno parte Tolentino, Belforte d. Chienti, Caldarola e Serrapetrona.",
        {"Tolentino", "Belforte del Chienti", "Caldarola", "Serrapetrona"},
    ),
    (
        "Nel gruppo Sest. S. Giovanni, Cologno M., Bresso e Cinisello B.",
        {"Sesto San Giovanni", "Cologno Monzese", "Bresso", "Cinisello Balsamo"},
    ),
    ("Firmano Lanciano, S. Vito Chietino, Ortona e Fossacesia.", {"Lanciano", "San Vito Chietino", "Ortona", "Fossacesia"}),
    (
        "Comuni ammessi: Bagno di R., Cesena, Mercato S., Sarsina e Verghereto.",
        {"Bagno di Romagna", "Cesena", "Mercato Saraceno", "Sarsina", "Verghereto"},
    ),
    ("Le reti toccano Codroipo, Camino al T., Bertiolo e Varmo.", {"Codroipo", "Camino al Tagliamento", "Bertiolo", "Varmo"}),
    ("Il sindaco di Monte S. Martino e quello di Penna S. Giovanni.", {"Monte San Martino", "Penna San Giovanni"}),
    (
        "Partecipano Scandiano, Castelnovo ne' Monti, Correggio e Reggio E.",
        {"Scandiano", "Castelnovo ne' Monti", "Correggio", "Reggio nell'Emilia"},
    ),
    (
        "Le sedi: Casarsa della D., San Vito al T., Sesto al Reghena, Pordenone.",
        {"Casarsa della Delizia", "San Vito al Tagliamento", "Sesto al Reghena", "Pordenone"},
    ),
    # shortened in a list
    ("La prova tocca Cividale, Palmanova, Premariacco e Manzano.", {"Cividale del Friuli", "Palmanova", "Premariacco", "Manzano"}),
    (
        "In provincia di Latina: Aprilia, Cisterna, Terracina e Sezze.",
        {"Latina (province)", "Aprilia", "Cisterna di Latina", "Terracina", "Sezze"},
    ),
    (
        "Dal Friuli Venezia Giulia rispondono Tarcento, Reana, Tricesimo e Nimis.",
        {"Friuli-Venezia Giulia (region)", "Tarcento", "Reana del Rojale", "Tricesimo", "Nimis"},
    ),
    # lists
    ("I Comuni di Carbonera, Casier, Paese e Zenson di Piave hanno aderito.", {"Carbonera", "Casier", "Paese", "Zenson di Piave"}),
    ("Sono quattro le città coinvolte: Bari, Lecce, Foggia e Taranto.", {"Bari", "Lecce", "Foggia", "Taranto"}),
    ("Fondi ad Asti (10.000 euro), Alba (8.000 euro) e Cuneo (7.000 euro).", {"Asti", "Alba", "Cuneo"}),
    ("Le tappe\n- Parma\n- Modena\n- Rimini\n", {"Parma", "Modena", "Rimini"}),
    ("Aderiscono Alcamo (TP), Mazara del Vallo (TP) e Vita (TP).", {"Alcamo", "Mazara del Vallo", "Vita"}),
    ("Beneficiari: Viadana (MN); Asola (MN); Casalmaggiore (CR).", {"Viadana", "Asola", "Casalmaggiore"}),
    ("Ente | Contributo\nMarcaria | 53.269 euro\nViadana | 48.077 euro\nBozzolo | 13.215 euro", {"Marcaria", "Viadana", "Bozzolo"}),
    ("Coinvolti Atri, Pineto, Silvi e Roseto degli Abruzzi.", {"Atri", "Pineto", "Silvi", "Roseto degli Abruzzi"}),
    ("La rete unisce Agnone-Capracotta, Frosolone-Carovilli e Isernia.", {"Agnone", "Capracotta", "Frosolone", "Carovilli", "Isernia"}),
    # regions
    ("Il piano riguarda Lazio, Umbria e Marche.", {"Lazio (region)", "Umbria (region)", "Marche (region)"}),
    ("In Valle d’Aosta la rete arriva ovunque.", {"Valle d'Aosta (region)"}),
    ("Nelle scuole dell'Emilia Romagna entrano i tablet.", {"Emilia-Romagna (region)"}),
    ("Dal Friuli Venezia Giulia una proposta sui dati.", {"Friuli-Venezia Giulia (region)"}),
    ("Arrivano risorse per la Basilicata intera.", {"Basilicata (region)"}),
    ("Tutta la Sardegna avrà la banda larga.", {"Sardegna (region)"}),
    # provinces
    ("In provincia di Mantova i cantieri sono sette.", {"Mantova (province)"}),
    ("Guidano le province di Brescia, Bergamo e Varese.", {"Brescia (province)", "Bergamo (province)", "Varese (province)"}),
    ("I centri del Salernitano chiedono telecamere.", {"Salerno (province)"}),
    ("La fibra raggiunge il Trentino nel 2022.", {"Trento (province)"}),
    ("I soldi vanno anche all'Alto Adige, dove la rete cresce.", {"Bolzano (province)"}),
    # behind a preposition, or alone
    ("L'incontro si terrà a Lucca nel pomeriggio.", {"Lucca"}),
    ("Il servizio parte anche ad Imola.", {"Imola"}),
    ("Trapani avvia la consultazione sul piano urbano.", {"Trapani"}),
    ("Per Viterbo una piattaforma nuova.", {"Viterbo"}),
    ("Fra Pescara e Chieti un solo biglietto.", {"Pescara", "Chieti"}),
    ("Da Gorizia l'idea di un archivio comune.", {"Gorizia"}),
    # former, foreign and common names
    ("Il Comune di Bozen informa i residenti.", {"Bolzano"}),
    ("Il Comune di Girgenti è del passato, oggi decide il Comune di Agrigento.", {"Agrigento"}),
    ("Hanno firmato Alessano, Tiggiano e Castrignano del C. I posti sono 280.", {"Alessano", "Tiggiano", "Castrignano del Capo"}),
    ("Comunicato n. 1672 – Venezia, 21 settembre 2021\nLa convenzione è del Comune di Rovigo.", {"Rovigo"}),
    ("Nel Grossetano le domande sono tre.", {"Grosseto (province)"}),
    ("I Comuni della Spezia e di Lerici firmano.", {"La Spezia", "Lerici"}),
    ("I Comuni di Sale, Vita e Paese hanno firmato.", {"Sale", "Vita", "Paese"}),
]

TRAPS = [
    # Italian words with a capital
    "Il Paese ha bisogno di competenze digitali.",
    "Tutto il Paese, dal Nord al Sud, attende la rete.",
    "Vita digitale: una guida per chi comincia.",
    "Sale il numero dei servizi disponibili.",
    "Meta raggiunta con sei mesi di anticipo.",
    "Massa critica e regole chiare, dice il rettore.",
    "Potenza di calcolo e memoria non mancano.",
    "Fermo restando il limite di spesa, si parte.",
    "Campagna informativa sui pagamenti online.",
    "Posta certificata per tutti i professionisti.",
    "FONDI EUROPEI, COME CHIEDERLI",
    "Minori e internet: tre serate per i genitori.",
    "Quarto bando in arrivo per le scuole.",
    "Lago e montagna nella nuova guida digitale.",
    "Barbara spiega come si usa lo sportello.",
    "Patti chiari con i cittadini, si legge nel testo.",
    "Piano piano la rete cresce.",
    # surnames
    "Il sindaco Marco Ferrara apre i lavori.",
    "L'assessora Giulia Messina ringrazia gli uffici.",
    "Interviene Paolo Palermo, esperto di dati.",
    "La giunta Cremona ha deciso.",
    "Il consigliere Udine ha votato contro.",
    "L'ingegner Trento dirige il settore.",
    "Secondo il dott. Milano la piattaforma regge.",
    "Lo ha detto S. Salerno, responsabile dell'ufficio.",
    # streets and venues
    "L'ufficio si trova in via Roma, al primo piano.",
    "Appuntamento in piazza Bologna alle 18.",
    "Lo sportello di viale Trieste resta chiuso.",
    "Ci si ritrova al rifugio Torino.",
    "L'incontro è al teatro Verona, ore 21.",
    "La mostra è a palazzo Venezia.",
    "Si parte da largo Genova.",
    "La sala Mantova ospita il corso.",
    "Lo stadio di corso Napoli resta aperto.",
    # names of bodies, papers, clubs
    "L'Università di Pisa cura la ricerca.",
    "Lo racconta la Gazzetta di Parma.",
    "Il Politecnico di Torino firma l'accordo.",
    "Il Tribunale di Bergamo adotta il fascicolo.",
    "Il Parma Calcio regala i biglietti.",
    "Il tifo per la Juve Stabia corre online.",
    "La Fondazione Città di Cremona paga i lavori.",
    "Startup Messina presenta il progetto.",
    "Il CNR di Pisa fornisce i sensori.",
    "La Banca di Piacenza offre i premi.",
    "La Diocesi di Novara digitalizza gli archivi.",
    "Anci Liguria affianca i municipi.",
    "Il Consorzio Padova Ovest fa da capofila.",
    # datelines and seats
    "Da Bruxelles arriva il via libera.",
    "Secondo Bruxelles i tempi sono maturi.",
    "I fondi di Strasburgo non bastano.",
    # foreign places
    "Il modello viene da Barcellona e da Lubiana.",
    "Partecipano Brno, Danzica e Rotterdam.",
    "Le delegazioni di Glasgow e Umeå sono ospiti.",
    # provinces in brackets behind a body
    "L'Unione dei Monti Dauni (Foggia) entra nel progetto.",
    # ships, dishes, parks
    "Il Parco nazionale d'Abruzzo, Lazio e Molise amplia la copertura.",
    "Il golfo di Napoli visto dallo spazio.",
    "Alla fontana di Trevi un nuovo punto di accesso.",
    "I Comuni del Salento chiedono aiuto.",
    "I Comuni della Lunigiana chiedono aiuto.",
    "L'ha montata una ditta di Rovereto.",
]


def shown(text: str) -> set[str]:
    found = facts("place", text)
    return {fact.value.name + ("" if fact.value.level == "municipality" else f" ({fact.value.level})") for fact in found}


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_finds_nothing(text):
    assert shown(text) == set()


def test_a_hundred_sentences_with_near_half_traps():
    assert len(FOUND) + len(TRAPS) >= 100
    assert len(TRAPS) >= 0.4 * (len(FOUND) + len(TRAPS))


def test_evidence_is_the_shortest_passage():
    text = "Aderiscono Udine, Pozzuolo del F., Pasian di Prato e il Comune di Basiliano."
    passages = {fact.value.name: fact.evidence(text) for fact in facts("place", text)}
    assert passages == {
        "Udine": "Udine",
        "Pozzuolo del Friuli": "Pozzuolo del F.",
        "Pasian di Prato": "Pasian di Prato",
        "Basiliano": "Comune di Basiliano",
    }


def test_homonyms_follow_the_region_of_the_text():
    pugliese = "In Puglia partono i cantieri: Lecce, Maglie, Castro e Otranto sono i primi."
    lombardo = "In Lombardia partono i cantieri: Lovere, Costa Volpino, Castro e Pisogne sono i primi."
    codes = [next(fact.value.istat for fact in facts("place", text) if fact.value.name == "Castro") for text in (pugliese, lombardo)]
    assert codes[0].startswith("075") and codes[1].startswith("016")


def test_the_dateline_is_a_place_only_where_nothing_else_is():
    alone = "CAMPOBASSO – Arriva la rete gratuita in piazza, spiega il sindaco."
    beside = "CAMPOBASSO – Il Comune di Termoli accende la rete gratuita."
    assert shown(alone) == {"Campobasso"}
    assert shown(beside) == {"Termoli"}
