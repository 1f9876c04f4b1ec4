"""Forms of the import and export pages: no format to choose where the file's name says it."""

from typing import Any

from django import forms
from unfold.contrib.import_export.forms import ExportForm as UnfoldExportForm
from unfold.contrib.import_export.forms import ImportForm as UnfoldImportForm

from frontportal.workbooks.office_files import MOST_BYTES


class ImportForm(UnfoldImportForm):
    """The uploaded file decides its format; anything but .xlsx and .csv gets a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].label = "Tệp cần nhập"
        self.fields["import_file"].help_text = "Excel (.xlsx) hoặc CSV, theo các cột của tệp mẫu."
        self.fields["import_file"].widget.attrs |= {
            "accept": ".xlsx,.csv",
            "class": self.fields["import_file"].widget.attrs.get("class", ""),
        }

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {MOST_BYTES // 2**20} MB. Hãy chia thành nhiều tệp nhỏ hơn.")
        if not file.name.lower().endswith((".xlsx", ".csv")):
            raise forms.ValidationError("Chỉ nhận tệp Excel (.xlsx) hoặc CSV (.csv).")
        return file

    def clean(self) -> Any:
        data = super().clean()
        if data.get("import_file"):
            data["format"] = "1" if data["import_file"].name.lower().endswith(".csv") else "0"
        return data


class ExportForm(UnfoldExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = "Định dạng"
        self.initial.setdefault("format", "0")
