"""Forms about accounts: one full name, roles as check boxes."""

from django import forms
from django.contrib.auth.models import Group
from unfold.forms import UserChangeForm as UnfoldUserChangeForm
from unfold.forms import UserCreationForm as UnfoldUserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from .models import Mail, User
from .roles import why_apart

OWN_ROLES = "Không ai tự đổi vai trò của mình. Hãy nhờ một quản trị viên khác."


class RolesMixin:
    """Roles that may be one person's. `changed_by` is set by the page: whoever fills in the form."""

    changed_by = None

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        if sentence := why_apart({group.name for group in groups}):
            raise forms.ValidationError(sentence)
        is_own = self.instance.pk is not None and self.instance.pk == getattr(self.changed_by, "pk", None)
        if is_own and set(groups) != set(self.instance.groups.all()):
            raise forms.ValidationError(OWN_ROLES)
        return groups


def roles_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"),
        label="Vai trò",
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="Địa bàn làm việc được ghi ở mục “Phân công địa bàn”.",
    )


class UserCreationForm(RolesMixin, UnfoldUserCreationForm):
    groups = roles_field()

    class Meta(UnfoldUserCreationForm.Meta):
        model = User
        fields = ("username", "full_name", "title", "email", "groups")


class UserChangeForm(RolesMixin, UnfoldUserChangeForm):
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
