"""What is done to an account by somebody else: written into its history, and told to those who should know."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from frontportal.staff.models import User
from frontportal.staff.roles import ADMINISTRATOR

from .codes.required import authenticator_of, is_required_of
from .sending import address_of, tell_later
from .sessions.own import end_everywhere


@transaction.atomic
def remove_code(user: User, *, by: User | None) -> None:
    """`by` None: somebody at the machine itself. The person sets up a new one at the next sign-in, where a role asks for it."""
    if authenticator := authenticator_of(user):
        authenticator.delete()
    user.recovery_codes.all().delete()
    end_everywhere(user)
    record(user, "Gỡ mã một lần")
    tell(user, by, "Gỡ mã một lần", "đã gỡ mã một lần của")


@transaction.atomic
def roles_given(user: User, before: Iterable[str], *, by: User) -> None:
    """After a change of roles. A session that began without a code goes no further where one is needed now."""
    old, new = set(before), {group.name for group in user.groups.all()}
    if old == new:
        return
    given, taken = ", ".join(sorted(new - old)) or "không", ", ".join(sorted(old - new)) or "không"
    record(user, f"Vai trò thêm: {given}; bớt: {taken}")
    tell(user, by, "Vai trò thay đổi", f"đã đổi vai trò (thêm: {given}; bớt: {taken}) của")
    if authenticator_of(user) is None and is_required_of(user):
        end_everywhere(user)


@transaction.atomic
def password_set(user: User, *, by: User) -> None:
    """By an administrator: the person should know, for it opens the account."""
    record(user, "Đặt lại mật khẩu")
    tell(user, by, "Mật khẩu được đặt lại", "đã đặt lại mật khẩu của")


def record(user: User, words: str) -> None:
    """In the history of the account, signed by whoever sends the request."""
    user._change_reason = words
    user.save()


def tell(user: User, by: User | None, subject: str, deed: str) -> None:
    """The person, and every other administrator; nobody is told of what he did himself."""
    administrators = User.objects.filter(groups__name=ADMINISTRATOR, is_active=True)
    people = {*administrators, user} - {by}
    page = address_of(reverse("admin:staff_user_change", args=[user.pk]))
    who = by or "Người vận hành máy chủ"
    body = f"{who} {deed} tài khoản “{user.username}”.\n\nXem lịch sử tại: {page}\n\nNếu việc này không đúng, hãy báo ngay người quản trị.\n"
    tell_later((person.email for person in people), f"{subject}: {user.username}", body)
