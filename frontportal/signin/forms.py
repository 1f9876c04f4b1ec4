"""What is typed on the way in."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import forms as auth_forms

from .models.reset_mail import may_be_sent
from .sending import send_apart

CODE_ATTRIBUTES = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "size": 16}


class PasswordForm(AdminAuthenticationForm):
    """Name and password; the same sentence whichever was wrong."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Chú ý chữ hoa, chữ thường.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"


class CodeForm(forms.Form):
    """`help_text`: which codes are taken there."""

    code = forms.CharField(
        label="Mã một lần",
        max_length=40,
        widget=forms.TextInput(attrs=CODE_ATTRIBUTES | {"autofocus": True}),
        error_messages={"required": "Hãy gõ mã một lần."},
    )

    def __init__(self, *args, help_text: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = help_text


class ResetForm(auth_forms.PasswordResetForm):
    """Whoever is named there is told nothing here: the mail goes out apart, so that no time tells either."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Thư điện tử ghi trong tài khoản"

    def get_users(self, email):
        """Those who may sign in and weren't sent such a mail just now."""
        return [user for user in super().get_users(email) if user.is_staff and may_be_sent(user)]

    def send_mail(self, subject_name, body_name, context, from_email, to_email, html_email_template_name=None):
        send_apart(subject_name, body_name, context, to_email)


class NewPasswordForm(auth_forms.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password2"].label = "Gõ lại mật khẩu mới"
