"""Other names of Italy's places: former, merged, bilingual, shortened. Used by distil.py."""

import math
import re
import unicodedata
from datetime import date, timedelta

# Older changes of name or territory are history, not how a document of this century names a place.
MERGED_SINCE, RENAMED_SINCE = "1990", "1950"

COMMON_NAMES = (
    ("Reggio Emilia", "035033", "common", ""),
    ("Reggio Emilia", "035", "common", "province"),
    ("Reggio E.", "035033", "abbreviated", ""),
    ("Reggio nell'E.", "035033", "abbreviated", ""),
    ("Reggio Calabria", "080063", "common", ""),
    ("Reggio di Calabria", "080", "common", "province"),
    ("Reggio C.", "080063", "abbreviated", ""),
    ("Monza e Brianza", "108", "common", ""),
    ("Monza Brianza", "108", "common", ""),
    ("Monza-Brianza", "108", "common", ""),
    ("Forlì Cesena", "040", "common", ""),
    ("Massa Carrara", "045", "common", ""),
    ("Massa e Carrara", "045", "common", ""),
    ("Pesaro-Urbino", "041", "common", ""),
    ("Pesaro Urbino", "041", "common", ""),
    ("Barletta Andria Trani", "110", "common", ""),
    ("Bat", "110", "abbreviated", "only beside the word Provincia"),
    ("Verbano Cusio Ossola", "103", "common", ""),
    ("VCO", "103", "abbreviated", ""),
    ("Spezia", "011015", "common", ""),
    ("Roma Capitale", "058091", "common", "special body of the municipality, 2010"),
    ("Emilia Romagna", "08", "common", ""),
    ("Friuli Venezia Giulia", "06", "common", ""),
    ("Friuli V.G.", "06", "abbreviated", ""),
    ("FVG", "06", "abbreviated", ""),
    ("Friuli", "06", "common", "strictly only part of the region"),
    ("Trentino Alto Adige", "04", "common", ""),
    ("Trentino-Südtirol", "04", "bilingual", ""),
    ("Trentino", "022", "common", ""),
    ("Alto Adige", "021", "common", ""),
    ("Südtirol", "021", "bilingual", ""),
    ("Sudtirolo", "021", "common", ""),
    ("Val d'Aosta", "02", "common", ""),
    ("Valle d'Aoste", "02", "common", "frequent mixed spelling"),
    ("Brianza", "108", "common", "strictly wider than the province"),
    ("Marca Trevigiana", "026", "common", ""),
    ("Cinisello", "015077", "common", ""),
    ("Lamezia", "079160", "common", ""),
    ("Cortina", "025016", "common", ""),
    ("Montecatini", "047011", "common", ""),
    ("Bassano", "024012", "common", ""),
    ("Cernusco s/N", "015070", "abbreviated", ""),
    ("Sesto S. Giovanni", "015209", "abbreviated", ""),
    ("Sesto S.G.", "015209", "abbreviated", ""),
    ("S. Giovanni in Persiceto", "037053", "abbreviated", ""),
    ("Godega di S. Urbano", "026033", "abbreviated", ""),
    ("Barcellona P.G.", "083005", "abbreviated", ""),
)

# Mergers whose successor neither a date nor the town's point tells.
SUCCESSORS = {
    "Alluvioni Cambiò": "006192", "Bigarello": "020057", "Bleggio Inferiore": "022228", "Bosentino": "022236",
    "Crosa": "096085", "Darè": "022244", "Faedo": "022167", "Gironico": "013251",
    "Ivano-Fracena": "022240", "Lomaso": "022228", "Molvena": "024126", "Monteciccardo": "041044",
    "Pistolesa": "096075", "Prestine": "017018", "Quittengo": "096086", "Rima San Giuseppe": "002170",
    "San Paolo Cervo": "096086", "Tresigallo": "038030", "Trivero": "096088", "Valsecca": "016252",
}  # fmt: skip


