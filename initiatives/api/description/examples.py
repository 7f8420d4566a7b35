"""Examples for the description, cut from the answers on the records of seeds/; a test holds them against those answers."""

EXAMPLES = {
    "Initiative": {
        "slug": "treviso-tre-progetti-digitali",
        "title": "Tre progetti digitali finanziati alla Provincia di Treviso",
        "kind": "funding",
        "stage": "funded",
        "themes": ["digital-services", "cloud", "interoperability"],
        "language": "it",
        "version": 1,
    },
    "Place": {"slug": "treviso-provincia", "istat": "026", "name": "Treviso", "level": "province", "abbreviation": "TV"},
    "Theme": {"code": "cloud", "names": {"it": "Cloud e centri dati", "en": "Cloud and data centres"}},
}
