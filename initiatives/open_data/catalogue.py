"""The register as a dataset of a DCAT-AP_IT catalogue (Profilo italiano di DCAT-AP, AgID), from the latest dump.

Controlled values: EU authority tables for frequency, language, file types, themes and country; AgID's list of licences.
"""

from datetime import datetime

from django.conf import settings

from initiatives.open_data.dumps import Manifest
from initiatives.open_data.triples import Graph, Iri, Literal
from initiatives.search import DatasetState

EU = "http://publications.europa.eu/resource/authority/"
LICENCE = "https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40"
LICENCE_TEXT = "https://creativecommons.org/licenses/by/4.0/"
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatapit": "http://dati.gov.it/onto/dcatapit#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = {"it": "Atlante: iniziative digitali pubbliche, con le prove", "en": "Atlante: public digital initiatives, with the proofs"}
TOLD = {
    "it": "Iniziative digitali di comuni, province e regioni: chi partecipa, dove, con quali programmi e importi, quando; di ogni valore la fonte.",
    "en": "Digital initiatives of municipalities, provinces and regions: who, where, under which programme, with what money; each with its source.",
}


def catalogue(site: str, at: DatasetState, dump: Manifest | None) -> Graph:
    """The catalogue as RDF: `site` is scheme and host; without a dump the distributions are those of the API alone."""
    graph = Graph(PREFIXES)
    holder, contact, dataset = f"{site}/about/#holder", f"{site}/about/#contact", f"{site}/data/#dataset"
    name, code = settings.DATA_HOLDER_NAME, settings.DATA_HOLDER_IPA
    graph.add(
        f"{site}/data/catalog",
        ("rdf:type", Iri("dcat:Catalog")),
        ("rdf:type", Iri("dcatapit:Catalog")),
        *_texts("dct:title", TITLE),
        *_texts("dct:description", TOLD),
        ("dct:publisher", Iri(holder)),
        ("dct:modified", _moment(at.changed_at)),
        ("dct:language", Iri(f"{EU}language/ITA")),
        ("foaf:homepage", Iri(f"{site}/data/")),
        ("dcat:dataset", Iri(dataset)),
    )
    for kind in ("dcatapit:Agent", "foaf:Agent"):
        graph.add(holder, ("rdf:type", Iri(kind)))
    graph.add(holder, ("foaf:name", Literal(name, "it")), ("dct:identifier", Literal(code)))
    graph.add(
        contact,
        ("rdf:type", Iri("vcard:Organization")),
        ("rdf:type", Iri("vcard:Kind")),
        ("rdf:type", Iri("dcatapit:Organization")),
        ("vcard:fn", Literal(name, "it")),
        ("vcard:hasURL", Iri(f"{site}/contribute/")),
    )
    _dataset(graph, site, dataset, at, dump, holder, contact)
    _distributions(graph, site, dataset, at, dump)
    return graph


def _dataset(graph: Graph, site: str, dataset: str, at: DatasetState, dump: Manifest | None, holder: str, contact: str) -> None:
    graph.add(
        dataset,
        ("rdf:type", Iri("dcat:Dataset")),
        ("rdf:type", Iri("dcatapit:Dataset")),
        ("dct:identifier", Literal(f"{settings.DATA_HOLDER_IPA}:atlante")),
        *_texts("dct:title", TITLE),
        *_texts("dct:description", TOLD),
        ("dct:modified", _moment(at.changed_at)),
        ("dcat:theme", Iri(f"{EU}data-theme/GOVE")),
        ("dcat:theme", Iri(f"{EU}data-theme/TECH")),
        ("dct:rightsHolder", Iri(holder)),
        ("dct:publisher", Iri(holder)),
        ("dct:accrualPeriodicity", Iri(f"{EU}frequency/DAILY")),
        ("dct:language", Iri(f"{EU}language/ITA")),
        ("dct:spatial", Iri(f"{EU}country/ITA")),
        ("dcat:contactPoint", Iri(contact)),
        ("dcat:landingPage", Iri(f"{site}/data/")),
        ("owl:versionInfo", Literal(str(at.version))),
        ("prov:wasDerivedFrom", Iri(f"{site}/api/v1/documents/")),
    )
    if dump:
        graph.add(dataset, ("adms:versionNotes", Literal(f"versione {dump.dataset_version}, {dump.records} iniziative", "it")))


def _distributions(graph: Graph, site: str, dataset: str, at: DatasetState, dump: Manifest | None) -> None:
    api = f"{site}/api/v1/initiatives/"
    found = [
        ("csv", "CSV", {"it": "Iniziative, CSV", "en": "Initiatives, CSV"}, f"{api}?format=csv", None),
        ("jsonl", "JSON", {"it": "Iniziative con le prove, JSON Lines", "en": "Initiatives with the proofs, JSON Lines"},
         f"{api}?format=jsonl&expand=statements,evidence", None),
        ("geojson", "GEOJSON", {"it": "Iniziative sulla mappa, GeoJSON", "en": "Initiatives on the map, GeoJSON"}, f"{api}?format=geojson", None),
    ]  # fmt: skip
    if dump:
        told = {"it": "Tutto: tabelle, prove, dizionario dei dati", "en": "Everything: tables, proofs, data dictionary"}
        found.append(("dump", "ZIP", told, f"{site}/data/{dump.name}", dump))
    for name, form, title, address, manifest in found:
        distribution = f"{site}/data/#{name}"
        graph.add(dataset, ("dcat:distribution", Iri(distribution)))
        graph.add(
            distribution,
            ("rdf:type", Iri("dcat:Distribution")),
            ("rdf:type", Iri("dcatapit:Distribution")),
            *_texts("dct:title", title),
            ("dct:format", Iri(f"{EU}file-type/{form}")),
            ("dct:license", Iri(LICENCE)),
            ("dcat:accessURL", Iri(f"{site}/data/")),
            ("dcat:downloadURL", Iri(address)),
            ("dct:modified", _moment(manifest.made_at if manifest else at.changed_at)),
        )
        if manifest:
            graph.add(distribution, ("dcat:byteSize", Literal(str(manifest.size), datatype="xsd:decimal")))
    graph.add(
        LICENCE,
        ("rdf:type", Iri("dct:LicenseDocument")),
        ("rdf:type", Iri("dcatapit:LicenseDocument")),
        ("foaf:name", Literal("Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)", "it")),
        ("dct:type", Iri("http://purl.org/adms/licencetype/Attribution")),
        ("owl:versionInfo", Literal("4.0")),
        ("dct:identifier", Literal(LICENCE_TEXT)),
    )


def _texts(name: str, texts: dict[str, str]) -> list[tuple[str, Literal]]:
    return [(name, Literal(text, language)) for language, text in texts.items()]


def _moment(moment: datetime) -> Literal:
    return Literal(moment.isoformat(timespec="seconds"), datatype="xsd:dateTime")
