"""A forgotten password: a mail to who has the address, and to nobody a word on whether there is one."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from frontportal.signin import sending
from tests.makers import make_user

pytestmark = pytest.mark.django_db
MAIL = "ke-toan@vi-du.invalid"


@pytest.fixture(autouse=True)
def at_once(monkeypatch, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(sending, "send_beside", sending.send)


def ask(client, address):
    return client.post(reverse("admin_password_reset"), {"email": address}, follow=True)


def test_known_and_unknown_addresses_get_the_same_answer(client):
    make_user("ke-toan", email=MAIL)
    make_user("da-nghi", email="da-nghi@vi-du.invalid", is_active=False)
    pages = {ask(client, address).content for address in (MAIL, "khong-co@vi-du.invalid", "da-nghi@vi-du.invalid")}
    assert len(pages) == 1
    assert [message.to for message in mail.outbox] == [[MAIL]]


def test_nobody_s_box_is_filled(client):
    make_user("ke-toan", email=MAIL)
    for _ in range(3):
        ask(client, MAIL)
    assert len(mail.outbox) == 1


def test_the_way_through(client):
    user = make_user("ke-toan", email=MAIL)
    elsewhere = type(client)()
    elsewhere.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    ask(client, MAIL)
    path = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    page = client.get(path, follow=True)
    weak = client.post(page.redirect_chain[-1][0], {"new_password1": "123", "new_password2": "123"})
    assert weak.context["form"].errors["new_password2"]
    given = dict.fromkeys(("new_password1", "new_password2"), "mot-hai-ba-bon-5")
    done = client.post(page.redirect_chain[-1][0], given)
    assert done.url == reverse("signin:reset-done")
    user.refresh_from_db()
    assert user.check_password("mot-hai-ba-bon-5")
    assert elsewhere.get("/quan-tri/").status_code == 302
    assert "Đường dẫn này đã dùng" in client.get(path, follow=True).content.decode()
    assert client.get("/quan-tri/").status_code == 302  # a mail box alone signs nobody in


def test_without_a_mail_server_the_page_says_whom_to_ask(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    html = client.get(reverse("admin_password_reset")).content.decode()
    assert "chưa gửi được thư" in html and "<form" not in html


@pytest.mark.parametrize("page", ["admin:login", "admin_password_reset", "signin:reset-sent", "signin:reset-done"])
def test_pages_on_the_way_in_run_nothing_that_the_public_pages_may_not(page, client):
    response = client.get(reverse(page))
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy and "script-src 'self'" in policy
    html = response.content.decode()
    assert "<style" not in html and " style=" not in html and " onclick" not in html


def test_passwords_are_kept_with_argon2():
    from django.conf import settings as given

    from frontportal import settings as ours

    assert ours.PASSWORD_HASHERS[0].endswith(".Argon2PasswordHasher")
    assert given.AUTHENTICATION_BACKENDS[0] == "axes.backends.AxesStandaloneBackend"
