"""The public forms: a citizen's message, and the code that leads back to it."""

from secrets import token_hex
from time import time

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from frontportal.kit.records.fields import ComposedTextInput
from frontportal.kit.records.pictures import opened
from frontportal.kit.values.text import nfc
from frontportal.places.models import Unit
from frontportal.visits.sender_limits import is_within
from voters.models.feedback import CODE_LETTERS, Feedback
from voters.models.petitioner import Petitioner

SALT = "voters.feedback"
QUICKEST = 3  # seconds; no person reads and fills in the form faster
LONGEST = 12 * 3600
WINDOW = timezone.timedelta(minutes=10)
MOST_IN_WINDOW = 300  # of all senders together
MOST_OF_ONE_SENDER = 6  # a family or an office behind one address still gets through
MOST_CODES_TRIED = 20  # by one sender in a window


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
    elif not 9 <= sum(char.isdigit() for char in contact) <= 12:
        return "Muốn báo qua Zalo thì hãy ghi số điện thoại dùng Zalo."
    return ""


def new_token() -> str:
    """When the form was shown, and its number, signed: one form can be sent once, and not at once."""
    return signing.dumps({"number": token_hex(), "shown": int(time())}, salt=SALT)


class FeedbackForm(forms.ModelForm):
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
        help_text=f"Nhiều nhất {MOST_PICTURES} ảnh; vị trí GPS trong ảnh được bỏ khi lưu.",
    )
    consent = forms.BooleanField(
        label="Tôi đồng ý để Ủy ban Mặt trận dùng tên và cách liên hệ trên đây chỉ để trả lời góp ý này.",
        required=False,
    )
    website = forms.CharField(label="Để trống ô này", required=False)
    token = forms.CharField(widget=forms.HiddenInput)

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

    def __init__(self, *args, request, **options):
        super().__init__(*args, **options)
        self.request = request
        self.fields["unit"].queryset = Unit.objects.communes().served().today().select_related("parent").alphabetical()
        self.fields["unit"].empty_label = "Không rõ, hoặc chung toàn địa bàn"
        self.fields["message"].widget.attrs["rows"] = 8
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["token"].initial = new_token
        self.order_fields(
            ["message", "field", "unit", "pictures", "name", "contact", "reply_by", "consent", "website", "token"]
        )

    def clean_message(self):
        message = nfc(self.cleaned_data["message"]).strip()
        if len(message) < 15:
            raise ValidationError("Nội dung quá ngắn. Hãy viết rõ việc gì, ở đâu.")
        return message

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError("Ô này dùng để chặn máy gửi tự động. Hãy để trống rồi gửi lại.")
        return ""

    def clean(self):
        given = super().clean()
        if (given.get("name") or given.get("contact")) and not given.get("consent"):
            self.add_error("consent", "Hãy đánh dấu đồng ý, hoặc bỏ trống tên và cách liên hệ.")
        if (given.get("reply_by") or "") and (sentence := unreachable(given["reply_by"], given.get("contact", ""))):
            self.add_error("contact", sentence)
        if not self.errors:
            self.instance.form_number = self.form_number(given.get("token", ""))
        return given

    def form_number(self, token: str) -> str:
        """The number of this form. Raises ValidationError when it was forged, too quick, too old, or too many came."""
        try:
            signed = signing.loads(token, salt=SALT, max_age=LONGEST)
        except signing.BadSignature:
            raise self.refusal(
                "Biểu mẫu đã mở quá lâu. Nội dung của bạn vẫn còn ở dưới; hãy bấm gửi lại lần nữa."
            ) from None
        if time() - signed["shown"] < QUICKEST:
            raise self.refusal("Biểu mẫu được gửi quá nhanh. Hãy xem lại nội dung, chờ vài giây rồi gửi lại.")
        if not Feedback.objects.filter(form_number=signed["number"]).exists():
            self.refuse_too_many()
        return signed["number"]

    def refuse_too_many(self) -> None:
        """One sender is stopped long before all are, so that nobody closes the form for the others."""
        if not is_within(self.request, "feedback", most=MOST_OF_ONE_SENDER, window=WINDOW):
            raise self.refusal(
                "Từ đường truyền của bạn vừa có nhiều góp ý. Nội dung của bạn vẫn còn ở dưới; hãy gửi lại sau 10 phút."
            )
        if Feedback.objects.since(timezone.now() - WINDOW).count() >= MOST_IN_WINDOW:
            raise self.refusal(
                "Đang có nhiều góp ý gửi đến cùng lúc. Nội dung của bạn vẫn còn ở dưới; hãy gửi lại sau ít phút."
            )

    def refusal(self, sentence: str) -> ValidationError:
        """The form comes back with what was typed and a fresh token, so that sending again can succeed."""
        self.data = self.data.copy()
        self.data["token"] = new_token()
        return ValidationError(sentence)

    def validate_unique(self):
        """The same form sent twice (a double click, a reload) is no error: the action returns the first."""


class FollowForm(forms.Form):
    code = forms.CharField(
        label="Mã theo dõi",
        max_length=30,
        help_text="Mã có dạng GY-XXXXX-XXXXX, được cấp khi gửi góp ý.",
        error_messages={"required": "Hãy nhập mã theo dõi."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args, request, **options):
        super().__init__(*args, **options)
        self.request = request

    def clean_code(self):
        """The message of this code, however it was typed: small letters, without dashes, with blanks."""
        if not is_within(self.request, "feedback code", most=MOST_CODES_TRIED, window=WINDOW):
            raise ValidationError("Bạn đã thử nhiều mã trong thời gian ngắn. Hãy thử lại sau 10 phút.")
        letters = "".join(char for char in self.cleaned_data["code"].upper().removeprefix("GY") if char in CODE_LETTERS)
        self.feedback = (
            Feedback.objects.select_related("petition").filter(code=f"GY-{letters[:5]}-{letters[5:]}").first()
        )
        if self.feedback is None:
            raise ValidationError("Không có góp ý nào mang mã này. Hãy kiểm tra lại từng chữ.")
        return self.feedback.code
