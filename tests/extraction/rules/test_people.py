"""People in sentences of our own: names with and without office, and names that belong to something else."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts

#: Text, then name and head noun of the office (None without one) of everybody who must be found.
FOUND = [
    # office before the name
    ("Il sindaco Michele Tarantini ha firmato.", {("Michele Tarantini", "sindaco")}),
    ("La sindaca Ornella Viscardi apre i lavori.", {("Ornella Viscardi", "sindaca")}),
    ("Lo conferma l'assessore Bruno Scalfari.", {("Bruno Scalfari", "assessore")}),
    ("Secondo l'assessora alla Cultura Livia Montanari è un inizio.", {("Livia Montanari", "assessora")}),
    ("Il presidente della Provincia, Aldo Ferrandi, ringrazia.", {("Aldo Ferrandi", "presidente")}),
    ("Il vicepresidente della Regione Piero Gavazzi era assente.", {("Piero Gavazzi", "vicepresidente")}),
    ("Parla il presidente della Regione Molise Donato Trivento.", {("Donato Trivento", "presidente")}),
    ("La ministra per l'Innovazione Paola Serventi ha risposto.", {("Paola Serventi", "ministra")}),
    ("Il direttore generale Ivo Calderara guida il gruppo.", {("Ivo Calderara", "direttore")}),
    ("La dirigente scolastica Marta Ballarin accoglie i tecnici.", {("Marta Ballarin", "dirigente")}),
    ("Il project manager Sandro Lupi segue i cantieri.", {("Sandro Lupi", "project")}),
    ("L'amministratore delegato Fabio Renzetti firma il contratto.", {("Fabio Renzetti", "amministratore")}),
    ("Il consigliere regionale Tito Marangon ha chiesto conto.", {("Tito Marangon", "consigliere")}),
    ("Il consigliere Pd Andrea Scotton vota a favore.", {("Andrea Scotton", "consigliere")}),
    ("La rettrice Elena Bassani e il prorettore Guido Manca.", {("Elena Bassani", "rettrice"), ("Guido Manca", "prorettore")}),
    ("Il commissario straordinario Sergio Pavoni decide.", {("Sergio Pavoni", "commissario")}),
    ("Il vice sindaco Nicola Ardizzone ha la delega.", {("Nicola Ardizzone", "vice")}),
    ("L'ingegner Luca Orsini descrive la rete.", {("Luca Orsini", "ingegner")}),
    ("La coordinatrice del progetto Silvia Benvegnù spiega.", {("Silvia Benvegnù", "coordinatrice")}),
    ("Il responsabile della transizione digitale Ezio Monaco parla.", {("Ezio Monaco", "responsabile")}),
    ("La direttrice del museo Flora Venturi apre le sale.", {("Flora Venturi", "direttrice")}),
    ("Il presidente dell'Unione, Walter Giusti, è soddisfatto.", {("Walter Giusti", "presidente")}),
    ("Ringrazia l'assessore ai Servizi demografici, Nadia Frigo.", {("Nadia Frigo", "assessore")}),
    ("Il segretario generale, dott. Renato Alberti, firma.", {("Renato Alberti", "segretario")}),
    # office behind the name
    ("Apre Giovanna Melis, assessora al Bilancio.", {("Giovanna Melis", "assessora")}),
    ("Tommaso Riva, sindaco di Lecco, porta il saluto.", {("Tommaso Riva", "sindaco")}),
    ("Lo dice Arianna Colli, presidente del consorzio.", {("Arianna Colli", "presidente")}),
    ("Davide Sartori (sindaco di Arco) è d'accordo.", {("Davide Sartori", "sindaco")}),
    ("Carla Neri, direttrice dell'agenzia, conferma.", {("Carla Neri", "direttrice")}),
    ("Ugo Fantini, amministratore unico di Alfanet, firma.", {("Ugo Fantini", "amministratore")}),
    ("Per Mirella Donati, dirigente del settore, basta poco.", {("Mirella Donati", "dirigente")}),
    ("Emilio Rosso - vicesindaco - taglia il nastro.", {("Emilio Rosso", "vicesindaco")}),
    ("Sara Pini, già assessora, modera l'incontro.", {("Sara Pini", "assessora")}),
    ("Ospite Remo Volpe, docente di informatica.", {("Remo Volpe", "docente")}),
    ("Jürgen Kofler, direttore del consorzio, illustra i dati.", {("Jürgen Kofler", "direttore")}),
    # plural offices
    ("I sindaci Mario Onida e Lucia Serra hanno firmato.", {("Mario Onida", "sindaci"), ("Lucia Serra", "sindaci")}),
    (
        "Gli assessori Filippo Sanna (Affari generali) e Cristina Erbì (Enti locali) approvano.",
        {("Filippo Sanna", "assessori"), ("Cristina Erbì", "assessori")},
    ),
    ("Gli ingegneri Luca Amato e Franco Giannelli illustrano i numeri.", {("Luca Amato", "ingegneri"), ("Franco Giannelli", "ingegneri")}),
    (
        "Le consigliere Ada Bosco, Rita Conti e Ines Luppi.",
        {("Ada Bosco", "consigliere"), ("Rita Conti", "consigliere"), ("Ines Luppi", "consigliere")},
    ),
    # surnames of several words, particles, accents, apostrophes
    ("Il sindaco Pancrazia Di Benedetto ringrazia.", {("Pancrazia Di Benedetto", "sindaco")}),
    ("Il sindaco Raffaello de Ruggieri saluta.", {("Raffaello de Ruggieri", "sindaco")}),
    ("L'assessore Giampaolo D’Andrea introduce.", {("Giampaolo D'Andrea", "assessore")}),
    ("Il sindaco Angelo D'Ottavio c'è.", {("Angelo D'Ottavio", "sindaco")}),
    ("Lo spiega Sergio De Cola, assessore.", {("Sergio De Cola", "assessore")}),
    ("La presidente Anna Maria Bellini apre.", {("Anna Maria Bellini", "presidente")}),
    ("Maria Rosaria Iannotta, consigliera delegata, coordina.", {("Maria Rosaria Iannotta", "consigliera")}),
    ("Il commissario Francesco Alessi Romeo firma.", {("Francesco Alessi Romeo", "commissario")}),
    ("Parla Elisa Dalla Costa, sindaca.", {("Elisa Dalla Costa", "sindaca")}),
    ("L'assessora Chiara Lo Presti replica.", {("Chiara Lo Presti", "assessora")}),
    ("Il professor Carlo Rossi-Monti guida la ricerca.", {("Carlo Rossi-Monti", "professor")}),
    # without an office
    ("Carlo Daldi ne ha tratto la morale.", {("Carlo Daldi", None)}),
    ("A detta di Federico Loreti il debutto è andato bene.", {("Federico Loreti", None)}),
    ("Chiara Pontelli (Rete Civica Onda): che cosa si fa altrove.", {("Chiara Pontelli", None)}),
    ("Con lei Dimitri De Ponzio e Enza Giangrandi.", {("Dimitri De Ponzio", None), ("Enza Giangrandi", None)}),
    ("A raccontarlo è Rosanna Tempesta.", {("Rosanna Tempesta", None)}),
    ("Il Dirigente\ndott.ssa Lucia Montanari", {("Lucia Montanari", "dirigente")}),
    (
        "Ci sono Anna Bianchi, dirigente di Anci, e Silvia Fossati, docente di diritto.",
        {("Anna Bianchi", "dirigente"), ("Silvia Fossati", "docente")},
    ),
    ("Parla la sindaca di Cascina Letizia Parrini.", {("Letizia Parrini", "sindaca")}),
    ("È venuta la direttrice generale dell'Ausl Monica Calamari.", {("Monica Calamari", "direttrice")}),
    ("Lo dice l'assessora all'Innovazione Mila Della Dora.", {("Mila Della Dora", "assessora")}),
    ("Il segretario generale di Unioncamere Roberto Crosta ha parlato.", {("Roberto Crosta", "segretario")}),
    ("Parla Violetta Stocchi, sindaca di Todi.", {("Violetta Stocchi", "sindaca")}),
    ("Il presidente Klaus Unterweger apre i lavori.", {("Klaus Unterweger", "presidente")}),
    ("Hanno firmato Luigi Bassi, presidente, e Sara Neri, direttrice.", {("Luigi Bassi", "presidente"), ("Sara Neri", "direttrice")}),
]

TRAPS = [
    "La biblioteca di via Giuseppe Verdi riapre.",
    "Ci si vede in piazza Aldo Moro alle 18.",
    "Il corso si tiene nella sala Sandro Pertini.",
    "L'incontro è a palazzo Giovanni Agnelli.",
    "Il Centro Studi Pasquale Mastrangelo ospita la postazione.",
    "La Fondazione Giorgio Cini mette le sale.",
    "L'istituto comprensivo Dante Alighieri riceve i fondi.",
    "Il liceo Galileo Galilei entra nella rete.",
    "La scuola media Ugo Foscolo è cablata.",
    "L'istituto tecnico “Leonardo da Vinci” ha vinto.",
    "È arrivata la nave “Urbano Conti”, carica di cavi.",
    "La borsa di studio Enrico Mattei premia due tesi.",
    "Il premio Adriano Olivetti va al Comune.",
    "L'ospedale Antonio Cardarelli adotta il fascicolo.",
    "Il teatro Carlo Felice trasmette in rete.",
    "Lo stadio Renato Curi avrà il 5G.",
    "Il parco Lina Merlin ha il wi-fi.",
    "L'associazione Peppino Impastato firma l'appello.",
    "La legge Franco Bassanini resta in vigore.",
    "Viale Luigi Einaudi sarà illuminato.",
    "Il ponte Umberto I chiude di notte.",
    "L'aeroporto Marco Polo apre il varco digitale.",
    "La Giunta Gandolfi ha deliberato.",
    "L'assessore Giannini ha chiarito i tempi.",
    "Secondo Pigliari i sindaci non saranno soli.",
    "Il sindaco ha ringraziato gli uffici.",
    "La direttrice generale non ha risposto.",
    "Forza Italia chiede chiarimenti.",
    "Il Partito Democratico vota compatto.",
    "L'Emilia Romagna guida la classifica.",
    "Santa Maria Maggiore avrà la fibra.",
    "San Paolo e San Marco sono i quartieri scelti.",
    "Santo Stefano di Camastra pubblica i dati.",
    "di Mario Rossi",
    "Foto: Gianni Bianchi",
    "Testo a cura di Lucia Verdi",
    "PRIMO AVVISO. Tocca a diciassette comuni.",
    "NUOVA RETE DI SENSORI PER LA CITTÀ",
    "Sarà la Scuola superiore a guidare il percorso.",
    "Sarà Pesaro la prima a partire.",
    "Smart City e Innovazione Digitale sono le deleghe.",
    "Digital Single Market è il titolo del piano.",
    "La European Digital Innovation Hub apre a Torino.",
    "Il Consiglio comunale approva con undici voti.",
    "L'Agenzia per l'Italia Digitale coordina.",
    "Il progetto Rosa Digitale entra nelle scuole.",
    "Il Polo Tecnologico Navacchio ospita le imprese.",
    "Il Comune di Castel San Pietro Terme aderisce.",
    "L'Unione montana Dora Baltea riceve i fondi.",
    "La piena della Dora Riparia è passata.",
    "Il Convitto Carlo Botta ospita la rassegna.",
]


def shown(text: str) -> set[tuple[str, str | None]]:
    return {
        (fact.value.name.replace("’", "'"), fact.value.office.split()[0] if fact.value.office else None) for fact in facts("person", text)
    }


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_finds_nobody(text):
    assert shown(text) == set()


def test_a_hundred_sentences_with_near_half_traps():
    assert len(FOUND) + len(TRAPS) >= 100
    assert len(TRAPS) >= 0.4 * (len(FOUND) + len(TRAPS))


def test_the_office_is_in_lower_case_without_article_and_in_the_passage():
    text = "Apre l'assessora alla Cultura e al Turismo Livia Montanari."
    (fact,) = facts("person", text)
    assert fact.value.office == "assessora alla cultura e al turismo"
    assert fact.evidence(text) == "assessora alla Cultura e al Turismo Livia Montanari"


def test_offices_on_both_sides_give_the_one_before():
    (fact,) = facts("person", "L'assessore delegato Roberto Salvi, sindaco di Salmour, ringrazia.")
    assert fact.value.office == "assessore delegato"
