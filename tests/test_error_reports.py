"""What a Sentry server is told: where something broke, never who was concerned. Nothing leaves the test."""

import json
import os
import subprocess
import sys

import pytest

from frontportal import __version__, error_reports
from tests.environment import ROOT

HEADERS = {"X-Name": "Bi Mat", "Cookie": "sessionid=bimat"}
SECRET = "Nguyễn Thị Bí Mật 0912345678"


# A site whose database is nowhere: each page breaks, with Sentry's own integration for Django at work.
SITE = """
import json, sys, django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
import sentry_sdk
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from sentry_sdk.transport import Transport
from frontportal import error_reports
class Kept(Transport):
    events = []
    def capture_envelope(self, envelope):
        self.events += [item.payload.json for item in envelope.items]
error_reports.start("https://key@sentry.invalid/1", transport=Kept())
name, headers, query = json.loads(sys.argv[1])
sentry_sdk.set_user({"username": name})
sentry_sdk.set_tag("who", name)
sentry_sdk.add_breadcrumb(message=name)
asked = RequestFactory(headers=headers).get("/tin-tuc/?" + query)
b"".join(get_wsgi_application()(asked.environ, lambda *given: None))
options = sentry_sdk.get_client().options
print(json.dumps([Kept.events, sentry_sdk.get_client().should_send_default_pii(), options["include_local_variables"]]))
"""


def test_a_fault_is_told_with_its_place_and_without_persons():
    given = os.environ | {
        "DJANGO_SETTINGS_MODULE": "frontportal.settings",
        "DATABASE_URL": "postgres://a:bimat@127.0.0.1:1/b",
    }
    words = [sys.executable, "-c", SITE, json.dumps([SECRET, HEADERS, f"q={SECRET}"])]
    done = subprocess.run(words, cwd=ROOT, env=given, capture_output=True, text=True, check=True)
    events, is_sending_persons, is_sending_variables = json.loads(done.stdout.splitlines()[-1])
    assert (is_sending_persons, is_sending_variables) == (False, False)
    event = next(each for each in events if "exception" in each and each.get("request", {}).get("method"))
    fault = event["exception"]["values"][-1]
    assert (fault["type"], fault["value"], event["release"]) == (
        "OperationalError",
        error_reports.NOT_SENT,
        __version__,
    )
    assert "get_new_connection" in [frame["function"] for frame in fault["stacktrace"]["frames"]]
    assert event["request"] == {"method": "GET", "url": "http://testserver/tin-tuc/"}
    everything = json.dumps(events, ensure_ascii=False)
    assert [
        word for word in ("Bí Mật", "Bi Mat", "bimat", "0912345678", "sessionid", "127.0.0.1") if word in everything
    ] == []


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


@pytest.mark.parametrize(("dsn", "is_imported"), [("", "False"), ("https://key@sentry.invalid/1", "True")])
def test_the_library_is_imported_only_where_it_is_asked_for(monkeypatch, dsn, is_imported):
    monkeypatch.setenv("SENTRY_DSN", dsn)
    code = (
        "import sys; from frontportal import error_reports as e; e.start_if_asked(); print('sentry_sdk' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == is_imported
