"""The catalogue of open data, a page of each dataset, and the files."""

import hashlib

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags
from django.views.generic import TemplateView

from frontportal.committee.templatetags.committee import committee_for_pages
from frontportal.kit.web.site_address import site_of
from frontportal.sheets.datasets.csv_file import CsvForm, write_csv
from frontportal.sheets.table_files import CSV, JSON, json_file

from . import descriptions
from .catalogue import all_datasets, dataset_named, facts_of
from .licences import licence_of
from .presentation import catalogue_rows, column_table, preview_table

JSON_LD = "application/ld+json"


class Catalogue(TemplateView):
    template_name = "open_data/catalogue.html"

    def get_context_data(self, **kwargs):
        committee, datasets = committee_for_pages(), all_datasets()
        return super().get_context_data(**kwargs) | {
            "licence": licence_of(committee),
            "datasets": catalogue_rows(datasets),
            "described": descriptions.for_search_engines(datasets, committee, site_of(self.request)),
            "trail": [{"label": descriptions.TITLE}],
        }


class DatasetPage(TemplateView):
    """What a table is, its first rows, what each column means, and by which hash its file is known."""

    template_name = "open_data/dataset.html"

    def get_context_data(self, *, name: str, **kwargs):
        dataset, committee = dataset_named(name), committee_for_pages()
        return super().get_context_data(**kwargs) | {
            "dataset": dataset,
            "trail": [
                {"label": descriptions.TITLE, "url": reverse("open-data:catalogue")},
                {"label": dataset.title},
            ],
            "facts": facts_of(name),
            "licence": licence_of(committee),
            "preview": preview_table(dataset),
            "columns": column_table(dataset),
            "described": descriptions.for_search_engines([dataset], committee, site_of(self.request)),
        }


def dataset_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The CSV, in the form asked for. Its hash is the ETag: 304 for who has this very file."""
    form, dataset = CsvForm.asked(request.GET), dataset_named(name)
    if parse_etags(request.headers.get("If-None-Match", "")):
        etag = f'"{facts_of(name, form).sha256}"'
        if answer := get_conditional_response(request, etag=etag):
            return answer
    file, facts = write_csv(dataset, form)
    headers = {"ETag": f'"{facts.sha256}"', "Content-Length": str(facts.size)}
    return FileResponse(
        file, as_attachment=True, filename=descriptions.file_name(dataset), content_type=CSV, headers=headers
    )


def data_package(request: HttpRequest) -> HttpResponse:
    return described(request, descriptions.data_package(committee_for_pages(), site_of(request)), JSON)


def dcat(request: HttpRequest) -> HttpResponse:
    return described(request, descriptions.dcat_catalogue(committee_for_pages(), site_of(request)), JSON_LD)


def described(request: HttpRequest, content: dict, content_type: str) -> HttpResponse:
    body = json_file(content)
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    response = HttpResponse(body, content_type=content_type, headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response)
