"""The catalogue for machines: a Data Package over all files, DCAT for catalogues, schema.org for search engines."""

from typing import Any

from django.urls import reverse

from frontportal.committee.models import Committee
from frontportal.sheets.datasets.dataset import Dataset
from frontportal.sheets.datasets.package import PROFILE, resource, schema_of

from .catalogue import all_datasets, facts_of
from .licences import licence_of

NAME = "mat-tran-du-lieu-mo"
TITLE = "Dữ liệu mở"
VERSION = "1.0.0"  # counts up with the columns of any dataset
DCAT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
}


def file_name(dataset: Dataset) -> str:
    return f"{dataset.name}.csv"


def data_package(committee: Committee, site: str) -> dict[str, Any]:
    """`datapackage.json`; paths are those of the files beside it."""
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": NAME,
        "title": title_of(committee),
        "description": "Số liệu, sổ quỹ và hồ sơ đã công khai trên cổng. Không có tên người, số điện thoại, số tài khoản.",
        "homepage": f"{site}{reverse('open-data:catalogue')}",
        "version": VERSION,
        "contributors": [{"title": str(committee), "path": site, "roles": ["publisher"]}],
        "resources": [described_file(each) for each in all_datasets()],
    }
    if licence := licence_of(committee):
        described["licenses"] = [{"name": licence.name, "path": licence.url, "title": licence.title}]
    return described


def described_file(dataset: Dataset) -> dict[str, Any]:
    facts = facts_of(dataset.name)
    return resource(
        name=dataset.name,
        title=dataset.title,
        path=file_name(dataset),
        size=facts.size,
        sha256=facts.sha256,
        schema=schema_of(dataset),
        description=dataset.description,
        version=dataset.version,
    )


def dcat_catalogue(committee: Committee, site: str) -> dict[str, Any]:
    """DCAT 2 as JSON-LD with all of its context inside: nothing has to be fetched to read it."""
    publisher = {"@type": "foaf:Agent", "foaf:name": str(committee)}
    licence = licence_of(committee)
    return {
        "@context": DCAT,
        "@id": f"{site}{reverse('open-data:catalogue')}",
        "@type": "dcat:Catalog",
        "dct:title": words(title_of(committee)),
        "dct:publisher": publisher,
        "dct:language": "vi",
        "dcat:dataset": [dcat_dataset(each, publisher, licence and licence.url, site) for each in all_datasets()],
    }


def dcat_dataset(dataset: Dataset, publisher: dict[str, Any], licence: str | None, site: str) -> dict[str, Any]:
    facts = facts_of(dataset.name)
    distribution = {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": f"{site}{reverse('open-data:file', args=[dataset.name])}"},
        "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
        "dcat:byteSize": facts.size,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": facts.sha256,
        },
    }
    if licence:
        distribution["dct:license"] = {"@id": licence}
    return {
        "@id": f"{site}{reverse('open-data:dataset', args=[dataset.name])}",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.name,
        "dct:title": words(dataset.title),
        "dct:description": words(dataset.description),
        "dct:publisher": publisher,
        "dcat:version": dataset.version,
        "dcat:distribution": distribution,
    }


def words(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "vi"}


def for_search_engines(datasets: list[Dataset], committee: Committee, site: str) -> list[dict[str, Any]]:
    """schema.org's `Dataset` of each, as the pages carry it."""
    licence = licence_of(committee)
    found = []
    for each in datasets:
        described: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": f"{each.title} – {committee}",
            "description": each.description,
            "url": f"{site}{reverse('open-data:dataset', args=[each.name])}",
            "inLanguage": "vi",
            "isAccessibleForFree": True,
            "version": each.version,
            "creator": {"@type": "Organization", "name": str(committee)},
            "variableMeasured": [column.title for column in each.columns],
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": f"{site}{reverse('open-data:file', args=[each.name])}",
            },
        }
        found.append(described | ({"license": licence.url} if licence else {}))
    return found


def title_of(committee: Committee) -> str:
    return f"{TITLE} của {committee}".strip()
