"""dcat-ap-de.jsonld: the data sets as German portals harvest them (DCAT-AP.de 3, JSON-LD without a context to be fetched)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.open_data.declared import Dataset
from pipelines.open_data.folder import checksum
from pipelines.open_data.operator_file import UNNAMED, Operator

NAME = "dcat-ap-de.jsonld"
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority/"
_GERMAN = {"@id": f"{_EU}language/DEU"}
_RHEINLAND_PFALZ = {"@id": "http://dcat-ap.de/def/politicalGeocoding/stateKey/07"}
_STATE_LEVEL = {"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/state"}
_MEDIA = "http://www.iana.org/assignments/media-types/"
# ending → file type of the EU vocabulary, media type of IANA
_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
    "gpkg": ("GPKG", "application/geopackage+sqlite3"),
    "json": ("JSON", "application/json"),
}


@dataclass(frozen=True)
class Distribution:
    """One file of a data set, or several of one table that are listed in datapackage.json (then `parts` is true).

    `language`: of the description, those of tables are the English ones of the contract. `attribution`: whom to name, where that is not what
    the whole data set says.
    """

    title: str
    description: str
    file: Path
    parts: bool = False
    language: str = "en"
    attribution: str = ""


@dataclass(frozen=True)
class Listed:
    """A data set with its files, the licence they are under, the words of attribution, and the years it tells of."""

    dataset: Dataset
    distributions: list[Distribution]
    licence: str
    attribution: str
    years: tuple[int, int] | None
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class Edition:
    """What holds for all data sets: version, days (ISO) on which they were first given out and last changed, and whether invented."""

    version: str
    issued: str
    modified: str
    title: str
    description: str
    synthetic: bool


def write_catalogue(folder: Path, listed: list[Listed], edition: Edition, operator: Operator) -> Path:
    """Write the catalogue. Addresses begin with that of the operator; without one they are relative to the place of the file."""
    base = operator.address
    publisher = {"@id": f"{base}{NAME}#herausgeber"}
    datasets = [_dataset(folder, each, edition, operator, publisher) for each in listed]
    catalog = {
        "@id": f"{base}{NAME}#katalog",
        "@type": "dcat:Catalog",
        "dcterms:title": _german(edition.title),
        "dcterms:description": _german(edition.description),
        "dcterms:publisher": publisher,
        "dcterms:language": _GERMAN,
        "dcterms:issued": _day(edition.issued),
        "dcterms:modified": _day(edition.modified),
        "dcat:themeTaxonomy": {"@id": f"{_EU}data-theme"},
        "dcat:dataset": [{"@id": dataset["@id"]} for dataset in datasets],
        **({"foaf:homepage": {"@id": operator.atlas}} if operator.atlas else {}),
    }
    agent = {
        **publisher,
        "@type": "foaf:Agent",
        "foaf:name": operator.name or UNNAMED,
        **({"foaf:mbox": {"@id": f"mailto:{operator.email}"}} if operator.email else {}),
    }
    target = folder / NAME
    graph = {"@context": _CONTEXT, "@graph": [catalog, agent, *datasets]}
    target.write_text(json.dumps(graph, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target


def _dataset(
    folder: Path, listed: Listed, edition: Edition, operator: Operator, publisher: dict[str, str]
) -> dict[str, Any]:
    dataset, base = listed.dataset, operator.address
    mark = " (mit erfundenen Demodaten)" if edition.synthetic else ""
    invented = (
        " Enthält erfundene Demodaten; welche Zeilen es sind, sagt die Spalte „synthetic“." if edition.synthetic else ""
    )
    identity = f"{base}{NAME}#{dataset.name}"
    return {
        "@id": identity,
        "@type": "dcat:Dataset",
        "dcterms:title": _german(f"{dataset.title}{mark}"),
        "dcterms:description": _german(dataset.description + invented),
        "dcterms:identifier": identity,
        "dcterms:publisher": publisher,
        "dcat:contactPoint": _contact(operator),
        **({"dcatde:contributorID": {"@id": operator.contributor}} if operator.contributor else {}),
        "dcatde:politicalGeocodingLevelURI": _STATE_LEVEL,
        "dcatde:politicalGeocodingURI": _RHEINLAND_PFALZ,
        "dcat:theme": {"@id": f"{_EU}data-theme/{dataset.theme}"},
        "dcat:keyword": [_german(word) for word in dataset.keywords],
        "dcterms:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dcterms:accrualPeriodicity": {"@id": f"{_EU}frequency/IRREG"},
        "dcterms:issued": _day(edition.issued),
        "dcterms:modified": _day(edition.modified),
        "dcterms:language": _GERMAN,
        "dcterms:spatial": _box(listed.bounds),
        **({"dcterms:temporal": _span(*listed.years)} if listed.years else {}),
        "dcat:version": edition.version,
        **(
            {"dcat:landingPage": {"@id": f"{operator.atlas}/daten", "@type": "foaf:Document"}} if operator.atlas else {}
        ),
        "dcat:distribution": [_distribution(folder, each, listed, edition, base) for each in listed.distributions],
    }


def _distribution(folder: Path, of: Distribution, listed: Listed, edition: Edition, base: str) -> dict[str, Any]:
    path = of.file.relative_to(folder).as_posix()
    kind, media = _FORMATS[of.file.suffix[1:]]
    if of.parts:  # many files: the place to begin is the list of them
        where: dict[str, Any] = {"dcat:accessURL": {"@id": f"{base}datapackage.json"}}
    else:
        where = {
            "dcat:accessURL": {"@id": f"{base}{path}"},
            "dcat:downloadURL": {"@id": f"{base}{path}"},
            "dcat:byteSize": {"@value": str(of.file.stat().st_size), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@value": checksum(of.file), "@type": "xsd:hexBinary"},
            },
        }
    return {
        "@id": f"{base}{NAME}#{path}",
        "@type": "dcat:Distribution",
        "dcterms:title": _german(of.title),
        "dcterms:description": {"@value": of.description, "@language": of.language},
        **where,
        "dcterms:format": {"@id": f"{_EU}file-type/{kind}"},
        "dcat:mediaType": {"@id": f"{_MEDIA}{media}"},
        "dcterms:license": {"@id": listed.licence},
        "dcatde:licenseAttributionByText": _german(of.attribution or listed.attribution),
        "dcterms:language": _GERMAN,
        "dcterms:issued": _day(edition.issued),
        "dcterms:modified": _day(edition.modified),
        "dcatap:availability": {"@id": f"{_EU}planned-availability/AVAILABLE"},
    }


def _german(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "de"}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _contact(operator: Operator) -> dict[str, Any]:
    reached: dict[str, Any] = {}
    if operator.email:
        reached["vcard:hasEmail"] = {"@id": f"mailto:{operator.email}"}
    if operator.atlas:
        reached["vcard:hasURL"] = {"@id": f"{operator.atlas}/rueckmeldung"}
    return {"@type": "vcard:Organization", "vcard:fn": operator.name or UNNAMED, **reached}


def _box(bounds: tuple[float, float, float, float]) -> dict[str, Any]:
    west, south, east, north = bounds
    ring = ", ".join(f"{x} {y}" for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)))
    literal = {"@value": f"POLYGON(({ring}))", "@type": "http://www.opengis.net/ont/geosparql#wktLiteral"}
    return {"@type": "dcterms:Location", "dcat:bbox": literal}


def _span(first: int, last: int) -> dict[str, Any]:
    return {
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": _day(f"{first}-01-01"),
        "dcat:endDate": _day(f"{last}-12-31"),
    }
