"""Roles that are never one person's, and who may give them."""

from itertools import combinations

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from frontportal.kit.records.db_errors import message_for
from frontportal.signin import sending
from frontportal.staff.models import User
from frontportal.staff.roles import APART, ROLES, permissions_of, why_apart
from tests.makers import make_user

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def refusal_of(user, names) -> str:
    """What the database says to these roles; "" when it takes them."""
    try:
        with transaction.atomic():
            user.groups.set(Group.objects.filter(name__in=names))
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        return message_for(error)
    return ""


def test_the_database_says_of_every_pair_what_the_form_says():
    user = make_user("hai-vai")
    wrong = []
    for pair in combinations(ROLES, 2):
        if refusal_of(user, pair) != why_apart(pair):
            wrong.append(pair)
        user.groups.clear()
    assert wrong == []
    assert [pair for pair in combinations(ROLES, 2) if why_apart(pair)] == list(map(tuple, map(sorted_as_roles, APART)))


def sorted_as_roles(pair):
    return sorted(pair, key=list(ROLES).index)


def test_whoever_enters_money_or_gives_roles_is_apart_from_whoever_confirms():
    def has(role, *verbs):
        names = {name.split(".")[1] for name in permissions_of(role)}
        return any(f"{verb}_{model}" in names for verb in verbs for model in ("contribution", "disbursement"))

    confirming = {role for role in ROLES if has(role, "confirm")}
    entering = {role for role in ROLES if has(role, "add", "change", "delete")}
    giving = {role for role in ROLES if "staff.change_user" in permissions_of(role)}
    assert {(one, other) for one in entering | giving for other in confirming} == set(APART)


class TestGiving:
    @pytest.fixture(autouse=True)
    def at_once(self, monkeypatch, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        monkeypatch.setattr(sending, "send_beside", sending.send)

    @pytest.fixture
    def administrator(self, client):
        user = make_user("quan-tri", group="Quản trị", email="mot@vi-du.invalid")
        client.force_login(user, backend=BACKEND)
        return user

    def give(self, client, user, *names, **given):
        keys = list(Group.objects.filter(name__in=names).values_list("pk", flat=True))
        typed = {"username": user.username, "full_name": user.full_name, "email": user.email, "is_active": "on"}
        return client.post(
            reverse("admin:staff_user_change", args=[user.pk]), typed | {"is_staff": "on", "groups": keys} | given
        )

    def errors(self, response):
        return response.context["adminform"].form.errors.get("groups")

    def test_nobody_gives_himself_a_role(self, client, administrator):
        response = self.give(client, administrator, "Quản trị", "Kế toán")
        assert self.errors(response) == ["Không ai tự đổi vai trò của mình. Hãy nhờ một quản trị viên khác."]
        assert [group.name for group in administrator.groups.all()] == ["Quản trị"]
        assert self.give(client, administrator, "Quản trị").status_code == 302  # his own name he may change

    def test_roles_apart_are_refused_with_a_sentence(self, client, administrator):
        user = make_user("hai-vai")
        response = self.give(client, user, "Kế toán", "Người xác nhận chi")
        assert self.errors(response) == [why_apart(["Kế toán", "Người xác nhận chi"])]

    def test_what_was_given_stands_in_the_history_and_is_told(
        self, client, administrator, django_capture_on_commit_callbacks
    ):
        make_user("quan-tri-2", group="Quản trị", email="hai@vi-du.invalid")
        user = make_user("moi", group="Biên tập viên", email="moi@vi-du.invalid")
        with django_capture_on_commit_callbacks(execute=True):
            self.give(client, user, "Kế toán")
        latest = user.history.latest()
        assert latest.history_change_reason == "Vai trò thêm: Kế toán; bớt: Biên tập viên"
        assert (latest.history_user, [each.group.name for each in latest.groups.all()]) == (administrator, ["Kế toán"])
        assert sorted(message.to[0] for message in mail.outbox) == ["hai@vi-du.invalid", "moi@vi-du.invalid"]
        page = client.get(reverse("admin:staff_user_history", args=[user.pk])).content.decode()
        assert "Vai trò thêm: Kế toán" in page

    def test_who_gets_a_role_that_needs_a_code_signs_in_anew(self, client, administrator, settings):
        user = make_user("moi")
        theirs = type(client)()
        theirs.force_login(user, backend=BACKEND)
        settings.CODES_REQUIRED = True
        session = client.session
        session["code_asked_at"] = 10**11  # the administrator's code was right just now
        session.save()
        assert self.give(client, user, "Kế toán").status_code == 302
        assert theirs.get("/quan-tri/").url.startswith(reverse("admin:login"))

    def test_the_code_is_asked_before_roles_change(self, client, administrator, settings):
        settings.CODES_REQUIRED = True
        user = make_user("moi")
        assert "vai trò của một tài khoản sẽ đổi" in self.give(client, user, "Kế toán").content.decode()
        assert not user.groups.exists()
        assert self.give(client, user, full_name="Tên Khác").status_code == 302
        assert User.objects.get(pk=user.pk).full_name == "Tên Khác"

    def test_a_password_set_by_another_is_told(self, client, administrator, django_capture_on_commit_callbacks):
        user = make_user("moi", email="moi@vi-du.invalid")
        given = {"usable_password": "true", "password1": "mot-hai-ba-bon-5", "password2": "mot-hai-ba-bon-5"}
        with django_capture_on_commit_callbacks(execute=True):
            client.post(
                reverse("admin:auth_user_password_change", args=[user.pk]), given | {"set-password": "Đặt mật khẩu"}
            )
        user.refresh_from_db()
        assert user.check_password("mot-hai-ba-bon-5")
        assert [message.to for message in mail.outbox] == [["moi@vi-du.invalid"]]
        assert user.history.latest().history_change_reason == "Đặt lại mật khẩu"
