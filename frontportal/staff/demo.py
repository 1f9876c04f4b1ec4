"""Demonstration users, one for each role. Their password is known to all, so it is set in demo mode only, and drawn
anew where others than this machine can reach the site.
"""

import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from .models import User
from .roles import ACCOUNTANT, ADMINISTRATOR, APPROVER, CLERK, CONFIRMER, DATA_OFFICER, EDITOR, LEADER

ORDER = 0
PASSWORD = "mattran-2023"
# key in world.users, user name, full name (invented), title, role
PEOPLE = (
    ("clerk", "canbo.dadon", "K’ Thị Minh", "Cán bộ Mặt trận xã Đạ Đờn", CLERK),
    ("clerk2", "canbo.phuson", "Vũ Đình Hoạt", "Cán bộ Mặt trận xã Phú Sơn", CLERK),
    ("editor", "bientap", "Trần Thị Thu Ngân", "Biên tập viên", EDITOR),
    ("approver", "duyetbai", "Nguyễn Hữu Lượng", "Phó Chủ tịch, phụ trách cổng thông tin", APPROVER),
    ("accountant", "ketoan", "Phạm Thị Diễm", "Kế toán", ACCOUNTANT),
    ("confirmer", "xacnhan", "Đỗ Quốc Thuận", "Ủy viên Thường trực", CONFIRMER),
    ("leader", "lanhdao", "Lê Văn Trọng", "Chủ tịch", LEADER),
    ("data_officer", "dulieu", "Hoàng Thị Kim Oanh", "Cán bộ phụ trách dữ liệu cá nhân", DATA_OFFICER),
    ("admin", "quantri", "Bùi Anh Kiệt", "Quản trị viên", ADMINISTRATOR),
)


def load(world) -> None:
    """Make the users and name them in `world.users`. Outside demo mode nobody can sign in as one of them."""
    password = make_password(PASSWORD if settings.DEMO else None)
    for key, username, full_name, title, role in PEOPLE:
        user = User.objects.create(
            username=username,
            full_name=full_name,
            title=title,
            email=f"{username}@vi-du.invalid",
            is_staff=True,
            password=password,
        )
        user.groups.add(Group.objects.get(name=role))
        world.users[key] = user


def signins() -> list[str]:
    """Lines for the terminal: who can sign in, as what, and with which password."""
    roles = {username: role for _, username, _, _, role in PEOPLE}
    if settings.IS_OPEN_DEMO:
        return [
            "Máy khác vào được cổng này, nên mật khẩu của bản minh hoạ được đặt ngẫu nhiên và chỉ in một lần:",
            *(f"  {username:<14} {password}  {roles[username]}" for username, password in set_random_passwords()),
            "Quên mật khẩu thì đặt lại: bin/manage changepassword TÊN",
        ]
    administrator = User.objects.filter(username=PEOPLE[-1][1]).first()
    if administrator is None or not administrator.check_password(PASSWORD):
        return ["Mật khẩu của bản minh hoạ đã được đặt riêng. Quên thì đặt lại: bin/manage changepassword TÊN"]
    lines = [f"  {username:<14} {role}" for username, role in roles.items()]
    return [f"Đăng nhập thử tại /quan-tri/ (mật khẩu chung: {PASSWORD}):", *lines]


def set_random_passwords() -> list[tuple[str, str]]:
    """(user name, new password) of every demonstration user who still had the one that all know."""
    given = []
    for user in User.objects.filter(username__in=[username for _, username, *_ in PEOPLE]).order_by("pk"):
        if user.check_password(PASSWORD):
            password = secrets.token_urlsafe(12)
            user.set_password(password)
            user.save(update_fields=["password"])
            given.append((user.username, password))
    return given
