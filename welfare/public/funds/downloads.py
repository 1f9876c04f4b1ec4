"""The public data of a fund's year as files, and its notice on paper."""

from django.http import Http404, HttpResponse
from django.views.generic import View

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.paper.setting import KIND, InvalidPaper
from welfare.ledger.account import YearAccount
from welfare.ledger.papers.notice import notice_as_pdf

from .files import FORMATS


class DownloadView(View):
    """The public data of one year of a fund: `xlsx` and `json` hold every table, `<table>.csv` one of them."""

    def get(self, request, year, form, table=None, slug="vi-nguoi-ngheo"):
        found = self.tables(self.books)
        chosen = [each for each in found if table in (None, each.slug)]
        write = FORMATS.get(form)
        if write is None or not chosen or (form == "csv") != (table is not None):
            raise Http404("Không có tệp này.")
        content_type, content = write(chosen, self.books)
        name = f"quy-{slug}-{year}{f'-{table}' if table else ''}.{form}"
        return HttpResponse(
            content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )


class NoticeView(View):
    """The year's account as a paper to be signed and posted."""

    def get(self, request, year, slug=""):
        try:
            pdf = notice_as_pdf(YearAccount(self.books))
        except InvalidPaper as error:
            raise NotFoundWithReason(str(error)) from None
        name = f'attachment; filename="thong-bao-quy{slug and f"-{slug}"}-{year}.pdf"'
        return HttpResponse(pdf, content_type=KIND, headers={"Content-Disposition": name})
