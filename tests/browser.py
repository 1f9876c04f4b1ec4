"""The portal in a real browser without a server: every request goes to Django's test client, in the test's transaction."""

import mimetypes
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.finders import find
from django.db import connections
from django.test import Client

from tests.environment import HANGING

# A redirect that a test answers is followed past it, to the real network: here the page that comes says where to go.
ONWARD = '<!doctype html><meta http-equiv="refresh" content="0;url={}"><title>…</title>'


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SITE = "http://localhost"  # the only name that browsers trust over plain http
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no chromium here: apt-get install chromium")
# What sticks out to the right, frames that scroll by themselves left aside.
STICKS_OUT = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .filter(each => !each.closest(".table-frame, .prose table, .visually-hidden, .field-trap"))
    .map(each => each.outerHTML.slice(0, 90))"""


class Portal:
    """What the browser meets: cut it off with `is_cut`, and read what it `asked`."""

    def __init__(self, context, connection):
        self.context, self.connection, self.is_cut, self.asked = context, connection, False, []

    def answer(self, route) -> None:
        request = route.request
        address = urlsplit(request.url)
        if self.is_cut:
            route.abort("internetdisconnected")
        elif address.path.startswith("/static/"):
            file = find(address.path.removeprefix("/static/"))
            content_type = mimetypes.guess_type(file)[0] if file else None
            route.fulfill(
                body=Path(file).read_bytes() if file else b"", content_type=content_type, status=200 if file else 404
            )
        else:
            self.asked.append((request.method, address.path))
            connections["default"] = self.connection
            self.pass_on(route, self.response_to(request, address))

    def response_to(self, request, address):
        client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
        for cookie in self.context.cookies():
            client.cookies[cookie["name"]] = cookie["value"]
        sent = {
            name: value
            for name, value in request.headers.items()
            if name in ("origin", "referer", "accept", "x-csrftoken")
        }
        path = address.path + (f"?{address.query}" if address.query else "")
        content_type = request.headers.get("content-type", "application/octet-stream")
        return client.generic(request.method, path, request.post_data_buffer or b"", content_type, headers=sent)

    def pass_on(self, route, response) -> None:
        headers = {name: value for name, value in response.items() if name.lower() != "location"}
        cookies = [morsel.OutputString() for morsel in response.cookies.values()]
        if cookies:
            headers["set-cookie"] = "\n".join(cookies)
        if response.status_code in (301, 302):
            body, headers["content-type"] = ONWARD.format(response.url), "text/html; charset=utf-8"
            route.fulfill(status=200, headers=headers, body=body)
        else:
            content = b"".join(response.streaming_content) if response.streaming else response.content
            route.fulfill(status=response.status_code, headers=headers, body=content)


@contextmanager
def portal_in_browser(**options):
    """(page, portal); what the browser complained of fails the test."""
    from playwright.sync_api import sync_playwright

    # Within the browser's loop Django would open another connection, which sees nothing of the test's transaction.
    said, connection = [], connections["default"]
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            timeout=HANGING * 1000,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = browser.new_context(**options)
        portal = Portal(context, connection)
        connections["default"] = connection
        context.route("**/*", portal.answer)
        page = context.new_page()
        page.set_default_timeout(HANGING * 1000)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page, portal
        browser.close()
    assert said == []


def sign_in(portal, user) -> None:
    """As if through the form: with a session of its own."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    value = client.cookies["sessionid"].value
    portal.context.add_cookies([{"name": "sessionid", "value": value, "url": SITE}])


def session_ends(portal) -> None:
    portal.context.clear_cookies(name=re.compile("sessionid"))


@contextmanager
def browser_with(responses: dict[str, object], **options):
    """A browser page whose every request is answered from `responses` (path → Django response) and the static files.

    While it is open the database must not be asked: the browser's loop runs in this thread.
    """
    from playwright.sync_api import sync_playwright

    def answer(route):
        address = urlsplit(route.request.url)
        path = address.path + (f"?{address.query}" if address.query else "")
        if path in responses:
            response = responses[path]
            route.fulfill(status=response.status_code, headers=dict(response.items()), body=response.content)
        elif address.path.startswith("/static/") and (file := find(address.path.removeprefix("/static/"))):
            route.fulfill(body=Path(file).read_bytes(), content_type=mimetypes.guess_type(file)[0])
        else:
            route.fulfill(status=404, body="")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            timeout=HANGING * 1000,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_context(**options).new_page()
        page.set_default_timeout(HANGING * 1000)
        page.route("**/*", answer)
        yield page
        browser.close()
