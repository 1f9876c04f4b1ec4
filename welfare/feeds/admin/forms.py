"""Forms of the feeds' pages: secrets that are written and never shown, and what a person decides about a line."""

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminPasswordWidget, UnfoldAdminRadioSelectWidget, UnfoldAdminTextareaWidget

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

from ..models.feed import Feed

NEVER = "khong-co"
KEEP = "Đã có mã; để trống thì giữ mã đó. Mã đã lưu không bao giờ hiện lại."
NONE_YET = "Chưa có mã. Mã đã lưu không bao giờ hiện lại."


class SecretField(forms.CharField):
    """What is typed replaces the secret; nothing typed keeps it. The page never carries it back."""

    def __init__(self, **options):
        widget = UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"}, render_value=False)
        super().__init__(**{"required": False, "widget": widget, "strip": True} | options)


class FeedForm(forms.ModelForm):
    secret = SecretField(label="Mã bí mật của webhook", max_length=200)
    api_token = SecretField(label="Mã bí mật của API", max_length=300)

    class Meta:
        model = Feed
        fields = ["provider", "account", "auth", "secret", "api_token", "active", "is_only_account", "wait_days"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"secret", "api_token"} & self.fields.keys():
            self.fields[name].help_text = KEEP if getattr(self.instance, name) else NONE_YET

    def clean_secret(self):
        return self.new_or_stored("secret")

    def clean_api_token(self):
        return self.new_or_stored("api_token")

    def new_or_stored(self, name: str) -> str:
        typed = self.cleaned_data[name]
        if typed and not typed.isascii():
            raise ValidationError("Mã chỉ gồm chữ không dấu, số và dấu, như nhà cung cấp đưa.")
        return typed or getattr(self.instance, name)


class OutcomeForm(forms.Form):
    """Which line of a statement this is, or that it never came, with a reason."""

    choice = forms.ChoiceField(
        label="Dòng sao kê", widget=UnfoldAdminRadioSelectWidget,
        error_messages={"required": "Hãy chọn dòng sao kê, hoặc chọn gỡ dòng tạm ghi."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", required=False, max_length=500, widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text="Cần khi gỡ dòng tạm ghi.",
    )  # fmt: skip

    def __init__(self, data=None, *, candidates: list):
        super().__init__(data)
        self.candidates = {str(line.pk): line for line in candidates}
        self.fields["choice"].choices = [
            *(
                (key, f"{day(line.day)}, {dong(line.amount)} đồng: {line.memo}")
                for key, line in self.candidates.items()
            ),
            (NEVER, "Không có trong sao kê: gỡ dòng tạm ghi này"),
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("choice") == NEVER and not cleaned.get("reason"):
            self.add_error("reason", "Hãy ghi lý do gỡ dòng tạm ghi.")
        return cleaned

    @property
    def chosen(self):
        """The line of a statement; None for one that never came."""
        return self.candidates.get(self.cleaned_data["choice"])
