"""The purpose for which a person reads closed lists, said once a session."""

from typing import Any

from django import forms
from django.http import HttpRequest

SESSION_KEY = "closed_list_purpose"
OTHER = "other"
PURPOSES = (
    "Lập, sửa, kiểm tra hồ sơ hỗ trợ",
    "Tiếp nhận, trả lời kiến nghị",
    "Đối chiếu sao kê, lập chứng từ",
    "Thanh tra, kiểm tra, giám sát",
    "Thực hiện yêu cầu của người có dữ liệu",
)


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(
        label="Mục đích",
        choices=[*((each, each) for each in PURPOSES), (OTHER, "Việc khác (ghi ở dưới)")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn mục đích."},
    )
    other_purpose = forms.CharField(label="Việc khác", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("purpose") == OTHER and len(given.get("other_purpose", "").strip()) < 5:
            self.add_error("other_purpose", "Hãy ghi rõ việc gì.")
        return given

    def words(self) -> str:
        """The purpose as it is written down."""
        chosen: str = self.cleaned_data["purpose"]
        return chosen if chosen != OTHER else " ".join(self.cleaned_data["other_purpose"].split())


def purpose_of(request: HttpRequest) -> str:
    """ "" where none has been said."""
    return str(request.session.get(SESSION_KEY, ""))


def may_read_closed(request: HttpRequest) -> bool:
    """Whether a purpose was said; a request without any session comes from no browser."""
    return not hasattr(request, "session") or bool(purpose_of(request))
