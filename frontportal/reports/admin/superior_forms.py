"""The forms of the level above: cells named once, filled for any year with one click."""

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from unfold.decorators import action

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.sheets.table_files import XLSX
from frontportal.workbooks.office_files import InvalidFile
from frontportal.yearly.figures import all_figures
from frontportal.yearly.models.summary import YearSummary

from ..documents import superior_form
from ..forms import SuperiorFormUpload
from ..models.superior_form import SuperiorForm, SuperiorFormCell
from ..superior_forms import entries_of


class SuperiorFormCellFormSet(forms.BaseInlineFormSet):
    """The cells are held against the file as it will be kept."""

    def clean(self):
        super().clean()
        content = bytes(self.instance.content or b"")
        if any(self.errors) or not content:
            return
        lines = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        try:
            found = superior_form.problems(content, [(line["sheet"], line["cell"]) for line in lines])
        except InvalidFile as error:
            found = [str(error)]
        if found:
            raise forms.ValidationError(found)


class SuperiorFormCellInline(RecordTabularInline):
    model = SuperiorFormCell
    formset = SuperiorFormCellFormSet
    fields = ["sheet", "cell", "figure", "aspect", "year_offset"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "figure":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        choices = [(figure.slug, f"{figure.section}: {figure.label}") for figure in all_figures()]
        return forms.ChoiceField(label="Chỉ tiêu", choices=[("", "Chọn"), *choices])


@admin.register(SuperiorForm)
class SuperiorFormAdmin(RecordAdmin):
    form = SuperiorFormUpload
    list_display = ["name", "file_name", "updated_by", "updated_at"]
    search_fields = ["name", "file_name"]
    inlines = [SuperiorFormCellInline]
    actions_detail = ["filled", "empty"]
    fieldsets = [(None, {"fields": ["name", "upload"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @action(description="Điền và tải về", url_path="dien", permissions=["view"])
    def filled(self, request, object_id):
        """The filled form of `?nam=`; without it the newest published year. Cells without a value stay empty and are told."""
        form = self.must_see(request, object_id)
        years = list(YearSummary.objects.order_by("-year").values_list("year", flat=True))
        if not years:
            raise Http404("Chưa có trang tổng hợp năm nào.")
        asked = request.GET.get("nam", "")
        if not (asked.isascii() and asked.isdigit() and int(asked) in years):
            return self.choice(request, form, years)
        try:
            content = superior_form.fill(bytes(form.content), entries_of(form, int(asked))[0])
        except InvalidFile as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:reports_superiorform_change", args=[form.pk]))
        return excel_file(content, f"{(form.file_name or 'bieu.xlsx').removesuffix('.xlsx')}-{asked}.xlsx")

    def choice(self, request, form: SuperiorForm, years: list[int]):
        """Which year, with what each cell would get."""
        entries, missing = entries_of(form, years[0])
        context = {
            "title": f"Điền biểu: {form}",
            "form": form,
            "years": years,
            "shown_year": years[0],
            "entries": entries,
            "missing": missing,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/reports/fill.html", self.admin_site.each_context(request) | context)

    @action(description="Tải biểu trống", url_path="tai", permissions=["view"])
    def empty(self, request, object_id):
        form = self.must_see(request, object_id)
        return excel_file(bytes(form.content), form.file_name or "bieu.xlsx")


def excel_file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
