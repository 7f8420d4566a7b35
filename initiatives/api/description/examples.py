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
    "Organisation": {
        "slug": "associazione-nazionale-dei-comuni-italiani",
        "name": "Associazione nazionale dei Comuni italiani",
        "acronym": "ANCI",
        "kind": "association",
    },
    "Programme": {
        "slug": "digital-cities-challenge",
        "name": "Digital Cities Challenge",
        "acronym": "DCC",
        "kind": "programme",
        "edition": 1,
    },
    "Statement": {
        "kind": "amount",
        "value": 1856000,
        "currency": "EUR",
        "type": "granted",
        "scope": "initiative",
        "approximate": False,
        "funder": {"name": "Regione Veneto", "slug": "regione-veneto"},
        "editor_reason": "",
    },
    "Theme": {"code": "cloud", "names": {"it": "Cloud e centri dati", "en": "Cloud and data centres"}},
}
#: The last part of an address that answers, by resource.
ADDRESSES = {
    "initiatives": "treviso-tre-progetti-digitali",
    "places": "026",
    "programmes": "digital-cities-challenge",
    "organisations": "associazione-nazionale-dei-comuni-italiani",
    "themes": "cloud",
    "statements": "treviso-tre-progetti-digitali",
}
