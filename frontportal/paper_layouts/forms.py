"""A layout is uploaded, tried on every paper that it lays out, and only then kept."""

from django import forms
from django.conf import settings
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget

from .in_use import NAMES, replaced
from .layout_check import error_in
from .models import PaperLayout
from .rules import MOST_BYTES, faults_in
from .samples import OFFICE, labels, samples


def error_of(key: str, source: str) -> str:
    """Why the office can't have `source` as its layout `key`; "" where it can."""
    if wrong := faults_in(source):
        return " ".join(wrong)
    for name, sample in samples().items():
        if key not in (OFFICE, name):
            continue
        sources = {file: content.decode() for file, content in replaced(name).items()}
        if fault := error_in(
            sources | {NAMES.get(key, "main.typ"): source}, [sample], seconds=settings.TEMPLATE_SECONDS
        ):
            return fault
    return ""


class PaperLayoutForm(forms.ModelForm):
    key = forms.ChoiceField(label="Mẫu", widget=UnfoldAdminSelectWidget)
    upload = forms.FileField(
        label="Tệp mẫu",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".typ"}),
        help_text="Tệp .typ. Tải mẫu đang dùng về, sửa rồi tải lên. Mẫu được dựng thử trước khi nhận; không dựng được thì mẫu cũ vẫn dùng.",
    )

    class Meta:
        model = PaperLayout
        fields = ["key", "reason"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "key" in self.fields:
            self.fields["key"].choices = list(labels().items())

    def clean_upload(self):
        file = self.cleaned_data["upload"]
        if not file.name.lower().endswith(".typ"):
            raise forms.ValidationError("Chỉ nhận tệp .typ.")
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {MOST_BYTES // 1000} KB.")
        try:
            source = file.read().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise forms.ValidationError("Tệp phải là chữ mã UTF-8.") from None
        if "\x00" in source or not source.strip():
            raise forms.ValidationError("Tệp trống hoặc không phải tệp chữ.")
        self.instance.source, self.instance.file_name = source, file.name[:200]
        return file

    def clean(self):
        found = super().clean()
        if found.get("key") and found.get("upload") and (fault := error_of(found["key"], self.instance.source)):
            raise forms.ValidationError({"upload": fault})
        return found
