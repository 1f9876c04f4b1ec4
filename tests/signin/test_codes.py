"""The second page of signing in: nobody is signed in before it, and each code opens once."""

import re
import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse
from django_otp.oath import TOTP

from frontportal.signin.codes import step_up
from frontportal.signin.codes.required import ROLES
from frontportal.signin.models.authenticator import Authenticator
from frontportal.signin.models.recovery_code import RecoveryCode, make_codes
from frontportal.signin.models.staff_session import StaffSession
from frontportal.signin.otp import totp
from frontportal.signin.otp.encryption import decrypt
from frontportal.signin.otp.totp import new_secret
from tests.makers import make_user

pytestmark = pytest.mark.django_db
LOGIN, CODE, ENROL, OWN = "admin:login", "signin:code", "signin:enrol", "signin:own"
DESK = "/quan-tri/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.CODES_REQUIRED = True


@pytest.fixture
def clock(monkeypatch):
    """The time by which codes are made, moved on by hand."""

    class Clock:
        now = 1_900_000_000

        def code(self, user, steps: int = 0) -> str:
            totp = TOTP(decrypt(Authenticator.objects.get(user=user).encrypted_secret))
            totp.time = self.now + 30 * steps
            return f"{totp.token():06d}"

    clock = Clock()
    monkeypatch.setattr(totp.time, "time", lambda: clock.now)
    return clock


def with_code(user):
    Authenticator.objects.create(user=user, encrypted_secret=new_secret())
    return user


def password(client, username="ke-toan", onward=DESK):
    return client.post(f"{reverse(LOGIN)}?next={onward}", {"username": username, "password": "mat-khau"})


def is_in(client) -> bool:
    return SESSION_KEY in client.session


@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_password_alone_opens_nothing_to_these_roles(role, client):
    make_user("ke-toan", group=role)
    assert password(client).url == reverse(CODE)
    assert not is_in(client)
    for path in (DESK, reverse(OWN), reverse("admin:password_change"), reverse("session_state")):
        response = client.get(path)
        assert response.status_code == 302 or response.json()["user"] is None
    assert client.get(reverse(CODE)).url == reverse(ENROL)


@pytest.mark.parametrize("role", ["Cán bộ xã", "Biên tập viên", "Lãnh đạo"])
def test_other_roles_may_do_without(role, client):
    make_user("ke-toan", group=role)
    assert (password(client).url, is_in(client)) == (DESK, True)


def test_a_superuser_needs_a_code(client):
    make_user("ke-toan", is_superuser=True)
    assert (password(client).url, is_in(client)) == (reverse(CODE), False)


def test_a_demonstration_asks_nobody_who_has_set_up_none(client, settings, clock):
    settings.CODES_REQUIRED = False
    user = make_user("ke-toan", group="Kế toán")
    assert password(client).url == DESK
    client.logout()
    with_code(user)
    assert (password(client).url, is_in(client)) == (reverse(CODE), False)


def test_enrolment_shows_codes_once_and_opens_the_page_asked_for(client, clock):
    user = make_user("ke-toan", group="Kế toán")
    password(client, onward="/quan-tri/tim/")
    page = client.get(reverse(ENROL))
    letters = re.search(r'<code class="secret-letters">([A-Z2-7 ]+)</code>', page.content.decode())[1]
    assert (len(letters.replace(" ", "")), "<svg" in page.content.decode()) == (32, True)
    assert "unsafe" not in page["Content-Security-Policy"] and "no-store" in page["Cache-Control"]
    secret = decrypt(client.session["code_enrolment"])
    totp = TOTP(secret)
    totp.time = clock.now
    wrong = client.post(reverse(ENROL), {"code": f"{(totp.token() + 1) % 10**6:06d}"})
    assert (wrong.status_code, Authenticator.objects.exists(), is_in(client)) == (200, False, False)
    right = client.post(reverse(ENROL), {"code": f"{totp.token():06d}"})
    codes = re.findall(r"<li><code>([\w-]+)</code></li>", right.content.decode())
    assert (len(set(codes)), is_in(client)) == (10, True)
    assert 'href="/quan-tri/tim/"' in right.content.decode()
    held = Authenticator.objects.get(user=user)
    assert secret not in held.encrypted_secret.encode() and letters.replace(" ", "") not in held.encrypted_secret
    assert not any(code in row.digest for row in RecoveryCode.objects.all() for code in codes)


def test_a_code_opens_once_and_not_again_within_its_step(client, clock):
    user = with_code(make_user("ke-toan", group="Kế toán"))
    password(client)
    code = clock.code(user)
    assert (client.post(reverse(CODE), {"code": f" {code[:3]} {code[3:]} "}).url, is_in(client)) == (DESK, True)
    client.logout()
    password(client)
    assert client.post(reverse(CODE), {"code": code}).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567890123", "abcdef", "１２３４５６", "-12345", "9" * 40, "9" * 41, "ă" * 6]
)
def test_what_is_no_code_gets_a_sentence(code, client, clock):
    with_code(make_user("ke-toan", group="Kế toán"))
    password(client)
    response = client.post(reverse(CODE), {"code": code})
    assert (response.status_code, is_in(client)) == (200, False)
    assert "errorlist" in response.content.decode()


