"""How sessions end: by time, by their person, by a new password; and that a cookie kept aside opens nothing then."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from frontportal.signin.models.staff_session import StaffSession
from tests.makers import make_user

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DESK = "/quan-tri/dang-nhap-cua-toi/"


@pytest.fixture
def person(client):
    user = make_user("can-bo")
    client.force_login(user, backend=BACKEND)
    return user


def copy_of(client) -> Client:
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    return thief


def set_back(client, **seconds) -> None:
    session = client.session
    for name, ago in seconds.items():
        session[name] = int(time.time()) - ago
    session.save()


@pytest.mark.parametrize(("ago", "status"), [(29 * 60, 200), (31 * 60, 302)])
def test_half_an_hour_without_a_request_ends_it(ago, status, client, person):
    set_back(client, seen_at=ago)
    assert client.get(DESK).status_code == status
    if status == 302:
        assert "Điều bạn gõ dở vẫn được giữ" in client.get(reverse("admin:login")).content.decode()
        assert client.get(DESK).status_code == 302
        assert not StaffSession.objects.filter(user=person).exists()


@pytest.mark.parametrize(("ago", "status"), [(12 * 3600 - 60, 200), (12 * 3600 + 60, 302)])
def test_twelve_hours_end_it_whatever_happens(ago, status, client, person):
    set_back(client, started_at=ago, seen_at=30)
    assert client.get(DESK).status_code == status


def test_what_is_posted_into_a_session_that_is_over_changes_nothing(client, person):
    set_back(client, seen_at=31 * 60)
    response = client.post(reverse("own-mails"), {"wanted": []})
    assert response.url.startswith(reverse("admin:login"))
    person.refresh_from_db()
    assert person.unwanted_mails == []


def test_the_public_pages_are_read_without_a_sign_in(client, person):
    set_back(client, seen_at=31 * 60)
    assert client.get("/robots.txt").status_code == 200
    assert client.get(reverse("session_state")).json()["user"] is None


def test_using_it_keeps_it_and_writes_once_a_minute(client, person, django_assert_num_queries):
    set_back(client, seen_at=25 * 60)
    client.get(DESK)
    assert time.time() - client.session["seen_at"] < 60
    with django_assert_num_queries(2):  # the session, the person; nothing is written
        client.get(reverse("session_state"))


def test_a_clock_that_is_set_back_keeps_no_session_alive(client, person):
    set_back(client, seen_at=-24 * 3600, started_at=-23 * 3600)
    client.get(DESK)
    assert abs(time.time() - client.session["seen_at"]) < 60
    assert abs(time.time() - client.session["started_at"]) < 60


@pytest.mark.parametrize("ended_by", ["sign out", "sign out everywhere", "new password"])
def test_a_stolen_cookie_is_dead_afterwards(ended_by, client, person):
    thief = copy_of(client)
    assert thief.get(DESK).status_code == 200
    if ended_by == "sign out":
        client.post(reverse("admin:logout"))
    elif ended_by == "sign out everywhere":
        elsewhere = Client()
        elsewhere.force_login(person, backend=BACKEND)
        assert elsewhere.post(reverse("signin:sign-out-everywhere")).url == reverse("admin:login")
    else:
        person.set_password("mat-khau-moi")
        person.save()
    assert thief.get(DESK).status_code == 302


def test_everywhere_is_one_s_own_everywhere(client, person):
    other = Client()
    other.force_login(make_user("nguoi-khac"), backend=BACKEND)
    client.post(reverse("signin:sign-out-everywhere"))
    assert other.get(DESK).status_code == 200


def test_own_sessions_are_listed_by_browser_without_addresses(client, person):
    phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
    given = {"username": "can-bo", "password": "mat-khau"}
    Client().post(reverse("admin:login"), given, headers={"user-agent": phone}, REMOTE_ADDR="203.0.113.77")
    make_user("nguoi-khac")
    Client().post(reverse("admin:login"), given | {"username": "nguoi-khac"}, headers={"user-agent": "curl/8"})
    html = client.get(DESK).content.decode()
    assert "Chrome trên Android" in html and "203.0.113" not in html
    assert html.count("dùng lần cuối") == 2 and html.count("chính là nơi này") == 1


def test_the_cookie_goes_with_the_browser(client):
    make_user("can-bo")
    client.post(reverse("admin:login"), {"username": "can-bo", "password": "mat-khau"})
    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")
