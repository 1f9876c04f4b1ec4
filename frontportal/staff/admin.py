from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from unfold.forms import AdminPasswordChangeForm

from frontportal.backoffice.record_admin import RecordAdmin

from .forms import UserChangeForm, UserCreationForm
from .models import User

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
        ("Thời gian", {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        ("Người dùng", {"fields": ["username", "full_name", "title", "email"]}),
        ("Mật khẩu", {"fields": ["usable_password", "password1", "password2"]}),
        ("Quyền", {"fields": ["groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    @admin.display(description="vai trò")
    def roles(self, user) -> str:
        return ", ".join(group.name for group in user.groups.all())

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
