"""Accounts: whose they are, what they may do, and the ways back in for who is shut out."""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action
from unfold.forms import AdminPasswordChangeForm

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.staff.forms import UserChangeForm, UserCreationForm
from frontportal.staff.models import User

from . import account_changes
from .codes.required import authenticator_of
from .codes.step_up import ask_again
from .lockout import unlock

# What a role may do is decided in roles.py, not by ticking two hundred boxes.
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(RecordAdmin, DjangoUserAdmin):
    """Accounts. Only a superuser may touch a superuser."""

    keeps_unsaved = False
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "full_name", "title", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["username", "full_name", "title", "email"]
    ordering = ["username"]
    filter_horizontal = ()
    fieldsets = [
        ("Người dùng", {"fields": ["username", "full_name", "title", "email", "password"]}),
        ("Quyền", {"fields": ["is_active", "is_staff", "groups"]}),
        ("Thời gian", {"fields": [("last_login", "date_joined"), "one_time_code"]}),
    ]
    add_fieldsets = [
        ("Người dùng", {"fields": ["username", "full_name", "title", "email"]}),
        ("Mật khẩu", {"fields": ["usable_password", "password1", "password2"]}),
        ("Quyền", {"fields": ["groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined", "one_time_code"]
    actions_detail = ["unlock_account", "remove_code"]

    @admin.display(description="vai trò")
    def roles(self, user) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description="mã một lần")
    def one_time_code(self, user) -> str:
        return "đang dùng" if authenticator_of(user) else "chưa lập"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Nobody: every record says who made it. An account that has served is closed by `is_active`."""
        return False

    def may_touch(self, request, user) -> bool:
        return user is None or request.user.is_superuser or not user.is_superuser

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True  # an account without entry to the office's pages serves nobody here
        super().save_model(request, obj, form, change)

    # --- Roles ------------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form knows who fills it in: nobody gives himself a role."""
        form_class = super().get_form(request, obj, change=change, **kwargs)
        return type(form_class.__name__, (form_class,), {"changed_by": request.user})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Before roles are given or taken away the one-time code is asked again."""
        user = self.get_object(request, object_id) if object_id else None
        held = {str(key) for key in user.groups.values_list("pk", flat=True)} if user else set()
        if request.method == "POST" and set(request.POST.getlist("groups")) != held:
            asked = ask_again(request, "vai trò của một tài khoản sẽ đổi.")
            if asked:
                return asked
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        before = {group.name for group in form.instance.groups.all()}
        super().save_related(request, form, formsets, change)
        account_changes.roles_given(form.instance, before, by=request.user)

    def user_change_password(self, request, id, form_url=""):
        """Of somebody else's account: the person is told."""
        response = super().user_change_password(request, id, form_url)
        user = self.get_object(request, id) if request.method == "POST" and response.status_code == 302 else None
        if user is not None and user.pk != request.user.pk:
            account_changes.password_set(user, by=request.user)
        return response

    # --- Ways back in -----------------------------------------------------------------------------

    def get_actions_detail(self, request, object_id):
        """A code that is not there can't be taken away."""
        user = self.get_object(request, str(object_id))
        has_code = user is not None and authenticator_of(user) is not None
        offered = super().get_actions_detail(request, object_id)
        return [each for each in offered if each.method.__name__ != "remove_code" or has_code]

    def has_help_permission(self, request, object_id=None) -> bool:
        """Asked by its key: the library hands in no record."""
        user = self.get_object(request, str(object_id)) if object_id else None
        return self.has_change_permission(request, user)

    @action(description="Mở khoá đăng nhập", url_path="mo-khoa", permissions=["help"])
    def unlock_account(self, request, object_id):
        """Who was locked after wrong passwords need not wait."""
        words = ("Mở khoá đăng nhập?", "Các lần sai mật khẩu đã đếm được xoá; mật khẩu giữ nguyên.", "Mở khoá")
        return self.ask(request, object_id, words, lambda user: unlock(user.username), "Đã mở khoá đăng nhập.")

    @action(description="Gỡ mã một lần", url_path="go-ma", permissions=["help"])
    def remove_code(self, request, object_id):
        """For who has lost the phone and the codes on paper."""
        warning = (
            "Chỉ gỡ khi đã gặp hoặc gọi đúng người này: sau khi gỡ, ai biết mật khẩu có thể lập mã mới. "
            "Các phiên đang mở của người này hết ngay; người này và các quản trị khác nhận được thư báo."
        )
        words = ("Gỡ mã một lần của người này?", warning, "Gỡ mã")
        if request.method == "POST" and (asked := ask_again(request, "gỡ mã của người khác cần chắc chắn là bạn.")):
            return asked
        act = lambda user: account_changes.remove_code(user, by=request.user)  # noqa: E731
        return self.ask(request, object_id, words, act, "Đã gỡ mã một lần.")

    def ask(self, request, object_id, words, act, done):
        """A page that asks once more; posting it acts and goes back to the account."""
        user = self.must_see(request, object_id)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            act(user)
            self.log_change(request, user, done)
            messages.success(request, f"{user}: {done}")
            return HttpResponseRedirect(reverse("admin:staff_user_change", args=[user.pk]))
        context = dict(zip(("title", "warning", "button"), words, strict=True)) | {"account": user, "opts": self.opts}
        return TemplateResponse(request, "signin/ask.html", self.admin_site.each_context(request) | context)