def folded(text):
    """Lower case without accents and with one kind of apostrophe, to compare spellings of a name."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[’'`\-\s]+", " ", plain).strip().lower()


def titled(name):
    """A name of the civil registry's archive with the small words that it capitalises put back."""
    name = re.sub(r"\b(D|Dell|Nell|All|L)(['’])", lambda m: m.group(1).lower() + "'", name[:1].lower() + name[1:])
    name = name[:1].upper() + name[1:]
    small = r" (Di|Del|Della|Dei|Degli|Delle|Da|Dal|Al|Alla|Ai|In|Con|E|Ed|Sul|Sulla|Sullo|Nel|Nella|Per|Lo|La|Le|Il|I)(?= )"
    return re.sub(small, lambda m: " " + m.group(1).lower(), name)


def near(towns, name, candidates, points):
    """The candidate municipality that holds the town of that name, else the nearest to it; None where no town is known."""
    known = [town for town in towns if folded(town[0]) == folded(name)]
    for town in known:
        if town[4] in candidates:
            return town[4]
    best = None
    for town in known:
        for code in candidates:
            latitude, longitude = points[code]
            away = math.hypot(town[1] - latitude, (town[2] - longitude) * 0.72)
            if away < 0.15 and (best is None or away < best[0]):
                best = away, code
    return best and best[1]


def successor(row, archive_born, by_province, cadastral, towns, points):
    """Today's municipality that took over a suppressed one: born that day in its province, or the one its town lies in."""
    day = date.fromisoformat(row["date_deleted"][:10])
    born = {
        cadastral[other["code"]]
        for later in (day, day + timedelta(1))
        for other in archive_born.get((later.isoformat(), row["province"]), ())
        if other["code"] in cadastral and other["code"] != row["code"]
    }
    if born:
        return near(towns, row["name"], born, points) or (born.pop() if len(born) == 1 else None)
    return near(towns, row["name"], by_province.get(row["province"], set()), points)


def former_names(places, archive, cadastral, towns):
    """Rows for municipalities renamed or merged, from the civil registry's archive (ANPR)."""
    members = [place for place in places if place["level"] == "municipality"]
    names = {place["istat"]: place["name"] for place in members}
    points = {place["istat"]: (place["latitude"], place["longitude"]) for place in members}
    official = {folded(name) for name in names.values()}
    by_province, born, last = {}, {}, {}
    for place in members:
        by_province.setdefault(place["abbreviation"], set()).add(place["istat"])
    for row in archive:
        born.setdefault((row["date_created"][:10], row["province"]), []).append(row)
        last[row["code"]] = max(last.get(row["code"], ""), row["date_deleted"])
    for row in archive:
        gone = row["date_deleted"][:10]
        if not gone:
            continue
        name = titled(row["name"])
        begun = row["date_created"][:10]
        same = cadastral.get(row["code"])
        if same:
            clash = folded(name) in official and gone < MERGED_SINCE
            if gone >= RENAMED_SINCE and folded(name) != folded(names[same]) and not clash:
                yield {"alias": name, "istat": same, "kind": "former", "valid_from": begun, "valid_to": gone, "note": "renamed"}
        # A row may end because the municipality changed province: only its last row is its end.
        elif gone >= MERGED_SINCE and row["date_deleted"] == last[row["code"]]:
            code = SUCCESSORS.get(name) or successor(row, born, by_province, cadastral, towns, points)
            if code and folded(name) != folded(names[code]):
                yield {"alias": name, "istat": code, "kind": "merged", "valid_from": begun, "valid_to": gone, "note": ""}


def alias_rows(places, archive, cadastral, towns):
    """All aliases, sorted, each pair of alias and place once."""
    rows = {}
    for alias, istat, kind, note in COMMON_NAMES:
        rows[folded(alias), istat] = {"alias": alias, "istat": istat, "kind": kind, "valid_from": "", "valid_to": "", "note": note}
    for place in places:
        if place["other_name"] and folded(place["other_name"]) != folded(place["name"]):
            row = {"alias": place["other_name"], "istat": place["istat"], "kind": "bilingual", "valid_from": "", "valid_to": "", "note": ""}
            rows.setdefault((folded(place["other_name"]), place["istat"]), row)
    for row in former_names(places, archive, cadastral, towns):
        rows.setdefault((folded(row["alias"]), row["istat"]), row)
    return sorted(rows.values(), key=lambda row: (row["istat"], row["alias"]))
