"""A record as JSON-LD: schema.org terms, with the classes of Italian public-sector vocabularies where they fit.

Project-AP_IT (prj), CPEV-AP_IT (cpev), COV-AP_IT (cov), CLV-AP_IT (clv), DCAT and ADMS for the record itself, Web
Annotation (oa) for proofs, PROV-O (prov) for where each value comes from. The context stands in the document, so that
it is read without asking another host.
"""

from initiatives.open_data.annotations import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONTEXT = {
    "@vocab": "https://schema.org/",
    "adms": "http://www.w3.org/ns/adms#",
    "clv": "https://w3id.org/italia/onto/CLV/",
    "cov": "https://w3id.org/italia/onto/COV/",
    "cpev": "https://w3id.org/italia/onto/CPEV/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prj": "https://w3id.org/italia/onto/Project/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "dct:issued": {"@type": "xsd:dateTime"},
    "dct:modified": {"@type": "xsd:dateTime"},
    "dct:license": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:generatedAtTime": {"@type": "xsd:date"},
    "Annotation": "oa:Annotation",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "identifying": "oa:identifying",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
CLASSES = {
    "candidacy": ["Project"],
    "agreement": ["Project"],
    "funding": ["Project"],
    "event": ["Event", "cpev:PublicEvent"],
    "service": ["GovernmentService"],
    "strategy": ["DigitalDocument"],
    "other": ["CreativeWork"],
}
PLACE_CLASSES = {"municipality": "clv:City", "province": "clv:Province", "region": "clv:Region"}
#: Roles that schema.org has a property for.
PROPERTIES = {"funder": "funder", "promoter": "sponsor", "supplier": "provider"}
START, END = ("start", "period", "event"), ("end", "period", "event")


def record_jsonld(snapshot: dict, site: str) -> dict:
    """The JSON-LD of a published snapshot; `site` is scheme and host, such as https://atlante.example.it."""
    page = f"{site}/initiatives/{snapshot['slug']}/"
    version = f"{page}v/{snapshot['version']}/"
    return {
        "@context": CONTEXT,
        "id": page,
        "type": ["WebPage", "dcat:CatalogRecord", "prov:Entity"],
        "dct:issued": snapshot["first_published"],
        "dct:modified": snapshot["published"],
        "dct:license": LICENCE,
        "version": snapshot["version"],
        "inLanguage": snapshot["language"],
        "prov:wasDerivedFrom": [_source(document) for document in snapshot["documents"]],
        "prov:wasGeneratedBy": {
            "type": "prov:Activity",
            "prov:endedAtTime": {"@value": snapshot["published"], "@type": "xsd:dateTime"},
            "prov:generated": {"id": version},
        },
        "mainEntity": _initiative(snapshot, page),
        "citation": [_document(document) for document in snapshot["documents"]],
        "hasPart": [_statement(statement, page) for statement in snapshot["statements"]],
    }


def _initiative(snapshot: dict, page: str) -> dict:
    by_kind: dict[str, list[dict]] = {}
    for statement in snapshot["statements"]:
        by_kind.setdefault(statement["kind"], []).append(statement)
    language = snapshot["language"]
    found = {
        "id": f"{page}#initiative",
        "type": CLASSES[snapshot["kind"]],
        "dct:identifier": snapshot["id"],
        "name": {"@value": snapshot["title"], "@language": language},
        "description": {"@value": snapshot["summary"], "@language": language},
        "dct:type": snapshot["kind"],
        "adms:status": snapshot["stage"],
        "keywords": snapshot["themes"],
        "spatialCoverage": [_place(statement) for statement in by_kind.get("place", ())],
        "prj:hasProgramme": [_programme(statement) for statement in by_kind.get("programme", ())],
        "funding": [_grant(statement) for statement in by_kind.get("amount", ())],
        "subjectOf": {"id": page},
        **_bodies(by_kind.get("organisation", ())),
        **_dates(by_kind.get("date", ())),
    }
    return {name: value for name, value in found.items() if value not in ([], "", None)}


def _place(statement: dict) -> dict:
    place = statement["place"]
    found = {
        "type": ["AdministrativeArea", PLACE_CLASSES[place["level"]]],
        "name": place["name"],
        "dct:identifier": place["istat"],
    }
    if place["latitude"] is not None and place["longitude"] is not None:
        found["geo"] = {"type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]}
    return found


def _programme(statement: dict) -> dict:
    programme = statement["programme"]
    return {"type": ["FundingScheme" if programme["kind"] in ("call", "fund") else "Thing", "prj:Programme"], "name": programme["name"]}


def _grant(statement: dict) -> dict:
    amount = {"type": "MonetaryAmount", "value": statement["value"], "currency": statement["currency"]}
    found = {"type": "MonetaryGrant", "amount": amount, "dct:type": statement["type"], "description": f"scope: {statement['scope']}"}
    if statement["funder"]:
        found["funder"] = {"type": "Organization", "name": statement["funder"]["name"]}
    return found


def _bodies(statements) -> dict:
    """Bodies under the property of their role; those whose role schema.org has no word for under `contributor` with the role's name."""
    found: dict[str, list[dict]] = {}
    for statement in statements:
        body = statement["organisation"]
        told = {"type": ["Organization", "cov:Organization"], "name": body["name"]}
        if body["ipa"]:
            told["dct:identifier"] = body["ipa"]
        name = PROPERTIES.get(statement["role"])
        if name:
            found.setdefault(name, []).append(told)
        else:
            found.setdefault("contributor", []).append({"type": "Role", "roleName": statement["role"], "contributor": told})
    return found


def _dates(statements) -> dict:
    """Start and end where the sources give them; the exact EDTF of each date is with its statement."""
    starts = sorted(item["earliest"] for item in statements if item["label"] in START and item["earliest"])
    ends = sorted(item["latest"] for item in statements if item["label"] in END and item["latest"])
    return {name: days[place] for name, days, place in (("startDate", starts, 0), ("endDate", ends, -1)) if days}


def _statement(statement: dict, page: str) -> dict:
    """One statement as a claim that is derived from its sources, with its passages."""
    address = f"{page}#{statement['key']}"
    found = {
        "id": address,
        "type": ["Claim", "prov:Entity"],
        "dct:type": statement["kind"],
        "text": value_text(statement),
        "prov:wasDerivedFrom": sorted({_source(evidence["document"]) for evidence in statement["evidence"]}),
        "subjectOf": annotations(statement, address),
    }
    if statement["decided"]:
        found["prov:generatedAtTime"] = statement["decided"]
    return found


def value_text(statement: dict) -> str:
    """The bare value of a statement as text."""
    kind = statement["kind"]
    if kind in ("place", "organisation", "programme", "person"):
        return statement[kind]["name"]
    if kind == "date":
        return statement["edtf"]
    if kind == "amount":
        return f"{statement['value']} {statement['currency']}"
    if kind == "duration":
        return f"{statement['min_months']}/{statement['max_months']} months"
    return f"{statement['value']} {statement['unit']}"


def _document(document: dict) -> dict:
    found = {"id": _source(document), "type": ["Article", "prov:Entity"], "name": document["title"], "dct:rights": document["rights"]}
    if document["published"]:
        found["datePublished"] = document["published"]
    if document["publisher"]:
        found["publisher"] = {"type": "Organization", "name": document["publisher"]}
    return found


def _source(document: dict) -> str:
    return document["address"] or f"urn:uuid:{document['id']}"
