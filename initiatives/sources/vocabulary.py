"""The vocabulary files of `initiatives/data/` into the database: idempotent, and never over what editors changed."""

import csv
from collections import Counter
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from initiatives.models import (
    Level,
    Organisation,
    OrganisationAlias,
    Place,
    PlaceAlias,
    Programme,
    ProgrammeAlias,
    Theme,
)

DATA = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_vocabulary(folder: Path = DATA) -> dict[str, int]:
    """Add what is missing; the number of rows added, by file. Rows that exist stay as they are."""
    return {
        "themes": _load_themes(_rows(folder / "themes.csv")),
        "places": _load_places(_rows(folder / "places.csv")),
        "place_aliases": _load_place_aliases(_rows(folder / "place_aliases.csv")),
        "organisations": _load_organisations(_rows(folder / "organisations.csv")),
        "programmes": _load_programmes(_rows(folder / "programmes.csv")),
    }


def unique_slug(name: str, taken: set[str], *endings: str) -> str:
    """An address for `name` that nothing has yet: with the given endings tried first, then numbers. Adds it to `taken`."""
    base = slugify(name)[:100] or "voce"
    candidates = [base, *(f"{base}-{slugify(ending)}" for ending in endings if ending)]
    number = 2
    while True:
        for candidate in candidates:
            if candidate not in taken:
                taken.add(candidate)
                return candidate
        candidates = [f"{base}-{number}"]
        number += 1


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load_themes(rows) -> int:
    known = set(Theme.objects.values_list("code", flat=True))
    new = [
        Theme(code=row["code"], name_it=row["name_it"], name_en=row["name_en"], eu_theme=row["eu_theme"], position=position)
        for position, row in enumerate(rows)
        if row["code"] not in known
    ]
    Theme.objects.bulk_create(new)
    return len(new)


def _load_places(rows) -> int:
    """Regions first, then provinces, then municipalities, so that each finds its parent. A place that was joined to another
    has its row, so that it does not come back."""
    ids = dict(Place.objects.values_list("istat", "pk"))
    taken = set(Place.objects.values_list("slug", flat=True))
    shared = Counter(slugify(row["name"]) for row in rows if row["level"] == Level.MUNICIPALITY)
    sigla = {row["istat"]: row["abbreviation"] for row in rows if row["level"] == Level.PROVINCE}
    added = 0
    for level in (Level.REGION, Level.PROVINCE, Level.MUNICIPALITY):
        new = [_place(row, ids, taken, shared, sigla) for row in rows if row["level"] == level and row["istat"] not in ids]
        Place.objects.bulk_create(new, batch_size=500)
        ids = dict(Place.objects.values_list("istat", "pk"))
        added += len(new)
    return added


def _place(row, ids, taken, shared, sigla) -> Place:
    name, level = row["name"], row["level"]
    abbreviation = row["abbreviation"] or sigla.get(row["parent"], "")
    if level == Level.REGION:
        slug = unique_slug(name, taken, "regione")
    elif level == Level.PROVINCE:
        slug = unique_slug(f"{name} provincia", taken)
    elif shared[slugify(name)] > 1:
        slug = unique_slug(f"{name} {abbreviation}", taken)
    else:
        slug = unique_slug(name, taken, abbreviation)
    return Place(
        istat=row["istat"],
        name=name,
        slug=slug,
        level=level,
        other_name=row["other_name"],
        parent_id=ids.get(row["parent"]),
        abbreviation=abbreviation,
        nuts=row["nuts"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"]) if row["population"] else None,
    )


def _places_today() -> dict[str, int]:
    """The place of each ISTAT code; for one that editors joined to another, that other."""
    return {istat: joined or pk for istat, pk, joined in Place.objects.values_list("istat", "pk", "merged_into")}


def _load_place_aliases(rows) -> int:
    """Other names go to the place, or to the one it was joined to; what either has already is not added."""
    ids = _places_today()
    known = set(PlaceAlias.objects.values_list("place__istat", "name"))
    known |= {(istat, name) for istat, name in PlaceAlias.objects.values_list("place__merged__istat", "name") if istat}
    new = [
        PlaceAlias(
            place_id=ids[row["istat"]],
            name=row["alias"],
            kind=row["kind"],
            note=row["note"],
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
        )
        for row in rows
        if row["istat"] in ids and (row["istat"], row["alias"]) not in known
    ]
    PlaceAlias.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    return len(new)


def _load_organisations(rows) -> int:
    known = {name.casefold() for name in Organisation.objects.values_list("name", flat=True)}
    taken = set(Organisation.objects.values_list("slug", flat=True))
    places = _places_today()
    new, aliases = [], []
    for row in rows:
        if row["name"].casefold() in known:
            continue
        known.add(row["name"].casefold())
        organisation = Organisation(
            name=row["name"],
            slug=unique_slug(row["name"], taken, row["acronym"]),
            kind=row["kind"],
            acronym=row["acronym"],
            place_id=places.get(row["place"]),
            ipa_code=row["ipa"],
            wikidata=row["wikidata"],
        )
        new.append(organisation)
        aliases += [OrganisationAlias(organisation=organisation, name=alias) for alias in dict.fromkeys(_split(row["aliases"]))]
    Organisation.objects.bulk_create(new)
    OrganisationAlias.objects.bulk_create(aliases)
    _set_parents(Organisation, rows, {organisation.name for organisation in new})
    return len(new)


def _load_programmes(rows) -> int:
    known = {name.casefold() for name in Programme.objects.values_list("name", flat=True)}
    taken = set(Programme.objects.values_list("slug", flat=True))
    promoters = dict(Organisation.objects.values_list("name", "pk"))
    new, aliases = [], []
    for row in rows:
        if row["name"].casefold() in known:
            continue
        known.add(row["name"].casefold())
        programme = Programme(
            name=row["name"],
            slug=unique_slug(row["name"], taken, row["acronym"]),
            kind=row["kind"],
            acronym=row["acronym"],
            promoter_id=promoters.get(row["promoter"]),
            edition=int(row["edition"]) if row["edition"] else None,
            period=_period(row["start"], row["end"]),
        )
        new.append(programme)
        aliases += [ProgrammeAlias(programme=programme, name=alias) for alias in dict.fromkeys(_split(row["aliases"]))]
    for programme in new:  # one by one: each fills its date columns
        programme.save()
    ProgrammeAlias.objects.bulk_create(aliases)
    _set_parents(Programme, rows, {programme.name for programme in new})
    return len(new)


def _set_parents(model, rows, added: set[str]) -> None:
    ids = dict(model.objects.values_list("name", "pk"))
    for row in rows:
        if row["parent"] and row["name"] in added and row["parent"] in ids:
            model.objects.filter(name=row["name"]).update(parent_id=ids[row["parent"]])


def _period(start: str, end: str) -> str:
    if not start and not end:
        return ""
    return f"{start or '..'}/{end.removeprefix('../') or '..'}"


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
