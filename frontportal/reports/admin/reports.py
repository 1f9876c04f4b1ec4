"""The report of a year: its words, section by section, and the Word template that lays it out."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.http import content_disposition_header
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary

from ..documents import wording
from ..documents.files import KINDS
from ..documents.standard import standard_template
from ..forms import ReportTemplateForm, ReportTextForm
from ..models.report import ReportTemplate, ReportText
from ..outline import with_outline
from ..report import generated
from ..views import report_file
from .periods import PeriodsMixin


def content_of_report(year: int) -> dict:
    """What the report of the year is written from: its edition, or the records where there is none."""
    edition = Edition.objects.latest_of(year)
    return with_outline(edition.data if edition and edition.is_intact else year_content(year))


def warnings(text: ReportText, content: dict, now: str) -> list[str]:
    """Why somebody should look at the words again: marked figures that changed, and other generated words."""
    found = wording.untrue(text.text, {figure["slug"]: figure for figure in content["figures"]})
    if not found and text.basis != now:
        found.append("Lời tự sinh từ số liệu đã khác so với lúc biên tập. Hãy đối chiếu lại.")
    return found


@admin.register(ReportText)
class ReportTextAdmin(PeriodsMixin, RecordAdmin):
    """Beside the words stands what the figures give now; a year's page lists all sections with what to look at."""

    form = ReportTextForm
    list_display = ["section", "year", "updated_by", "updated_at"]
    list_filter = ["year"]
    search_fields = ["section", "text"]
    readonly_fields = ["from_figures", "to_look_at"]
    actions_list = ["sections"]
    fieldsets = [
        (None, {"fields": [("year", "section"), "text"]}),
        ("Từ số liệu", {"fields": ["to_look_at", "from_figures"]}),
    ]

    def get_changeform_initial_data(self, request):
        """`?year=2023&section=…` begins with the words that the figures give."""
        given = super().get_changeform_initial_data(request)
        if str(given.get("year", "")).isdecimal() and given.get("section"):
            given["text"] = generated(content_of_report(int(given["year"]))).get(given["section"], "")
        return given

    def save_model(self, request, obj, form, change):
        obj.basis = generated(content_of_report(obj.year)).get(obj.section, "")
        super().save_model(request, obj, form, change)

    @admin.display(description="lời tự sinh từ số liệu")
    def from_figures(self, text) -> str:
        if not text.pk:
            return "–"
        now = generated(content_of_report(text.year)).get(text.section, "")
        return format_html_join("", "<p>{}</p>", ((wording.plain(line),) for line in now.splitlines())) or "–"

    @admin.display(description="cần xem lại")
    def to_look_at(self, text) -> str:
        if not text.pk:
            return "–"
        content = content_of_report(text.year)
        found = warnings(text, content, generated(content).get(text.section, ""))
        return format_html_join("", "<p>{}</p>", ((sentence,) for sentence in found)) or "Không có gì."

    def get_urls(self):
        page, file = self.admin_site.admin_view(self.year_view), self.admin_site.admin_view(self.file_view)
        period = self.admin_site.admin_view(self.period_view)
        period_file = self.admin_site.admin_view(self.period_file)
        return [
            path("nam/<int:year>/ky/<slug:key>/", period, name="reports_reporttext_period"),
            path(
                "nam/<int:year>/ky/<slug:key>/bao-cao.<str:ending>", period_file, name="reports_reporttext_period_file"
            ),
            path("nam/<int:year>/", page, name="reports_reporttext_year"),
            path("nam/<int:year>/bao-cao.<str:ending>", file, name="reports_reporttext_file"),
            *super().get_urls(),
        ]

    @action(description="Báo cáo của một năm", url_path="bao-cao-nam", permissions=["view"])
    def sections(self, request):
        newest = YearSummary.objects.for_front() or YearSummary.objects.first()
        if newest is None:
            raise Http404("Chưa có trang tổng hợp năm nào.")
        return self.year_view(request, newest.year)

    def file_view(self, request, year: int, ending: str):
        """The report as the public gets it, also of a year that is not public yet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if ending not in KINDS or not YearSummary.objects.filter(year=year).exists():
            raise Http404(f"Không có báo cáo năm {year}.")
        return report_file(request, year, ending)

    def year_view(self, request, year: int):
        """All sections of a year's report, with what changed, and the files to take home."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        years = list(YearSummary.objects.order_by("-year").values_list("year", flat=True))
        if year not in years:
            raise Http404(f"Không có trang tổng hợp năm {year}.")
        content = content_of_report(year)
        written = {text.section: text for text in ReportText.objects.filter(year=year).select_related("updated_by")}
        context = {
            "title": f"Báo cáo năm {year}",
            "year": year,
            "years": years,
            "sections": [
                section_row(title, text, written.get(title), content, year)
                for title, text in generated(content).items()
            ],
            "may_write": self.has_add_permission(request),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/reports/report.html", self.admin_site.each_context(request) | context)


def section_row(title: str, text: str, written: ReportText | None, content: dict, year: int) -> dict:
    """One section on the page of a year's report."""
    address = (
        reverse("admin:reports_reporttext_change", args=[written.pk])
        if written
        else reverse("admin:reports_reporttext_add")
    )
    return {
        "title": title,
        "paragraphs": wording.plain(written.text if written else text).splitlines(),
        "written": written,
        "warnings": warnings(written, content, text) if written else [],
        "url": address,
        "year": year,
    }


@admin.register(ReportTemplate)
class ReportTemplateAdmin(RecordAdmin):
    """The newest template is the one in use; deleting it brings back the one before."""

    form = ReportTemplateForm
    list_display = ["name", "file_name", "in_use", "created_by", "created_at"]
    search_fields = ["name", "file_name"]
    actions_list = ["standard"]
    actions_detail = ["download", "try_template"]
    fieldsets = [(None, {"fields": ["name", "upload"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @admin.display(description="đang dùng", boolean=True)
    def in_use(self, template) -> bool:
        return template == self.newest()

    def newest(self) -> ReportTemplate | None:
        return ReportTemplate.objects.defer("content").first()

    @action(description="Tải mẫu chuẩn", url_path="mau-chuan", permissions=["view"])
    def standard(self, request):
        return word_file(standard_template(), "mau-bao-cao.docx")

    @action(description="Tải mẫu này", url_path="tai", permissions=["view"])
    def download(self, request, object_id):
        template = self.must_see(request, object_id)
        return word_file(bytes(template.content), template.file_name or "mau-bao-cao.docx")

    @action(description="Điền thử năm gần nhất", url_path="dien-thu", permissions=["view"])
    def try_template(self, request, object_id):
        template = self.must_see(request, object_id)
        newest = YearSummary.objects.for_front()
        if newest is None:
            raise Http404("Chưa có năm nào được tổng hợp.")
        return report_file(request, newest.year, "docx", template=template)


def word_file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=KINDS["docx"])
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
