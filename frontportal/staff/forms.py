"""Forms about accounts: one full name, roles as check boxes."""

from django import forms
from django.contrib.auth.models import Group
from unfold.forms import UserChangeForm as UnfoldUserChangeForm
from unfold.forms import UserCreationForm as UnfoldUserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from .models import Mail, User


def roles_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"),
        label="Vai trò",
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="Địa bàn làm việc được ghi ở mục “Phân công địa bàn”.",
    )


class UserCreationForm(UnfoldUserCreationForm):
    groups = roles_field()

    class Meta(UnfoldUserCreationForm.Meta):
        model = User
        fields = ("username", "full_name", "title", "email", "groups")


class UserChangeForm(UnfoldUserChangeForm):
    groups = roles_field()

    class Meta(UnfoldUserChangeForm.Meta):
        model = User
        fields = "__all__"


class OwnMailsForm(forms.Form):
    """Which mails a person wants; each is wanted until its box is cleared."""

    wanted = forms.MultipleChoiceField(
        choices=Mail.choices, label="Thư muốn nhận", required=False, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )

    def unwanted(self) -> list[str]:
        """The kinds that were cleared, in their order."""
        return [mail for mail in Mail.values if mail not in self.cleaned_data["wanted"]]
