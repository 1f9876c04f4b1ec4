"""What forms share that anybody may send: each is sent once, by a person, not too often; and the codes that lead back to what was sent."""

from datetime import timedelta
from hashlib import sha256
from secrets import choice, token_hex
from time import time
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from .sender_limits import is_within

QUICKEST = 3  # seconds; no person reads and fills in the form faster
LONGEST = 12 * 3600
WINDOW = timedelta(minutes=10)
MOST_IN_WINDOW = 300  # of all senders together
MOST_OF_ONE_SENDER = 6  # a family or an office behind one address still gets through
MOST_CODES_TRIED = 20  # by one sender in a window

# Letters and digits that can be read out over the telephone: no 0/O, 1/I/L, 5/S, 2/Z.
CODE_LETTERS = "34679ABCDEFGHJKMNPQRTUVWXY"


def random_code(prefix: str) -> str:
    """`"GY-7KMQ4-HX93T"`: ten random letters of 26, beyond guessing."""
    letters = "".join(choice(CODE_LETTERS) for _ in range(10))
    return f"{prefix}-{letters[:5]}-{letters[5:]}"


def typed_code(prefix: str, text: str) -> str:
    """A code however it was typed: small letters, without dashes, with blanks."""
    letters = "".join(char for char in text.upper().strip().removeprefix(prefix) if char in CODE_LETTERS)
    return f"{prefix}-{letters[:5]}-{letters[5:]}"


def new_token(salt: str) -> str:
    """When the form was shown, and its number, signed: one form can be sent once, and not at once."""
    return signing.dumps({"number": token_hex(), "shown": int(time())}, salt=salt)


class OnceSentForm(forms.ModelForm):
    """A form for a model with `form_number` and `arrived`. `what` names it within sentences: "góp ý"."""

    salt = ""
    what = ""
    website = forms.CharField(label="Để trống ô này", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)  # without one the form says so above

    def __init__(self, *args: Any, request: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["token"].initial = lambda: new_token(self.salt)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError("Ô này dùng để chặn máy gửi tự động. Hãy để trống rồi gửi lại.")
        return ""

    def clean(self) -> Any:
        given = super().clean()
        if not self.errors:
            self.instance.form_number = self.form_number(self.cleaned_data.get("token", ""))
        return given

    def form_number(self, token: str) -> str:
        """The number of this form. Raises ValidationError when it was forged, too quick, too old, or too many came."""
        try:
            signed = signing.loads(token, salt=self.salt, max_age=LONGEST)
        except signing.BadSignature:
            raise self.refusal(
                "Biểu mẫu đã mở quá lâu. Nội dung của bạn vẫn còn ở dưới; hãy bấm gửi lại lần nữa."
            ) from None
        if time() - signed["shown"] < QUICKEST:
            raise self.refusal("Biểu mẫu được gửi quá nhanh. Hãy xem lại nội dung, chờ vài giây rồi gửi lại.")
        number: str = signed["number"]
        records = self._meta.model.objects
        sent = records.filter(form_number=number).first()
        written = [self.cleaned_data.get(name) for name in self.texts()]
        if sent is not None and [getattr(sent, name) for name in self.texts()] != written:
            # Who came back to the form after sending it and wrote something else sends another message.
            number = sha256(f"{number} {written}".encode()).hexdigest()
            sent = records.filter(form_number=number).first()
        if sent is None:
            self.refuse_too_many()
        return number

    def texts(self) -> list[str]:
        """The fields of the record that the sender writes, without those that are chosen: staff may choose otherwise."""
        fields = (self._meta.model._meta.get_field(name) for name in self._meta.fields or ())
        return [field.name for field in fields if not field.is_relation and not field.choices]

    def refuse_too_many(self) -> None:
        """One sender is stopped long before all are, so that nobody closes the form for the others."""
        if not is_within(self.request, self.salt, most=MOST_OF_ONE_SENDER, window=WINDOW):
            raise self.refusal(
                f"Từ đường truyền của bạn vừa có nhiều {self.what}. Nội dung của bạn vẫn còn ở dưới; hãy gửi lại sau 10 phút."
            )
        if self._meta.model.objects.filter(arrived__gte=timezone.now() - WINDOW).count() >= MOST_IN_WINDOW:
            raise self.refusal(
                f"Đang có nhiều {self.what} gửi đến cùng lúc. Nội dung của bạn vẫn còn ở dưới; hãy gửi lại sau ít phút."
            )

    def refusal(self, sentence: str) -> ValidationError:
        """The form comes back with what was typed and a fresh token, so that sending again can succeed."""
        self.data = self.data.copy()
        self.data["token"] = new_token(self.salt)
        return ValidationError(sentence)

    def validate_unique(self) -> None:
        """The same form sent twice (a double click, a reload) is no error: the action returns the first."""


class CodeForm(forms.Form):
    """The code that leads back to what was sent; `found` is the record."""

    prefix_of_code = ""
    what = ""
    code = forms.CharField(
        label="Mã theo dõi",
        max_length=30,
        error_messages={"required": "Hãy nhập mã theo dõi."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, request: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request, self.found = request, None
        self.fields["code"].help_text = f"Mã có dạng {self.prefix_of_code}-XXXXX-XXXXX, được cấp khi gửi {self.what}."

    def records(self) -> Any:
        """Among which the code is looked for."""
        raise NotImplementedError

    def clean_code(self) -> str:
        if not is_within(self.request, f"{self.prefix_of_code} code", most=MOST_CODES_TRIED, window=WINDOW):
            raise ValidationError("Bạn đã thử nhiều mã trong thời gian ngắn. Hãy thử lại sau 10 phút.")
        self.found = self.records().filter(code=typed_code(self.prefix_of_code, self.cleaned_data["code"])).first()
        if self.found is None:
            raise ValidationError(f"Không có {self.what} nào mang mã này. Hãy kiểm tra lại từng chữ.")
        return str(self.found.code)
