"""Published records made in bulk from plain facts: what search, API and dumps are tested on. They end as the verbs leave them."""

import itertools
import random
import uuid
from datetime import UTC, date, datetime, timedelta

from initiatives.models import (
    Change,
    Dataset,
    Initiative,
    InitiativeKind,
    Organisation,
    Place,
    Programme,
    Publication,
    PublishedFacet,
    PublishedInitiative,
    Stage,
    Theme,
    Tombstone,
)
from initiatives.models.search_index import remove, write
from initiatives.publication.read_model import build_facets, build_row
from initiatives.publication.snapshots import digest

REGIONS = {"05": "Veneto", "09": "Toscana"}
PROVINCES = {"026": ("Treviso", "TV", "05"), "028": ("Padova", "PD", "05"), "046": ("Lucca", "LU", "09")}
TOWNS = {
    "026086": ("Treviso", "026"),
    "026021": ("Conegliano", "026"),
    "028060": ("Padova", "028"),
    "046017": ("Lucca", "046"),
    "046033": ("Viareggio", "046"),
}
THEMES = ("cloud", "ai", "open-data", "smart-city")
BODIES = ("regione-veneto", "comune-di-lucca", "consorzio-bim", "anci")
PROGRAMMES = ("pnrr", "por-fesr", "agire")
WORDS = ("città", "candidatura", "progetto", "servizi", "digitale", "comuni", "rete", "data", "centro", "accordo", "perché", "d’intesa")
START = datetime(2024, 1, 1, 9, tzinfo=UTC)
_numbers = itertools.count(1)


def make_world() -> None:
    """The vocabulary that the records speak of."""
    made = {code: Place.objects.create(istat=code, name=name, slug=name.lower(), level="region") for code, name in REGIONS.items()}
    for code, (name, sigla, region) in PROVINCES.items():
        made[code] = Place.objects.create(
            istat=code, name=name, slug=f"{name.lower()}-provincia", level="province", parent=made[region], abbreviation=sigla
        )
    for code, (name, province) in TOWNS.items():
        Place.objects.create(
            istat=code, name=name, slug=name.lower(), level="municipality", parent=made[province], abbreviation=PROVINCES[province][1],
            latitude=45.5, longitude=11.5,
        )  # fmt: skip
    for code in THEMES:
        Theme.objects.get_or_create(code=code, defaults={"name_it": f"Tema {code}", "name_en": f"Theme {code}"})
    for slug in BODIES:
        Organisation.objects.create(name=slug.replace("-", " ").title(), slug=slug)
    for slug in PROGRAMMES:
        Programme.objects.create(name=slug.upper(), slug=slug)


def make_snapshot(chance: random.Random, **over) -> dict:
    """A record's snapshot by chance: any of its parts may be missing."""
    number = next(_numbers)
    words = chance.sample(WORDS, 4)
    statements = []
    for code in chance.sample(sorted(TOWNS), chance.randint(0, 3)):
        statements.append(_place(code, chance.choice(("lead", "participant", "mentioned"))))
    for slug in chance.sample(BODIES, chance.randint(0, 2)):
        body = {"name": slug.title(), "slug": slug, "acronym": "", "kind": "other", "ipa": ""}
        statements.append({"kind": "organisation", "role": chance.choice(("partner", "funder", "lead")), "organisation": body})
    for slug in chance.sample(PROGRAMMES, chance.randint(0, 2)):
        programme = {"name": slug.upper(), "slug": slug, "kind": "programme", "edition": None}
        statements.append({"kind": "programme", "relation": "under", "programme": programme})
    if chance.random() < 0.6:
        statements.append({
            "kind": "amount", "value": chance.choice((0, 1_000, 50_000, 50_000.5, 2_000_000)), "currency": "EUR",
            "type": chance.choice(("granted", "cost")), "scope": chance.choice(("initiative", "initiative", "programme")),
            "approximate": False, "funder": None,
        })  # fmt: skip
    if chance.random() < 0.7:
        first = date(2018, 1, 1) + timedelta(days=chance.randint(0, 2_500))
        last = first + timedelta(days=chance.choice((0, 30, 700)))
        statements.append({
            "kind": "date", "edtf": f"{first}/{last}", "earliest": first.isoformat(), "latest": last.isoformat(),
            "label": chance.choice(("period", "signature", "start", "event")), "happening": chance.choice((None, "expected", "happened")),
            "title": "", "venue": "", "address": "", "hours": "", "registration_link": "", "agenda": "",
        })  # fmt: skip
    document = {
        "id": str(uuid.UUID(int=number)), "title": f"Fonte {number}", "publisher": "", "published": None,
        "rights": "unknown", "address": None, "sha256": "0" * 64, "read_on": "2024-01-01",
    }  # fmt: skip
    for place, statement in enumerate(statements, 1):
        evidence = {"quote": chance.choice(WORDS), "prefix": "", "suffix": "", "start": 0, "end": 4, "document": document}
        statement |= {"key": f"{statement['kind']}-{place}", "evidence": [evidence], "editor_reason": "", "decided": "2024-01-01"}
    return {
        "form": 1,
        "id": str(uuid.UUID(int=2**64 + number)),
        "slug": f"scheda-{number}",
        "title": " ".join(words).capitalize(),
        "summary": f"Si parla di {chance.choice(WORDS)} e di {chance.choice(WORDS)}.",
        "body": "",
        "language": "it",
        "kind": chance.choice(InitiativeKind.values),
        "stage": chance.choice(Stage.values),
        "themes": sorted(chance.sample(THEMES, chance.randint(0, 3))),
        "statements": statements,
        "not_stated": [],
        "relations": [],
        "documents": [document | {"licence": "", "language": "it"}],
    } | over


