"""What sample records speak of: the places and programmes that are stored, and bodies and people made for them."""

import random
from dataclasses import dataclass, field
from itertools import accumulate

from django.utils.text import slugify

from initiatives.models import Organisation, OrganisationKind, Person, Place, Programme, Theme
from initiatives.sample.phrases import PEOPLE, SURNAMES

#: At least so many towns, however small the sample.
FEWEST_TOWNS = 60


@dataclass
class World:
    towns: list[Place]
    weights: list[float]
    neighbours: dict[int, list[Place]]
    bodies: dict[int, Organisation]
    partners: list[Organisation]
    funders: list[Organisation]
    suppliers: list[Organisation]
    programmes: list[Programme]
    people: list[tuple[Person, tuple[str, ...]]]
    themes: set[str] = field(default_factory=set)

    def town(self, chance: random.Random) -> Place:
        """Large towns more often than small ones."""
        return chance.choices(self.towns, cum_weights=self.weights)[0]


def load_world(records: int) -> World:
    """The vocabulary that is stored, with the bodies and people that a sample of `records` needs added where missing."""
    municipalities = Place.objects.municipalities().filter(merged_into=None, population__isnull=False)
    ranked = list(municipalities.select_related("parent__parent").order_by("-population", "istat"))
    towns = ranked[: max(FEWEST_TOWNS, records // 5)]
    if not towns:
        raise ValueError("the vocabulary is empty: run load_vocabulary first")
    neighbours: dict[int, list[Place]] = {}
    for place in ranked:
        neighbours.setdefault(place.parent_id, []).append(place)
    by_kind = _organisations_by_kind()
    return World(
        towns=towns,
        weights=list(accumulate(place.population**0.5 for place in towns)),
        neighbours=neighbours,
        bodies=_bodies(towns),
        partners=by_kind("university", "association", "consortium", "foundation"),
        funders=by_kind("region", "state", "european"),
        suppliers=by_kind("company"),
        programmes=list(Programme.objects.current().order_by("pk")),
        people=_people(),
        themes=set(Theme.objects.values_list("code", flat=True)),
    )


def _organisations_by_kind():
    known = list(Organisation.objects.current().exclude(kind=OrganisationKind.MUNICIPALITY).order_by("pk"))
    return lambda *kinds: [body for body in known if body.kind in kinds]


def _bodies(towns: list[Place]) -> dict[int, Organisation]:
    """The municipality as a body, for each town."""
    slugs = {f"comune-di-{town.slug}"[:120]: town for town in towns}
    known = {body.slug for body in Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY)}
    new = [
        Organisation(name=f"Comune di {town.name}", slug=slug, kind=OrganisationKind.MUNICIPALITY, place=town)
        for slug, town in slugs.items()
        if slug not in known
    ]
    Organisation.objects.bulk_create(new, batch_size=500)
    found = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY)
    return {slugs[body.slug].pk: body for body in found if body.slug in slugs}


def _people() -> list[tuple[Person, tuple[str, ...]]]:
    """Office-holders that do not exist, with the offices that suit them."""
    wanted = {}
    for firsts, offices in PEOPLE:
        for first in firsts:
            for last in SURNAMES:
                wanted[slugify(f"{first} {last} campione")] = (f"{first} {last}", offices)
    known = set(Person.objects.values_list("slug", flat=True))
    Person.objects.bulk_create([Person(name=name, slug=slug) for slug, (name, _) in wanted.items() if slug not in known], batch_size=500)
    stored = Person.objects.filter(slug__endswith="-campione", suppressed_at=None, merged_into=None).order_by("slug")
    return [(person, wanted[person.slug][1]) for person in stored if person.slug in wanted]
