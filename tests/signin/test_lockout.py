"""Guessing: who guesses is shut out, who owns the account is not."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user

pytestmark = pytest.mark.django_db
OFFICE, HOME = "203.0.113.9", "198.51.100.7"


@pytest.fixture
def owner():
    return make_user("ke-toan")


def sign_in(client, password, address, username="ke-toan"):
    given = {"username": username, "password": password}
    return client.post(reverse("admin:login"), given, REMOTE_ADDR=address)


def a_moment_later():
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(seconds=6))


def test_from_where_she_was_right_before_the_owner_is_never_shut_out(client, owner):
    assert sign_in(client, "mat-khau", OFFICE).status_code == 302
    client.logout()
    answers = [sign_in(client, "sai", OFFICE) for _ in range(15)]
    assert "Hãy đợi 5 giây" in answers[-1].content.decode() and answers[-1]["Retry-After"] == "5"
    assert sign_in(client, "mat-khau", OFFICE).status_code == 429  # at once: no faster than a person types
    a_moment_later()
    assert sign_in(client, "sai", OFFICE).status_code == 429
    a_moment_later()
    assert sign_in(client, "mat-khau", OFFICE).status_code == 302


def test_one_name_guessed_from_everywhere_is_shut_for_strangers_only(client, owner):
    sign_in(client, "mat-khau", OFFICE)
    client.logout()
    seen = [sign_in(client, "sai", f"192.0.2.{number}").status_code for number in range(51)]
    assert (seen[48], seen[-1]) == (200, 429)
    assert sign_in(client, "mat-khau", HOME).status_code == 429
    assert sign_in(client, "mat-khau", OFFICE).status_code == 302


def test_who_goes_on_guessing_does_not_make_the_lock_last_longer(client, owner):
    for _ in range(11):
        sign_in(client, "sai", HOME)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert sign_in(client, "sai", HOME).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, "mat-khau", HOME).status_code == 302


def test_an_administrator_unlocks(client, owner):
    for _ in range(11):
        sign_in(client, "sai", HOME)
    administrator = make_user("quan-tri", group="Quản trị")
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("admin:staff_user_unlock_account", args=[owner.pk])).status_code == 302
    client.logout()
    assert sign_in(client, "mat-khau", HOME).status_code == 302


def test_the_log_names_a_number_in_one_line(client, owner, caplog):
    for username in ("ke-toan", "Nguyễn Văn Nào"):
        caplog.clear()
        for _ in range(12):
            sign_in(client, "sai", HOME, username)
        lines = [record.getMessage() for record in caplog.records if record.name == "frontportal.signin.events"]
        assert lines and all(HOME not in line and username not in line for line in lines)
    assert "that does not exist" in lines[-1]
