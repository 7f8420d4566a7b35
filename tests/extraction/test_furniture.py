"""Page furniture, and lines of the document that resemble it."""

import pytest

from initiatives.extraction.text import read

FURNITURE = [
    "You are here: Home / Notizie",
    "You are here",
    "Sei qui: Home / Cronaca / Golfo Paradiso",
    "Ti trovi in: Home > Comunicati",
    "Home > Notizie > Innovazione",
    "Home » Eventi » Convegni",
    "Home / Novità / Comunicati",
    "Comune di Parma > News",
    "Condividi | Stampa | Riproduzione riservata",
    "Condividi su Facebook",
    "Share this page",
    "Leggi anche: la fibra in collina",
    "Potrebbe interessarti: lo sportello",
    "Tag: cloud, scuola",
    "Categoria: Innovazione",
    "Torna su",
    "Torna all’inizio del contenuto",
    "© 2024 Editrice Padana srl",
    "Tutti i diritti riservati",
    "RIPRODUZIONE RISERVATA",
    "Seguici su Telegram",
    "Iscriviti alla newsletter",
    "Articoli correlati: la fibra",
    "Questo sito utilizza cookie tecnici. Accetta",
    "Usiamo i cookie per far funzionare queste pagine. Chiudi",
    "Testi sotto licenza Creative Commons BY 4.0",
    "Licenza CC BY-SA",
    "date 2021-01",
    "Tu sei qui: Home",
    "Percorso: Home / Notizie",
    "Stampa",
    "Invia",
    "Vedi anche la scheda",
    "Guarda anche il video",
    "Contenuti collegati",
    "News recenti",
    "Parole chiave: fibra",
    "Argomenti: fibra",
    "Etichette: fibra",
    "Tematiche: fibra",
    "In questo articolo: fibra",
    "Vai al contenuto",
    "Salta al contenuto",
    "Skip to content",
    "Menu",
    "Cerca",
    "Precedente | Successivo",
    "Successivo",
    "(c) Editrice Padana",
    "Copyright Editrice Padana",
    "Diritti riservati",
    "Scarica l’app",
    "Accedi ai servizi",
    "Registrati",
    "Newsletter",
]
CONTENT = [
    "Il Comune di Padova apre lo sportello.",
    "Home banking e tributi: lo sportello apre a Padova",
    "La Regione condivide i dati con i Comuni",
    "Condividi la tua idea con il Comune di Padova: il laboratorio è aperto a tutti i residenti della città",
    "Stampante 3D per la biblioteca",
    "Menu digitale nelle mense di Padova",
    "Il sito usa dati aperti",
    "I diritti dei cittadini",
    "Tagli alla spesa per il digitale",
    "Cercasi volontari per lo sportello",
    "Categorie fragili: arriva lo sportello",
    "Argomento del giorno, la fibra",
    "Leggi regionali: nuova agenda digitale",
    "> contro il divario digitale: aree wi-fi pubbliche",
    "• adesione a pagoPA – € 65.000",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    text = read(f"Apre lo sportello\n{line}\nIl Comune apre.")
    assert text.in_furniture(text.string.index(line))


@pytest.mark.parametrize("line", CONTENT)
def test_content(line):
    text = read(f"Apre lo sportello\n{line}\nIl Comune apre.")
    assert not text.in_furniture(text.string.index(line))
