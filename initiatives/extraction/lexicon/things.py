"""Nouns after which a name is that of a street, a building, an award: no person, no place, no body."""

from __future__ import annotations

STREETS = frozenset(
    "via viale vialetto vicolo piazza piazzetta piazzale largo corso strada contrada lungomare lungotevere lungarno lungolago calle campo salita "
    "rotonda circonvallazione autostrada calata molo banchina darsena traversa statale provinciale ponte galleria belvedere rione quartiere frazione borgata localita loc fraz circoscrizione".split()
)
BUILDINGS = frozenset(
    "palazzo palazzetto palazzina villa castello rocca torre fortezza teatro cinema auditorium sala saletta salone aula stanza museo pinacoteca biblioteca "
    "mediateca chiostro convento monastero abbazia basilica duomo cattedrale chiesa santuario parrocchia oratorio stadio palasport palazzetto piscina palestra "
    "hotel albergo ristorante rifugio ospedale policlinico clinica aeroporto stazione porto fiera parco giardino giardini cimitero casa centro cascina "
    "scuola scuole liceo istituto isis itis ipsia plesso campus caserma hub complesso edificio sede padiglione arena loggia masseria".split()
)
HONOURS = frozenset(
    "premio borsa borse concorso memorial trofeo coppa legge decreto lodo riforma medaglia circolo nave motonave traghetto cratere monte monti lago fiume torrente passo valle val vallata colle cima isola golfo".split()
)
NEWSPAPERS = frozenset(
    "gazzetta corriere giornale resto messaggero mattino tirreno secolo eco provincia unione cronaca cronache tribuna nuova arena voce cittadino quotidiano adige piccolo centro".split()
)
CLUBS = frozenset("calcio fc ac us ss asd volley basket rugby juve stabia virtus hellas reggiana football".split())
