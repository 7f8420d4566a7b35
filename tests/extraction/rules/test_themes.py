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


@pytest.mark.parametrize("text", NONE)
def test_no_theme(text):
    assert extract(text).themes == ()


def test_every_theme_has_cues_and_a_threshold():
    assert set(THEME_CUES) == set(ENOUGH) == {theme for theme, _ in ALONE}
