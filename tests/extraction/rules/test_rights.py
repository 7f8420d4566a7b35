"""Notices that reserve all rights, and lines about rights that do not."""

import pytest

from initiatives.extraction import extract

BODY = "Il Comune apre uno sportello per i servizi in rete.\n"
RESERVED = [
    "© RIPRODUZIONE RISERVATA",
    "RIPRODUZIONE RISERVATA ©",
    "Riproduzione riservata",
    "© Riproduzione riservata – Leggi anche: Sport",
    "© RIPRODUZIONE RISERVATA DI TESTI, FOTO E VIDEO",
    "Tutti i diritti riservati",
    "Pagina a cura dell'ufficio stampa - Tutti i diritti riservati",
    "Contatti | Privacy | Tutti i diritti riservati",
    "Copyright 2025, tutti i diritti riservati",
    "Diritti riservati",
    "All rights reserved",
    "Copyright – All rights reserved",
    "© 2024 Editrice. ALL RIGHTS RESERVED.",
    "Vietata la riproduzione anche parziale",
    "Tutti i diritti sono riservati.",
]
OPEN = [
    "© Regione Marche, riproduzione consentita citando la fonte",
    "© 2024 Comune di Cremona",
    "Copyright 2024",
    "Licenza Creative Commons Attribuzione 4.0",
    "CC BY 4.0",
    "Contenuti rilasciati con licenza aperta",
    "I posti sono riservati ai residenti.",
    "Un'area riservata per i cittadini.",
    "I diritti dei cittadini digitali.",
    "La riproduzione dei dati è libera.",
    "Una parte delle risorse è riservata ai borghi.",
    "Condividi | Stampa",
    "Privacy | Note legali",
    "Il diritto alla riservatezza è garantito.",
    "",
]


@pytest.mark.parametrize("notice", RESERVED)
def test_a_notice_reserves_all_rights(notice):
    assert extract(BODY + notice).reading("rights") == "all-rights-reserved"


@pytest.mark.parametrize("line", OPEN)
def test_other_lines_reserve_nothing(line):
    assert extract(BODY + line).reading("rights") is None
