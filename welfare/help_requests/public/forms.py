"""The public forms: a request for help, and the code that leads back to it."""

from string import digits

from django import forms
from django.core.exceptions import ValidationError

from frontportal.kit.records.fields import ComposedTextInput
from frontportal.kit.values.text import nfc
from frontportal.places.models import Unit
from frontportal.visits.public_forms import CodeForm, OnceSentForm

from ..models import PREFIX, HelpRequest

SHORTEST = 20  # letters of a message that somebody can go and look at


class HelpRequestForm(OnceSentForm):
    salt = "help request"
    what = "đề nghị giúp đỡ"
    consent = forms.BooleanField(
        label="Tôi đồng ý để Mặt trận dùng những điều ghi trên đây để xác minh, xét hỗ trợ và trả lời. Nếu gửi thay, người cần giúp đã đồng ý.",
        error_messages={"required": "Hãy đánh dấu đồng ý; không có thì chúng tôi không được lưu đề nghị này."},
    )

    class Meta:
        model = HelpRequest
        fields = ["unit", "need", "message", "name", "address", "contact"]
        widgets = dict.fromkeys(("name", "address", "contact"), ComposedTextInput)
        help_texts = {
            "message": "Gia đình có mấy người, khó khăn gì, từ khi nào, đã được ai giúp chưa.",
            "name": "Gửi thay người khác cũng được: ghi tên người cần giúp.",
            "address": "Thôn, tổ dân phố, số nhà.",
            "contact": "Số điện thoại mà cán bộ gọi được; có thể là của người gửi thay.",
        }
        error_messages = {
            "unit": {"required": "Hãy chọn xã.", "invalid_choice": "Hãy chọn một xã trong danh sách."},
            "need": {"required": "Hãy chọn cần giúp về việc gì."},
            "message": {"required": "Hãy kể hoàn cảnh.", "max_length": "Nội dung dài quá 2.000 ký tự."},
            "name": {"required": "Hãy ghi họ tên người cần giúp."},
            "address": {"required": "Hãy ghi chỗ ở."},
            "contact": {"required": "Hãy ghi số điện thoại để cán bộ gọi lại."},
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = Unit.objects.communes().served().today().select_related("parent").alphabetical()
        self.fields["unit"].empty_label = "Chọn xã"
        self.fields["need"].choices = [("", "Chọn việc"), *HelpRequest.Need.choices]
        self.fields["message"].widget.attrs["rows"] = 6
        self.fields["contact"].widget.attrs |= {"autocomplete": "tel", "inputmode": "tel"}
        self.order_fields([*self.Meta.fields, "consent", "website", "token"])

    def clean_message(self):
        message = nfc(self.cleaned_data["message"]).strip()
        if len(message) < SHORTEST:
            raise ValidationError("Nội dung quá ngắn. Hãy kể rõ khó khăn gì, từ khi nào.")
        return message

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if sum(char in digits for char in contact) < 9:
            raise ValidationError("Số điện thoại phải có ít nhất 9 chữ số.")
        return contact


class FollowForm(CodeForm):
    prefix_of_code = PREFIX
    what = "đề nghị"

    def records(self):
        return HelpRequest.objects.all()
