"""Forms of the year: publishing it, and the plan values of a whole year on one page."""

from django import forms
from unfold.widgets import UnfoldAdminTextInputWidget, UnfoldBooleanWidget


class AnnouncementForm(forms.Form):
    """`again`: an edition exists, so a reason is asked for."""

    reason = forms.CharField(
        label="Lý do công bố lại",
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
        help_text="Ghi trên trang công khai, ví dụ: bổ sung 2 căn nhà bàn giao cuối năm.",
    )
    seen = forms.BooleanField(
        label="Đã xem các điểm cần lưu ý và quyết định công bố",
        widget=UnfoldBooleanWidget,
        error_messages={"required": "Hãy xem các điểm cần lưu ý rồi đánh dấu vào ô này."},
    )

    def __init__(self, *args, is_republished: bool, **options):
        super().__init__(*args, **options)
        if not is_republished:
            self.fields["reason"].required = False
            self.fields["reason"].widget = forms.HiddenInput()
