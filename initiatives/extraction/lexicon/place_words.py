"""Words around a place: what announces one, what shows that the name is something else, names of territories."""

from __future__ import annotations

#: `… di X` is a municipality: `sindaco di`, `città di`.
MUNICIPAL = frozenset(
    """comune comuni municipio municipi municipalita citta cittadina paese paesi borgo cittadine sindaco sindaca sindaci sindache vicesindaco vicesindaca assessore assessora assessori
    amministrazione amministrazioni abitanti residenti cittadini comunita centri centro territori territorio amministrazioni capoluogo isola isole consiglieri assessorato
    comunale comunali civica civico primo cittadino""".split()
)
#: `… di X` is the municipality itself; no other noun comes so close to a trigger.
STRONG_MUNICIPAL = frozenset("comune comuni municipio municipi municipalita citta cittadina sindaco sindaca sindaci sindache vicesindaco vicesindaca comunale comunali cittadino".split())
PROVINCIAL = frozenset("provincia province metropolitana provinciale provinciali prefettura prefetto prefettizia".split())
REGIONAL = frozenset("regione regioni regionale regionali".split())
#: `in X`, `a X`: something happens there.
AT = frozenset("a ad in nel nella nell nello nelle nei da dal dalla dall per tra fra verso presso su sul sulla con e oltre anche come".split())

#: `… di X` is a body or a building that only carries the town's name.
OWNED_BY_NAME = frozenset(
    """fontana dati server universita ateneo politecnico tribunale procura diocesi arcidiocesi questura camera ospedale ospedali policlinico aeroporto stazione porto fiera teatro museo
    banca cassa carcere asl ausl ulss asp azienda autorita corte conservatorio accademia castello villa palazzo piazza via viale parco patto trattato
    gazzetta giornale corriere premio festival carta accordi trattati convenzione battaglia terremoto golfo lago monte strage scuola liceo istituto facolta
    polo campus sede facolta cattedrale duomo basilica ponte stadio squadra calcio tribuna redazione archivio biblioteca uffici rifugio caserma fondazione consorzio ordine
    collegio sezione laboratorio osservatorio policlinico cnr enea incubatore confindustria metropolitana""".split()
)

#: Territories that people call by a noun, with the ISTAT code of what is meant.
TERRITORIES = {"trentino": "022", "alto adige": "021", "sudtirolo": "021", "suedtirol": "021", "sudtirol": "021", "brianza": "108"}

#: A province by the noun made of its seat's adjective: `nel Salernitano`.
PROVINCE_NOUNS = {
    "torinese": "001", "vercellese": "002", "novarese": "003", "cuneese": "004", "astigiano": "005", "alessandrino": "006", "biellese": "096", "verbano": "103",
    "varesotto": "012", "comasco": "013", "milanese": "015", "bergamasca": "016", "bergamasco": "016", "bresciano": "017", "pavese": "018", "cremonese": "019",
    "mantovano": "020", "lecchese": "097", "lodigiano": "098", "veronese": "023", "vicentino": "024", "bellunese": "025", "trevigiano": "026", "veneziano": "027",
    "padovano": "028", "rodigino": "029", "udinese": "030", "goriziano": "031", "pordenonese": "093", "imperiese": "008", "savonese": "009", "genovese": "010",
    "spezzino": "011", "piacentino": "033", "parmense": "034", "reggiano": "035", "modenese": "036", "bolognese": "037", "ferrarese": "038", "ravennate": "039",
    "riminese": "099", "lucchesia": "046", "pistoiese": "047", "fiorentino": "048", "livornese": "049", "pisano": "050", "aretino": "051", "senese": "052", "grossetano": "053",
    "pratese": "100", "perugino": "054", "ternano": "055", "pesarese": "041", "anconetano": "042", "maceratese": "043", "ascolano": "044", "fermano": "109",
    "viterbese": "056", "reatino": "057", "aquilano": "066", "teramano": "067", "pescarese": "068", "chietino": "069", "casertano": "061",
    "beneventano": "062", "napoletano": "063", "salernitano": "065", "foggiano": "071", "barese": "072", "tarantino": "073", "brindisino": "074",
    "leccese": "075", "potentino": "076", "materano": "077", "cosentino": "078", "catanzarese": "079", "reggino": "080", "crotonese": "101", "vibonese": "102",
    "trapanese": "081", "palermitano": "082", "messinese": "083", "agrigentino": "084", "nisseno": "085", "ennese": "086", "catanese": "087", "ragusano": "088", "siracusano": "089",
    "sassarese": "090", "nuorese": "091", "cagliaritano": "092", "oristanese": "095",
}
#: Adjectives of regions: context only, never a place of their own.
REGION_ADJECTIVES = {
    "piemontese": "01", "piemontesi": "01", "valdostano": "02", "valdostana": "02", "valdostani": "02", "valdostane": "02", "lombardo": "03", "lombarda": "03", "lombardi": "03", "lombarde": "03",
    "trentino": "04", "trentini": "04", "trentina": "04", "altoatesini": "04", "veneto": "05", "veneta": "05", "veneti": "05", "venete": "05", "friulano": "06", "friulani": "06", "friulana": "06", "fvg": "06", "ligure": "07", "liguri": "07",
    "emiliano": "08", "emiliana": "08", "emiliani": "08", "romagnolo": "08", "romagnola": "08", "romagnoli": "08", "toscano": "09", "toscana": "09", "toscani": "09", "toscane": "09",
    "umbro": "10", "umbra": "10", "umbri": "10", "umbre": "10", "marchigiano": "11", "marchigiana": "11", "marchigiani": "11", "marchigiane": "11", "laziale": "12", "laziali": "12",
    "abruzzese": "13", "abruzzesi": "13", "molisano": "14", "molisani": "14", "molisana": "14", "campano": "15", "campani": "15", "campana": "15", "campane": "15", "pugliese": "16", "pugliesi": "16",
    "lucano": "17", "lucani": "17", "lucana": "17", "lucane": "17", "calabrese": "18", "calabresi": "18", "siciliano": "19", "siciliani": "19", "siciliana": "19", "siciliane": "19", "sardo": "20", "sardi": "20", "sarda": "20", "sarde": "20",
}
