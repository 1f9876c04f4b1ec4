"""The public forms: a citizen's message, and the code that leads back to it."""

from string import digits

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from frontportal.kit.records.fields import ComposedTextInput
from frontportal.kit.records.pictures import opened
from frontportal.kit.values.text import nfc
from frontportal.picture_files.decoding import MOST_BYTES
from frontportal.places.models import Unit
from frontportal.visits.public_forms import CodeForm, OnceSentForm
from voters.models.feedback import PREFIX, Feedback
from voters.models.petitioner import Petitioner

MOST_PICTURES = 3


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralPictures(forms.FileField):
    """A list of pictures, each one that can be read; none is kept in a form that comes back."""

    widget = SeveralFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(files) > MOST_PICTURES:
            raise ValidationError(f"Hãy chọn nhiều nhất {MOST_PICTURES} ảnh.")
        for file in files:
            opened(super().clean(file, initial))
        return files


def unreachable(reply_by: str, contact: str) -> str:
    """Why nobody can be told by the way that was chosen; "" where that is possible."""
    if reply_by == Petitioner.ReplyBy.MAIL:
        try:
            validate_email(contact)
        except ValidationError:
            return "Muốn báo qua thư điện tử thì hãy ghi đúng một địa chỉ thư."
    elif not 9 <= sum(char in digits for char in contact) <= 12:
        return "Muốn báo qua Zalo thì hãy ghi số điện thoại dùng Zalo."
    return ""


class FeedbackForm(OnceSentForm):
    salt = "feedback"
    what = "góp ý"
    name = forms.CharField(label="Họ và tên", required=False, max_length=100, widget=ComposedTextInput)
    contact = forms.CharField(
        label="Số điện thoại hoặc thư điện tử",
        required=False,
        max_length=200,
        help_text="Không bắt buộc. Chỉ cán bộ phụ trách xem được, không bao giờ công khai.",
        widget=ComposedTextInput,
    )
    reply_by = forms.ChoiceField(
        label="Báo cho tôi khi có trả lời",
        required=False,
        choices=[("", "Không cần, tôi tự xem bằng mã"), *Petitioner.ReplyBy.choices],
        help_text="Chỉ báo là đã có trả lời, không gửi nội dung.",
    )
    pictures = SeveralPictures(
        label="Ảnh kèm theo",
        required=False,
        help_text=f"Nhiều nhất {MOST_PICTURES} ảnh, mỗi ảnh không quá {MOST_BYTES >> 20} MB; vị trí GPS trong ảnh được bỏ khi lưu.",
    )
    consent = forms.BooleanField(
        label="Tôi đồng ý để Ủy ban Mặt trận dùng tên và cách liên hệ trên đây chỉ để trả lời góp ý này.",
        required=False,
    )

    class Meta:
        model = Feedback
        fields = ["message", "field", "unit"]
        labels = {"message": "Nội dung góp ý", "unit": "Việc xảy ra ở đâu"}
        help_texts = {"message": "Nêu việc gì, ở đâu, từ khi nào. Không gửi khiếu nại, tố cáo qua đây."}
        error_messages = {
            "message": {"required": "Hãy viết nội dung góp ý.", "max_length": "Nội dung dài quá 4.000 ký tự."},
            "field": {"required": "Hãy chọn lĩnh vực."},
            "unit": {"invalid_choice": "Hãy chọn một xã trong danh sách."},
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = Unit.objects.communes().served().today().select_related("parent").alphabetical()
        self.fields["unit"].empty_label = "Không rõ, hoặc chung toàn địa bàn"
        self.fields["message"].widget.attrs["rows"] = 8
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.order_fields(
            ["message", "field", "unit", "pictures", "name", "contact", "reply_by", "consent", "website", "token"]
        )

    def clean_message(self):
        message = nfc(self.cleaned_data["message"]).strip()
        if len(message) < 15:
            raise ValidationError("Nội dung quá ngắn. Hãy viết rõ việc gì, ở đâu.")
        return message

    def clean(self):
        given = self.cleaned_data
        if (given.get("name") or given.get("contact")) and not given.get("consent"):
            self.add_error("consent", "Hãy đánh dấu đồng ý, hoặc bỏ trống tên và cách liên hệ.")
        if given.get("reply_by") and (sentence := unreachable(given["reply_by"], given.get("contact", ""))):
            self.add_error("contact", sentence)
        return super().clean()


class FollowForm(CodeForm):
    prefix_of_code = PREFIX
    what = "góp ý"

    def records(self):
        return Feedback.objects.select_related("petition")