def put(snapshot: dict, at: datetime | None = None) -> PublishedInitiative:
    """Publish `snapshot`: a first version, or the next one of the record with that slug."""
    dataset, _ = Dataset.objects.get_or_create(pk=1)
    dataset.version += 1
    at = at or START + timedelta(hours=dataset.version)
    current = PublishedInitiative.objects.filter(slug=snapshot["slug"]).first()
    if current:
        initiative, sequence, first = current.initiative, current.sequence, current.first_published_at
        Publication.objects.filter(initiative=initiative, ended_at__isnull=True).update(ended_at=at)
        number = current.version + 1
        remove(current.sequence, current.search_text)
        current.delete()
    else:
        initiative = Initiative.objects.create(
            title=snapshot["title"], slug=snapshot["slug"], status="published", identifier=snapshot["id"]
        )
        sequence, first, number = dataset.next_sequence, at, 1
        dataset.next_sequence += 1
    whole = snapshot | {"version": number, "first_published": first.isoformat(), "published": at.isoformat()}
    publication = Publication.objects.create(
        initiative=initiative, number=number, snapshot=whole, digest=digest(whole), dataset_version=dataset.version, published_at=at
    )
    row = build_row(initiative, publication, sequence, first)
    row.save(force_insert=True)
    PublishedFacet.objects.bulk_create(build_facets(row, whole))
    write(sequence, row.search_text)
    _note(dataset, initiative, whole, "corrected" if number > 1 else "created", at)
    return row


def take_off(row: PublishedInitiative, reason: str = "doppione") -> None:
    """Withdraw a published row."""
    dataset = Dataset.objects.get(pk=1)
    dataset.version += 1
    at = START + timedelta(hours=dataset.version)
    Tombstone.objects.create(
        initiative_id=row.initiative_id, identifier=row.identifier, slug=row.slug, title=row.title, sequence=row.sequence,
        reason=reason, withdrawn_at=at, dataset_version=dataset.version,
    )  # fmt: skip
    Publication.objects.filter(pk=row.publication_id).update(ended_at=at)
    remove(row.sequence, row.search_text)
    row.delete()
    _note(dataset, row.initiative, {"id": row.identifier, "slug": row.slug, "title": row.title, "version": row.version}, "withdrawn", at)


def _note(dataset: Dataset, initiative: Initiative, snapshot: dict, kind: str, at: datetime) -> None:
    Change.objects.create(
        version=dataset.version, kind=kind, initiative=initiative, identifier=snapshot["id"], slug=snapshot["slug"], title=snapshot["title"],
        number=snapshot["version"], at=at,
    )  # fmt: skip
    dataset.changed_at = at
    dataset.save()


def _place(code: str, role: str) -> dict:
    name, province = TOWNS[code]
    region = PROVINCES[province][2]
    return {
        "kind": "place",
        "role": role,
        "place": {
            "name": name, "slug": name.lower(), "istat": code, "level": "municipality",
            "province": {"name": PROVINCES[province][0], "istat": province, "abbreviation": PROVINCES[province][1]},
            "region": {"name": REGIONS[region], "istat": region}, "latitude": 45.5, "longitude": 11.5, "population": 1_000,
        },
    }  # fmt: skip
