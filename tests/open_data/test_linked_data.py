"""JSON-LD of records and the DCAT-AP_IT catalogue: parsed by a library of others, checked against shapes."""

import json
import random

import pytest
from django.test import Client

from initiatives.models import PublishedInitiative
from initiatives.open_data.dumps import make_dump
from initiatives.open_data.linked_data import CLASSES, record_jsonld
from initiatives.open_data.triples import Graph, Iri, Literal
from tests import published

rdflib = pytest.importorskip("rdflib")
SITE = "http://testserver"
SCHEMA, DCT, DCAT, PROV, OA = (
    rdflib.Namespace(address)
    for address in (
        "https://schema.org/",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/ns/dcat#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
    )
)
DCATAPIT = rdflib.Namespace("http://dati.gov.it/onto/dcatapit#")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")
#: What the profile demands: class, property, least, most (DCAT-AP_IT: obbligatorio; None is no limit).
SHAPES = [
    (DCATAPIT.Catalog, DCT.title, 1, None),
    (DCATAPIT.Catalog, DCT.description, 1, None),
    (DCATAPIT.Catalog, DCT.publisher, 1, 1),
    (DCATAPIT.Catalog, DCT.modified, 1, 1),
    (DCATAPIT.Catalog, DCAT.dataset, 1, None),
    (DCATAPIT.Dataset, DCT.identifier, 1, 1),
    (DCATAPIT.Dataset, DCT.title, 1, None),
    (DCATAPIT.Dataset, DCT.description, 1, None),
    (DCATAPIT.Dataset, DCT.modified, 1, 1),
    (DCATAPIT.Dataset, DCAT.theme, 1, None),
    (DCATAPIT.Dataset, DCT.rightsHolder, 1, None),
    (DCATAPIT.Dataset, DCT.accrualPeriodicity, 1, 1),
    (DCATAPIT.Dataset, DCAT.distribution, 1, None),
    (DCATAPIT.Distribution, DCT["format"], 1, 1),
    (DCATAPIT.Distribution, DCT.license, 1, 1),
    (DCATAPIT.Distribution, DCAT.accessURL, 1, None),
    (DCATAPIT.Distribution, DCAT.downloadURL, 1, 1),
    (DCATAPIT.LicenseDocument, DCT.type, 1, 1),
    (DCATAPIT.Agent, DCT.identifier, 1, 1),
    (DCATAPIT.Agent, FOAF.name, 1, None),
]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DUMPS_DIR = tmp_path / "dumps"


@pytest.fixture
def records(db) -> list[dict]:
    chance = random.Random(12)
    published.make_world()
    for kind in CLASSES:
        published.put(published.make_snapshot(chance, kind=kind))
    return list(PublishedInitiative.objects.order_by("sequence").values_list("publication__snapshot", flat=True))


def parsed(data: dict):
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def test_a_record_says_what_it_is_and_where_it_comes_from(records):
    for record in records:
        graph = parsed(record_jsonld(record, SITE))
        page = rdflib.URIRef(f"{SITE}/initiatives/{record['slug']}/")
        thing = graph.value(page, SCHEMA.mainEntity)
        assert str(graph.value(thing, SCHEMA.name)) == record["title"]
        classes = {str(found).rsplit("/")[-1] for found in graph.objects(thing, rdflib.RDF.type)}
        assert {name.split(":")[-1] for name in CLASSES[record["kind"]]} == classes
        assert str(graph.value(page, DCT.license)) == "https://creativecommons.org/licenses/by/4.0/"
        sources = {str(source) for source in graph.objects(page, PROV.wasDerivedFrom)}
        assert sources == {f"urn:uuid:{document['id']}" for document in record["documents"]}


def test_every_statement_has_its_proof(records):
    for record in records:
        graph = parsed(record_jsonld(record, SITE))
        claims = set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))
        assert len(claims) == len(record["statements"])
        for claim in claims:
            annotation = graph.value(claim, SCHEMA.subjectOf)
            assert graph.value(annotation, OA.hasBody) == claim
            selectors = list(graph.objects(graph.value(annotation, OA.hasTarget), OA.hasSelector))
            quoted = [str(graph.value(selector, OA.exact)) for selector in selectors if graph.value(selector, OA.exact)]
            assert quoted[0] in published.WORDS
            assert graph.value(claim, PROV.wasDerivedFrom) is not None


def test_amounts_are_grants_and_unknown_ones_are_absent(records):
    for record in records:
        amounts = [item for item in record["statements"] if item["kind"] == "amount"]
        thing = record_jsonld(record, SITE)["mainEntity"]
        assert len(thing.get("funding", [])) == len(amounts)


@pytest.mark.django_db
@pytest.mark.parametrize("with_dump", [False, True])
def test_the_catalogue_fits_the_profile(records, with_dump):
    if with_dump:
        make_dump()
    turtle = Client().get("/data/catalog.ttl")
    graph = rdflib.Graph().parse(data=turtle.content.decode(), format="turtle")
    again = rdflib.Graph().parse(data=Client().get("/data/catalog.jsonld").content.decode(), format="json-ld")
    assert graph.isomorphic(again)
    for kind, name, least, most in SHAPES:
        subjects = set(graph.subjects(rdflib.RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            count = len(list(graph.objects(subject, name)))
            assert count >= least and (most is None or count <= most), (subject, name, count)
    distributions = len(set(graph.subjects(rdflib.RDF.type, DCATAPIT.Distribution)))
    assert distributions == (4 if with_dump else 3)
    assert turtle["ETag"] and Client().get("/data/catalog.ttl", headers={"if-none-match": turtle["ETag"]}).status_code == 304


def test_the_addresses_in_the_catalogue_answer(records):
    make_dump()
    graph = rdflib.Graph().parse(data=Client().get("/data/catalog.ttl").content.decode(), format="turtle")
    for address in graph.objects(None, DCAT.downloadURL):
        assert Client().get(str(address).removeprefix(SITE)).status_code == 200


def test_records_by_their_address(records):
    response = Client().get(f"/initiatives/{records[0]['slug']}.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    assert response.json() == record_jsonld(records[0], SITE)
    row = PublishedInitiative.objects.get(slug=records[1]["slug"])
    published.take_off(row, reason="doppione")
    gone = Client().get(f"/initiatives/{records[1]['slug']}.jsonld")
    assert (gone.status_code, gone.json()["detail"]) == (410, "doppione")
    assert Client().get("/initiatives/mai-vista.jsonld").status_code == 404


def test_texts_and_addresses_are_escaped():
    graph = Graph({"ex": "http://example.org/"})
    graph.add(
        "http://example.org/a b>", ("ex:name", Literal('due "righe"\ne una \\ barra', "it")), ("ex:see", Iri("http://example.org/<x>"))
    )
    found = rdflib.Graph().parse(data=graph.to_turtle(), format="turtle")
    assert str(next(found.objects(None, rdflib.URIRef("http://example.org/name")))) == 'due "righe"\ne una \\ barra'
