"""The form of the export page."""

from typing import Any

from unfold.contrib.import_export.forms import ExportForm as UnfoldExportForm


class ExportForm(UnfoldExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = "Định dạng"
        self.initial.setdefault("format", "0")
