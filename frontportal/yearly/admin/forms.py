"""Forms of the year: publishing it, and the plan values of a whole year on one page."""

from django import forms
from unfold.widgets import UnfoldAdminTextInputWidget, UnfoldBooleanWidget


class AnnouncementForm(forms.Form):
    """`needs_reason`: an edition exists, or the year is not over. The reason is given when the year is made ready, and stays."""

    reason = forms.CharField(
        label="Lý do công bố",
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
        help_text="Ghi trên trang công khai, ví dụ: bổ sung 2 căn nhà bàn giao cuối năm; số liệu sáu tháng đầu năm.",
    )
    seen = forms.BooleanField(
        label="Đã xem các điểm cần lưu ý và số liệu sẽ công bố",
        widget=UnfoldBooleanWidget,
        error_messages={"required": "Hãy xem các điểm cần lưu ý rồi đánh dấu vào ô này."},
    )

    def __init__(self, *args, needs_reason: bool, **options):
        super().__init__(*args, **options)
        if not needs_reason:
            del self.fields["reason"]
