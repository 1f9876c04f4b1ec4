"""Forms of the report: its words, its template, the forms of the level above."""

from django import forms
from django.conf import settings
from django.utils import timezone
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget

from frontportal.workbooks.office_files import MOST_BYTES, InvalidFile, parts_of
from frontportal.yearly.figures import all_figures
from frontportal.yearly.models.edition import Edition

from .documents import superior_form, template_check
from .models.outline import OutlinePart
from .models.report import ReportTemplate, ReportText
from .models.superior_form import SuperiorForm
from .outline import outline
from .report import OPENING, report_of


class ReportTextForm(forms.ModelForm):
    section = forms.ChoiceField(label="Mục", widget=UnfoldAdminSelectWidget)

    class Meta:
        model = ReportText
        fields = ["year", "section", "text"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "section" in self.fields:  # a person who may only look has no field to choose in
            sections = dict.fromkeys([OPENING, *titles(), self.instance.section])
            self.fields["section"].choices = [(name, name) for name in sections if name]


def titles() -> list[str]:
    """What the parts of reports are called: by the outline, or by the sections of the figures."""
    parts = outline()
    given = [name for part in parts for name in (part["group"], part["title"])]
    return given or [figure.section for figure in all_figures()]


class OutlinePartForm(forms.ModelForm):
    """Figures are ticked; one that has gone since is named with its slug, so that it can be unticked."""

    figures = forms.MultipleChoiceField(
        label="Chỉ tiêu",
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="Không chọn chỉ tiêu nào thì mục này viết bằng lời. Mỗi chỉ tiêu chỉ ở một mục.",
    )

    class Meta:
        model = OutlinePart
        fields = ["position", "group", "title", "figures"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "figures" in self.fields:
            gone = [(slug, f"{slug} (không còn)") for slug in self.instance.gone]
            self.fields["figures"].choices = [
                (each.slug, f"{each.section}: {each.label}") for each in all_figures()
            ] + gone


class UploadForm(forms.ModelForm):
    """A record whose file is kept with it: asked for once, replaced when another is chosen."""

    ending = ""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "upload" in self.fields:
            self.fields["upload"].required = not self.instance.pk
            self.fields["upload"].widget.attrs["accept"] = f".{self.ending}"

    def clean_upload(self):
        """Refuses a file that is too large, of another kind, or that `look` refuses."""
        file = self.cleaned_data["upload"]
        if not file:
            return file
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {MOST_BYTES // 2**20} MB.")
        if not file.name.lower().endswith(f".{self.ending}"):
            raise forms.ValidationError(f"Chỉ nhận tệp .{self.ending}.")
        content = file.read()
        try:
            self.look(content)
        except InvalidFile as error:
            raise forms.ValidationError(str(error)) from None
        self.instance.content, self.instance.file_name = content, file.name[:200]
        return file

    def look(self, content: bytes) -> None:
        parts_of(content, self.ending)


class ReportTemplateForm(UploadForm):
    ending = "docx"
    upload = forms.FileField(
        label="Tệp Word",
        widget=UnfoldAdminFileFieldWidget,
        help_text="Tệp .docx. Mẫu được điền thử trước khi nhận; không điền được thì mẫu cũ vẫn dùng.",
    )

    class Meta:
        model = ReportTemplate
        fields = ["name"]

    def look(self, content: bytes) -> None:
        """Filled with the last published year, in a process of its own."""
        super().look(content)
        newest = Edition.objects.order_by("-published_at").values_list("year", flat=True).first()
        report = report_of(newest or timezone.localdate().year - 1)
        if fault := template_check.error_in(content, report, seconds=settings.TEMPLATE_SECONDS):
            raise InvalidFile(fault)


class SuperiorFormUpload(UploadForm):
    ending = "xlsx"
    upload = forms.FileField(
        label="Tệp Excel",
        widget=UnfoldAdminFileFieldWidget,
        help_text="Biểu mẫu .xlsx của cấp trên. Công thức và định dạng được giữ nguyên.",
    )

    class Meta:
        model = SuperiorForm
        fields = ["name"]

    def look(self, content: bytes) -> None:
        superior_form.sheet_paths(parts_of(content, "xlsx"))
