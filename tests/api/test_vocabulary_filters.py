"""Every filter of places, bodies, programmes, themes, documents and changes against brute force over all that is public."""

import random
import unicodedata
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.models import Change, Organisation, OrganisationKind, Place, Programme, ProgrammeKind, PublishedInitiative
from tests import published
from tests.api.test_filters import everything
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db
ONCE = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
PARTS = st.sampled_from(["", "tre", "TREV", "lucca", "PROV", "città", "citta", "CITTÀ", "l’u", "l'u", "ni", "zzz", "%", "_", "a"])


@pytest.fixture
def world(db) -> list[dict]:
    """Records that mention bodies and programmes of every kind, with accents in their names; some entities are nobody's."""
    published.make_world()
    chance = random.Random(4)
    regions = Place.objects.filter(level="region")
    for number, body in enumerate(Organisation.objects.order_by("slug")):
        kinds = list(OrganisationKind.values)
        body.name = ("Città di Treviso", "L’Unione dei Comuni", "CITTÀ METROPOLITANA", "Provincia di Lucca")[number % 4]
        body.kind, body.place = kinds[number % len(kinds)], regions[number % 2] if number % 3 else None
        body.save()
    for number, programme in enumerate(Programme.objects.order_by("slug")):
        programme.name, programme.kind = ("Città sicure", "Più servizi", "L'università")[number % 3], ProgrammeKind.values[number % 2]
        programme.save()
    make_organisation("Città di nessuno", slug="citta-di-nessuno")
    rows = [published.put(published.make_snapshot(chance)) for _ in range(30)]
    published.take_off(rows[4])
    published.put(published.make_snapshot(chance, slug=rows[6].slug, id=str(rows[6].identifier)))
    return list(PublishedInitiative.objects.values_list("publication__snapshot", flat=True))


def mentioned(records: list[dict], kind: str) -> set[str]:
    return {item[kind]["slug"] for record in records for item in record["statements"] if item["kind"] == kind}


def outer(place: Place | None) -> set[str]:
    """Codes and addresses of a place and of all that contain it."""
    found: set[str] = set()
    while place is not None:
        found |= {place.istat, place.slug}
        place = place.parent
    return found


def plainly(text: str) -> str:
    """Small letters without accents, straight apostrophes: said here by another way than the code says it."""
    letters = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def asked(ask, address: str, sent: dict[str, str], key: str) -> list[str]:
    query = "&".join(f"{name}={value.replace('%', '%25')}" for name, value in sent.items() if value)
    return [item[key] for item in everything(ask, f"{address}?limit=3&{query}")]


def test_places(world, ask):
    codes = {code for record in world for item in record["statements"] if item["kind"] == "place" for code in _codes(item["place"])}
    known = {place.istat: place for place in Place.objects.select_related("parent__parent") if place.istat in codes}

    @ONCE
    @given(
        PARTS, st.sampled_from(["", "region", "province", "municipality"]), st.sampled_from(["", "05", "026", "toscana", "lucca", "099"])
    )
    def check(part, level, within):
        wanted = [
            place.slug
            for place in known.values()
            if plainly(part) in plainly(place.name) and level in ("", place.level) and (not within or within in outer(place))
        ]
        assert asked(ask, "places/", {"q": part, "level": level, "within": within}, "slug") == sorted(wanted)

    check()


def _codes(place: dict) -> set[str]:
    return {place["istat"], place["province"]["istat"], place["region"]["istat"]}


def test_organisations(world, ask):
    known = list(Organisation.objects.filter(slug__in=mentioned(world, "organisation")).select_related("place__parent__parent"))

    @ONCE
    @given(PARTS, st.sampled_from(["", *OrganisationKind.values]), st.sampled_from(["", "05", "veneto", "toscana", "026"]))
    def check(part, kind, within):
        wanted = [
            body.slug
            for body in known
            if plainly(part) in plainly(body.name) and kind in ("", body.kind) and (not within or within in outer(body.place))
        ]
        assert asked(ask, "organisations/", {"q": part, "kind": kind, "within": within}, "slug") == sorted(wanted)

    check()


def test_programmes(world, ask):
    known = list(Programme.objects.filter(slug__in=mentioned(world, "programme")))

    @ONCE
    @given(PARTS, st.sampled_from(["", *ProgrammeKind.values]))
    def check(part, kind):
        wanted = [item.slug for item in known if plainly(part) in plainly(item.name) and kind in ("", item.kind)]
        assert asked(ask, "programmes/", {"q": part, "kind": kind}, "slug") == sorted(wanted)

    check()


def test_changes(world, ask):
    rows = list(Change.objects.order_by("version"))

    @ONCE
    @given(st.integers(-1, 34), st.sampled_from(["", "v", "moment"]), st.sampled_from(["", *Change.Kind.values]))
    def check(number, form, kind):
        moment = published.START + timedelta(hours=number)
        since = {"": "", "v": f"v{max(number, 0)}", "moment": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}[form]
        wanted = [
            row.version
            for row in rows
            if kind in ("", row.kind) and (form != "v" or row.version > max(number, 0)) and (form != "moment" or row.at >= moment)
        ]
        assert asked(ask, "changes/", {"since": since, "kind": kind}, "version") == wanted

    check()


@pytest.mark.parametrize("resource", ["themes", "documents"])
def test_resources_without_filters_refuse_any(world, ask, resource):
    assert ask(f"{resource}/?limit=100").status == 200
    for name in ("q", "kind", "within", "level", "place"):
        assert ask(f"{resource}/?{name}=x").json["parameters"][0]["name"] == name
