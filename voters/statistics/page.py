"""The page of numbers for leaders, and its file."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.decorators import action

from frontportal.sheets.table_files import CSV, csv_file
from voters.models.petition import Petition

from .filters import GROUPS, StatisticsFilter
from .tables import file_rows, headers, page_rows, rows_by

# field of the form → parameter of the list of petitions
ASKED = {"nam": "year__exact", "kenh": "kenh", "qua": "channel__exact"}


class StatisticsPage:
    """For the ModelAdmin of petitions."""

    def get_urls(self):
        if self.model is not Petition:
            return super().get_urls()
        page, file = (self.admin_site.admin_view(each) for each in (self.statistics_page, self.statistics_file))
        return [
            path("so-lieu/", page, name="voters_petition_statistics"),
            path("so-lieu/so-lieu-kien-nghi.csv", file, name="voters_petition_statistics_file"),
            *super().get_urls(),
        ]

    @action(description="Số liệu trả lời", url_path="xem-so-lieu", permissions=["view"])
    def open_statistics(self, request):
        return self.statistics_page(request)

    def asked_of(self, request) -> tuple[StatisticsFilter, list]:
        """The form, and the rows of what it asks for, in the units the reader works for."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        petitions = Petition.objects.visible_to(request.user).standing()
        form = StatisticsFilter(request.GET, petitions)
        return form, rows_by(form.group, form.narrow(petitions))

    def statistics_page(self, request):
        form, rows = self.asked_of(request)
        chosen = {ASKED[name]: value for name, value in form.given.items() if name in ASKED}
        context = self.admin_site.each_context(request) | {
            "title": "Số liệu trả lời kiến nghị",
            "opts": self.opts,
            "form": form,
            "headers": headers(form.group, GROUPS[form.group]),
            "rows": list(page_rows(form.group, rows, chosen)),
            "file": f"{reverse('admin:voters_petition_statistics_file')}?{request.GET.urlencode()}",
        }
        return TemplateResponse(request, "admin/voters/statistics.html", context)

    def statistics_file(self, request) -> HttpResponse:
        """The same table as CSV."""
        form, rows = self.asked_of(request)
        content = csv_file(headers(form.group, GROUPS[form.group]), file_rows(form.group, rows))
        disposition = {"Content-Disposition": 'attachment; filename="so-lieu-kien-nghi.csv"'}
        return HttpResponse(content, content_type=CSV, headers=disposition)
