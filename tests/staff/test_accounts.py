"""Accounts: made with a role, closed instead of deleted, and no way up for who administers them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from frontportal.kit.demo import DemoContext
from frontportal.staff import demo
from frontportal.staff.models import User
from tests.makers import make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = make_user("quan-tri", group="Quản trị")
    client.force_login(user, backend=BACKEND)
    return user


def test_a_new_account_has_its_role_and_may_enter(client, administrator):
    role = Group.objects.get(name="Kế toán")
    typed = {
        "username": "ke-toan-moi",
        "full_name": "Nguye\u0302\u0303n Thị Lan",
        "usable_password": "true",
        "password1": "mot-hai-ba-bon-5",
        "password2": "mot-hai-ba-bon-5",
        "groups": [role.pk],
    }
    client.post(reverse("admin:staff_user_add"), typed)
    made = User.objects.get(username="ke-toan-moi")
    assert (made.is_staff, made.is_superuser, list(made.groups.all())) == (True, False, [role])
    assert made.full_name == "Nguyễn Thị Lan"
    assert made.history.latest().history_user == administrator


def test_a_weak_password_gets_sentences(client, administrator):
    typed = {
        "username": "moi",
        "full_name": "Mới",
        "usable_password": "true",
        "password1": "12345",
        "password2": "12345",
    }
    response = client.post(reverse("admin:staff_user_add"), typed)
    assert response.context["adminform"].form.errors["password2"] == [
        "Mật khẩu quá ngắn, cần ít nhất 8 ký tự.",
        "Mật khẩu này quá dễ đoán.",
        "Mật khẩu không được chỉ gồm chữ số.",
    ]


def test_who_administers_accounts_cannot_become_a_superuser(client, administrator):
    url = reverse("admin:staff_user_change", args=[administrator.pk])
    client.post(url, {"username": "quan-tri", "full_name": "Người Thử", "is_superuser": "on", "is_active": "on"})
    administrator.refresh_from_db()
    assert not administrator.is_superuser


def test_a_superuser_is_out_of_reach(client, administrator):
    root = make_user("goc", is_superuser=True)
    assert client.post(reverse("admin:staff_user_change", args=[root.pk]), {}).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[root.pk]), {}).status_code == 403


def test_accounts_are_closed_not_deleted(client, administrator):
    assert client.post(reverse("admin:staff_user_delete", args=[make_user("cu").pk])).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    response = client.get(reverse("admin:index"))
    assert response.url == f"{reverse('admin:login')}?next={reverse('admin:index')}"


def test_ten_wrong_passwords_lock_one_account_for_one_place(client):
    make_user("bi-khoa")
    tries = [
        client.post(reverse("admin:login"), {"username": "bi-khoa", "password": "sai"}).status_code for _ in range(11)
    ]
    assert tries[0] == 200 and tries[-1] == 429
    right = client.post(reverse("admin:login"), {"username": "bi-khoa", "password": "mat-khau"})
    assert right.status_code == 429 and "tạm khoá" in right.content.decode()
    make_user("dong-nghiep")
    colleague = client.post(reverse("admin:login"), {"username": "dong-nghiep", "password": "mat-khau"})
    assert (colleague.status_code, colleague.url) == (302, reverse("admin:index"))


def test_behind_a_proxy_nobody_locks_the_account_of_another(client, settings):
    settings.TRUSTED_PROXIES = 1
    make_user("ke-toan")
    address = reverse("admin:login")

    def sign_in(password, forwarded):
        given = {"username": "ke-toan", "password": password}
        return client.post(address, given, headers={"X-Forwarded-For": forwarded}).status_code

    wrong = [sign_in("sai", f"198.51.100.{number}, 203.0.113.9") for number in range(11)]
    assert wrong[-1] == 429  # whatever is written in front of what our proxy saw
    assert sign_in("mat-khau", "203.0.113.9, 198.51.100.7") == 302
    client.logout()
    assert sign_in("mat-khau", "198.51.100.7, 203.0.113.9") == 429


def test_demo_passwords_are_known_in_demo_mode_only(settings):
    demo.load(DemoContext())
    assert not any(user.has_usable_password() for user in User.objects.all())
    User.objects.all().delete()
    settings.DEMO = True
    world = DemoContext()
    demo.load(world)
    assert world.users["leader"].check_password(demo.PASSWORD)
    assert set(world.users) == {
        "clerk", "clerk2", "editor", "approver", "accountant", "confirmer", "leader", "data_officer", "admin",
    }  # fmt: skip
    assert len(demo.signins()) == 1 + len(world.users)


def test_a_demonstration_that_others_reach_draws_its_passwords(settings):
    settings.DEMO = settings.IS_OPEN_DEMO = True
    world = DemoContext()
    demo.load(world)
    header, *lines, foot = demo.signins()
    assert header.startswith("Máy khác vào được cổng này") and foot.endswith("bin/manage changepassword TÊN")
    drawn = dict(line.split()[:2] for line in lines)
    assert set(drawn) == {user.username for user in world.users.values()} and len(set(drawn.values())) == len(drawn)
    for user in User.objects.all():
        assert user.check_password(drawn[user.username]) and not user.check_password(demo.PASSWORD)
    assert len(demo.signins()) == 2  # printed once
    settings.IS_OPEN_DEMO = False
    assert demo.signins() == [
        "Mật khẩu của bản minh hoạ đã được đặt riêng. Quên thì đặt lại: bin/manage changepassword TÊN"
    ]
