"""The year's public data as files."""

from django.http import Http404, HttpResponse
from django.views.generic import View

from .. import open_data
from ..year_page import BooksMixin


class Download(BooksMixin, View):
    """The year's public data: `xlsx` and `json` hold every table, `<table>.csv` one of them."""

    def get(self, request, year, form, table=None):
        found = open_data.tables(self.books)
        chosen = [each for each in found if table in (None, each.slug)]
        write = open_data.FORMATS.get(form)
        if write is None or not chosen or (form == "csv") != (table is not None):
            raise Http404("Không có tệp này.")
        content_type, content = write(chosen, self.books)
        name = f"quy-vi-nguoi-ngheo-{year}{f'-{table}' if table else ''}.{form}"
        return HttpResponse(
            content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
