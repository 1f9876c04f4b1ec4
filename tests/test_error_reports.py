"""What a Sentry server is told: where something broke, never who was concerned. Nothing leaves the test."""

import json
import subprocess
import sys

import pytest
import sentry_sdk
from django.db import IntegrityError, transaction
from django.test import Client
from sentry_sdk.transport import Transport

from frontportal import __version__, error_reports
from frontportal.staff.models import User
from tests.makers import make_user
from tests.test_bin import ROOT

SECRET = "Nguyễn Thị Bí Mật 0912345678"


class Kept(Transport):
    """A server that is nowhere."""

    def __init__(self):
        super().__init__()
        self.events = []

    def capture_envelope(self, envelope):
        self.events += [item.payload.json for item in envelope.items]


@pytest.fixture
def told():
    transport = Kept()
    error_reports.start("https://key@sentry.invalid/1", transport=transport, auto_enabling_integrations=False)
    yield transport.events
    sentry_sdk.init()  # told nobody from here on


@pytest.mark.django_db
def test_a_fault_is_told_with_its_place_and_without_persons(told, monkeypatch):
    def broken(*given):
        name = SECRET
        sentry_sdk.add_breadcrumb(message=f"SELECT {name}")
        sentry_sdk.set_user({"username": name})
        sentry_sdk.set_tag("who", name)
        with transaction.atomic():
            User.objects.create(username=make_user(group="Lãnh đạo").username, full_name=name)

    monkeypatch.setattr("frontportal.home.Home.get_context_data", broken)
    client = Client(raise_request_exception=False, headers={"X-Name": "Bi Mat", "Cookie": "sessionid=bimat"})
    assert client.get("/", {"q": SECRET}).status_code == 500
    (event,) = [each for each in told if "exception" in each]
    (fault,) = event["exception"]["values"][-1:]
    assert (fault["type"], fault["value"], event["release"]) == (
        IntegrityError.__name__,
        error_reports.NOT_SENT,
        __version__,
    )
    assert "broken" in [frame["function"] for frame in fault["stacktrace"]["frames"]]
    everything = json.dumps(told, ensure_ascii=False)
    assert [word for word in ("Bí Mật", "Bi Mat", "bimat", "0912345678", "sessionid") if word in everything] == []


def test_words_of_a_log_line_are_told_without_what_was_put_in():
    event = {
        "logentry": {"message": "Gift of %s", "params": [SECRET], "formatted": f"Gift of {SECRET}"},
        "request": {
            "method": "POST",
            "url": f"https://a.vn/b/?q={SECRET}",
            "data": SECRET,
            "cookies": SECRET,
            "env": {},
        },
        "transaction": "/webhook/sepay/half-a-secret",
        "contexts": {"runtime": {"name": "CPython"}, "trace": {"data": SECRET}},
        "exception": {
            "values": [{"value": SECRET, "stacktrace": {"frames": [{"vars": {"name": SECRET}, "lineno": 1}]}}]
        },
    } | dict.fromkeys(error_reports.TAKEN_OUT, SECRET)
    assert error_reports.stripped(event, {}) == {
        "logentry": {"message": "Gift of %s"},
        "request": {"method": "POST", "url": "https://a.vn/b/"},
        "transaction": "/webhook/sepay/…",
        "contexts": {"runtime": {"name": "CPython"}},
        "exception": {"values": [{"value": error_reports.NOT_SENT, "stacktrace": {"frames": [{"lineno": 1}]}}]},
    }


def test_nothing_of_persons_is_collected_by_default(told):
    assert not sentry_sdk.get_client().should_send_default_pii()
    assert not sentry_sdk.get_client().options["include_local_variables"]


@pytest.mark.parametrize(("dsn", "is_imported"), [("", "False"), ("https://key@sentry.invalid/1", "True")])
def test_the_library_is_imported_only_where_it_is_asked_for(monkeypatch, dsn, is_imported):
    monkeypatch.setenv("SENTRY_DSN", dsn)
    code = (
        "import sys; from frontportal import error_reports as e; e.start_if_asked(); print('sentry_sdk' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == is_imported