def test_wrong_codes_are_slowed_down_but_never_for_long(client, clock):
    user = with_code(make_user("ke-toan", group="Kế toán"))
    password(client)
    for _ in range(3):
        client.post(reverse(CODE), {"code": "abcdef"})
    refused = client.post(reverse(CODE), {"code": clock.code(user)})
    assert "Đã sai mã nhiều lần" in refused.content.decode()
    held = Authenticator.objects.get(user=user)
    for _ in range(40):
        held.throttle_increment()
    held.refresh_from_db()
    assert (held.waits_until() - held.throttling_failure_timestamp).total_seconds() == 256


def test_a_recovery_code_serves_once_however_it_is_typed(client, clock):
    user = with_code(make_user("ke-toan", group="Kế toán"))
    code = make_codes(user)[0]
    password(client)
    client.post(reverse(CODE), {"code": code.upper().replace("-", " ")})
    assert is_in(client)
    client.logout()
    password(client)
    client.post(reverse(CODE), {"code": code})
    assert not is_in(client)


def test_the_code_of_another_opens_nothing(client, clock):
    with_code(make_user("ke-toan", group="Kế toán"))
    other = with_code(make_user("nguoi-khac", group="Kế toán"))
    password(client)
    client.post(reverse(CODE), {"code": clock.code(other)})
    client.post(reverse(CODE), {"code": make_codes(other)[0]})
    assert not is_in(client)


def test_who_waits_too_long_or_changes_the_password_starts_again(client, clock, monkeypatch):
    user = with_code(make_user("ke-toan", group="Kế toán"))
    password(client)
    session = client.session
    session["pending_sign_in"] |= {"at": int(time.time()) - 601}
    session.save()
    assert client.post(reverse(CODE), {"code": clock.code(user)}).url == reverse(LOGIN)
    password(client)
    user.set_password("mat-khau-khac")
    user.save()
    assert client.post(reverse(CODE), {"code": clock.code(user)}).url == reverse(LOGIN)
    assert not is_in(client)


def test_a_password_typed_by_another_ends_what_was_signed_in_there(client, clock):
    client.force_login(make_user("nguoi-khac"), backend="django.contrib.auth.backends.ModelBackend")
    with_code(make_user("ke-toan", group="Kế toán"))
    password(client)
    assert not is_in(client)
    assert StaffSession.objects.filter(user__isnull=False).count() == 0


class TestAskedAgain:
    """Before what can't be taken back; tried on the roles of an account and on money (tests/welfare/ledger)."""

    @pytest.fixture
    def administrator(self, client, clock):
        user = with_code(make_user("ke-toan", group="Quản trị"))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    def test_nothing_typed_is_lost_and_nothing_done_before(self, client, clock, administrator):
        address = reverse("signin:recovery-codes")
        make_codes(administrator)
        before = set(RecoveryCode.objects.values_list("digest", flat=True))
        asked = client.post(address, {"ghi-chu": "<điều đã gõ>", "nhieu": ["1", "2"]})
        html = asked.content.decode()
        assert 'name="ghi-chu" value="&lt;điều đã gõ&gt;"' in html
        assert html.count('name="nhieu"') == 2
        assert client.post(address, {step_up.FIELD: "000000"}).context["sentence"].startswith("Mã không đúng")
        assert set(RecoveryCode.objects.values_list("digest", flat=True)) == before
        clock.now += 60
        Authenticator.objects.update(throttling_failure_count=0)
        done = client.post(address, {step_up.FIELD: clock.code(administrator)})
        assert "mười mã dự phòng" in done.content.decode()
        assert set(RecoveryCode.objects.values_list("digest", flat=True)) & before == set()

    def test_for_five_minutes_it_is_not_asked_once_more(self, client, clock, administrator):
        address = reverse("signin:recovery-codes")
        client.post(address, {step_up.FIELD: clock.code(administrator)})
        assert "mười mã dự phòng" in client.post(address).content.decode()
        session = client.session
        session[step_up.ASKED_AT] -= step_up.LASTS + 1
        session.save()
        assert "sentence" in client.post(address).context


def test_an_administrator_takes_away_the_code_of_who_lost_the_phone(client, clock, django_capture_on_commit_callbacks):
    lost = with_code(make_user("mat-may", group="Kế toán", email="mat-may@vi-du.invalid"))
    make_codes(lost)
    other = make_user("quan-tri-2", group="Quản trị", email="quan-tri-2@vi-du.invalid")
    theirs = type(client)()
    theirs.force_login(lost, backend="django.contrib.auth.backends.ModelBackend")
    by = with_code(make_user("ke-toan", group="Quản trị", email="quan-tri-1@vi-du.invalid"))
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("admin:staff_user_remove_code", args=[lost.pk])
    assert client.get(address).status_code == 200
    client.post(address, {step_up.FIELD: clock.code(by)})
    assert list(Authenticator.objects.values_list("user", flat=True)) == [by.pk]
    assert not lost.recovery_codes.exists()
    assert theirs.get(DESK).status_code == 302
    assert lost.history.latest().history_change_reason == "Gỡ mã một lần"
    assert other.pk != by.pk


def test_an_editor_takes_away_nobody_s_code(client):
    lost = with_code(make_user("mat-may", group="Kế toán"))
    client.force_login(
        make_user("bien-tap", group="Biên tập viên"), backend="django.contrib.auth.backends.ModelBackend"
    )
    for page in ("remove_code", "unlock_account"):
        assert client.post(reverse(f"admin:staff_user_{page}", args=[lost.pk])).status_code in (302, 403, 404)
    assert Authenticator.objects.filter(user=lost).exists()
