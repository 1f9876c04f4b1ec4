"""A new map: its file is read, matched, checked and made simple before anything is stored."""

from django import forms
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldBooleanSwitchWidget

from .models import CommuneMap
from .shape_files.faults import MapFault
from .shape_files.reading import MOST_BYTES, TOO_LARGE

ENDINGS = (".geojson", ".topojson", ".json")


class MapUploadForm(forms.ModelForm):
    """With the file; `received` is what it gave."""

    file = forms.FileField(
        label="Tệp bản đồ",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ",".join(ENDINGS)}),
        help_text=f"GeoJSON hoặc TopoJSON, không quá {MOST_BYTES // 2**20} MB, toạ độ kinh độ, vĩ độ (WGS 84). Mỗi hình có mã hành "
        "chính (cột ma_xa) hoặc tên (cột ten_xa). Cổng giản lược các hình và chỉ giữ bản đã giản lược.",
    )
    leave_out = forms.BooleanField(
        label="Bỏ những hình không khớp",
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text="Khi tệp có cả các xã ngoài địa bàn. Nếu không chọn, cổng hỏi từng hình không khớp là của đơn vị nào.",
    )

    class Meta:
        model = CommuneMap
        fields = ["title", "since", "source", "is_illustration"]

    def clean(self):
        cleaned = super().clean()
        file, since = cleaned.get("file"), cleaned.get("since")
        if file and since:
            try:
                self.received = self.receive(file, since, leave_out=cleaned["leave_out"])
            except MapFault as fault:
                self.add_error("file", str(fault))
        return cleaned

    def receive(self, file, since, *, leave_out: bool):
        """Raises MapFault; what is too large is not even read."""
        if file.size > MOST_BYTES:
            raise MapFault(TOO_LARGE.format(file.size / 2**20))
        if not file.name.lower().endswith(ENDINGS):
            raise MapFault(f"Chỉ nhận tệp {', '.join(ENDINGS)}.")
        from .receiving import receive  # geometry is loaded where a map comes in, and in no other process

        return receive(file.read(), file.name, since, leave_out=leave_out)
